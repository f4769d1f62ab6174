// The copy of a page's text as it comes back from the page, and its parser.
import { asLine, asLines, asRecord, asText, asWebAddress } from '../../shared/model/parse.ts';

/** Bytes kept of a page's text. */
export const TEXT_BYTES_MAX = 2 * 1024 * 1024;

export interface PageCopy {
  /** Where the page was then: it may have moved on since the capture. */
  url: string;
  /** Sanitised; empty when there was nothing to read. */
  html: string;
  /** What was left out, in whole sentences for the person. */
  notes: string[];
  language: string;
  /** Hosts of large frames in it that the page itself cannot look into. */
  closedFrames: string[];
}

/** What came back from a page or a frame, or null when that has no address of the web. `html` is empty when there was no text. */
export function parseCopy(value: unknown): PageCopy | null {
  const from = asRecord(value);
  const html = asText(from.html, TEXT_BYTES_MAX);
  const url = asWebAddress(from.url);
  if (!url) return null;
  const notes = Array.isArray(from.notes) ? from.notes.map((note) => asLine(note, 300)).slice(0, 5) : [];
  return { url, html, notes, language: asLine(from.language, 35), closedFrames: asLines(from.closedFrames, 10) };
}
