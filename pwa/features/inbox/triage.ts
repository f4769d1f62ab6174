// What can be done with what waits: keep, plan, bin, attach; each for one or for many in one step, and each with its way back.
import type { ActivityFields } from '../../../shared/model/activity.ts';
import { type LocalDate, localDateOf, toInstant } from '../../../shared/model/dates.ts';
import type { RecordId } from '../../../shared/model/id.ts';
import { attachActivities, changeActivity, undoable } from '../../../shared/portfolio/edit.ts';
import { readAll, readRecord } from '../../../shared/portfolio/read.ts';
import type { Host } from '../../host/host.ts';

type Doc = Host['portfolio']['doc'];
type Patch = Partial<ActivityFields>;
/** How it is taken back; the same document. */
export type Undo = () => void;

/** Changes each, and gives the way back. */
const change = (doc: Doc, ids: readonly RecordId[], patchOf: (id: RecordId) => Patch): Undo =>
  undoable(doc, () => {
    for (const id of ids) changeActivity(doc, id, patchOf(id));
  });

/** The day on which something was captured: of its first page, else the day it came to the inbox. */
function capturedDays(doc: Doc, ids: readonly RecordId[]): Map<RecordId, LocalDate> {
  const wanted = new Set<RecordId>(ids);
  const moments = new Map<RecordId, string>();
  for (const { kind, from, to } of readAll(doc, 'link')) {
    if (kind !== 'activityEvidence' || !wanted.has(from)) continue;
    const at = readRecord(doc, 'evidence', to)?.capture?.capturedAt;
    if (at && at < (moments.get(from) ?? '~')) moments.set(from, at);
  }
  return new Map(
    ids.map((id) => {
      const moment = moments.get(id) ?? readRecord(doc, 'activity', id)?.createdAt;
      return [id, localDateOf(moment ? new Date(moment) : new Date())];
    }),
  );
}

/** Into the record, asking nothing: what has no date yet gets the day it was captured. */
export function keepAll(doc: Doc, ids: readonly RecordId[], now: Date): Undo {
  const days = capturedDays(
    doc,
    ids.filter((id) => !readRecord(doc, 'activity', id)?.startedOn),
  );
  return change(doc, ids, (id) => {
    const startedOn = days.get(id);
    return { triagedAt: toInstant(now), ...(startedOn ? { startedOn, datePrecision: 'day' as const } : {}) };
  });
}

/** Into the record on a day to come. */
export const planAll = (doc: Doc, ids: readonly RecordId[], { day, now }: { day: LocalDate; now: Date }): Undo =>
  change(doc, ids, () => ({ triagedAt: toInstant(now), startedOn: day, endedOn: null, datePrecision: 'day' }));

export const binAll = (doc: Doc, ids: readonly RecordId[], today: LocalDate): Undo =>
  change(doc, ids, () => ({ deletedOn: today }));

/** Null when the activity is gone or in the bin by now. */
export function attachAll(doc: Doc, ids: readonly RecordId[], { to, now }: { to: RecordId; now: Date }): Undo | null {
  let isAttached = false;
  const undo = undoable(doc, () => {
    isAttached = attachActivities(doc, ids, to, now);
  });
  return isAttached ? undo : null;
}
