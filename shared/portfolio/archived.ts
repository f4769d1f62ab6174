// Records as they leave the portfolio in an archive: every field and text as it is kept, also what this version knows nothing of.
import * as Y from 'yjs';
import type { RecordKind, RecordsByKind } from '../model/change.ts';
import { isFlat, RECORD_KINDS, rootOf } from './layout.ts';
import { entriesOf, parseEntries, parseFlat } from './read.ts';

/** One record. A link's or a setting's value stands under `value`; only maps have texts. */
export interface ArchivedRecord {
  /** The record's id; a link's or a setting's key. */
  key: string;
  fields: Record<string, unknown>;
  texts: Record<string, string>;
}
export type ArchivedRecords = Record<RecordKind, ArchivedRecord[]>;

export function archivedRecord(doc: Y.Doc, kind: RecordKind, key: string): ArchivedRecord | null {
  const root = rootOf(doc, kind);
  if (!root.has(key)) return null;
  const value = root.get(key);
  if (isFlat(kind)) return { key, fields: { value }, texts: {} };
  if (!(value instanceof Y.Map)) return null;
  const { fields, texts } = entriesOf(value);
  return { key, fields: Object.fromEntries(fields), texts: Object.fromEntries(texts) };
}

/** Every record of one kind, those in the bin too. */
export const archivedOf = (doc: Y.Doc, kind: RecordKind): ArchivedRecord[] =>
  [...rootOf(doc, kind).keys()].flatMap((key) => archivedRecord(doc, kind, key) ?? []);

export const archiveRecords = (doc: Y.Doc): ArchivedRecords =>
  Object.fromEntries(RECORD_KINDS.map((kind) => [kind, archivedOf(doc, kind)])) as ArchivedRecords;

/** The record as screens would see it; null when it is none. */
export function parseArchived<K extends RecordKind>(
  kind: K,
  { key, fields, texts }: ArchivedRecord,
): RecordsByKind[K] | null {
  const record = isFlat(kind)
    ? parseFlat(kind, key, fields.value)
    : parseEntries(kind, key, { fields: Object.entries(fields), texts: Object.entries(texts) });
  return record as RecordsByKind[K] | null;
}

/** All records of one kind that are such. */
export const parseAllArchived = <K extends RecordKind>(kind: K, records: ArchivedRecords): RecordsByKind[K][] =>
  records[kind].flatMap((record) => parseArchived(kind, record) ?? []);
