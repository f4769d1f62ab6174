// Makes the copy of a page that is kept as evidence. Runs inside the page, after the capture itself is safe.
import type { PageCopy } from './page-copy.ts';
import { closedFrames } from './page-frames.ts';
import { readText } from './readable-text.ts';

/** Pixels; a course is larger, an advertisement or a counter smaller. */
const FRAME_WIDTH_MIN = 300;
const FRAME_HEIGHT_MIN = 150;
const isSmallFrame = (): boolean =>
  window.top !== window && (innerWidth < FRAME_WIDTH_MIN || innerHeight < FRAME_HEIGHT_MIN);

/** The text of the page or frame as it is now; `html` is empty when it has none. */
export function readCopy(): PageCopy {
  const { html, notes } = isSmallFrame() ? { html: '', notes: [] } : readText(document);
  const hosts = closedFrames(document).map(({ src }) => new URL(src).host);
  return { url: location.href, html, notes, language: languageOf(document), closedFrames: [...new Set(hosts)] };
}

/** Asked of the prototype: an element of the page may have the name of what is asked of its document. */
const languageOf = (page: Document): string =>
  Document.prototype.querySelector.call(page, 'html')?.getAttribute('lang') ?? '';
