// Hands bytes or words to the browser's own downloads.

/** Characters of a name that are kept; the whole stays far below the 255 bytes that file systems take. */
const NAME_MAX = 80;

/** A name without what Windows, macOS or Android refuse in one. */
export function fileName(words: string, extension: string): string {
  const plain = words
    .normalize('NFC')
    .replace(/[\p{C}<>:"/\\|?*]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const short = [...plain]
    .slice(0, NAME_MAX)
    .join('')
    .replace(/^[. ]+|[. ]+$/g, '');
  return `${short || 'Waymark'}.${extension}`;
}

export function saveFile(content: Blob | string, name: string, mime = 'application/octet-stream'): void {
  const url = URL.createObjectURL(new Blob([content], { type: mime }));
  const link = Object.assign(document.createElement('a'), { href: url, download: name });
  link.click();
  // the browser has taken its own reference long before; without this the file would stay in memory
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
