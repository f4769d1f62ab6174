// A gap explained: why a stretch of the record has no activity, such as sick leave or a career break, in the person's words.
import { type Instant, type LocalDate, parseInstant, parseLocalDate } from './dates.ts';
import type { RecordId } from './id.ts';
import { asRecord, asText } from './parse.ts';

export const GAP_TEXTS = ['explanation'] as const;
export type GapText = (typeof GAP_TEXTS)[number];

export interface GapExplanation {
  id: RecordId;
  /** The days between which nothing was recorded when it was explained; see `speaksTo` for what it speaks to since. */
  from: LocalDate;
  to: LocalDate;
  createdAt: Instant;
  deletedOn: LocalDate | null;
  /** May be empty while the person is still writing; then nothing is explained. */
  explanation: string;
}

export type GapExplanationFields = Omit<GapExplanation, 'id' | 'createdAt' | GapText>;

/** An explanation from a record of unknown origin, or null when it is of no stretch of time. */
export function parseGapExplanation(id: RecordId, value: unknown): GapExplanation | null {
  const fields = asRecord(value);
  const [from, to] = [parseLocalDate(fields.from), parseLocalDate(fields.to)];
  if (!from || !to || to < from) return null;
  return {
    id,
    from,
    to,
    createdAt: parseInstant(fields.createdAt) ?? ('1970-01-01T00:00:00.000Z' as Instant),
    deletedOn: parseLocalDate(fields.deletedOn),
    explanation: asText(fields.explanation),
  };
}

/**
 * Whether it speaks to this stretch. Days in common are enough: a gap that is still open grows every day, and one that was halved
 * by something remembered later is explained by the same words. A day that only ends one gap and begins the next is not in common.
 */
export const speaksTo = (
  explanation: Pick<GapExplanation, 'from' | 'to'>,
  gap: { from: LocalDate; to: LocalDate },
): boolean => explanation.from < gap.to && explanation.to > gap.from;
