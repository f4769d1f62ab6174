// Which details the form shows for a kind of page: a few at once, the others under "More details".
import type { CaptureKind, MetadataField } from '../../shared/model/capture.ts';

/** Webinars, courses and certificates are given by somebody; other pages are written by somebody. */
export const isGiven = (kind: CaptureKind): boolean =>
  kind === 'webinar' || kind === 'course' || kind === 'certificate' || kind === 'podcast';

export const LABELS: Record<MetadataField, string> = {
  title: 'Title',
  authors: 'Authors',
  publishedOn: 'Published',
  onlineOn: 'First online',
  issuedOn: 'Date of the issue',
  siteName: 'Site',
  publisher: 'Publisher',
  provider: 'Provider',
  doi: 'DOI',
  pmid: 'PubMed number',
  issn: 'ISSN',
  container: 'Journal, book or series',
  volume: 'Volume',
  issue: 'Issue',
  pages: 'Pages',
  language: 'Language',
  description: 'Summary',
  durationSeconds: 'Length, in minutes',
  workload: 'Workload',
  level: 'Level',
  startsAt: 'Starts',
  endsAt: 'Ends',
  points: 'CPD points, as offered',
  progress: 'Progress',
  completedOn: 'Completed on',
  awardedTo: 'Name on the certificate',
  pdfUrl: 'Its PDF',
};

export function labelOf(field: MetadataField, kind: CaptureKind): string {
  if (field !== 'authors') return LABELS[field];
  if (kind === 'course' || kind === 'certificate') return 'Tutors';
  return isGiven(kind) ? 'Speakers or tutors' : 'Authors';
}

const WRITTEN: MetadataField[] = [
  ...(['container', 'volume', 'issue', 'pages', 'publishedOn', 'onlineOn', 'issuedOn', 'doi', 'pmid', 'issn'] as const),
];
const GIVEN: MetadataField[] = ['startsAt', 'endsAt', 'durationSeconds', 'points'];

const OF_KIND: Record<CaptureKind, MetadataField[]> = {
  article: WRITTEN,
  pdf: WRITTEN,
  webinar: GIVEN,
  podcast: ['durationSeconds', 'publishedOn', 'container', 'points'],
  course: ['startsAt', 'endsAt', 'workload', 'level', 'points', 'progress', 'completedOn'],
  certificate: ['awardedTo', 'completedOn', 'points', 'workload', 'level'],
  slides: ['publishedOn', 'container'],
  post: ['publishedOn'],
  email: ['publishedOn'],
  page: ['publishedOn'],
};

const ALWAYS: MetadataField[] = ['siteName', 'publisher', 'language', 'description'];

/** What is asked at once, besides day, kind and note. A provider and names that are not there are asked for where they matter. */
export const essentialFields = (kind: CaptureKind): MetadataField[] =>
  isGiven(kind) ? ['title', 'provider', 'authors'] : ['title', 'authors'];

/** What stands under "More details": what belongs to the kind, and whatever else the page gave. */
export function moreFields(kind: CaptureKind, texts: Record<MetadataField, string>): MetadataField[] {
  const essential = new Set(essentialFields(kind));
  const own = [...OF_KIND[kind], ...ALWAYS];
  const others = (Object.keys(LABELS) as MetadataField[]).filter((field) => !own.includes(field) && texts[field]);
  return [...own, ...others].filter((field) => !essential.has(field));
}

/** The fields that take a few characters and may stand side by side. */
export const isShort = (field: MetadataField): boolean =>
  /^(?:volume|issue|pages|pmid|issn|language|publishedOn|onlineOn|issuedOn|durationSeconds|points|level|workload|progress|completedOn)$/.test(
    field,
  );
