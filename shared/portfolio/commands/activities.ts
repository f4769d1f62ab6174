// Writes activities, and what reminds of them.
import type * as Y from 'yjs';
import { ACTIVITY_TEXTS, type ActivityFields, type ActivityText } from '../../model/activity.ts';
import { toInstant } from '../../model/dates.ts';
import { newId, type RecordId } from '../../model/id.ts';
import type { ReminderFields } from '../../model/reminder.ts';
import { asTag, tagKey } from '../../model/tags.ts';
import { recordOf, TAG_PREFIX } from '../layout.ts';
import { change, changeRecord, createRecord, textsFrom, without } from './writing.ts';

const tagEntry = (tag: string): [string, string] => [`${TAG_PREFIX}${tagKey(tag)}`, asTag(tag)];

export type NewActivity = Partial<ActivityFields> &
  Partial<Record<ActivityText, string>> & { tags?: readonly string[] };

/** A new activity of the record; one for the inbox is made by keepCapture. */
export function createActivity(doc: Y.Doc, activity: NewActivity, now: Date, id = newId()): RecordId {
  const fields = {
    triagedAt: toInstant(now),
    ...without(activity, [...ACTIVITY_TEXTS, 'tags']),
    ...Object.fromEntries((activity.tags ?? []).map(tagEntry)),
    createdAt: toInstant(now),
  };
  return change(doc, () => createRecord(doc, 'activity', id, fields, textsFrom(ACTIVITY_TEXTS, activity)));
}

export const changeActivity = (doc: Y.Doc, id: RecordId, patch: Partial<ActivityFields>): void =>
  changeRecord(doc, 'activity', id, patch);

/** Gives an activity a tag. One that differs only in case is the same, and takes this form. */
export function tagActivity(doc: Y.Doc, id: RecordId, tag: string): void {
  const [key, value] = tagEntry(tag);
  if (value) changeRecord(doc, 'activity', id, { [key]: value });
}

export function untagActivity(doc: Y.Doc, id: RecordId, tag: string): void {
  change(doc, () => recordOf(doc, 'activity', id)?.delete(tagEntry(tag)[0]));
}

export function createReminder(doc: Y.Doc, fields: ReminderFields, now: Date, id = newId()): RecordId {
  return change(doc, () => createRecord(doc, 'reminder', id, { ...fields, createdAt: toInstant(now) }, {}));
}

export const changeReminder = (doc: Y.Doc, id: RecordId, patch: Partial<ReminderFields>): void =>
  changeRecord(doc, 'reminder', id, patch);
