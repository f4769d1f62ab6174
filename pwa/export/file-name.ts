// What a downloaded profile is called.
import type { ProfileDocument } from '../../shared/audit/profile-document.ts';

/** Characters of the title kept in a file name; the whole name stays far below the 255 bytes that file systems take. */
const TITLE_CHARACTERS_MAX = 60;

/** "CPD profile of Siân Ŵyn-O'Brien, 2025-11 to 2027-10.pdf", without what Windows, macOS or Android refuse in a file name. */
export function profileFileName({ title, period }: ProfileDocument): string {
  const kept = title
    .normalize('NFC')
    .replace(/[\p{C}<>:"/\\|?*]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const short = [...kept]
    .slice(0, TITLE_CHARACTERS_MAX)
    .join('')
    .replace(/[. ]+$/, '');
  return `${short || 'CPD profile'}, ${period.start.slice(0, 7)} to ${period.end.slice(0, 7)}.pdf`;
}
