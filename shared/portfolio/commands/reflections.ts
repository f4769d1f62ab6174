// Writes reflections: one for each model that an activity was reflected on under.
import type * as Y from 'yjs';
import { localDateOf, toInstant } from '../../model/dates.ts';
import { newId, type RecordId } from '../../model/id.ts';
import { ANSWER_PREFIX } from '../layout.ts';
import { change, changeRecord, createRecord } from './writing.ts';

export interface NewReflection {
  activityId: RecordId;
  modelKey: string;
  /** Keys of all the model's prompts: their texts are made now, empty. */
  promptKeys: string[];
  /** Words that are already there, by prompt key. */
  answers?: Record<string, string>;
}

/** A new reflection under one model. What was written under others stays. */
export function createReflection(doc: Y.Doc, reflection: NewReflection, now: Date, id = newId()): RecordId {
  const { activityId, modelKey, promptKeys, answers = {} } = reflection;
  const fields = { activityId, modelKey, writtenOn: localDateOf(now), createdAt: toInstant(now) };
  const texts = Object.fromEntries(promptKeys.map((key) => [`${ANSWER_PREFIX}${key}`, answers[key] ?? '']));
  return change(doc, () => createRecord(doc, 'reflection', id, fields, texts));
}

/** To another activity. Its words and its model stay. */
export const moveReflection = (doc: Y.Doc, id: RecordId, activityId: RecordId): void =>
  changeRecord(doc, 'reflection', id, { activityId });
