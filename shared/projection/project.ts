// The only writer of the projection: change by change while the leader runs, and by comparison when it may have fallen behind.
import type { Table } from 'dexie';
import type { Change } from '../model/change.ts';
import { pause } from '../model/pause.ts';
import { sha256Of } from '../model/sha256.ts';
import type { ProjectionDb } from './database.ts';
import { fill } from './fill.ts';
import type { RecordSource, Records } from './record-source.ts';
import { KINDS, tableOf, toRow } from './tables.ts';

export interface Projector {
  /** Resolves when everything until now is in the projection. Rejects when the projection could not be written. */
  settled(): Promise<void>;
  /** Makes all rows anew, for a database that was emptied. */
  rebuild(): Promise<void>;
  stop(): Promise<void>;
}

/** After this long without a change the rows are marked as complete. */
const QUIET_MS = 2_000;
/** Rows that could not be written are put right after this, whether or not anything else changes. */
const RETRY_MS = 5_000;
/** Rows compared at a time, so that the main thread is never held for long. */
const CHUNK = 500;

/** Dexie tells whoever watches which rows were written while they are fewer than 50 at once; of more it says that all may be others. */
const NAMED_AT_ONCE = 49;
/** So many rows are told one by one; beyond, all is read again sooner than each by itself. */
const NAMED_MAX = 1_000;

async function putNamed(table: Table<object, string>, rows: object[]): Promise<void> {
  const size = rows.length > NAMED_MAX ? rows.length : NAMED_AT_ONCE;
  for (let start = 0; start < rows.length; start += size) await table.bulkPut(rows.slice(start, start + size));
}

/**
 * Writes these records' rows in one transaction and marks the rows as being changed. False, and nothing written, where the marker
 * is gone, and so may be any other row.
 */
export async function projectChanges(db: ProjectionDb, changes: Change[]): Promise<boolean> {
  const kinds = [...new Set(changes.map((change) => change.kind))];
  return db.transaction('rw', [...kinds.map((kind) => tableOf(db, kind)), db.markers], async () => {
    const marker = await db.markers.get('marker');
    if (!marker) return false;
    if (marker.fingerprint !== null) await db.markers.put({ key: 'marker', fingerprint: null });
    for (const kind of kinds) {
      // what was removed and put back meanwhile is there: the last change of a record says how it is
      const last = new Map(changes.flatMap((change) => (change.kind === kind ? [[change.id, toRow(change)]] : [])));
      const gone = [...last].flatMap(([id, row]) => (row ? [] : [id]));
      await putNamed(
        tableOf(db, kind),
        [...last.values()].filter((row) => row !== null),
      );
      if (gone.length > 0) await tableOf(db, kind).bulkDelete(gone);
    }
    return true;
  });
}

/**
 * Makes the rows agree with all records, writing only what differs, or all of them where most are not there. Records that change
 * meanwhile are projected after it.
 */
export async function reconcile(db: ProjectionDb, source: Records): Promise<void> {
  if ((await db.activities.count()) <= source.countActivities() / 2) return fill(db, source);
  const records = KINDS.flatMap((kind) => source.readAll(kind));
  const byKind = Map.groupBy(records, ({ kind }) => kind);
  for (let start = 0; start < records.length; start += CHUNK) {
    await projectDifferences(db, records.slice(start, start + CHUNK));
    await pause();
  }
  for (const kind of KINDS) {
    const ids = new Set(byKind.get(kind)?.map(({ id }) => id));
    const keys = await tableOf(db, kind).toCollection().primaryKeys();
    const stale = keys.filter((key) => !ids.has(key));
    if (stale.length > 0) await tableOf(db, kind).bulkDelete(stale);
  }
}

async function projectDifferences(db: ProjectionDb, chunk: Change[]): Promise<void> {
  const differing: Change[] = [];
  for (const kind of new Set(chunk.map((change) => change.kind))) {
    const ofKind = chunk.filter((change) => change.kind === kind);
    const rows = await tableOf(db, kind).bulkGet(ofKind.map((change) => change.id));
    ofKind.forEach((change, index) => {
      if (JSON.stringify(rows[index]) !== JSON.stringify(toRow(change))) differing.push(change);
    });
  }
  if (differing.length > 0) await projectChanges(db, differing);
}

/**
 * Keeps the projection in step with `source` until stopped. It catches up first, when the marker says that it must, and again
 * whenever the rows were found gone (somebody deleted the database) or could not be written.
 */
export function startProjector(db: ProjectionDb, source: RecordSource): Projector {
  let queue: Change[] = [];
  let quiet: ReturnType<typeof setTimeout> | undefined;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let running: Promise<void> = Promise.resolve();
  let failure: unknown = null;

  async function catchUp(): Promise<void> {
    const marker = await db.markers.get('marker');
    if (marker?.fingerprint && marker.fingerprint === (await sha256Of(source.fingerprint()))) return;
    await rebuild();
  }

  async function rebuild(): Promise<void> {
    queue = [];
    await db.markers.put({ key: 'marker', fingerprint: null });
    await reconcile(db, source);
    failure = null;
    markWhenQuiet();
  }

  async function drain(): Promise<void> {
    if (failure) return rebuild();
    if (queue.length === 0) return;
    const batch = queue;
    queue = [];
    if (!(await projectChanges(db, batch))) await rebuild();
  }

  async function markComplete(): Promise<void> {
    const fingerprint = await sha256Of(source.fingerprint());
    if (queue.length === 0 && !failure) await db.markers.put({ key: 'marker', fingerprint });
  }

  function markWhenQuiet(): void {
    clearTimeout(quiet);
    quiet = setTimeout(() => chain(markComplete), QUIET_MS);
  }

  function chain(step: () => Promise<void>): void {
    running = running.then(step).catch((error: unknown) => {
      failure = error;
      clearTimeout(retry);
      retry = setTimeout(() => chain(rebuild), RETRY_MS);
    });
  }

  chain(catchUp);
  const stopObserving = source.observe((changes) => {
    queue.push(...changes);
    chain(drain);
    markWhenQuiet();
  });

  async function settled(): Promise<void> {
    await running;
    if (failure) throw failure;
  }

  return {
    settled,
    rebuild() {
      chain(rebuild);
      return settled();
    },
    async stop() {
      chain(markComplete);
      // what changes until then is seen, or rows would be called complete that lack it
      for (let seen: typeof running | null = null; seen !== running; ) {
        seen = running;
        await seen;
      }
      stopObserving();
      clearTimeout(quiet);
      clearTimeout(retry);
    },
  };
}
