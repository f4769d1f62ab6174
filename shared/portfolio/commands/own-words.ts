// Writes what a person words for themselves: reflection models, kinds of learning, and settings that follow them.
import type * as Y from 'yjs';
import { localDateOf, toInstant } from '../../model/dates.ts';
import { newId, type RecordId } from '../../model/id.ts';
import { type OwnModel, type OwnModelFields, ownModelKey } from '../../model/own-model.ts';
import type { OwnTypeFields } from '../../model/own-type.ts';
import type { ListedKey, SettingKey } from '../../model/setting.ts';
import { rootOf } from '../layout.ts';
import { isModelUsed, readRecord } from '../read.ts';
import { change, changeRecord, createRecord } from './writing.ts';

export function createOwnModel(doc: Y.Doc, fields: OwnModelFields, now: Date, id = newId()): RecordId {
  return change(doc, () => createRecord(doc, 'ownModel', id, { ...fields, createdAt: toInstant(now) }, {}));
}

/** Its prompts are never changed: see `rewordOwnModel`. */
export const changeOwnModel = (
  doc: Y.Doc,
  id: RecordId,
  patch: Partial<Omit<OwnModel, 'id' | 'createdAt' | 'prompts'>>,
): void => changeRecord(doc, 'ownModel', id, patch);

/** Puts one away and offers another in its place. */
export function replaceOwnModel(doc: Y.Doc, id: RecordId, by: RecordId, now: Date): void {
  change(doc, () => {
    changeOwnModel(doc, id, { deletedOn: localDateOf(now), replacedBy: by });
    changeOwnModel(doc, by, { deletedOn: null, replacedBy: null });
  });
}

/**
 * Words a model anew. One under which nothing was written gets another name in place; otherwise it stays as it is and is put away,
 * and another takes its place: its answers belong to the questions that they were written to, and another device may be writing
 * some at the same time. Returns the id of the one that is offered now.
 */
export function rewordOwnModel(doc: Y.Doc, id: RecordId, fields: OwnModelFields, now: Date): RecordId {
  return change(doc, () => {
    const { prompts, ...called } = fields;
    const asks = JSON.stringify(readRecord(doc, 'ownModel', id)?.prompts);
    if (asks === JSON.stringify(prompts) && !isModelUsed(doc, ownModelKey(id))) {
      changeOwnModel(doc, id, called);
      return id;
    }
    const next = createOwnModel(doc, fields, now);
    replaceOwnModel(doc, id, next, now);
    return next;
  });
}

export function createOwnType(doc: Y.Doc, fields: OwnTypeFields, now: Date, id = newId()): RecordId {
  return change(doc, () => createRecord(doc, 'ownType', id, { ...fields, createdAt: toInstant(now) }, {}));
}

/** Sets a setting; empty for the default. */
export function putSetting(doc: Y.Doc, key: SettingKey | ListedKey, value: string): void {
  change(doc, () => {
    if (value) rootOf(doc, 'setting').set(key, value);
    else rootOf(doc, 'setting').delete(key);
  });
}
