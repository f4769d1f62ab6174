// Writes activities, and what reminds of them.
import type * as Y from 'yjs';
import { ACTIVITY_TEXTS, type ActivityFields, type ActivityText } from '../../model/activity.ts';
import { toInstant } from '../../model/dates.ts';
import { newId, type RecordId } from '../../model/id.ts';
import type { ReminderFields } from '../../model/reminder.ts';
import { change, changeRecord, createRecord, textsFrom, without } from './writing.ts';

export type NewActivity = Partial<ActivityFields> & Partial<Record<ActivityText, string>>;

/** A new activity of the record; one for the inbox is made by keepCapture. */
export function createActivity(doc: Y.Doc, activity: NewActivity, now: Date, id = newId()): RecordId {
  const fields = { triagedAt: toInstant(now), ...without(activity, ACTIVITY_TEXTS), createdAt: toInstant(now) };
  return change(doc, () => createRecord(doc, 'activity', id, fields, textsFrom(ACTIVITY_TEXTS, activity)));
}

export const changeActivity = (doc: Y.Doc, id: RecordId, patch: Partial<ActivityFields>): void =>
  changeRecord(doc, 'activity', id, patch);

export function createReminder(doc: Y.Doc, fields: ReminderFields, now: Date, id = newId()): RecordId {
  return change(doc, () => createRecord(doc, 'reminder', id, { ...fields, createdAt: toInstant(now) }, {}));
}

export const changeReminder = (doc: Y.Doc, id: RecordId, patch: Partial<ReminderFields>): void =>
  changeRecord(doc, 'reminder', id, patch);
