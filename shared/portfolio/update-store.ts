// The database that y-indexeddb keeps a document in, for what y-indexeddb itself does not offer: appending without loading,
// knowing that everything is durable, and reading past a damaged row.

import * as Y from 'yjs';
import { sameBytes } from '../crypto/byte-fields.ts';
import { StorageFailure, toStorageFailure } from '../model/storage-failure.ts';

/** y-indexeddb 9's own names. A database that lacks these stores can never be loaded by it. */
const UPDATES = 'updates';
const CUSTOM = 'custom';
const DAMAGED_PREFIX = 'damaged:';

/** Opens the database as y-indexeddb would, creating it when it is new. Rejects with StorageFailure. */
export function openUpdateStore(documentName: string): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(documentName);
    request.onupgradeneeded = () => {
      request.result.createObjectStore(UPDATES, { autoIncrement: true });
      request.result.createObjectStore(CUSTOM);
    };
    request.onsuccess = () => {
      // another context may delete the database (a portfolio that moved): do not stand in its way
      request.result.onversionchange = () => request.result.close();
      resolve(request.result);
    };
    request.onerror = () => reject(toStorageFailure(request.error));
    request.onblocked = () => reject(new StorageFailure('failed', 'blocked by another window'));
  });
}

interface Work {
  updates: IDBObjectStore;
  custom: IDBObjectStore;
  /** Runs a step of a request's handler: what it throws aborts the transaction and is the reason of the failure. */
  attempt(step: () => void): void;
}

/** Runs `work` in one strict transaction over the updates; resolves once the disk has it. Rejects with StorageFailure. */
function durably(db: IDBDatabase, work: (store: Work) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    let thrown: unknown = null;
    try {
      const transaction = db.transaction([UPDATES, CUSTOM], 'readwrite', { durability: 'strict' });
      transaction.oncomplete = () => resolve();
      // a full disk comes as an abort, never as an error of the transaction (so without `onabort` it would hang for ever)
      transaction.onabort = () => reject(toStorageFailure(thrown ?? transaction.error));
      const attempt = (step: () => void) => {
        try {
          step();
        } catch (error) {
          thrown = error;
          transaction.abort();
        }
      };
      attempt(() =>
        work({ updates: transaction.objectStore(UPDATES), custom: transaction.objectStore(CUSTOM), attempt }),
      );
    } catch (error) {
      reject(toStorageFailure(error));
    }
  });
}

/** Appends one update to a document that need not be loaded. Durable when it resolves; takes milliseconds at any size. */
export async function appendUpdate(documentName: string, update: Uint8Array): Promise<void> {
  const db = await openUpdateStore(documentName);
  try {
    await durably(db, ({ updates }) => updates.add(update));
  } finally {
    db.close();
  }
}

/**
 * Makes sure that all of `expected` is on disk: rows after `sinceKey` are compared, and what is missing (because an earlier
 * write failed without a word) is written now. Resolves with the last key; rejects with StorageFailure.
 */
export async function ensureStored(db: IDBDatabase, expected: Uint8Array[], sinceKey: number): Promise<number> {
  let lastKey = sinceKey;
  const see = (key: IDBValidKey) => {
    lastKey = Math.max(lastKey, Number(key));
  };
  await durably(db, ({ updates, attempt }) => {
    const missing = [...expected];
    const cursor = updates.openCursor(IDBKeyRange.lowerBound(sinceKey, true));
    const compareRow = (row: IDBCursorWithValue) => {
      see(row.key);
      const found = missing.findIndex((update) => row.value instanceof Uint8Array && sameBytes(update, row.value));
      if (found >= 0) missing.splice(found, 1);
      row.continue();
    };
    const addMissing = () => {
      for (const update of missing) {
        const added = updates.add(update);
        added.onsuccess = () => see(added.result);
      }
    };
    cursor.onsuccess = () => {
      const row = cursor.result;
      attempt(() => (row ? compareRow(row) : addMissing()));
    };
  });
  return lastKey;
}

/**
 * Hands updates to the disk in the same turn, without waiting: for a page that is about to go. The explicit commit lets the
 * browser finish it after the page is gone, where a transaction that commits by itself would be aborted.
 */
export function storeAtOnce(db: IDBDatabase, updates: Uint8Array[]): void {
  const transaction = db.transaction(UPDATES, 'readwrite');
  for (const update of updates) transaction.objectStore(UPDATES).add(update);
  transaction.commit();
}

/** Resolves when every transaction over the updates that was begun before this call has ended. */
export async function afterEarlierTransactions(db: IDBDatabase): Promise<number> {
  let lastKey = 0;
  await durably(db, ({ updates }) => {
    const request = updates.openKeyCursor(null, 'prev');
    request.onsuccess = () => {
      lastKey = request.result ? Number(request.result.key) : 0;
    };
  });
  return lastKey;
}

/**
 * Reads a document whose loading failed: row by row, each that can be read is applied with `origin`; each that cannot is
 * moved aside into the same database, where nothing deletes it. Returns how many were moved.
 */
export async function rescue(db: IDBDatabase, doc: Y.Doc, origin: unknown): Promise<number> {
  let damaged = 0;
  await durably(db, ({ updates, custom, attempt }) => {
    const cursor = updates.openCursor();
    const readRow = (row: IDBCursorWithValue) => {
      try {
        Y.applyUpdate(doc, row.value, origin);
      } catch {
        damaged++;
        custom.put(row.value, `${DAMAGED_PREFIX}${String(row.key)}`);
        row.delete();
      }
      row.continue();
    };
    cursor.onsuccess = () => {
      const row = cursor.result;
      if (row) attempt(() => readRow(row));
    };
  });
  return damaged;
}
