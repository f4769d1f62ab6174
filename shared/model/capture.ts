// A capture: what the extension read from a page at one moment. It is kept unchanged inside the evidence it became.
import { type Instant, parseInstant } from './dates.ts';
import { asAmount, asLine, asLines, asOneOf, asRecord, asText, asWebAddress } from './parse.ts';

export const CAPTURE_KINDS = ['article', 'webinar', 'course', 'podcast', 'pdf', 'page'] as const;
export type CaptureKind = (typeof CAPTURE_KINDS)[number];

/** The fields that a page may tell of itself. Dates are as exact as the page was: `2026`, `2026-03`, `2026-03-04` or with a time. */
export const METADATA_FIELDS = [
  'title',
  'authors',
  'publishedOn',
  'siteName',
  'publisher',
  'provider',
  'doi',
  'container',
  'language',
  'description',
  'durationSeconds',
  'workload',
  'startsAt',
] as const;
export type MetadataField = (typeof METADATA_FIELDS)[number];

export interface PageMetadata {
  title: string;
  /** People or bodies, in the page's order. Speakers of a webinar too. */
  authors: string[];
  /** ISO 8601, possibly only `YYYY` or `YYYY-MM`; empty when unknown. */
  publishedOn: string;
  siteName: string;
  publisher: string;
  /** Who gives the course or webinar. */
  provider: string;
  /** Lower case, `10.…/…`, without a prefix; empty when unknown. */
  doi: string;
  /** The journal, book or series it is part of. */
  container: string;
  /** BCP 47. */
  language: string;
  description: string;
  durationSeconds: number | null;
  /** As the page states it, such as `PT3H` or `3 hours a week`. */
  workload: string;
  /** Start of a webinar or course, ISO 8601, day or day and time. */
  startsAt: string;
  /** Where each value came from, by field: `citation`, `json-ld`, `open-graph`, … and `me` once the person corrected it. */
  sources: Partial<Record<MetadataField, string>>;
}

export interface Capture {
  url: string;
  /** What the page calls its own address, without tracking parameters; `url` when it names none. */
  canonicalUrl: string;
  capturedAt: Instant;
  kind: CaptureKind;
  metadata: PageMetadata;
  /** What the person had selected, at most 5,000 characters. */
  selection: string;
  extensionVersion: string;
}

export const emptyMetadata = (): PageMetadata => ({
  title: '',
  authors: [],
  publishedOn: '',
  siteName: '',
  publisher: '',
  provider: '',
  doi: '',
  container: '',
  language: '',
  description: '',
  durationSeconds: null,
  workload: '',
  startsAt: '',
  sources: {},
});

/** ISO 8601 date of a page: year, month, day, or day and time; anything else becomes the empty string. */
export const asPageDate = (value: unknown): string => {
  const text = asLine(value, 40);
  return /^\d{4}(-\d\d(-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?)?)?)?$/.test(text) ? text : '';
};

export function parseMetadata(value: unknown): PageMetadata {
  const from = asRecord(value);
  const sources = asRecord(from.sources);
  return {
    title: asLine(from.title),
    authors: asLines(from.authors),
    publishedOn: asPageDate(from.publishedOn),
    siteName: asLine(from.siteName),
    publisher: asLine(from.publisher),
    provider: asLine(from.provider),
    doi: /^10\.\d{4,9}\/\S+$/.test(asLine(from.doi)) ? asLine(from.doi).toLowerCase() : '',
    container: asLine(from.container),
    language: asLine(from.language, 35),
    description: asText(from.description, 2_000),
    durationSeconds: asAmount(from.durationSeconds),
    workload: asLine(from.workload, 100),
    startsAt: asPageDate(from.startsAt),
    sources: Object.fromEntries(
      METADATA_FIELDS.filter((field) => asLine(sources[field])).map((field) => [field, asLine(sources[field], 40)]),
    ),
  };
}

/** A capture from outside, or null when it lacks what makes it evidence: an address and a time. */
export function parseCapture(value: unknown): Capture | null {
  const from = asRecord(value);
  const url = asWebAddress(from.url);
  const capturedAt = parseInstant(from.capturedAt);
  if (!url || !capturedAt) return null;
  return {
    url,
    canonicalUrl: asWebAddress(from.canonicalUrl) || url,
    capturedAt,
    kind: asOneOf(from.kind, CAPTURE_KINDS) ?? 'page',
    metadata: parseMetadata(from.metadata),
    selection: asText(from.selection, 5_000),
    extensionVersion: asLine(from.extensionVersion, 40),
  };
}
