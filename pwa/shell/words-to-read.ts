// What of a page is read aloud: its headings, sentences and what is written in its fields, piece by piece; not its buttons.

const PIECES = 'h1, h2, h3, h4, p, li, dt, dd, legend, label, th, td, summary, textarea, input:not([type])';
const LEFT_OUT = 'nav, button, [aria-hidden="true"], .visually-hidden';

/** In the order of the page, without what is hidden or stands in a piece that was read already. */
export function wordsToRead(page: HTMLElement): string[] {
  const pieces = [...page.querySelectorAll<HTMLElement>(PIECES)].filter(
    (piece) => piece.checkVisibility() && !piece.closest(LEFT_OUT) && !piece.querySelector(PIECES),
  );
  return pieces.map(wordsOf).filter((words) => words !== '');
}

function wordsOf(piece: HTMLElement): string {
  const words =
    piece instanceof HTMLTextAreaElement || piece instanceof HTMLInputElement ? piece.value : piece.textContent;
  return (words ?? '').replace(/\s+/g, ' ').trim();
}
