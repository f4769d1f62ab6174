// What files are called in a pack: sortable, unique, and accepted by Windows, macOS and Android alike.
import type { ProfileDocument } from '../../../shared/audit/profile-document.ts';

const TITLE_CHARACTERS_MAX = 60;

/** Words without what a file system refuses, and without a way out of the folder. */
export function safeName(words: string, fallback: string, charactersMax = TITLE_CHARACTERS_MAX): string {
  const plain = words
    .normalize('NFC')
    .replace(/[\p{C}<>:"/\\|?*]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const short = [...plain]
    .slice(0, charactersMax)
    .join('')
    .replace(/^[. ]+|[.,;\s-]+$/g, '');
  return short || fallback;
}

/** "evidence/03-Certificate.pdf"; the number has as many digits as the last one. */
export function evidencePath(
  number: number,
  title: string,
  { ending, count }: { ending: string; count: number },
): string {
  const digits = Math.max(2, String(count).length);
  const plain = /^[A-Za-z0-9]{1,10}$/.test(ending) ? ending.toLowerCase() : 'bin';
  return `evidence/${String(number).padStart(digits, '0')}-${safeName(title, 'Untitled')}.${plain}`;
}

/** "CPD pack of Siân Ŵyn, 2025-11 to 2027-10". */
export function packName({ holder, period }: Pick<ProfileDocument, 'holder' | 'period'>): string {
  const whose = safeName(holder.name, '', 40);
  return `CPD pack${whose ? ` of ${whose}` : ''}, ${period.start.slice(0, 7)} to ${period.end.slice(0, 7)}`;
}

export const zipName = (base: string, part: number, parts: number): string =>
  parts === 1 ? `${base}.zip` : `${base}-part-${part}-of-${parts}.zip`;
