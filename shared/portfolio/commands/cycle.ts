// Writes what a cycle has: registrations, explained gaps, profiles.
import type * as Y from 'yjs';
import type { AskedForMore, SentCopy } from '../../model/audit.ts';
import { type LocalDate, toInstant } from '../../model/dates.ts';
import { GAP_TEXTS, type GapExplanationFields, type GapText } from '../../model/gap-explanation.ts';
import { newId, type RecordId } from '../../model/id.ts';
import {
  PROFILE_TEXTS,
  type Profile,
  type ProfileFields,
  type ProfileState,
  type ProfileText,
} from '../../model/profile.ts';
import {
  ADJUSTED_PREFIX,
  type AdjustedCycle,
  DONE_PREFIX,
  type DonePart,
  type RegistrationFields,
} from '../../model/registration.ts';
import { AUDIT_PREFIXES, recordOf } from '../layout.ts';
import { readRecord } from '../read.ts';
import { change, changeRecord, createRecord, textsFrom, without } from './writing.ts';

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

/** Gives one cycle of a registration other dates; null goes back to the scheme's. */
export const adjustCycle = (
  doc: Y.Doc,
  id: RecordId,
  usualStart: LocalDate,
  dates: Pick<AdjustedCycle, 'start' | 'end'> | null,
): void => changeRecord(doc, 'registration', id, { [`${ADJUSTED_PREFIX}${usualStart}`]: dates });

const doneKey = ({ part, id }: Pick<DonePart, 'part' | 'id'>): string => `${DONE_PREFIX}${part}:${id}`;

/** Notes that a part which the scheme asks for beside activities is done. */
export function notePart(doc: Y.Doc, id: RecordId, done: Omit<DonePart, 'id'>, partId = newId()): RecordId {
  const { doneOn, note } = done;
  changeRecord(doc, 'registration', id, { [doneKey({ ...done, id: partId })]: { doneOn, note } });
  return partId;
}

/** Takes back that a part is done. */
export function unnotePart(doc: Y.Doc, id: RecordId, done: Pick<DonePart, 'part' | 'id'>): void {
  change(doc, () => recordOf(doc, 'registration', id)?.delete(doneKey(done)));
}

export type NewProfile = Partial<ProfileFields> & Partial<Record<ProfileText, string>>;

export function createProfile(doc: Y.Doc, profile: NewProfile, now: Date, id = newId()): RecordId {
  const fields = { ...without(profile, PROFILE_TEXTS), createdAt: toInstant(now) };
  return change(doc, () => createRecord(doc, 'profile', id, fields, textsFrom(PROFILE_TEXTS, profile)));
}

export const changeProfile = (doc: Y.Doc, id: RecordId, patch: Partial<ProfileFields>): void =>
  changeRecord(doc, 'profile', id, patch);

/** Ticks something off in a profile, or takes the tick back with an empty mark. One key each: two devices may tick at once. */
export const markProfile = (doc: Y.Doc, id: RecordId, key: string, mark: string): void =>
  changeRecord(doc, 'profile', id, { [`${AUDIT_PREFIXES.marks}${key}`]: mark });

/** Keeps exactly what was sent, beside whatever was sent before. */
export function keepSentCopy(doc: Y.Doc, id: RecordId, { id: copyId, ...copy }: SentCopy): void {
  changeRecord(doc, 'profile', id, { [`${AUDIT_PREFIXES.sent}${copyId}`]: copy, state: 'submitted' });
}

/** Says that a copy was not sent after all. It stays as it is, among those that were taken back. */
export const takeBackSent = (doc: Y.Doc, id: RecordId, copyId: RecordId, today: LocalDate): void =>
  putTakenBack(doc, id, { [`${AUDIT_PREFIXES.takenBack}${copyId}`]: today });

/** Says that a copy was sent after all. */
export const putBackSent = (doc: Y.Doc, id: RecordId, copyId: RecordId): void =>
  putTakenBack(doc, id, { [`${AUDIT_PREFIXES.takenBack}${copyId}`]: null });

function putTakenBack(doc: Y.Doc, id: RecordId, patch: Record<string, LocalDate | null>): void {
  change(doc, () => {
    changeRecord(doc, 'profile', id, patch);
    const profile = readRecord(doc, 'profile', id);
    if (profile) changeRecord(doc, 'profile', id, { state: stateBy(profile) });
  });
}

/** Where a profile stands by what was sent last, and what was asked for after that. */
function stateBy({ sent, asked }: Pick<Profile, 'sent' | 'asked'>): ProfileState {
  const [lastSent, lastAsked] = [sent.at(-1)?.keptAt ?? '', asked.at(-1)?.keptAt ?? ''];
  if (lastAsked > lastSent) return 'moreAsked';
  return lastSent ? 'submitted' : 'drafting';
}

/** Keeps what the regulator asked for, or puts it right, and opens the draft again. */
export function keepAsked(doc: Y.Doc, id: RecordId, { id: askedId, ...asked }: AskedForMore): void {
  changeRecord(doc, 'profile', id, { [`${AUDIT_PREFIXES.asked}${askedId}`]: asked, state: 'moreAsked' });
}
