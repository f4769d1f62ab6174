// The bin: into it, out of it, and what leaves it for good.
import type * as Y from 'yjs';
import { addDays, type LocalDate } from '../../model/dates.ts';
import type { RecordId } from '../../model/id.ts';
import { type MapKind, rootOf } from '../layout.ts';
import { readAll } from '../read.ts';
import { change, changeRecord, isReadOnly } from './writing.ts';

/** Days that something stays in the bin before it is removed. */
export const BIN_DAYS = 30;

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
