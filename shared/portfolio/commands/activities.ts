// Writes activities, and what reminds of them.
import type * as Y from 'yjs';
import { ACTIVITY_TEXTS, type ActivityFields, type ActivityText } from '../../model/activity.ts';
import { localDateOf, toInstant } from '../../model/dates.ts';
import { newId, type RecordId } from '../../model/id.ts';
import { linkKey } from '../../model/link.ts';
import type { Mark } from '../../model/marks.ts';
import type { ReminderFields } from '../../model/reminder.ts';
import { asTag, tagKey } from '../../model/tags.ts';
import { MARK_PREFIX, recordOf, TAG_PREFIX } from '../layout.ts';
import { readAll, readRecord } from '../read.ts';
import { moveToBin } from './bin.ts';
import { putLink } from './links.ts';
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

/** Says of an activity what a scheme asks, under `<scheme>:<tag>`; null takes it back. */
export function markActivity(doc: Y.Doc, id: RecordId, key: string, mark: Mark | null): void {
  if (mark !== null) changeRecord(doc, 'activity', id, { [`${MARK_PREFIX}${key}`]: mark });
  else change(doc, () => recordOf(doc, 'activity', id)?.delete(`${MARK_PREFIX}${key}`));
}

/** What is changed in several activities at once; what is left out stays as it is in each. */
export interface ManyChange {
  /** Another type also takes the example within the type away. */
  type?: ActivityFields['type'];
  starred?: boolean;
  addTag?: string;
  removeTag?: string;
  /** A goal that they all serve from now on. */
  goalId?: RecordId;
}

/** Whether the activity is there, and does not serve the goal yet. */
const isLinkable = (doc: Y.Doc, goalId: RecordId, id: RecordId): boolean =>
  recordOf(doc, 'activity', id) !== null && readRecord(doc, 'link', linkKey('goalActivity', goalId, id)) === null;

/** Changes several activities in one step. */
export function changeActivities(doc: Y.Doc, ids: readonly RecordId[], { type, ...more }: ManyChange): void {
  const { starred, addTag, removeTag, goalId } = more;
  change(doc, () => {
    for (const id of ids) {
      const isOtherType = type !== undefined && recordOf(doc, 'activity', id)?.get('type') !== type;
      changeActivity(doc, id, {
        ...(isOtherType ? { type, subtype: '' } : {}),
        ...(starred === undefined ? {} : { starred }),
      });
      if (removeTag) untagActivity(doc, id, removeTag);
      if (addTag) tagActivity(doc, id, addTag);
      if (goalId && isLinkable(doc, goalId, id)) putLink(doc, 'goalActivity', goalId, id);
    }
  });
}

/** Puts several activities in the bin in one step. */
export const moveActivitiesToBin = (doc: Y.Doc, ids: readonly RecordId[], now: Date): void =>
  change(doc, () => {
    for (const id of ids) moveToBin(doc, 'activity', id, localDateOf(now));
  });

/** Whether a mark says what one activity gave, and not of which kind it is. */
const isEarned = (key: string): boolean => /:(points|credits)$/.test(key);

/**
 * The same again, today: title, kind, provider, place, tags, goals, and of which kind it is for a regulator. What was written and what proves it belong to the first.
 * Null when that is gone.
 */
export function duplicateActivity(doc: Y.Doc, id: RecordId, now: Date): RecordId | null {
  const first = readRecord(doc, 'activity', id);
  if (!first) return null;
  const { title, type, subtype, provider, place, tags } = first;
  const startedOn = localDateOf(now);
  return change(doc, () => {
    const again = createActivity(doc, { title, type, subtype, provider, place, tags, startedOn }, now);
    for (const [key, mark] of Object.entries(first.marks)) if (!isEarned(key)) markActivity(doc, again, key, mark);
    for (const { kind, from, to } of readAll(doc, 'link'))
      if (kind === 'goalActivity' && to === id) putLink(doc, 'goalActivity', from, again);
    return again;
  });
}

export function createReminder(doc: Y.Doc, fields: ReminderFields, now: Date, id = newId()): RecordId {
  return change(doc, () => createRecord(doc, 'reminder', id, { ...fields, createdAt: toInstant(now) }, {}));
}

export const changeReminder = (doc: Y.Doc, id: RecordId, patch: Partial<ReminderFields>): void =>
  changeRecord(doc, 'reminder', id, patch);
