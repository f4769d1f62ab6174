// What a piece of evidence is said to hold, in words: its parts, where its details are from, what was left out.
import type { MetadataField } from '../../../shared/model/capture.ts';
import {
  coveredRole,
  type Evidence,
  type EvidencePart,
  type FileReference,
  latestPart,
  type PartRole,
} from '../../../shared/model/evidence.ts';
import { IMPORT_SOURCES, type ImportSource, SOURCE_NAMES } from '../../import/imported.ts';
import { canBePictured } from '../../pictures/thumbnails.ts';
import { momentInWords } from '../dates.ts';

export const PART_NAMES: Record<PartRole, string> = {
  text: 'Its text',
  picture: 'Picture of the screen',
  page: 'Copy that looks like the page',
  file: 'File',
  transcript: 'Transcript',
  manifest: 'List of fingerprints',
  covered: 'Picture with parts covered',
};

const COVERED_NAMES = {
  file: 'PDF with parts covered',
  text: 'Words with parts covered',
  picture: PART_NAMES.covered,
} as const;

/** A PDF is called one. */
export function partName({ role, mime }: Pick<EvidencePart, 'role' | 'mime'>): string {
  if (role === 'covered') return COVERED_NAMES[coveredRole({ mime })];
  return role === 'file' && mime === 'application/pdf' ? 'PDF' : PART_NAMES[role];
}

export const FIELD_NAMES: Partial<Record<MetadataField, string>> = {
  title: 'Title',
  authors: 'By',
  publishedOn: 'Published',
  onlineOn: 'First online',
  issuedOn: 'Date of the issue',
  siteName: 'Site',
  publisher: 'Publisher',
  provider: 'Provider',
  doi: 'DOI',
  pmid: 'PubMed number',
  issn: 'ISSN',
  container: 'In',
  volume: 'Volume',
  issue: 'Issue',
  pages: 'Pages',
  language: 'Language',
  description: 'Summary',
  durationSeconds: 'Length',
  workload: 'Workload',
  level: 'Level',
  startsAt: 'Starts',
  endsAt: 'Ends',
  points: 'CPD points, as offered',
  progress: 'Progress',
  completedOn: 'Completed on',
  awardedTo: 'Name on the certificate',
};

const READ_FROM: Record<string, string> = {
  me: 'yours',
  site: 'read by the rules for this site',
  citation: 'from the publisher’s tags',
  'json-ld': 'from the page’s own data',
  microdata: 'from the page’s own data',
  rdfa: 'from the page’s own data',
  prism: 'from the publisher’s tags',
  coins: 'from the page’s reference',
  'open-graph': 'from the page’s sharing tags',
  twitter: 'from the page’s sharing tags',
  'dublin-core': 'from the page’s catalogue tags',
  meta: 'from the page’s tags',
  text: 'from the page’s words',
  byline: 'from the line of authors',
  heading: 'from the heading',
  title: 'from the tab’s title',
  media: 'from the recording',
  program: 'from the page’s programs',
  address: 'from the address',
  pdf: 'from the PDF',
};

/** Where a detail is from; "yours" when the person gave it. Empty when that is not known. */
export function sourceInWords(source: string | undefined): string {
  if (!source) return '';
  if (READ_FROM[source]) return READ_FROM[source];
  const imported = IMPORT_SOURCES.find((one): one is ImportSource => one === source);
  return imported ? `from ${SOURCE_NAMES[imported]}` : 'from the page';
}

/** What a piece is pictured by in a list: the screen as it was, else its own file, else the PDF that was kept with a page. Or null. */
export function pictureOf(piece: Pick<Evidence, 'parts' | 'file'>): FileReference | null {
  const screen = latestPart(piece, 'picture');
  if (screen) return screen;
  const file = piece.file ?? latestPart(piece, 'file');
  return file && canBePictured(file.mime) ? file : null;
}

/** What stands large beside a piece: the screen as it was, or the picture or PDF that the evidence itself is; and what that is called. */
export function largePictureOf(piece: Evidence): { file: FileReference; words: string } | null {
  const screen = latestPart(piece, 'picture');
  if (screen) return { file: screen, words: `What was on the screen on ${momentInWords(screen.capturedAt)}` };
  const { file, title } = piece;
  if (file?.mime === 'application/pdf') return { file, words: `First page of ${title || 'the PDF'}` };
  return file?.mime.startsWith('image/') ? { file, words: title || 'Picture' } : null;
}

/** Whether anything was kept of it, or at least wanted. */
export const hasParts = ({ parts, file, snapshot, missing }: Evidence): boolean =>
  parts.length > 0 || file !== null || snapshot !== null || Object.keys(missing).length > 0;
