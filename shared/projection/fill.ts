// Makes all rows anew where most are not there, as after this device was linked: what people look at first comes first.
import type { Change } from '../model/change.ts';
import { pause } from '../model/pause.ts';
import type { ProjectionDb } from './database.ts';
import type { Records } from './record-source.ts';
import { KINDS, tableOf, toRow } from './tables.ts';

/** Activities that come first, with all that belongs to them: more than a screen shows. */
const FIRST = 100;
/** Rows written at a time after that: whoever watches reads again each time. */
const AT_ONCE = 5_000;
/** Somebody may go from the screen that they are on to another, which asks for its rows. */
const FIRST_SHOWN_MS = 700;
/** So many times a screen asks for rows, each time after the answer to the question before. */
const QUESTIONS = 6;

/** Whole when it resolves. */
export async function fill(db: ProjectionDb, source: Records): Promise<void> {
  const first = source.readLatest(FIRST);
  const latest = Map.groupBy(first, ({ kind }) => kind);
  const tables = KINDS.map((kind) => tableOf(db, kind));
  const isFilling = source.countActivities() > FIRST;
  await db.transaction('rw', [...tables, db.markers], async () => {
    await db.markers.put({ key: 'marker', fingerprint: null, isFilling });
    for (const table of tables) await table.clear();
    for (const [kind, some] of latest) await tableOf(db, kind).bulkPut(toRows(some));
  });
  // what is kept meanwhile waits for this: where nothing is left to come, it must not
  if (isFilling) await pause(FIRST_SHOWN_MS);
  const areThere = new Set(first.map(keyOf));
  // activities last: where one is, all that belongs to it is there
  for (const kind of [...KINDS].reverse()) {
    const rest = source.readAll(kind).filter((change) => !areThere.has(keyOf(change)));
    const rows = toRows(kind === 'activity' ? rest.sort(laterFirst) : rest);
    for (let start = 0; start < rows.length; start += AT_ONCE) {
      await tableOf(db, kind).bulkPut(rows.slice(start, start + AT_ONCE));
      await letScreensRead(db);
    }
  }
  await db.markers.update('marker', { isFilling: false });
}

const keyOf = ({ kind, id }: Change): string => `${kind} ${id}`;

const toRows = (changes: readonly Change[]): object[] => changes.flatMap((change) => toRow(change) ?? []);

/** What a screen asks waits while rows are written. Between two pieces it gets all of its answers, however busy the device is. */
async function letScreensRead(db: ProjectionDb): Promise<void> {
  for (let question = 0; question < QUESTIONS; question++) {
    await pause();
    await db.activities.limit(1).primaryKeys();
  }
}

const laterFirst = (a: Change, b: Change): number => (dayOf(a) < dayOf(b) ? 1 : dayOf(a) > dayOf(b) ? -1 : 0);
const dayOf = ({ record }: Change): string => (record && 'startedOn' in record ? (record.startedOn ?? '') : '');
