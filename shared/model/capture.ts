// A capture: what the extension read from a page at one moment. It is kept unchanged inside the evidence it became.
import { type Instant, parseInstant } from './dates.ts';
import { asAmount, asLine, asLines, asOneOf, asRecord, asText, asWebAddress } from './parse.ts';

/** What a page is. `webinar` is any event or recording with speakers, `certificate` the page that shows one, `post` and `email` are letters. */
export const CAPTURE_KINDS = [
  'article',
  'webinar',
  'course',
  'podcast',
  'certificate',
  'slides',
  'post',
  'email',
  'pdf',
  'page',
] as const;
export type CaptureKind = (typeof CAPTURE_KINDS)[number];

/** What a kind is called on every screen. */
export const KIND_NAMES: Record<CaptureKind, string> = {
  article: 'Article',
  webinar: 'Webinar or video',
  course: 'Course',
  podcast: 'Podcast',
  certificate: 'Certificate',
  slides: 'Slides',
  post: 'Post',
  email: 'E-mail',
  pdf: 'PDF',
  page: 'Web page',
};

/** The fields that a page may tell of itself. Dates are as exact as the page was: `2026`, `2026-03`, `2026-03-04` or with a time. */
export const METADATA_FIELDS = [
  'title',
  'authors',
  'publishedOn',
  'onlineOn',
  'issuedOn',
  'siteName',
  'publisher',
  'provider',
  'doi',
  'pmid',
  'issn',
  'container',
  'volume',
  'issue',
  'pages',
  'language',
  'description',
  'durationSeconds',
  'workload',
  'level',
  'startsAt',
  'endsAt',
  'points',
  'progress',
  'completedOn',
  'awardedTo',
  'pdfUrl',
] as const;
export type MetadataField = (typeof METADATA_FIELDS)[number];

export interface PageMetadata {
  title: string;
  /** People or bodies, in the page's order. Speakers of a webinar too. */
  authors: string[];
  /** When the page says that it was published: ISO 8601, possibly only `YYYY` or `YYYY-MM`; empty when unknown. */
  publishedOn: string;
  /** The day it could first be read online, which evidence goes by; empty when the page names none besides `publishedOn`. */
  onlineOn: string;
  /** The date of the journal's issue, which a reference goes by; empty when the page names none besides `publishedOn`. */
  issuedOn: string;
  siteName: string;
  publisher: string;
  /** Who gives the course or webinar. */
  provider: string;
  /** Lower case, `10.…/…`, without a prefix; empty when unknown. */
  doi: string;
  /** Digits only; empty when unknown. */
  pmid: string;
  /** `1234-567X`; empty when unknown. */
  issn: string;
  /** The journal, book or series it is part of. */
  container: string;
  volume: string;
  issue: string;
  /** Such as `112-119` or `e1042`. */
  pages: string;
  /** BCP 47. */
  language: string;
  /** The abstract of an article, the announcement of a webinar; at most 5,000 characters. */
  description: string;
  durationSeconds: number | null;
  /** As the page states it, such as `PT3H` or `3 hours a week`. */
  workload: string;
  /** Of a course, as the page states it, such as `Introductory`. */
  level: string;
  /** Start of a webinar or course, ISO 8601, day or day and time. */
  startsAt: string;
  endsAt: string;
  /** CPD points as the page offers them, such as `2 CPD points`: a suggestion and nothing more. */
  points: string;
  /** How far the person is in a course, as the page states it, such as `80 %` or `Completed`. */
  progress: string;
  /** The day on a certificate, or the day a course was finished. */
  completedOn: string;
  /** The name on a certificate. */
  awardedTo: string;
  /** Where the page offers itself as a PDF; http(s), or empty. */
  pdfUrl: string;
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

/** Where the title of a link comes from that was kept without opening it: the words of the link. */
export const LINK_SOURCE = 'link';

/** Kept from a link, and not read yet. */
export const isUnread = ({ metadata }: Pick<Capture, 'metadata'>): boolean => metadata.sources.title === LINK_SOURCE;

export const emptyMetadata = (): PageMetadata => ({
  title: '',
  authors: [],
  publishedOn: '',
  onlineOn: '',
  issuedOn: '',
  siteName: '',
  publisher: '',
  provider: '',
  doi: '',
  pmid: '',
  issn: '',
  container: '',
  volume: '',
  issue: '',
  pages: '',
  language: '',
  description: '',
  durationSeconds: null,
  workload: '',
  level: '',
  startsAt: '',
  endsAt: '',
  points: '',
  progress: '',
  completedOn: '',
  awardedTo: '',
  pdfUrl: '',
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
    onlineOn: asPageDate(from.onlineOn),
    issuedOn: asPageDate(from.issuedOn),
    siteName: asLine(from.siteName),
    publisher: asLine(from.publisher),
    provider: asLine(from.provider),
    doi: /^10\.\d{4,9}\/\S+$/.test(asLine(from.doi)) ? asLine(from.doi).toLowerCase() : '',
    pmid: /^\d{1,9}$/.test(asLine(from.pmid)) ? asLine(from.pmid) : '',
    issn: /^\d{4}-\d{3}[\dX]$/.test(asLine(from.issn)) ? asLine(from.issn) : '',
    container: asLine(from.container),
    volume: asLine(from.volume, 40),
    issue: asLine(from.issue, 40),
    pages: asLine(from.pages, 40),
    language: asLine(from.language, 35),
    description: asText(from.description, 5_000),
    durationSeconds: asAmount(from.durationSeconds),
    workload: asLine(from.workload, 100),
    level: asLine(from.level, 100),
    startsAt: asPageDate(from.startsAt),
    endsAt: asPageDate(from.endsAt),
    points: asLine(from.points, 100),
    progress: asLine(from.progress, 100),
    completedOn: asPageDate(from.completedOn),
    awardedTo: asLine(from.awardedTo, 200),
    pdfUrl: asWebAddress(from.pdfUrl),
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
