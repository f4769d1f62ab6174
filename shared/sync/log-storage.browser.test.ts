// The log on this device in a real IndexedDB: kept over restarts, and made anew when what was kept is damaged.
import { afterEach, beforeEach, expect, test } from 'vitest';
import * as Y from 'yjs';
import { keysFromSecret } from '../crypto/keys.ts';
import { sealKey } from '../crypto/seal.ts';
import { logDatabaseName, openStoredLog } from './log-storage.ts';
import { startRelay } from './relay.ts';
import { ENTRY_PURPOSE, openSealedLog } from './sealed-log.ts';

const LOAD_MS = 500;
let room = '';

// y-indexeddb leaves the rejection of a damaged row to nobody; here that is what is being tested
const ignore = (event: PromiseRejectionEvent) => {
  event.preventDefault();
  event.stopImmediatePropagation();
};
beforeEach(() => {
  room = `room-${crypto.randomUUID()}`;
});
afterEach(() => window.removeEventListener('unhandledrejection', ignore, { capture: true }));

const asPromise = <T>(request: IDBRequest<T>) =>
  new Promise<T>((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

async function inDatabase(
  work: (db: IDBDatabase) => Promise<void> | void,
  stores: readonly string[] = [],
): Promise<void> {
  const request = indexedDB.open(logDatabaseName(room));
  request.onupgradeneeded = () => {
    for (const name of stores) request.result.createObjectStore(name, { autoIncrement: true });
  };
  const db = await asPromise(request);
  await work(db);
  db.close();
}

test('what was appended is there after opening again', async () => {
  const first = await openStoredLog(room, LOAD_MS);
  expect(first.storage).toBe('kept');
  first.outer.getArray('log').push([Uint8Array.of(1, 2, 3)]);
  await first.close();
  const again = await openStoredLog(room, LOAD_MS);
  expect(again.storage).toBe('kept');
  expect(again.outer.getArray('log').toArray()).toEqual([Uint8Array.of(1, 2, 3)]);
  await again.close();
});

test('a damaged row makes the log start anew, and it is kept again from then on', async () => {
  window.addEventListener('unhandledrejection', ignore, { capture: true });
  const first = await openStoredLog(room, LOAD_MS);
  first.outer.getArray('log').push(['lost here, but the server has it']);
  await first.close();
  await inDatabase((db) =>
    asPromise(
      db
        .transaction('updates', 'readwrite')
        .objectStore('updates')
        .add(Uint8Array.of(9, 9, 9)),
    ).then(() => {}),
  );
  const rebuilt = await openStoredLog(room, LOAD_MS);
  expect([rebuilt.storage, rebuilt.outer.getArray('log').length]).toEqual(['rebuilt', 0]);
  rebuilt.outer.getArray('log').push(['new']);
  await rebuilt.close();
  const again = await openStoredLog(room, LOAD_MS);
  expect([again.storage, again.outer.getArray('log').toArray()]).toEqual(['kept', ['new']]);
  await again.close();
});

test('a database without its stores is made anew', async () => {
  window.addEventListener('unhandledrejection', ignore, { capture: true });
  await inDatabase(() => undefined, ['something-else']);
  const rebuilt = await openStoredLog(room, LOAD_MS);
  expect(rebuilt.storage).toBe('rebuilt');
  await rebuilt.close();
});

test('a database that cannot be replaced leaves the log in memory and at work', async () => {
  window.addEventListener('unhandledrejection', ignore, { capture: true });
  const held = await asPromise(indexedDB.open(logDatabaseName(room))); // a connection that never lets go
  const stored = await openStoredLog(room, LOAD_MS);
  expect(stored.storage).toBe('memory');
  stored.outer.getArray('log').push(['works']);
  await stored.close();
  held.close();
});

test('sealing, opening and deflating work in the browser as they do elsewhere', async () => {
  const keys = keysFromSecret(crypto.getRandomValues(new Uint8Array(16)));
  const by = await sealKey(keys.logKey, keys.room, ENTRY_PURPOSE);
  const marks = { read: async () => undefined, write: async () => undefined };
  const stored = await openStoredLog(keys.room);
  const doc = new Y.Doc();
  const log = openSealedLog({ doc, outer: stored.outer, by, deviceId: 'device-a', marks });
  await log.start();
  doc.getText('reflection').insert(0, 'Ŵyn-O’Brien learned to pace. '.repeat(100));
  await log.flush();
  await log.stop();
  await stored.close();

  const again = await openStoredLog(keys.room);
  const reader = new Y.Doc();
  const reading = openSealedLog({ doc: reader, outer: again.outer, by, deviceId: 'device-b', marks });
  await reading.start();
  expect(reader.getText('reflection').toString()).toBe(doc.getText('reflection').toString());
  await reading.stop();
  await again.close();
});

test('a relay without a server seals into this device’s log, flushes when the page is hidden, and goes on after a restart', async () => {
  const secret = crypto.getRandomValues(new Uint8Array(16));
  const rows = new Map<string, unknown>();
  const marks = {
    read: async (key: string) => rows.get(key),
    write: async (key: string, value: unknown) => void rows.set(key, value),
  };
  const doc = new Y.Doc();
  const options = { secret, serverUrl: 'ws://127.0.0.1:9/sync', deviceId: 'device-a', marks };
  const relay = startRelay({ ...options, doc, timing: { gatherMs: 1e8, quietMs: 1e8, healMs: 1e8 } });
  await relay.flush();
  doc.getText('reflection').insert(0, 'before the page went');
  window.dispatchEvent(new Event('pagehide'));
  const { room: own } = keysFromSecret(secret);
  await expect.poll(() => rows.get(`sealed-count:${own}`)).toBe(1);
  expect(rows.get(`unsealed:${own}`)).toBe(true);
  await relay.stop();

  const reader = new Y.Doc();
  const again = startRelay({ ...options, doc: reader });
  await again.flush();
  expect(reader.getText('reflection').toString()).toBe('before the page went');
  expect(again.status).toMatchObject({ waiting: true, storedAt: null });
  await again.stop();
});
