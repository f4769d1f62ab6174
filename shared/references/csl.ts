// References as CSL-JSON (https://docs.citationstyles.org, version 1.0.2): what is known of a piece of evidence, as a reference
// manager and a citation style expect it.
import type { CaptureKind, PageMetadata } from '../model/capture.ts';
import type { Instant } from '../model/dates.ts';
import { type CslName, toCslName } from './names.ts';

/** Year, month and day, as many as are known. */
export interface CslDate {
  'date-parts': number[][];
}

export const CSL_TYPES = [
  'article-journal',
  'book',
  'broadcast',
  'chapter',
  'motion_picture',
  'paper-conference',
  'post',
  'report',
  'speech',
  'thesis',
  'webpage',
] as const;
export type CslType = (typeof CSL_TYPES)[number];

/** One reference. Empty fields are left out. */
export interface CslItem {
  id: string;
  type: CslType;
  title?: string;
  author?: CslName[];
  'container-title'?: string;
  publisher?: string;
  volume?: string;
  issue?: string;
  page?: string;
  DOI?: string;
  PMID?: string;
  ISSN?: string;
  URL?: string;
  issued?: CslDate;
  accessed?: CslDate;
  abstract?: string;
  language?: string;
  /** What a film, broadcast or page is, such as "Webinar". */
  genre?: string;
}

/** What a reference is made from. */
export interface Referred {
  id: string;
  kind: CaptureKind;
  metadata: PageMetadata;
  /** Where it was; empty when it has no address. */
  url: string;
  /** When it was looked at; null when that is not known. */
  seenAt: Instant | null;
}

/** `2026`, `2026-03`, `2026-03-04` or with a time, as the parts that CSL counts; null for anything else. */
export function toCslDate(text: string): CslDate | null {
  const found = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?/.exec(text);
  if (!found) return null;
  return { 'date-parts': [found.slice(1).filter(Boolean).map(Number)] };
}

const isScholarly = ({ doi, issn, container }: PageMetadata): boolean => Boolean(container && (doi || issn)) || !!issn;

function typeOf(kind: CaptureKind, metadata: PageMetadata): CslType {
  const { container, siteName, publisher, doi, volume } = metadata;
  switch (kind) {
    case 'article':
      if (isScholarly(metadata) || (container && (volume || doi))) return 'article-journal';
      return publisher && !siteName && !container ? 'book' : doi && container ? 'article-journal' : 'webpage';
    case 'pdf':
      return container ? 'article-journal' : 'report';
    case 'webinar':
      return 'motion_picture';
    case 'podcast':
      return 'broadcast';
    case 'post':
      return 'post';
    default:
      return 'webpage';
  }
}

const GENRES: Partial<Record<CaptureKind, string>> = {
  webinar: 'Webinar',
  podcast: 'Podcast',
  course: 'Online course',
  slides: 'Slides',
};

/** The CSL item of a piece of evidence. */
export function toCsl({ id, kind, metadata, url, seenAt }: Referred): CslItem {
  const { startsAt, issuedOn, publishedOn, container, siteName, publisher, provider } = metadata;
  const type = typeOf(kind, metadata);
  const isOfSite = type === 'webpage' || type === 'post';
  // a body that writes on its own site is named once
  const site = metadata.authors.some((name) => name.toLowerCase() === siteName.toLowerCase()) ? '' : siteName;
  const whole = {
    title: metadata.title,
    author: metadata.authors.map(toCslName),
    'container-title': container || (isOfSite ? site : ''),
    publisher: publisher || provider || (isOfSite || type === 'article-journal' ? '' : site),
    volume: metadata.volume,
    issue: metadata.issue,
    page: metadata.pages,
    DOI: metadata.doi,
    PMID: metadata.pmid,
    ISSN: metadata.issn,
    URL: url || (metadata.doi ? `https://doi.org/${metadata.doi}` : ''),
    issued: toCslDate(issuedOn || publishedOn || startsAt),
    accessed: seenAt && toCslDate(seenAt),
    abstract: metadata.description,
    language: metadata.language,
    genre: GENRES[kind],
  };
  const given = Object.entries(whole).filter(([, value]) => (Array.isArray(value) ? value.length > 0 : value));
  return { id, type, ...Object.fromEntries(given) };
}
