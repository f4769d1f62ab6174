// Keeps the outer document on this device, and starts it anew when what was kept cannot be read: the server has it too.
import { IndexeddbPersistence } from 'y-indexeddb';
import * as Y from 'yjs';

/** y-indexeddb never settles on a damaged row, and says nothing. */
const LOAD_MS = 5_000;
const DELETE_MS = 2_000;

export interface StoredLog {
  readonly outer: Y.Doc;
  /** `kept`: as it was. `rebuilt`: it could not be read and starts empty. `memory`: this host or moment has no storage. */
  readonly storage: 'kept' | 'rebuilt' | 'memory';
  close(): Promise<void>;
}

export const logDatabaseName = (room: string): string => `waymark-log-${room}`;

/** The outer document of a room, loaded. Never rejects: without storage it works from memory, at the cost of a full download. */
export async function openStoredLog(room: string, loadMs = LOAD_MS): Promise<StoredLog> {
  const name = logDatabaseName(room);
  if (typeof indexedDB === 'undefined') return inMemory();
  const kept = await load(name, loadMs);
  if (kept) return { ...kept, storage: 'kept' };
  const isGone = await deleteDatabase(name);
  const rebuilt = isGone ? await load(name, loadMs) : null;
  return rebuilt ? { ...rebuilt, storage: 'rebuilt' } : inMemory();
}

function inMemory(): StoredLog {
  const outer = new Y.Doc();
  return { outer, storage: 'memory', close: async () => outer.destroy() };
}

async function load(name: string, loadMs: number): Promise<Omit<StoredLog, 'storage'> | null> {
  const outer = new Y.Doc();
  const persistence = new IndexeddbPersistence(name, outer);
  const isLoaded = await within(
    persistence.whenSynced.then(() => true),
    loadMs,
  );
  const close = async () => {
    await within(persistence.destroy(), DELETE_MS);
    outer.destroy();
  };
  if (isLoaded) return { outer, close };
  await close();
  return null;
}

function deleteDatabase(name: string): Promise<boolean | null> {
  const deleted = new Promise<boolean>((resolve) => {
    const request = indexedDB.deleteDatabase(name);
    request.onsuccess = () => resolve(true);
    request.onerror = () => resolve(false);
  });
  return within(deleted, DELETE_MS);
}

/** The value, or null when it does not come in time or not at all. */
function within<T>(value: Promise<T>, waitMs: number): Promise<T | null> {
  const { promise, resolve } = Promise.withResolvers<T | null>();
  const timer = setTimeout(() => resolve(null), waitMs);
  value.then(resolve, () => resolve(null)).finally(() => clearTimeout(timer));
  return promise;
}
