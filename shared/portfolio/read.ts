// Reads records out of the Y.Doc as plain values. What another device wrote is parsed like anything from outside.
import * as Y from 'yjs';
import { type Activity, parseActivity } from '../model/activity.ts';
import { parseAnnotation } from '../model/annotation.ts';
import type { Change, RecordKind, RecordsByKind } from '../model/change.ts';
import { type LocalDate, localDateOf, parseInstant } from '../model/dates.ts';
import { type Evidence, parseEvidence } from '../model/evidence.ts';
import { parseGapExplanation } from '../model/gap-explanation.ts';
import { parseGoal } from '../model/goal.ts';
import { parseId, type RecordId } from '../model/id.ts';
import { parseLink } from '../model/link.ts';
import { parseOwnModel } from '../model/own-model.ts';
import { parseOwnType } from '../model/own-type.ts';
import { parseProfile } from '../model/profile.ts';
import { parseReflection } from '../model/reflection.ts';
import { parseRegistration } from '../model/registration.ts';
import { parseReminder } from '../model/reminder.ts';
import { parseSession } from '../model/session.ts';
import { parseSetting } from '../model/setting.ts';
import { parseTextVersion, type TextVersion } from '../model/text-version.ts';
import {
  ANSWER_PREFIX,
  AUDIT_PREFIXES,
  DETAIL_PREFIX,
  type FlatKind,
  isFlat,
  type MapKind,
  MISSING_PREFIX,
  PART_PREFIX,
  RECORD_KINDS,
  rootOf,
  TAG_PREFIX,
} from './layout.ts';

const parsers: { [K in MapKind]: (id: RecordId, value: Record<string, unknown>) => RecordsByKind[K] | null } = {
  activity: parseActivity,
  evidence: parseEvidence,
  reflection: parseReflection,
  registration: parseRegistration,
  profile: parseProfile,
  annotation: parseAnnotation,
  session: parseSession,
  reminder: parseReminder,
  gapExplanation: parseGapExplanation,
  goal: parseGoal,
  textVersion: parseTextVersion,
  ownModel: parseOwnModel,
  ownType: parseOwnType,
};

const flatParsers: { [K in FlatKind]: (key: string, value: unknown) => RecordsByKind[K] | null } = {
  link: parseLink,
  setting: parseSetting,
};

type Gathered = Record<string, unknown>;

/** Puts a value under what its key's prefix names, without the prefix. Whether it was one of them. */
function gathers(key: string, value: unknown, into: Readonly<Record<keyof typeof AUDIT_PREFIXES, Gathered>>): boolean {
  for (const name of ['marks', 'sent', 'takenBack', 'asked'] as const) {
    const prefix = AUDIT_PREFIXES[name];
    if (!key.startsWith(prefix)) continue;
    into[name][key.slice(prefix.length)] = value;
    return true;
  }
  return false;
}

/**
 * Fields as they are, texts as strings; a reflection's texts gathered under `answers`, an evidence's parts under `parts`,
 * `missing`, `details`, an activity's tags under `tags`; its marks, and what a profile's audit adds, under `marks`, `sent`,
 * `takenBack` and `asked`.
 */
function toPlain(fields: Iterable<[string, unknown]>, texts: Iterable<[string, string]>): Record<string, unknown> {
  const plain: Record<string, unknown> = {};
  const answers: Record<string, string> = {};
  const parts: unknown[] = [];
  const missing: Record<string, unknown> = {};
  const details: Record<string, unknown> = {};
  const tags: unknown[] = [];
  const gathered = { marks: {}, sent: {}, takenBack: {}, asked: {} };
  for (const [key, value] of fields) {
    if (key.startsWith(PART_PREFIX)) parts.push(value);
    else if (key.startsWith(MISSING_PREFIX)) missing[key.slice(MISSING_PREFIX.length)] = value;
    else if (key.startsWith(DETAIL_PREFIX)) details[key.slice(DETAIL_PREFIX.length)] = value;
    else if (key.startsWith(TAG_PREFIX)) tags.push(value);
    else if (!gathers(key, value, gathered)) plain[key] = value;
  }
  for (const [key, text] of texts) {
    if (key.startsWith(ANSWER_PREFIX)) answers[key.slice(ANSWER_PREFIX.length)] = text;
    else plain[key] = text;
  }
  return { ...plain, answers, parts, missing, details, tags, ...gathered };
}

/** What a record's map holds: its fields as they are kept, and its texts as strings. */
export function entriesOf(map: Y.Map<unknown>): { fields: [string, unknown][]; texts: [string, string][] } {
  const fields: [string, unknown][] = [];
  const texts: [string, string][] = [];
  for (const [key, value] of map.entries()) {
    if (value instanceof Y.Text) texts.push([key, value.toString()]);
    else fields.push([key, value]);
  }
  return { fields, texts };
}

/** A record from what a map holds, or held when it was archived; null when it is no record. */
export function parseEntries<K extends MapKind>(
  kind: K,
  id: string,
  { fields, texts }: { fields: Iterable<[string, unknown]>; texts: Iterable<[string, string]> },
): RecordsByKind[K] | null {
  const recordId = parseId(id);
  return recordId && parsers[kind](recordId, toPlain(fields, texts));
}

/** A link or setting from its key and value; null when it is none that is known. */
export const parseFlat = <K extends FlatKind>(kind: K, key: string, value: unknown): RecordsByKind[K] | null =>
  flatParsers[kind](key, value);

/** One record as it is now; null when there is none, or what stands there is no record. */
export function readRecord<K extends RecordKind>(doc: Y.Doc, kind: K, id: string): RecordsByKind[K] | null {
  const root = rootOf(doc, kind);
  if (isFlat(kind)) return (root.has(id) ? parseFlat(kind, id, root.get(id)) : null) as RecordsByKind[K] | null;
  const map = root.get(id);
  return (map instanceof Y.Map ? parseEntries(kind as MapKind, id, entriesOf(map)) : null) as RecordsByKind[K] | null;
}

/** One record as a change, for whoever keeps rows of them. */
export const readChange = (doc: Y.Doc, kind: RecordKind, id: string): Change =>
  ({ kind, id, record: readRecord(doc, kind, id) }) as Change;

/** All records of one kind, in no particular order; what is no record is left out. */
export function readAll<K extends RecordKind>(doc: Y.Doc, kind: K): RecordsByKind[K][] {
  const records: RecordsByKind[K][] = [];
  for (const id of rootOf(doc, kind).keys()) {
    const record = readRecord(doc, kind, id);
    if (record) records.push(record);
  }
  return records;
}

/** What lies in the bin of one kind. Looks at that one field first: there may be many thousands. */
export function inBin(doc: Y.Doc, kind: MapKind): { id: RecordId; deletedOn: LocalDate }[] {
  const found: { id: RecordId; deletedOn: LocalDate }[] = [];
  for (const [id, map] of rootOf(doc, kind).entries()) {
    if (!(map instanceof Y.Map) || !map.get('deletedOn')) continue;
    const record = readRecord(doc, kind, id);
    if (record && 'deletedOn' in record && record.deletedOn) found.push({ id: record.id, deletedOn: record.deletedOn });
  }
  return found;
}

/** How many activities there are outside the bin. Looks at that one field: there may be many thousands. */
export function countActivities(doc: Y.Doc): number {
  let count = 0;
  for (const map of rootOf(doc, 'activity').values()) if (map instanceof Y.Map && !map.get('deletedOn')) count++;
  return count;
}

/** The earlier versions of one text, oldest first. Looks at the fields alone first: a portfolio may hold many thousands. */
export function versionsOf(doc: Y.Doc, recordId: string, field: string): TextVersion[] {
  const versions: TextVersion[] = [];
  for (const [id, map] of rootOf(doc, 'textVersion').entries()) {
    if (!(map instanceof Y.Map) || map.get('recordId') !== recordId || map.get('field') !== field) continue;
    const version = readRecord(doc, 'textVersion', id);
    if (version) versions.push(version);
  }
  return versions.sort((a, b) => (a.replacedAt < b.replacedAt ? -1 : 1));
}

/** Whether a reflection was begun under this model, wherever it is now. Looks at that one field: there may be many thousands. */
export function isModelUsed(doc: Y.Doc, modelKey: string): boolean {
  for (const map of rootOf(doc, 'reflection').values())
    if (map instanceof Y.Map && map.get('modelKey') === modelKey) return true;
  return false;
}

/** The activities that came from this calendar event, wherever they are now. Looks at that one field: there may be many thousands. */
export function activitiesOfInvitation(doc: Y.Doc, invitation: string): Activity[] {
  const found: Activity[] = [];
  for (const [id, map] of rootOf(doc, 'activity').entries()) {
    if (!(map instanceof Y.Map) || map.get('invitation') !== invitation) continue;
    const activity = readRecord(doc, 'activity', id);
    if (activity) found.push(activity);
  }
  return found;
}

/** The oldest evidence outside the bin that is the file with this SHA-256, or a page it was kept with; null when there is none. */
export function evidenceWithFile(doc: Y.Doc, sha256: string): Evidence | null {
  const isIt = ({ file, parts }: Evidence) =>
    // beside a file of its own stand the ones that it replaced
    file ? file.sha256 === sha256 : parts.some((part) => part.role === 'file' && part.sha256 === sha256);
  const found = readAll(doc, 'evidence').filter((one) => !one.deletedOn && isIt(one));
  return found.sort((a, b) => (a.addedAt < b.addedAt ? -1 : 1))[0] ?? null;
}

/** The latest day on which something was written into the portfolio, by the moments of its records; null when it is empty. */
export function latestDay(doc: Y.Doc): LocalDate | null {
  let latest = '';
  for (const kind of ['activity', 'evidence', 'reflection'] as const)
    for (const map of rootOf(doc, kind).values()) {
      const at = map instanceof Y.Map ? (map.get('createdAt') ?? map.get('addedAt')) : null;
      if (typeof at === 'string' && at > latest) latest = at;
    }
  const moment = parseInstant(latest);
  return moment && localDateOf(new Date(moment));
}

/** The SHA-256 of every file that a record names, in the bin or not. */
export function filesInUse(doc: Y.Doc): Set<string> {
  const evidence = readAll(doc, 'evidence').flatMap(({ file, snapshot, parts }) => [file, snapshot, ...parts]);
  const pictures = readAll(doc, 'annotation').map(({ picture }) => picture);
  return new Set([...evidence, ...pictures].flatMap((file) => (file ? [file.sha256] : [])));
}

/** Whether it is something that a person would count: neither a link, a setting nor an earlier version of a text. */
export const isCounted = (kind: RecordKind): boolean => !isFlat(kind) && kind !== 'textVersion';

/** How many records a portfolio holds: the figure that people are told before they move or merge one. */
export const countRecords = (doc: Y.Doc): number =>
  RECORD_KINDS.reduce((sum, kind) => sum + (isCounted(kind) ? rootOf(doc, kind).size : 0), 0);
