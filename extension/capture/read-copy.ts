// Makes the copy of a page that is kept as evidence. Runs inside the page, after the capture itself is safe.
import type { PageCopy } from './page-copy.ts';
import { readText } from './readable-text.ts';

/** The text of the page as it is now; `html` is empty when the page has none. */
export function readCopy(): PageCopy {
  const { html, notes } = readText(document);
  return { url: location.href, html, notes, language: languageOf(document) };
}

/** Asked of the prototype: an element of the page may have the name of what is asked of its document. */
const languageOf = (page: Document): string =>
  Document.prototype.querySelector.call(page, 'html')?.getAttribute('lang') ?? '';
