// Writes which import a record came with, so that all of it can be taken back as one, also on another day or device.
import type * as Y from 'yjs';
import type { LocalDate } from '../../model/dates.ts';
import { asLine } from '../../model/parse.ts';
import { fingerprintOfRecord, type Import, type ImportedRecord, importsIn, isRecent } from '../imports.ts';
import { IMPORT_PREFIX, rootOf } from '../layout.ts';
import { putSetting } from './own-words.ts';
import { change, changeRecord } from './writing.ts';

/** A setting holds 80 characters; its moment takes the first 25 of them. */
const NAME_MAX = 55;

/** Lists an import, and takes those of long ago off the list. */
export function listImport(doc: Y.Doc, { id, at, name }: Import, today: LocalDate): void {
  change(doc, () => {
    for (const one of importsIn(doc)) if (!isRecent(one, today)) putSetting(doc, `${IMPORT_PREFIX}${one.id}`, '');
    const line = asLine(name, 1_000);
    const called = line.length > NAME_MAX ? `${line.slice(0, NAME_MAX - 1)}…` : line;
    putSetting(doc, `${IMPORT_PREFIX}${id}`, `${at} ${called}`);
  });
}

/** Says of a record that was just written which import it is of, and how it came. */
export const markImported = (doc: Y.Doc, importId: string, kind: ImportedRecord['kind'], id: string): void =>
  changeRecord(doc, kind, id, { [`${IMPORT_PREFIX}${importId}`]: fingerprintOfRecord(doc, kind, id) });

/** Removes links by their keys. */
export function removeLinks(doc: Y.Doc, keys: readonly string[]): void {
  change(doc, () => {
    for (const key of keys) rootOf(doc, 'link').delete(key);
  });
}
