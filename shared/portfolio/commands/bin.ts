// The bin: into it, out of it, and what leaves it for good.
import type * as Y from 'yjs';
import { BIN_DAYS } from '../../model/bin.ts';
import type { RecordsByKind } from '../../model/change.ts';
import { addDays, type LocalDate } from '../../model/dates.ts';
import type { RecordId } from '../../model/id.ts';
import { type MapKind, rootOf } from '../layout.ts';
import { inBin, readAll } from '../read.ts';
import { change, changeRecord, isReadOnly } from './writing.ts';

/** Puts a record in the bin. It can be restored for BIN_DAYS days. */
export const moveToBin = (doc: Y.Doc, kind: MapKind, id: RecordId, today: LocalDate): void =>
  changeRecord(doc, kind, id, { deletedOn: today });

export const restore = (doc: Y.Doc, kind: MapKind, id: RecordId): void =>
  changeRecord(doc, kind, id, { deletedOn: null });

/**
 * Kinds that are removed for good in time. A registration stays, since drafts name it, and a reflection model of one's own, since
 * what was written under it needs its questions.
 */
const SWEPT = [
  'activity',
  'evidence',
  'reflection',
  'annotation',
  'session',
  'reminder',
  'gapExplanation',
  'goal',
  'ownType',
] as const;

/** Removes the records of a kind whose owner is among the `gone`, and counts them among those. */
const removeOwned =
  <K extends MapKind>(kind: K, ownerOf: (record: RecordsByKind[K]) => RecordId) =>
  (doc: Y.Doc, gone: Set<RecordId>): void => {
    for (const record of readAll(doc, kind)) {
      if (!gone.has(ownerOf(record))) continue;
      rootOf(doc, kind).delete(record.id);
      gone.add(record.id);
    }
  };

/** What belongs to one record alone and goes with it. Versions come last: those of what has just gone go too. */
const OWNED = [
  removeOwned('reflection', (one) => one.activityId),
  removeOwned('reminder', (one) => one.activityId),
  removeOwned('annotation', (one) => one.evidenceId),
  removeOwned('session', (one) => one.evidenceId),
  removeOwned('textVersion', (one) => one.recordId),
];

/**
 * Removes what has lain in the bin for more than BIN_DAYS days, with its links and what belongs to it alone. Returns how many.
 *
 * `sweptOn`: the day of the sweep before, null for the first. What was due by then and is still here came since, under a clock that
 * was behind or from a device that was away: its days begin today.
 */
export function sweepBin(doc: Y.Doc, today: LocalDate, sweptOn: LocalDate | null = null): number {
  if (isReadOnly(doc)) return 0;
  const last = addDays(today, -BIN_DAYS);
  const lastBefore = sweptOn && addDays(sweptOn, -BIN_DAYS);
  const due: { kind: MapKind; id: RecordId }[] = [];
  const late: typeof due = [];
  for (const kind of SWEPT)
    for (const { id, deletedOn } of inBin(doc, kind)) {
      if (deletedOn >= last) continue;
      (lastBefore && deletedOn < lastBefore ? late : due).push({ kind, id });
    }
  if (due.length + late.length === 0) return 0;
  const gone = new Set(due.map(({ id }) => id));
  change(doc, () => {
    for (const { kind, id } of late) moveToBin(doc, kind, id, today);
    for (const { kind, id } of due) rootOf(doc, kind).delete(id);
    for (const remove of OWNED) remove(doc, gone);
    for (const { key, from, to } of readAll(doc, 'link')) {
      if (gone.has(from) || gone.has(to)) rootOf(doc, 'link').delete(key);
    }
  });
  return due.length;
}
