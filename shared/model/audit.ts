// What an audit adds to a profile: copies of what was sent, what was asked for after that, and what the person ticked off.
import { type Instant, type LocalDate, parseInstant, parseLocalDate } from './dates.ts';
import { parseId, type RecordId } from './id.ts';
import { type PackList, parsePackList } from './pack-list.ts';
import { asAmount, asLine, asRecord, asText } from './parse.ts';

/** How an audit ended: the standards are met, it was put off to the next renewal, or they are not met. */
export const AUDIT_OUTCOMES = ['meets', 'deferred', 'notMet'] as const;
export type AuditOutcome = (typeof AUDIT_OUTCOMES)[number];

/** Characters of a copy of what was sent: some hundred pages of text. */
export const COPY_MAX = 400_000;
const FILES_MAX = 500;
const MARK_MAX = 200;

/** A file that went with a profile, by its content. */
export interface SentFile {
  /** The number of its evidence in the profile, from 1. */
  number: number;
  title: string;
  /** As it was called; empty where it had no name. */
  name: string;
  /** Lower-case hexadecimal. */
  sha256: string;
  sizeBytes: number;
}

/** Exactly what was sent, never changed. Two devices that keep one each while apart leave two. */
export interface SentCopy {
  id: RecordId;
  /** The day that the person gave. */
  sentOn: LocalDate;
  keptAt: Instant;
  /** The ProfileDocument as JSON; shared/audit/sent-copy.ts reads it. */
  document: string;
  /** The evidence that it names, as the person has it. */
  files: SentFile[];
  /** The pack that was made of this very document; null where none was, and in copies from before it was noted. */
  pack: PackList | null;
}

/** What the regulator asked for after it had looked at a profile. */
export interface AskedForMore {
  id: RecordId;
  askedOn: LocalDate;
  /** The day by which it is wanted; null when none was named. */
  dueOn: LocalDate | null;
  /** In the regulator's words, as the person typed them. */
  text: string;
  keptAt: Instant;
}

export function parseSentCopy(id: unknown, value: unknown): SentCopy | null {
  const from = asRecord(value);
  const [key, sentOn, keptAt] = [parseId(id), parseLocalDate(from.sentOn), parseInstant(from.keptAt)];
  const document = asText(from.document, COPY_MAX);
  if (!key || !sentOn || !keptAt || !document) return null;
  const files = Array.isArray(from.files) ? from.files.slice(0, FILES_MAX) : [];
  return {
    id: key,
    sentOn,
    keptAt,
    document,
    files: files.flatMap((file) => parseSentFile(file) ?? []),
    pack: parsePackList(from.pack),
  };
}

function parseSentFile(value: unknown): SentFile | null {
  const from = asRecord(value);
  const [number, sizeBytes, sha256] = [asAmount(from.number), asAmount(from.sizeBytes), asLine(from.sha256)];
  if (number === null || sizeBytes === null || !/^[0-9a-f]{64}$/.test(sha256)) return null;
  return { number, title: asLine(from.title), name: asLine(from.name, 255), sha256, sizeBytes };
}

export function parseAsked(id: unknown, value: unknown): AskedForMore | null {
  const from = asRecord(value);
  const [key, askedOn, keptAt] = [parseId(id), parseLocalDate(from.askedOn), parseInstant(from.keptAt)];
  if (!key || !askedOn || !keptAt) return null;
  return { id: key, askedOn, dueOn: parseLocalDate(from.dueOn), text: asText(from.text, 20_000), keptAt };
}

/** What was ticked off, by what it is; an empty value is a tick taken back. */
export const parseMarks = (value: unknown): Record<string, string> =>
  Object.fromEntries(
    Object.entries(asRecord(value)).flatMap(([key, mark]) => {
      const line = asLine(mark, MARK_MAX);
      return line ? [[key.slice(0, MARK_MAX), line]] : [];
    }),
  );

/** By when it was kept, then by id, so that all devices have one order. */
export const byKept = (a: { keptAt: Instant; id: string }, b: { keptAt: Instant; id: string }): number =>
  `${a.keptAt} ${a.id}` < `${b.keptAt} ${b.id}` ? -1 : 1;
