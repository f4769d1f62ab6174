// Where in its journal an article stands: volume, issue, pages, ISSN; and its number in PubMed.
import { pageLine } from './page-text.ts';

/** `1234-567X` from any spelling; of several the first. Empty when there is none. */
export function toIssn(value: unknown): string {
  const [, start, end] = /(?<!\d)(\d{4})\s*[-–]?\s*(\d{3}[\dxX])(?!\d)/.exec(pageLine(value)) ?? [];
  return start && end ? `${start}-${end.toUpperCase()}` : '';
}

export const toPmid = (value: unknown): string =>
  /^(?:https?:\/\/pubmed\.ncbi\.nlm\.nih\.gov\/|(?:info:)?pmid[:/]?\s*)?(\d{1,9})\/?$/i.exec(pageLine(value))?.[1] ??
  '';

/** The number of an entry in PubMed, from its address. */
export const pmidInAddress = (url: string): string =>
  /^https?:\/\/(?:www\.)?(?:pubmed\.ncbi\.nlm\.nih\.gov|ncbi\.nlm\.nih\.gov\/pubmed)\/(\d{1,9})(?:[/?#]|$)/.exec(
    url,
  )?.[1] ?? '';

/** `112-119` from both ends, `e1042` from one, or a range as it is written. */
export function toPages(first: unknown, last: unknown = '', range: unknown = ''): string {
  const written = pageLine(range)
    .replace(/^pp?\.?\s*/i, '')
    .replace(/\s*[–—-]+\s*/g, '-');
  if (written) return written.length <= 40 ? written : '';
  const [from, to] = [pageLine(first), pageLine(last)];
  return from && to && from !== to ? `${from}-${to}` : from || to;
}

/** A volume or issue without the word that stands before it. */
export function toNumber(value: unknown): string {
  const text = pageLine(value).replace(/^(?:volume|vol|issue|no|number|iss)\b\.?:?\s*/i, '');
  return text.length <= 40 ? text : '';
}
