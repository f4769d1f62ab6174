// Evidence: what shows that an activity happened and what came of it. One piece may serve several activities.
import { type Capture, parseCapture } from './capture.ts';
import { type Instant, type LocalDate, parseInstant, parseLocalDate } from './dates.ts';
import { type Details, parseDetails } from './details.ts';
import type { RecordId } from './id.ts';
import { asAmount, asLine, asLines, asOneOf, asRecord, asWebAddress } from './parse.ts';

export const EVIDENCE_SOURCES = ['page', 'file', 'note', 'certificate'] as const;
export type EvidenceSource = (typeof EVIDENCE_SOURCES)[number];

export const CONFIDENTIALITY = ['unchecked', 'clear', 'flagged', 'confirmed'] as const;
/** Whether it was looked through for what could identify somebody; `confirmed` is the person's own word. */
export type Confidentiality = (typeof CONFIDENTIALITY)[number];

/** As much as is kept of one file. */
export const FILE_BYTES_MAX = 50_000_000;

/** A file by its content. The bytes lie in the files database, on this device or another. */
export interface FileReference {
  /** Lower-case hexadecimal, 64 characters. */
  sha256: string;
  mime: string;
  sizeBytes: number;
}

/** A copy of a page as it was read. */
export interface Snapshot extends FileReference {
  capturedAt: Instant;
  url: string;
}

/** What a part of a kept page is: its words again, a picture of the screen, a copy that looks like it, a file it offered, a copy of one with parts covered … */
export const PART_ROLES = ['text', 'picture', 'page', 'file', 'transcript', 'manifest', 'covered'] as const;
export type PartRole = (typeof PART_ROLES)[number];

/** One part of a kept page beside its first readable text. A later one is a new version; only an earlier file of the person's own is removed, by the person. */
export interface EvidencePart extends FileReference {
  role: PartRole;
  capturedAt: Instant;
  /** Where it was taken; of a file its own address. */
  url: string;
  /** What was left out of it, in whole sentences. */
  notes: string[];
  /** What it was made of, by its SHA-256: of words the person's own file, of a covered copy the original. Words that were kept before this was said have none. */
  of?: string;
}

export interface Evidence {
  id: RecordId;
  title: string;
  /** In the words of the scheme's list, such as "Course certificate"; empty when not chosen. */
  kind: string;
  source: EvidenceSource;
  /** The day on the evidence itself, or the day it was kept. */
  obtainedOn: LocalDate | null;
  addedAt: Instant;
  file: FileReference | null;
  /** What the person's own file was called, for giving it back under its name; empty for others. */
  fileName: string;
  /** The first readable text of a page; never changed. */
  snapshot: Snapshot | null;
  /** Oldest first. */
  parts: EvidencePart[];
  /** Why a part that was wanted is not there, for the person, by role. */
  missing: Partial<Record<PartRole, string>>;
  /** What the extension read, unchanged; null for evidence that is no page. */
  capture: Capture | null;
  /** What the person put right of it, or gave themselves (shared/model/details.ts reads both together). */
  details: Details;
  confidentiality: Confidentiality;
  /** What of a kept page does not go along when it is sent: it stays here all the same. */
  sentWithout: PartRole[];
  deletedOn: LocalDate | null;
}

export type EvidenceFields = Omit<Evidence, 'id' | 'addedAt' | 'parts' | 'missing' | 'details' | 'sentWithout'>;

const isSha256 = (text: string): boolean => /^[0-9a-f]{64}$/.test(text);

export function parseFileReference(value: unknown): FileReference | null {
  const from = asRecord(value);
  const sha256 = asLine(from.sha256);
  const sizeBytes = asAmount(from.sizeBytes);
  if (!isSha256(sha256) || sizeBytes === null) return null;
  return { sha256, mime: asLine(from.mime, 200) || 'application/octet-stream', sizeBytes };
}

export function parseSnapshot(value: unknown): Snapshot | null {
  const from = asRecord(value);
  const file = parseFileReference(value);
  const capturedAt = parseInstant(from.capturedAt);
  const url = asWebAddress(from.url);
  return file && capturedAt && url ? { ...file, capturedAt, url } : null;
}

const asInstant = (value: unknown): Instant => parseInstant(value) ?? ('1970-01-01T00:00:00.000Z' as Instant);

export function parsePart(value: unknown): EvidencePart | null {
  const from = asRecord(value);
  const file = parseFileReference(value);
  const role = asOneOf(from.role, PART_ROLES);
  const capturedAt = parseInstant(from.capturedAt);
  if (!file || !role || !capturedAt) return null;
  const of = asLine(from.of);
  const part = { ...file, role, capturedAt, url: asWebAddress(from.url), notes: asLines(from.notes, 10) };
  return isSha256(of) ? { ...part, of } : part;
}

function parseParts(value: unknown): EvidencePart[] {
  const parts = (Array.isArray(value) ? value : []).map(parsePart).filter((part) => part !== null);
  return parts.sort((a, b) => (`${a.capturedAt} ${a.sha256}` < `${b.capturedAt} ${b.sha256}` ? -1 : 1));
}

function parseMissing(value: unknown): Partial<Record<PartRole, string>> {
  const from = asRecord(value);
  return Object.fromEntries(PART_ROLES.map((role) => [role, asLine(from[role])]).filter(([, why]) => why));
}

/** The latest part of this role, or null. */
export const latestPart = (evidence: Pick<Evidence, 'parts'>, role: PartRole): EvidencePart | null =>
  evidence.parts.findLast((part) => part.role === role) ?? null;

/** What a covered copy stands in for, by its kind: a PDF for the PDF, HTML for the words, an image for the picture. */
export const coveredRole = ({ mime }: Pick<FileReference, 'mime'>): 'file' | 'text' | 'picture' =>
  mime === 'application/pdf' ? 'file' : mime.startsWith('text/') ? 'text' : 'picture';

/** The copy of the kept PDF, words or picture in which parts are covered, or null. It stays in the original's place though that is kept anew. */
export const coveredCopy = (
  { parts, file }: Pick<Evidence, 'parts' | 'file'>,
  of: ReturnType<typeof coveredRole>,
): EvidencePart | null =>
  parts.findLast(
    (part) =>
      part.role === 'covered' &&
      coveredRole(part) === of &&
      // a file of the person's own may have been replaced since
      (of !== 'file' || !file || part.of === file.sha256),
  ) ?? null;

/** The file that is shown to others: the person's own, or the PDF that was kept of a page; none where it is sent without. */
export const shownFile = (evidence: Pick<Evidence, 'file' | 'parts' | 'sentWithout'>): FileReference | null =>
  evidence.sentWithout.includes('file')
    ? null
    : (coveredCopy(evidence, 'file') ?? evidence.file ?? latestPart(evidence, 'file'));

export function parseEvidence(id: RecordId, value: unknown): Evidence {
  const from = asRecord(value);
  return {
    id,
    title: asLine(from.title),
    kind: asLine(from.kind),
    source: asOneOf(from.source, EVIDENCE_SOURCES) ?? 'note',
    obtainedOn: parseLocalDate(from.obtainedOn),
    addedAt: asInstant(from.addedAt),
    file: parseFileReference(from.file),
    fileName: asLine(from.fileName, 255),
    snapshot: parseSnapshot(from.snapshot),
    parts: parseParts(from.parts),
    missing: parseMissing(from.missing),
    capture: parseCapture(from.capture),
    details: parseDetails(from.details),
    confidentiality: asOneOf(from.confidentiality, CONFIDENTIALITY) ?? 'unchecked',
    sentWithout: PART_ROLES.filter((role) => asRecord(from.marks)[`without:${role}`] === true),
    deletedOn: parseLocalDate(from.deletedOn),
  };
}
