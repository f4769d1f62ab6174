// Writes what a person words for themselves: reflection models, kinds of learning, and settings that follow them.
import type * as Y from 'yjs';
import { localDateOf, toInstant } from '../../model/dates.ts';
import { newId, type RecordId } from '../../model/id.ts';
import { type OwnModelFields, ownModelKey } from '../../model/own-model.ts';
import type { OwnTypeFields } from '../../model/own-type.ts';
import type { SettingKey } from '../../model/setting.ts';
import { rootOf } from '../layout.ts';
import { isModelUsed } from '../read.ts';
import { change, changeRecord, createRecord } from './writing.ts';

export function createOwnModel(doc: Y.Doc, fields: OwnModelFields, now: Date, id = newId()): RecordId {
  return change(doc, () => createRecord(doc, 'ownModel', id, { ...fields, createdAt: toInstant(now) }, {}));
}

/** Prompts may only be changed while no reflection stands under the model: its texts were made for those it had. */
export const changeOwnModel = (doc: Y.Doc, id: RecordId, patch: Partial<OwnModelFields>): void =>
  changeRecord(doc, 'ownModel', id, patch);

/**
 * Words a model anew. One under which something was written stays as it is and is put away, and another takes its place: its
 * answers belong to the questions that they were written to. Returns the id of the one that is offered now.
 */
export function rewordOwnModel(doc: Y.Doc, id: RecordId, fields: OwnModelFields, now: Date): RecordId {
  return change(doc, () => {
    if (!isModelUsed(doc, ownModelKey(id))) {
      changeOwnModel(doc, id, fields);
      return id;
    }
    changeOwnModel(doc, id, { deletedOn: localDateOf(now) });
    return createOwnModel(doc, fields, now);
  });
}

export function createOwnType(doc: Y.Doc, fields: OwnTypeFields, now: Date, id = newId()): RecordId {
  return change(doc, () => createRecord(doc, 'ownType', id, { ...fields, createdAt: toInstant(now) }, {}));
}

/** Sets a setting; empty for the default. */
export function putSetting(doc: Y.Doc, key: SettingKey, value: string): void {
  change(doc, () => {
    if (value) rootOf(doc, 'setting').set(key, value);
    else rootOf(doc, 'setting').delete(key);
  });
}
