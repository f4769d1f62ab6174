// What files in an archive are called: by day and title where names may be read, by number where a password hides what is in it.

/** Characters of a name without its ending: the whole path stays far below what Windows takes. */
const NAME_MAX = 60;
const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d)$/i;

/** Words without what Windows, macOS or Android refuse in a name. */
export function plainName(words: string): string {
  const plain = words
    .normalize('NFC')
    .replace(/[\p{C}<>:"/\\|?*%#]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const short = [...plain]
    .slice(0, NAME_MAX)
    .join('')
    .replace(/^[. ]+|[. ]+$/g, '');
  return RESERVED.test(short) ? `${short}_` : short;
}

const ENDINGS: Record<string, string> = {
  'application/pdf': 'pdf',
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/webp': 'webp',
  'image/gif': 'gif',
  'image/svg+xml': 'svg',
  'text/html': 'html',
  'text/plain': 'txt',
  'text/vtt': 'vtt',
  'application/json': 'json',
};

/** The ending of a file: its own where it had a name, else by its type. */
export function endingOf(mime: string, fileName = ''): string {
  const own = /\.([A-Za-z0-9]{1,8})$/.exec(fileName)?.[1];
  return (own ?? ENDINGS[mime.split(';')[0] ?? ''] ?? 'bin').toLowerCase();
}

export interface Naming {
  /** A path that no other file has, on any system: capital letters make no difference. */
  path(folder: string, words: readonly string[], ending: string): string;
}

/** With `isSecret` a name tells nothing but a number. */
export function openNaming(isSecret: boolean): Naming {
  const taken = new Map<string, number>();
  return {
    path(folder, words, ending) {
      const name = isSecret ? '' : plainName(words.filter(Boolean).join(' '));
      const key = isSecret ? folder : `${folder}/${name.toLowerCase()}.${ending}`;
      const count = (taken.get(key) ?? 0) + 1;
      taken.set(key, count);
      if (isSecret) return `${folder}/${String(count).padStart(4, '0')}.${ending}`;
      const path = `${folder}/${name || 'Untitled'}${count > 1 ? ` (${count})` : ''}.${ending}`;
      // a title may end in a number in brackets itself
      if (count > 1 && taken.has(path.toLowerCase())) return this.path(folder, words, ending);
      taken.set(path.toLowerCase(), 1);
      return path;
    },
  };
}
