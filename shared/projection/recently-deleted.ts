// What lies in the bin by itself, of every kind that a person can put there, and what it was a part of.

import type { LocalDate } from '../model/dates.ts';
import type { RecordId } from '../model/id.ts';
import { type ActivityRow, binnedOf, type ProjectionDb } from './database.ts';
import { bin, evidenceInBin } from './queries.ts';

export type DeletedKind =
  | 'activity'
  | 'evidence'
  | 'reflection'
  | 'annotation'
  | 'session'
  | 'reminder'
  | 'gapExplanation'
  | 'goal'
  | 'ownType';

export interface Deleted {
  kind: DeletedKind;
  id: RecordId;
  /** Its own title, name or words; empty when it has none. */
  name: string;
  /** Title of the activity or evidence that it is a part of; empty for what stands by itself. */
  partOf: string;
  deletedOn: LocalDate;
}

interface Binned {
  id: RecordId;
  deletedOn: LocalDate | null;
}

const toDeleted = (kind: DeletedKind, { id, deletedOn }: Binned, name: string, partOf = ''): Deleted[] =>
  deletedOn ? [{ kind, id, name, partOf, deletedOn }] : [];

const isBinned = (one: Binned): boolean => one.deletedOn !== null;

/** Parts of activities and evidence. What went to the bin with its whole comes back with that, and is not here. */
async function partsInBin(db: ProjectionDb): Promise<Deleted[]> {
  const [reflections, reminders, annotations, sessions] = await Promise.all([
    binnedOf(db.reflections),
    db.reminders.filter(isBinned).toArray(),
    binnedOf(db.annotations),
    binnedOf(db.sessions),
  ]);
  const activities = await titlesOf(
    db.activities,
    [...reflections, ...reminders].map(({ activityId }) => activityId),
  );
  const evidence = await titlesOf(
    db.evidence,
    [...annotations, ...sessions].map(({ evidenceId }) => evidenceId),
  );
  const part = (kind: DeletedKind, one: Binned, name: string, whole: string | undefined) =>
    whole === undefined ? [] : toDeleted(kind, one, name, whole);
  return [
    ...reflections.flatMap((one) =>
      part('reflection', one, Object.values(one.answers).find(Boolean) ?? '', activities.get(one.activityId)),
    ),
    ...reminders.flatMap((one) => part('reminder', one, one.text, activities.get(one.activityId))),
    ...annotations.flatMap((one) =>
      part(
        'annotation',
        one,
        one.note || (one.target.kind === 'quote' ? one.target.exact : ''),
        evidence.get(one.evidenceId),
      ),
    ),
    ...sessions.flatMap((one) => part('session', one, '', evidence.get(one.evidenceId))),
  ];
}

/** Titles by id of those that are there and not in the bin themselves. */
async function titlesOf(
  table: { bulkGet(ids: RecordId[]): PromiseLike<(({ title: string } & Binned) | undefined)[]> },
  ids: readonly RecordId[],
): Promise<Map<RecordId, string>> {
  const found = await table.bulkGet([...new Set(ids)]);
  return new Map(found.flatMap((one) => (one && !isBinned(one) ? [[one.id, one.title]] : [])));
}

/** Everything that can be put back, the latest first. */
export async function recentlyDeleted(db: ProjectionDb): Promise<Deleted[]> {
  const [activities, evidence, parts, gaps, goals, ownTypes] = await Promise.all([
    bin(db),
    evidenceInBin(db),
    partsInBin(db),
    db.gapExplanations.filter(isBinned).toArray(),
    db.goals.filter(isBinned).toArray(),
    db.ownTypes.filter(isBinned).toArray(),
  ]);
  const all = [
    ...activities.flatMap((one: ActivityRow) => toDeleted('activity', one, one.title)),
    ...evidence.flatMap((one) => toDeleted('evidence', one, one.title)),
    ...parts,
    ...gaps.flatMap((one) => toDeleted('gapExplanation', one, one.explanation)),
    ...goals.flatMap((one) => toDeleted('goal', one, one.title)),
    ...ownTypes.flatMap((one) => toDeleted('ownType', one, one.name)),
  ];
  return all.sort((a, b) => (a.deletedOn < b.deletedOn ? 1 : a.deletedOn > b.deletedOn ? -1 : a.id < b.id ? -1 : 1));
}
