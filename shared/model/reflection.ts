// A reflection: what the person wrote about one activity under one model. Choosing another model makes another reflection.
import { type Instant, type LocalDate, parseInstant, parseLocalDate } from './dates.ts';
import { parseId, type RecordId } from './id.ts';
import { asLine, asRecord, asText } from './parse.ts';

/** What a prompt's answer speaks to; so the statement can be started whatever the model. */
export const ANSWER_ASPECTS = ['learned', 'relevance', 'practice', 'people', 'next'] as const;
/** `relevance` is HCPC standard 2, `practice` standard 3, `people` standard 4. */
export type AnswerAspect = (typeof ANSWER_ASPECTS)[number];

export interface Reflection {
  id: RecordId;
  activityId: RecordId;
  /** Which model, for ever: its key among the reflection models. */
  modelKey: string;
  writtenOn: LocalDate;
  createdAt: Instant;
  /** One text for each of the model's prompts, by prompt key. Plain text, blank lines between paragraphs. */
  answers: Record<string, string>;
  deletedOn: LocalDate | null;
}

/** A reflection from a record of unknown origin, or null when it belongs to no activity or model. */
export function parseReflection(id: RecordId, value: unknown): Reflection | null {
  const from = asRecord(value);
  const activityId = parseId(from.activityId);
  const modelKey = asLine(from.modelKey, 64);
  const createdAt = parseInstant(from.createdAt);
  if (!activityId || !modelKey || !createdAt) return null;
  return {
    id,
    activityId,
    modelKey,
    writtenOn: parseLocalDate(from.writtenOn) ?? (createdAt.slice(0, 10) as LocalDate),
    createdAt,
    answers: Object.fromEntries(Object.entries(asRecord(from.answers)).map(([key, text]) => [key, asText(text)])),
    deletedOn: parseLocalDate(from.deletedOn),
  };
}
