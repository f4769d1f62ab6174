// What the kept copy of a page is called when it is downloaded.

const TITLE_CHARACTERS_MAX = 80;

/** "Home visits, kept 2026-11-24.html", without what Windows, macOS or Android refuse in a file name. */
export function keptFileName(title: string, capturedAt: string): string {
  const plain = title
    .normalize('NFC')
    .replace(/[\p{C}<>:"/\\|?*]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const short = [...plain]
    .slice(0, TITLE_CHARACTERS_MAX)
    .join('')
    .replace(/^[. ]+|[. ]+$/g, '');
  return `${short || 'Kept page'}, kept ${capturedAt.slice(0, 10)}.html`;
}
