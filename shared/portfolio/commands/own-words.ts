// Writes what a person words for themselves: reflection models, kinds of learning, and settings that follow them.
import type * as Y from 'yjs';
import { toInstant } from '../../model/dates.ts';
import { newId, type RecordId } from '../../model/id.ts';
import type { OwnModelFields } from '../../model/own-model.ts';
import type { OwnTypeFields } from '../../model/own-type.ts';
import type { SettingKey } from '../../model/setting.ts';
import { rootOf } from '../layout.ts';
import { change, changeRecord, createRecord } from './writing.ts';

export function createOwnModel(doc: Y.Doc, fields: OwnModelFields, now: Date, id = newId()): RecordId {
  return change(doc, () => createRecord(doc, 'ownModel', id, { ...fields, createdAt: toInstant(now) }, {}));
}

/** Prompts may only be changed while no reflection stands under the model: its texts were made for those it had. */
export const changeOwnModel = (doc: Y.Doc, id: RecordId, patch: Partial<OwnModelFields>): void =>
  changeRecord(doc, 'ownModel', id, patch);

export function createOwnType(doc: Y.Doc, fields: OwnTypeFields, now: Date, id = newId()): RecordId {
  return change(doc, () => createRecord(doc, 'ownType', id, { ...fields, createdAt: toInstant(now) }, {}));
}

export const changeOwnType = (doc: Y.Doc, id: RecordId, patch: Partial<OwnTypeFields>): void =>
  changeRecord(doc, 'ownType', id, patch);

/** Sets a setting; empty for the default. */
export function putSetting(doc: Y.Doc, key: SettingKey, value: string): void {
  change(doc, () => {
    if (value) rootOf(doc, 'setting').set(key, value);
    else rootOf(doc, 'setting').delete(key);
  });
}
