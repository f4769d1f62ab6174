// What is read of a PDF, and its parser for when it comes over a message.
import { asPageDate } from '../model/capture.ts';
import { asLine, asLines, asRecord, asText } from '../model/parse.ts';

/** Characters of a PDF's text that are kept: a book of 500 pages. */
export const PDF_TEXT_MAX = 1_500_000;

export interface PdfReading {
  /** From the file's own details, or the largest words at the top of its first page; empty when neither says. */
  title: string;
  /** Where the title is from. */
  titleFrom: 'details' | 'page' | '';
  authors: string[];
  /** Lower case, `10.…/…`; empty when there is none. */
  doi: string;
  /** The journal or series. */
  container: string;
  /** ISO 8601, as exact as it says; empty when it does not. Never the day on which the file was made. */
  publishedOn: string;
  /** BCP 47; empty when it does not say. */
  language: string;
  /** Number of pages. */
  pages: number;
  /** Paragraphs with an empty line between. */
  text: string;
  /** False when time or room ran out before the last page. */
  isWhole: boolean;
}

export function parsePdfReading(value: unknown): PdfReading | null {
  const from = asRecord(value);
  if (typeof from.pages !== 'number' || !Number.isInteger(from.pages) || from.pages < 0) return null;
  const titleFrom = from.titleFrom === 'details' || from.titleFrom === 'page' ? from.titleFrom : '';
  return {
    title: asLine(from.title),
    titleFrom,
    authors: asLines(from.authors),
    doi: /^10\.\d{4,9}\/\S+$/.test(asLine(from.doi)) ? asLine(from.doi).toLowerCase() : '',
    container: asLine(from.container),
    publishedOn: asPageDate(from.publishedOn),
    language: asLine(from.language, 35),
    pages: from.pages,
    text: asText(from.text, PDF_TEXT_MAX),
    isWhole: from.isWhole !== false,
  };
}
