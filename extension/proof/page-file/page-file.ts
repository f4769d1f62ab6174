// The copy of a page that looks like the page, as it comes back from the page's script, and its parser.
import { asLines, asRecord, asWebAddress } from '../../../shared/model/parse.ts';

/** Bytes of a copy, in UTF-8, at most. */
export const PAGE_FILE_BYTES_MAX = 5 * 1024 * 1024;
/** Sentences on what was left out, at most; evidence takes as many. */
export const PAGE_NOTES_MAX = 10;

export interface PageFile {
  /** A whole HTML document that stands alone, or the empty string: then `notes` says why. */
  html: string;
  /** Where the page was when it was copied. */
  url: string;
  /** What was left out, in whole sentences for the person. */
  notes: string[];
}

const NO_COPY = 'No copy that looks like the page could be made.';
const TOO_LARGE = 'The copy that looks like the page would be larger than 5 MB, so it was not kept.';

const bytesOf = (text: string): number => new TextEncoder().encode(text).length;

/** What came back from the page, or null when it is no copy of a page of the web. A copy over the limit becomes a reason. */
export function parsePageFile(value: unknown): PageFile | null {
  const from = asRecord(value);
  const url = asWebAddress(from.url);
  if (!url || typeof from.html !== 'string') return null;
  const notes = asLines(from.notes, PAGE_NOTES_MAX);
  if (from.html === '') return { html: '', url, notes: notes.length > 0 ? notes : [NO_COPY] };
  if (from.html.length > PAGE_FILE_BYTES_MAX || bytesOf(from.html) > PAGE_FILE_BYTES_MAX) {
    return { html: '', url, notes: [TOO_LARGE] };
  }
  return { html: from.html, url, notes };
}
