// Reads the page for the popup. Runs inside the page, in the extension's own world there; changes nothing and asks no network.
import { extractPage } from '../extractors/index.ts';
import { type PageReading, readingFromTab, SELECTION_MAX } from './page-reading.ts';

/** What the page says of itself and what is selected in it; null where its address is none of the web. */
export function readPage(): PageReading | null {
  const url = location.href;
  // the browser's own viewer: there is an empty document around the file
  if (document.contentType === 'application/pdf') return readingFromTab({ url, title: document.title });
  const { kind, metadata, canonicalUrl } = extractPage(document, url);
  return {
    url,
    canonicalUrl,
    kind,
    metadata,
    selection: (window.getSelection()?.toString() ?? '').trim().slice(0, SELECTION_MAX),
    isReadable: true,
  };
}
