// Makes the copy of a page that is kept as evidence. Runs inside the page, after the capture itself is safe.
import type { PageCopy } from './page-copy.ts';
import { readText } from './readable-text.ts';

/** The text of the page as it is now; `html` is empty when the page has none. */
export function readCopy(): PageCopy {
  const { html, notes } = readText(document);
  return { url: location.href, html, notes, language: document.documentElement.lang };
}
