// An earlier version of a text that a person typed: what it said before it was changed, so that it can be had back.
import { type Instant, parseInstant } from './dates.ts';
import { parseId, type RecordId } from './id.ts';
import { asLine, asRecord, asText } from './parse.ts';

/** Versions of one text that are kept; the oldest go first. */
export const TEXT_VERSIONS_MAX = 20;

export interface TextVersion {
  id: RecordId;
  /** The record that the text belongs to. */
  recordId: RecordId;
  /** Which of its texts: its name, or the prompt's key of a reflection. */
  field: string;
  /** The moment from which on it said something else. */
  replacedAt: Instant;
  text: string;
}

/** A version from a record of unknown origin, or null when it is of no text. */
export function parseTextVersion(id: RecordId, value: unknown): TextVersion | null {
  const from = asRecord(value);
  const recordId = parseId(from.recordId);
  const field = asLine(from.field, 64);
  const replacedAt = parseInstant(from.replacedAt);
  if (!recordId || !field || !replacedAt) return null;
  return { id, recordId, field, replacedAt, text: asText(from.text) };
}
