// A reflection model of a person's own: their questions, in their words.
import { type Instant, type LocalDate, parseInstant, parseLocalDate } from './dates.ts';
import { parseId, type RecordId } from './id.ts';
import { asLine, asOneOf, asRecord } from './parse.ts';
import { ANSWER_ASPECTS, type AnswerAspect } from './reflection.ts';

/** Questions that one model may have. */
export const OWN_PROMPTS_MAX = 20;

/** Model keys of reflections under a model of one's own begin with this; its record id follows. */
const OWN_MODEL_PREFIX = 'own:';

export interface OwnPrompt {
  /**
   * Names the answer for ever, and says what it speaks to: `<aspect>-<number>`, or `open-<number>` for nothing in particular.
   * So an answer counts for what it counts for even where the model itself has not arrived.
   */
  key: string;
  label: string;
  /** May be empty. */
  hint: string;
}

export interface OwnModel {
  id: RecordId;
  name: string;
  /** When it fits, or where the questions come from; may be empty. */
  summary: string;
  /** Never changed: other questions are another model. An answer on a device that is apart may belong to these. */
  prompts: readonly OwnPrompt[];
  createdAt: Instant;
  /** The day it was put away: it is not offered any more, and what was written under it stays. Null while it is offered. */
  deletedOn: LocalDate | null;
  /** The one that was put in its place when it was worded anew; null when there is none. */
  replacedBy: RecordId | null;
}

/** Which one replaces it is written by a command of its own. */
export type OwnModelFields = Omit<OwnModel, 'id' | 'createdAt' | 'replacedBy'>;

export const ownPromptKey = (aspect: AnswerAspect | null, number: number): string => `${aspect ?? 'open'}-${number}`;

/** What an answer under this key of a model of one's own speaks to. */
export const aspectOfOwnPrompt = (key: string): AnswerAspect | null =>
  asOneOf(key.slice(0, key.lastIndexOf('-')), ANSWER_ASPECTS);

export const ownModelKey = (id: RecordId): string => `${OWN_MODEL_PREFIX}${id}`;

/** The record id of the model that this key names, or null when it names one of Waymark's. */
export const ownModelIdOf = (modelKey: string): string | null =>
  modelKey.startsWith(OWN_MODEL_PREFIX) ? modelKey.slice(OWN_MODEL_PREFIX.length) : null;

function parsePrompt(value: unknown): OwnPrompt[] {
  const from = asRecord(value);
  const key = asLine(from.key, 64);
  const label = asLine(from.label);
  return /^[A-Za-z]+-\d{1,4}$/.test(key) && label ? [{ key, label, hint: asLine(from.hint) }] : [];
}

/** A model from a record or file of unknown origin, or null when it asks nothing. */
export function parseOwnModel(id: RecordId, value: unknown): OwnModel | null {
  const from = asRecord(value);
  const asked = Array.isArray(from.prompts) ? from.prompts.flatMap(parsePrompt) : [];
  const prompts = asked.filter(({ key }, at) => asked.findIndex((one) => one.key === key) === at);
  if (prompts.length === 0) return null;
  return {
    id,
    name: asLine(from.name, 120) || 'Questions of your own',
    summary: asLine(from.summary),
    prompts: prompts.slice(0, OWN_PROMPTS_MAX),
    createdAt: parseInstant(from.createdAt) ?? ('1970-01-01T00:00:00.000Z' as Instant),
    deletedOn: parseLocalDate(from.deletedOn),
    replacedBy: parseId(from.replacedBy),
  };
}
