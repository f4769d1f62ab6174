// A portfolio's one lifetime in one context: loads the Y.Doc, keeps it durable, and lets the leader project it.
import { IndexeddbPersistence } from 'y-indexeddb';
import * as Y from 'yjs';
import { type FilesDb, openFiles } from '../files/files.ts';
import type { Change, RecordKind } from '../model/change.ts';
import { type LocalDate, localDateOf } from '../model/dates.ts';
import { StorageFailure, toStorageFailure } from '../model/storage-failure.ts';
import { openProjection, type ProjectionDb } from '../projection/database.ts';
import { type Projector, startProjector } from '../projection/project.ts';
import { observeChanges } from './changes.ts';
import { isReadOnly, sweepBin } from './edit.ts';
import { rootOf } from './layout.ts';
import { readAll } from './read.ts';
import { readLatest } from './read-latest.ts';
import { afterEarlierTransactions, ensureStored, openUpdateStore, rescue, storeAtOnce } from './update-store.ts';
import { upgradeLayout } from './upgrade.ts';

export interface PortfolioOptions {
  /** Name of the y-indexeddb database, from the identity. */
  documentName: string;
  now?: () => Date;
  /** The browser cleared the document's database while it was open. Everything is still in memory, and only there. */
  onCleared?: () => void;
  /** Databases that are open already; whoever opened them closes them. */
  projection?: ProjectionDb;
  files?: FilesDb;
}

export interface LoadReport {
  /** Rows that could not be read and were moved aside; normally 0. */
  damagedRows: number;
  /** A newer app has declared that this one may only read. */
  isReadOnly: boolean;
}

export interface Portfolio {
  readonly doc: Y.Doc;
  /** Resolves once the Y.Doc is in memory; rejects with StorageFailure when the database cannot be opened. */
  readonly loaded: Promise<LoadReport>;
  /** May be queried before `loaded`: it holds what was projected last. */
  readonly projection: ProjectionDb;
  readonly files: FilesDb;
  /**
   * Begins to project; only the leader of an origin calls it. What has lain in the bin for its time on `binDay` (today by the
   * clock, unless that is in doubt) is removed first, but for what was due on `sweptOn` already. Resolves when the projection
   * agrees with the document.
   */
  lead(days?: { binDay: LocalDate; sweptOn: LocalDate | null }): Promise<void>;
  /** Resolves when all edits until now are on disk; rejects with StorageFailure, and may then be tried again. */
  whenStored(): Promise<void>;
  /**
   * Hands what waits to the disk in the same turn, for a page that is about to go. Says nothing of the outcome; `whenStored`
   * still does, should the page stay.
   */
  storeAtOnce(): void;
  /** After `onCleared`: keeps the whole document again. Resolves when it is durable; rejects with StorageFailure. */
  storeAgain(): Promise<void>;
  /** Whether there are edits that are not known to be durable. */
  readonly hasUnstored: boolean;
  /** Those edits as one Yjs update; null when there are none. */
  unstoredUpdate(): Uint8Array | null;
  /**
   * Runs `apply`, which brings into the document what it gives, and keeps it as it is; for a document that nobody listens to yet.
   * Durable after `whenStored`.
   */
  keepArrived(apply: () => readonly Uint8Array[]): void;
  /** Takes in an update that was appended to the same database by other means, without storing it twice. */
  adoptAppended(update: Uint8Array): void;
  close(): Promise<void>;
}

/** The document as the projector sees it: plain records and their changes. */
function documentSource(doc: Y.Doc) {
  return {
    readAll: (kind: RecordKind) => readAll(doc, kind).map((record) => toChange(kind, record)),
    countActivities: () => rootOf(doc, 'activity').size,
    readLatest: (count: number) => readLatest(doc, count),
    /** Differs whenever any record does: state vector and delete set together, since deletions move no state vector. */
    fingerprint: () => new Uint8Array(Y.encodeSnapshot(Y.snapshot(doc))),
    observe: (listener: (changes: Change[]) => void) => observeChanges(doc, listener),
  };
}

const toChange = (kind: Change['kind'], record: NonNullable<Change['record']>): Change =>
  ({ kind, id: 'key' in record ? record.key : record.id, record }) as Change;

/** Opens a portfolio. Only one may be open for a document name in one context. */
export function openPortfolio(options: PortfolioOptions): Portfolio {
  const { documentName, now = () => new Date(), projection = openProjection(), files = openFiles() } = options;
  const own = [...(options.projection ? [] : [projection]), ...(options.files ? [] : [files])];
  const doc = new Y.Doc();
  let database: IDBDatabase | null = null;
  let persistence: IndexeddbPersistence | null = null;
  let projector: Projector | null = null;
  let unstored: Uint8Array[] = [];
  let beingStored: Uint8Array[] = [];
  let lastKey = 0;
  let barrier: Promise<void> = Promise.resolve();

  const onUpdate = (update: Uint8Array, origin: unknown) => {
    if (persistence === null || origin !== persistence) unstored.push(update);
  };
  doc.on('update', onUpdate);

  async function openDatabase(): Promise<IDBDatabase> {
    const db = await openUpdateStore(documentName);
    db.addEventListener('close', () => {
      // y-indexeddb would throw at each edit from now on
      void persistence?.destroy();
      persistence = null;
      database = null;
      options.onCleared?.();
    });
    return db;
  }

  /** Loads what the database holds into the document, and the other way round. Returns how many rows were damaged. */
  async function persist(db: IDBDatabase): Promise<number> {
    database = db;
    persistence = new IndexeddbPersistence(documentName, doc);
    await persistence._db.catch((error: unknown) => {
      throw toStorageFailure(error);
    });
    // y-indexeddb says nothing when loading fails; its own first transaction comes before this one, so when this one has run
    // and it has not reported, it never will
    lastKey = await afterEarlierTransactions(db);
    return persistence.synced ? 0 : rescue(db, doc, persistence);
  }

  const loaded = (async (): Promise<LoadReport> => {
    const damagedRows = await persist(await openDatabase());
    if (!isReadOnly(doc)) upgradeLayout(doc);
    return { damagedRows, isReadOnly: isReadOnly(doc) };
  })();
  // whoever awaits `loaded` sees the failure; nobody awaiting it is no reason to bring the worker down
  loaded.catch(() => undefined);

  async function store(): Promise<void> {
    await loaded;
    if (unstored.length === 0) return;
    if (!database) throw new StorageFailure('failed', 'the database was cleared');
    beingStored = unstored;
    unstored = [];
    try {
      lastKey = await ensureStored(database, beingStored, lastKey);
    } catch (error) {
      unstored = [...beingStored, ...unstored];
      throw error;
    } finally {
      beingStored = [];
    }
  }

  return {
    doc,
    loaded,
    projection,
    files,
    async lead({ binDay, sweptOn } = { binDay: localDateOf(now()), sweptOn: null }) {
      await loaded;
      if (projector) return projector.settled();
      if (!isReadOnly(doc)) sweepBin(doc, binDay, sweptOn);
      projector = startProjector(projection, documentSource(doc));
      await projector.settled();
    },
    whenStored() {
      const next = barrier.then(store, store);
      barrier = next.catch(() => undefined);
      return next;
    },
    storeAtOnce() {
      if (database && unstored.length > 0) storeAtOnce(database, unstored);
    },
    async storeAgain() {
      if (!database) await persist(await openDatabase());
      unstored.push(Y.encodeStateAsUpdate(doc));
      await this.whenStored();
      // one whose opening the browser broke off while it cleared is not opened again by itself
      for (const db of [projection, files]) if (!db.isOpen()) await db.open();
      await projector?.rebuild();
    },
    get hasUnstored() {
      return beingStored.length + unstored.length > 0;
    },
    unstoredUpdate() {
      const all = [...beingStored, ...unstored];
      return all.length > 0 ? Y.mergeUpdates(all) : null;
    },
    keepArrived(apply) {
      const listeners = [onUpdate, ...(persistence ? [persistence._storeUpdate] : [])];
      for (const listener of listeners) doc.off('update', listener);
      try {
        unstored.push(...apply());
      } finally {
        for (const listener of listeners) doc.on('update', listener);
      }
    },
    adoptAppended(update) {
      Y.applyUpdate(doc, update, persistence);
    },
    async close() {
      await loaded.catch(() => undefined);
      await projector?.stop();
      await persistence?.destroy();
      database?.close();
      for (const db of own) db.close();
      doc.destroy();
    },
  };
}
