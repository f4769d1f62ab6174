// Reads the page for the popup. Runs inside the page, in the extension's own world there; changes nothing and asks no network.
import { maskedFinds } from '../../shared/privacy/masked.ts';
import { counted, scanPage } from '../../shared/privacy/scan.ts';
import { extractPage } from '../extractors/index.ts';
import { isScormPlayer } from '../extractors/scorm-player.ts';
import { closedFrames } from './page-frames.ts';
import { FOUND_MAX, type PageReading, readingFromTab, SELECTION_MAX } from './page-reading.ts';
import { pageStateOf } from './page-state.ts';
import { shownText } from './shown-text.ts';

/** What the page says of itself and what is selected in it; null where its address is none of the web. */
export function readPage(): PageReading | null {
  const url = location.href;
  // the browser's own viewer: there is an empty document around the file
  if (document.contentType === 'application/pdf') return readingFromTab({ url, title: document.title });
  const { kind, metadata, canonicalUrl, runnersUp, isWhole, hasRecording } = extractPage(document, url);
  const selection = (window.getSelection()?.toString() ?? '').trim().slice(0, SELECTION_MAX);
  const words = `${selection}\n\n${shownText(document)}`;
  const finds = scanPage(words);
  return {
    url,
    canonicalUrl,
    kind,
    metadata,
    selection,
    isReadable: true,
    isWhole,
    state: pageStateOf(document, url),
    runnersUp,
    // counted and masked here: of what was found, nothing whole leaves the page by this
    identifiers: counted(finds),
    found: maskedFinds(words, finds, FOUND_MAX),
    hasRecording,
    closedFrames: [...new Set(closedFrames(document).map(({ src }) => new URL(src).origin))],
    hasScorm: isScormPlayer(document, url),
  };
}
