// How every command writes: one transaction, records with all their texts, and nothing that is so already.
import * as Y from 'yjs';
import type { RecordId } from '../../model/id.ts';
import { LAYOUT, type MapKind, metaOf, rootOf } from '../layout.ts';

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

/** One transaction of the person's; refused in a portfolio that may only be read. */
export function change<T>(doc: Y.Doc, write: () => T): T {
  if (isReadOnly(doc)) throw new ReadOnlyPortfolio();
  return doc.transact(write, EDIT_ORIGIN);
}

/** Several commands as one transaction: they are stored, sealed and shown together. A command that throws ends it; what came before stays. */
export const inOneStep = <T>(doc: Y.Doc, write: () => T): T => change(doc, write);

/** A value worth writing: what a parser would fill in anyway takes no room in the document. */
const isDefault = (value: unknown): boolean => value === null || value === '' || value === false || value === undefined;

/** Writes a new record with all its texts: a text made later, on two devices at once, would lose one side's words. */
export function createRecord(
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
export function changeRecord(doc: Y.Doc, kind: MapKind, id: string, patch: Record<string, unknown>): void {
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

/** All texts of a record, by name: those that nobody wrote yet are empty. */
export const textsFrom = <K extends string>(
  keys: readonly K[],
  from: Partial<Record<K, string>>,
): Record<string, string> => Object.fromEntries(keys.map((key) => [key, from[key] ?? '']));

/** The fields without those of these names. */
export const without = (fields: object, keys: readonly string[]): Record<string, unknown> =>
  Object.fromEntries(Object.entries(fields).filter(([key]) => !keys.includes(key)));
