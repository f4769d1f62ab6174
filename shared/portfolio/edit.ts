// The commands: the only code that writes a portfolio. Each is one transaction.
import * as Y from 'yjs';
import { ACTIVITY_TEXTS, type ActivityFields, type ActivityText } from '../model/activity.ts';
import { ANNOTATION_TEXTS, type AnnotationFields, type AnnotationText } from '../model/annotation.ts';
import type { Capture } from '../model/capture.ts';
import { addDays, type LocalDate, localDateOf, toInstant } from '../model/dates.ts';
import type { Details } from '../model/details.ts';
import type { EvidenceFields, EvidencePart, PartRole } from '../model/evidence.ts';
import { GAP_TEXTS, type GapExplanationFields, type GapText } from '../model/gap-explanation.ts';
import { newId, type RecordId } from '../model/id.ts';
import { type LinkKind, linkKey } from '../model/link.ts';
import { PROFILE_TEXTS, type ProfileFields, type ProfileText } from '../model/profile.ts';
import type { RegistrationFields } from '../model/registration.ts';
import type { ReminderFields } from '../model/reminder.ts';
import type { SessionFields } from '../model/session.ts';
import {
  ANSWER_PREFIX,
  DETAIL_PREFIX,
  LAYOUT,
  type MapKind,
  MISSING_PREFIX,
  metaOf,
  PART_PREFIX,
  recordOf,
  rootOf,
} from './layout.ts';
import { readAll, readRecord } from './read.ts';

/** Days that something stays in the bin before it is removed. */
export const BIN_DAYS = 30;

/** Thrown where a newer app has declared that this one would do harm by writing. */
export class ReadOnlyPortfolio extends Error {
  constructor() {
    super('this portfolio was written by a newer Waymark; this one may only read it');
    this.name = 'ReadOnlyPortfolio';
  }
}

/** Whether this app may only read: `meta.minimumReader` is above the layout that it knows. */
export function isReadOnly(doc: Y.Doc): boolean {
  const minimum = metaOf(doc).get('minimumReader');
  return typeof minimum === 'number' && minimum > LAYOUT;
}

/** The origin of transactions that a person's action made on this device. */
export const EDIT_ORIGIN = 'edit';

function change<T>(doc: Y.Doc, write: () => T): T {
  if (isReadOnly(doc)) throw new ReadOnlyPortfolio();
  return doc.transact(write, EDIT_ORIGIN);
}

/** A value worth writing: what a parser would fill in anyway takes no room in the document. */
const isDefault = (value: unknown): boolean => value === null || value === '' || value === false || value === undefined;

/** Writes a new record with all its texts: a text made later, on two devices at once, would lose one side's words. */
function createRecord(
  doc: Y.Doc,
  kind: MapKind,
  id: RecordId,
  fields: Record<string, unknown>,
  texts: Record<string, string>,
): RecordId {
  const map = new Y.Map<unknown>();
  for (const [key, value] of Object.entries(fields)) if (!isDefault(value)) map.set(key, value);
  for (const [key, text] of Object.entries(texts)) map.set(key, new Y.Text(text));
  rootOf(doc, kind).set(id, map);
  return id;
}

/** Sets fields of a record; those that are already so are left alone. Nothing happens when the record is gone. */
function changeRecord(doc: Y.Doc, kind: MapKind, id: string, patch: Record<string, unknown>): void {
  change(doc, () => {
    const map = rootOf(doc, kind).get(id);
    if (!(map instanceof Y.Map)) return;
    for (const [key, value] of Object.entries(patch)) {
      const now = map.get(key);
      if (value === undefined || now instanceof Y.Text || JSON.stringify(now) === JSON.stringify(value)) continue;
      if (isDefault(value) && now === undefined) continue;
      map.set(key, value);
    }
  });
}

const textsFrom = <K extends string>(keys: readonly K[], from: Partial<Record<K, string>>): Record<string, string> =>
  Object.fromEntries(keys.map((key) => [key, from[key] ?? '']));

const without = (fields: object, keys: readonly string[]): Record<string, unknown> =>
  Object.fromEntries(Object.entries(fields).filter(([key]) => !keys.includes(key)));

/** Marks a new portfolio as such. Its id is how two devices know that they hold the same one. */
export function startPortfolio(doc: Y.Doc, portfolioId: RecordId, now: Date): void {
  change(doc, () => {
    const meta = metaOf(doc);
    meta.set('portfolioId', portfolioId);
    meta.set('layout', LAYOUT);
    meta.set('minimumReader', 1);
    meta.set('createdAt', toInstant(now));
  });
}

export type NewActivity = Partial<ActivityFields> & Partial<Record<ActivityText, string>>;

/** A new activity of the record; one for the inbox is made by keepCapture. */
export function createActivity(doc: Y.Doc, activity: NewActivity, now: Date, id = newId()): RecordId {
  const fields = { triagedAt: toInstant(now), ...without(activity, ACTIVITY_TEXTS), createdAt: toInstant(now) };
  return change(doc, () => createRecord(doc, 'activity', id, fields, textsFrom(ACTIVITY_TEXTS, activity)));
}

export const changeActivity = (doc: Y.Doc, id: RecordId, patch: Partial<ActivityFields>): void =>
  changeRecord(doc, 'activity', id, patch);

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

export function createEvidence(doc: Y.Doc, fields: Partial<EvidenceFields>, now: Date, id = newId()): RecordId {
  return change(doc, () => createRecord(doc, 'evidence', id, { ...fields, addedAt: toInstant(now) }, {}));
}

export const changeEvidence = (doc: Y.Doc, id: RecordId, patch: Partial<EvidenceFields>): void =>
  changeRecord(doc, 'evidence', id, patch);

/** Adds a part to a kept page. The same content again changes nothing: the first stays. */
export function addPart(doc: Y.Doc, evidenceId: RecordId, part: EvidencePart): void {
  const key = `${PART_PREFIX}${part.role}:${part.sha256}`;
  const isThere = readRecord(doc, 'evidence', evidenceId)?.parts.some(
    ({ role, sha256 }) => role === part.role && sha256 === part.sha256,
  );
  changeRecord(doc, 'evidence', evidenceId, {
    ...(isThere ? {} : { [key]: part }),
    [`${MISSING_PREFIX}${part.role}`]: null,
  });
}

/** Says why a part that was wanted is not there; empty when it is not wanted any more. */
export const sayPartMissing = (doc: Y.Doc, evidenceId: RecordId, role: PartRole, why: string): void =>
  changeRecord(doc, 'evidence', evidenceId, { [`${MISSING_PREFIX}${role}`]: why || null });

/** Puts details of a page right, or gives them where nothing was read; null goes back to what was read. The capture stays. */
export function correctDetails(
  doc: Y.Doc,
  evidenceId: RecordId,
  details: { [K in keyof Details]: Details[K] | null },
): void {
  change(doc, () => {
    const map = recordOf(doc, 'evidence', evidenceId);
    for (const [field, value] of Object.entries(details)) {
      const key = `${DETAIL_PREFIX}${field}`;
      if (value === null) map?.delete(key);
      else if (JSON.stringify(map?.get(key)) !== JSON.stringify(value)) map?.set(key, value);
    }
  });
}

export type NewAnnotation = AnnotationFields & Partial<Record<AnnotationText, string>>;

export function createAnnotation(doc: Y.Doc, annotation: NewAnnotation, now: Date, id = newId()): RecordId {
  const fields = { ...without(annotation, ANNOTATION_TEXTS), createdAt: toInstant(now) };
  return change(doc, () => createRecord(doc, 'annotation', id, fields, textsFrom(ANNOTATION_TEXTS, annotation)));
}

export function createSession(doc: Y.Doc, fields: SessionFields, id = newId()): RecordId {
  return change(doc, () => createRecord(doc, 'session', id, { ...fields }, {}));
}

export const changeSession = (doc: Y.Doc, id: RecordId, patch: Partial<SessionFields>): void =>
  changeRecord(doc, 'session', id, patch);

export function createReminder(doc: Y.Doc, fields: ReminderFields, now: Date, id = newId()): RecordId {
  return change(doc, () => createRecord(doc, 'reminder', id, { ...fields, createdAt: toInstant(now) }, {}));
}

export const changeReminder = (doc: Y.Doc, id: RecordId, patch: Partial<ReminderFields>): void =>
  changeRecord(doc, 'reminder', id, patch);

export type NewGapExplanation = GapExplanationFields & Partial<Record<GapText, string>>;

export function createGapExplanation(doc: Y.Doc, gap: NewGapExplanation, now: Date, id = newId()): RecordId {
  const fields = { ...without(gap, GAP_TEXTS), createdAt: toInstant(now) };
  return change(doc, () => createRecord(doc, 'gapExplanation', id, fields, textsFrom(GAP_TEXTS, gap)));
}

export function createRegistration(doc: Y.Doc, fields: Partial<RegistrationFields>, now: Date, id = newId()): RecordId {
  return change(doc, () => createRecord(doc, 'registration', id, { ...fields, createdAt: toInstant(now) }, {}));
}

export const changeRegistration = (doc: Y.Doc, id: RecordId, patch: Partial<RegistrationFields>): void =>
  changeRecord(doc, 'registration', id, patch);

export type NewProfile = Partial<ProfileFields> & Partial<Record<ProfileText, string>>;

export function createProfile(doc: Y.Doc, profile: NewProfile, now: Date, id = newId()): RecordId {
  const fields = { ...without(profile, PROFILE_TEXTS), createdAt: toInstant(now) };
  return change(doc, () => createRecord(doc, 'profile', id, fields, textsFrom(PROFILE_TEXTS, profile)));
}

export const changeProfile = (doc: Y.Doc, id: RecordId, patch: Partial<ProfileFields>): void =>
  changeRecord(doc, 'profile', id, patch);

/** Links two records, or moves an existing link to another position. */
export function putLink(doc: Y.Doc, kind: LinkKind, from: RecordId, to: RecordId, position = 0): void {
  change(doc, () => {
    rootOf(doc, 'link').set(linkKey(kind, from, to), position);
  });
}

export function removeLink(doc: Y.Doc, kind: LinkKind, from: RecordId, to: RecordId): void {
  change(doc, () => {
    rootOf(doc, 'link').delete(linkKey(kind, from, to));
  });
}

/** Puts a record in the bin. It can be restored for BIN_DAYS days. */
export const moveToBin = (doc: Y.Doc, kind: MapKind, id: RecordId, today: LocalDate): void =>
  changeRecord(doc, kind, id, { deletedOn: today });

export const restore = (doc: Y.Doc, kind: MapKind, id: RecordId): void =>
  changeRecord(doc, kind, id, { deletedOn: null });

/** Kinds that are removed for good in time. */
const SWEPT = ['activity', 'evidence', 'reflection', 'annotation', 'session', 'reminder', 'gapExplanation'] as const;

/** Removes what has lain in the bin for more than BIN_DAYS days, with its links and what belongs to it alone. Returns how many. */
export function sweepBin(doc: Y.Doc, today: LocalDate): number {
  if (isReadOnly(doc)) return 0;
  const last = addDays(today, -BIN_DAYS);
  const gone = SWEPT.flatMap((kind) =>
    readAll(doc, kind)
      .filter((record) => record.deletedOn !== null && record.deletedOn < last)
      .map((record) => ({ kind, id: record.id })),
  );
  if (gone.length === 0) return 0;
  const ids = new Set(gone.map(({ id }) => id));
  change(doc, () => {
    for (const { kind, id } of gone) rootOf(doc, kind).delete(id);
    for (const kind of ['reflection', 'reminder'] as const)
      for (const { id, activityId } of readAll(doc, kind)) if (ids.has(activityId)) rootOf(doc, kind).delete(id);
    for (const kind of ['annotation', 'session'] as const)
      for (const { id, evidenceId } of readAll(doc, kind)) if (ids.has(evidenceId)) rootOf(doc, kind).delete(id);
    for (const { key, from, to } of readAll(doc, 'link')) {
      if (ids.has(from) || ids.has(to)) rootOf(doc, 'link').delete(key);
    }
  });
  return gone.length;
}

export interface KeptCapture {
  /** Chosen by whoever keeps, so that keeping twice (after a worker's death) makes one activity. */
  activityId: RecordId;
  evidenceId: RecordId;
  capture: Capture;
  /** As the person left them in the popup. */
  title: string;
  provider: string;
  /** A guess, or what the person chose; left alone where the activity is there already. */
  type: ActivityFields['type'];
  /** What the evidence is, in the words of the scheme's list. */
  evidenceKind?: string;
  startedOn: LocalDate;
  /** The one line that the person wrote. */
  description: string;
  /** Its words seem to show who a patient is, and the person kept it knowing that. */
  isFlagged?: boolean;
  /** The activity is there already, and gets this page as one more piece of evidence. */
  isAttached?: boolean;
  /** An activity that is there takes `startedOn` for its day: the one on a certificate. */
  datesActivity?: boolean;
}

/**
 * Keeps a page: an activity that waits in the inbox, its evidence, and their link; or only evidence and link for an activity
 * that is there. Nothing happens the second time.
 */
export function keepCapture(doc: Y.Doc, kept: KeptCapture, now: Date): void {
  if (readRecord(doc, 'evidence', kept.evidenceId)) return;
  const { capture, title, provider, type, startedOn, description, isAttached } = kept;
  const { evidenceKind: kind = '', isFlagged, datesActivity } = kept;
  const confidentiality = isFlagged ? 'flagged' : 'unchecked';
  const source = capture.kind === 'certificate' ? 'certificate' : 'page';
  change(doc, () => {
    const activity = { title, provider, type, startedOn, description, url: capture.canonicalUrl, triagedAt: null };
    if (!isAttached) createActivity(doc, activity, now, kept.activityId);
    else if (datesActivity) changeActivity(doc, kept.activityId, { startedOn, datePrecision: 'day' });
    const evidence = { title, kind, source, obtainedOn: startedOn, capture, confidentiality } as const;
    createEvidence(doc, evidence, now, kept.evidenceId);
    putLink(doc, 'activityEvidence', kept.activityId, kept.evidenceId);
  });
}
