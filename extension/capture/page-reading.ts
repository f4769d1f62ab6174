// What is read from a page for the popup, and its parser: the page's world is not ours, so what comes back is checked.
import { CAPTURE_KINDS, type CaptureKind, type PageMetadata, parseMetadata } from '../../shared/model/capture.ts';
import { asLine, asOneOf, asRecord, asText, asWebAddress } from '../../shared/model/parse.ts';
import { hostOf } from '../extractors/address.ts';

export const SELECTION_MAX = 5_000;

export interface PageReading {
  url: string;
  canonicalUrl: string;
  kind: CaptureKind;
  metadata: PageMetadata;
  /** What was selected, at most SELECTION_MAX characters. */
  selection: string;
  /** False when only the address is known: a PDF in the browser's viewer, a page of a store. */
  isReadable: boolean;
}

/** A reading from a page, or null when it is none or the page has no address of the web. */
export function parseReading(value: unknown): PageReading | null {
  const from = asRecord(value);
  const url = asWebAddress(from.url);
  if (!url) return null;
  return {
    url,
    canonicalUrl: asWebAddress(from.canonicalUrl) || url,
    kind: asOneOf(from.kind, CAPTURE_KINDS) ?? 'page',
    metadata: parseMetadata(from.metadata),
    selection: asText(from.selection, SELECTION_MAX),
    isReadable: from.isReadable !== false,
  };
}

const FILE_NAME = /\/([^/]+?)(?:\.\w{1,5})?$/;

function nameInAddress(url: string): string {
  const name = FILE_NAME.exec(new URL(url).pathname)?.[1] ?? '';
  try {
    return asLine(decodeURIComponent(name).replace(/[-_+]+/g, ' '));
  } catch {
    return asLine(name);
  }
}

/** What can be known of a page that cannot be read: its address and the tab's title. Null where not even the address is one of the web. */
export function readingFromTab(tab: { url?: string | undefined; title?: string | undefined }): PageReading | null {
  const url = asWebAddress(tab.url);
  if (!url) return null;
  const isPdf = /\.pdf(?:$|[?#])/i.test(url);
  const title = asLine(tab.title);
  return {
    url,
    canonicalUrl: url,
    kind: isPdf ? 'pdf' : 'page',
    metadata: parseMetadata({
      title: title && !url.includes(title) ? title : nameInAddress(url) || hostOf(url),
      siteName: hostOf(url),
      sources: { title: 'tab', siteName: 'address' },
    }),
    selection: '',
    isReadable: false,
  };
}
