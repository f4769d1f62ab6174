// Fills a projection that holds nothing, as after this device was linked: what people look at first comes first.
import type { Change, RecordKind } from '../model/change.ts';
import type { ProjectionDb } from './database.ts';
import { KINDS, tableOf, toRow } from './tables.ts';

/** Activities that come first, with all that belongs to them: more than a screen shows. */
const FIRST = 100;
/** Rows written at a time after that. Whoever watches reads again each time, and reads wait while rows are written. */
const AT_ONCE = 2_000;
/** Meanwhile screens read the first rows and paint them. */
const FIRST_SHOWN_MS = 150;

/** Below this many activities all rows are there before anybody could tell which came first. */
export const FILL_FROM = 2_000;

/** Whole when it resolves. `byKind` holds all records, in no order. */
export async function fill(db: ProjectionDb, byKind: ReadonlyMap<RecordKind, readonly Change[]>): Promise<void> {
  const records = new Map(KINDS.map((kind) => [kind, byKind.get(kind) ?? []]));
  records.set('activity', (records.get('activity') ?? []).toSorted(laterFirst));
  const isFirst = firstOf(records);
  const first = new Map([...records].map(([kind, all]) => [kind, all.filter(isFirst)]));
  await db.transaction(
    'rw',
    KINDS.map((kind) => tableOf(db, kind)),
    async () => {
      for (const [kind, some] of first) await put(db, kind, some);
    },
  );
  await pause(FIRST_SHOWN_MS);
  // activities last: where one is, all that belongs to it is there
  for (const [kind, all] of [...records].reverse()) {
    const rest = all.filter((change) => !isFirst(change));
    for (let start = 0; start < rest.length; start += AT_ONCE) {
      await put(db, kind, rest.slice(start, start + AT_ONCE));
      await pause(0);
    }
  }
}

const put = (db: ProjectionDb, kind: RecordKind, changes: readonly Change[]) =>
  tableOf(db, kind).bulkPut(changes.flatMap((change) => toRow(change) ?? []));

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

const laterFirst = (a: Change, b: Change): number => (dayOf(a) < dayOf(b) ? 1 : dayOf(a) > dayOf(b) ? -1 : 0);
const dayOf = ({ record }: Change): string => (record && 'startedOn' in record ? (record.startedOn ?? '') : '');

/** The latest activities with their reflections, links and evidence, and all records of kinds that there are few of. */
function firstOf(records: ReadonlyMap<RecordKind, readonly Change[]>): (change: Change) => boolean {
  const ids = new Set<string>((records.get('activity') ?? []).slice(0, FIRST).map(({ id }) => id));
  const links = (records.get('link') ?? []).flatMap((one) => (one.kind === 'link' && one.record ? [one.record] : []));
  const linked = links.filter(({ from }) => ids.has(from));
  const parts = new Set<string>(linked.map(({ to }) => to));
  const keys = new Set<string>(linked.map(({ key }) => key));
  const few = new Set([...records].filter(([, all]) => all.length <= FIRST).map(([kind]) => kind));
  return ({ kind, id, record }) => {
    if (few.has(kind) || ids.has(id) || keys.has(id) || parts.has(id)) return true;
    return record !== null && 'activityId' in record && record.activityId !== null && ids.has(record.activityId);
  };
}
