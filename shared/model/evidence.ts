// Evidence: what shows that an activity happened and what came of it. One piece may serve several activities.
import { type Capture, parseCapture } from './capture.ts';
import { type Instant, type LocalDate, parseInstant, parseLocalDate } from './dates.ts';
import type { RecordId } from './id.ts';
import { asAmount, asLine, asOneOf, asRecord, asWebAddress } from './parse.ts';

export const EVIDENCE_SOURCES = ['page', 'file', 'note', 'certificate'] as const;
export type EvidenceSource = (typeof EVIDENCE_SOURCES)[number];

export const CONFIDENTIALITY = ['unchecked', 'clear', 'flagged', 'confirmed'] as const;
/** Whether it was looked through for what could identify somebody; `confirmed` is the person's own word. */
export type Confidentiality = (typeof CONFIDENTIALITY)[number];

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
  snapshot: Snapshot | null;
  /** What the extension read, unchanged; null for evidence that is no page. */
  capture: Capture | null;
  confidentiality: Confidentiality;
  deletedOn: LocalDate | null;
}

export type EvidenceFields = Omit<Evidence, 'id' | 'addedAt'>;

export function parseFileReference(value: unknown): FileReference | null {
  const from = asRecord(value);
  const sha256 = asLine(from.sha256);
  const sizeBytes = asAmount(from.sizeBytes);
  if (!/^[0-9a-f]{64}$/.test(sha256) || sizeBytes === null) return null;
  return { sha256, mime: asLine(from.mime, 200) || 'application/octet-stream', sizeBytes };
}

export function parseSnapshot(value: unknown): Snapshot | null {
  const from = asRecord(value);
  const file = parseFileReference(value);
  const capturedAt = parseInstant(from.capturedAt);
  const url = asWebAddress(from.url);
  return file && capturedAt && url ? { ...file, capturedAt, url } : null;
}

export function parseEvidence(id: RecordId, value: unknown): Evidence {
  const from = asRecord(value);
  return {
    id,
    title: asLine(from.title),
    kind: asLine(from.kind),
    source: asOneOf(from.source, EVIDENCE_SOURCES) ?? 'note',
    obtainedOn: parseLocalDate(from.obtainedOn),
    addedAt: parseInstant(from.addedAt) ?? ('1970-01-01T00:00:00.000Z' as Instant),
    file: parseFileReference(from.file),
    snapshot: parseSnapshot(from.snapshot),
    capture: parseCapture(from.capture),
    confidentiality: asOneOf(from.confidentiality, CONFIDENTIALITY) ?? 'unchecked',
    deletedOn: parseLocalDate(from.deletedOn),
  };
}
