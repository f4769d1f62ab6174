// Devices of one person over a real server: everything arrives, and nothing is told before it is on disk.
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import {
  aFolder,
  anUpdate,
  aProvider,
  aServer,
  aSocket,
  keysOf,
  synced,
  syncMessage,
  whenDoc,
} from '../tests/sync/a-server.ts';
import { openSqliteStore } from './store/sqlite-store.ts';
import type { Store } from './store/store.ts';

/** A real store whose next commits wait until they are let through, or fail. */
function aHeldStore(folder: string) {
  const store = openSqliteStore(folder);
  let gate: Promise<void> = Promise.resolve();
  let open = () => {};
  let fail = (_cause: Error) => {};
  let begun = () => {};
  const held: Store = {
    ...store,
    async append(batch) {
      begun();
      await gate;
      return store.append(batch);
    },
  };
  return {
    store: held,
    /** From now on commits wait. Resolves when one has begun. */
    hold() {
      const next = Promise.withResolvers<void>();
      [gate, open, fail] = [next.promise, next.resolve, next.reject];
      gate.catch(() => undefined);
      return new Promise<void>((resolve) => {
        begun = resolve;
      });
    },
    release: () => open(),
    failOnce(cause: Error) {
      fail(cause);
      gate = Promise.resolve();
    },
  };
}

test('what one device writes, another reads, and a third that comes later', async () => {
  const server = await aServer();
  const keys = keysOf(1);
  const [a, b] = [aProvider(server, keys), aProvider(server, keys)];
  await Promise.all([synced(a.provider), synced(b.provider)]);
  a.log.push(['from a']);
  b.log.push(['from b']);
  await Promise.all([a, b].map(({ outer, log }) => whenDoc(outer, () => log.length === 2)));
  const c = aProvider(server, keys);
  await synced(c.provider);
  expect(c.log.toArray().sort()).toEqual(['from a', 'from b']);
  expect(a.log.toArray()).toEqual(b.log.toArray());
});

test('rooms know nothing of each other', async () => {
  const server = await aServer();
  const [a, other] = [aProvider(server, keysOf(1)), aProvider(server, keysOf(2))];
  await Promise.all([synced(a.provider), synced(other.provider)]);
  a.log.push(['mine']);
  const reader = aProvider(server, keysOf(1));
  await whenDoc(reader.outer, () => reader.log.length === 1);
  expect(other.log.length).toBe(0);
});

test('a device that was offline brings what it wrote meanwhile, and takes what the others wrote', async () => {
  const server = await aServer();
  const keys = keysOf(1);
  const a = aProvider(server, keys);
  await synced(a.provider);
  a.provider.disconnect();
  a.log.push(['offline']);
  const b = aProvider(server, keys);
  await synced(b.provider);
  b.log.push(['meanwhile']);
  a.provider.connect();
  await Promise.all([a, b].map(({ outer, log }) => whenDoc(outer, () => log.length === 2)));
});

test('the first synced is told only when the whole room is there', async () => {
  const folder = aFolder();
  const first = await aServer({ dataFolder: folder });
  const writer = aProvider(first, keysOf(1));
  await synced(writer.provider);
  for (let count = 0; count < 300; count++) writer.log.push([`entry ${count}`]);
  const reader = aProvider(first, keysOf(1));
  await whenDoc(reader.outer, () => reader.log.length === 300);
  await first.stop();
  const again = await aServer({ dataFolder: folder });
  const cold = aProvider(again, keysOf(1));
  await synced(cold.provider);
  expect(cold.log.length).toBe(300);
});

test('no device is told of an update, and none gets a receipt, before the commit', async () => {
  const held = aHeldStore(aFolder());
  const server = await aServer({ store: held.store });
  const keys = keysOf(1);
  const [writer, other] = [aSocket(server, keys), aSocket(server, keys)];
  await Promise.all([writer.hears(100, 0), other.hears(100, 0)]);
  const begun = held.hold();
  writer.socket.send(syncMessage(2, anUpdate('x')));
  writer.socket.send(Uint8Array.of(100, 7));
  await begun;
  // the answers to these questions would come after what we do not want to hear
  other.socket.send(syncMessage(0, Uint8Array.of(0)));
  const answer = await other.hears(0, 1);
  writer.socket.send(syncMessage(0, Uint8Array.of(0)));
  await writer.hears(0, 1);
  expect([...answer]).toEqual([0, 1, 2, 0, 0]);
  expect(other.heard.filter((bytes) => bytes[0] === 0 && bytes[1] === 2)).toEqual([]);
  expect(writer.heard.filter((bytes) => bytes[0] === 100 && bytes[1] === 7)).toEqual([]);
  held.release();
  await Promise.all([other.hears(0, 2), writer.hears(100, 7)]);
});

test('when the disk refuses, nobody is told, the writer hears why and brings it again', async () => {
  const held = aHeldStore(aFolder());
  const server = await aServer({ store: held.store });
  const keys = keysOf(1);
  const writer = aProvider(server, keys);
  const other = aSocket(server, keys);
  await Promise.all([synced(writer.provider), other.hears(100, 0)]);
  const begun = held.hold();
  const closed = new Promise<number | undefined>((resolve) => {
    writer.provider.once('connection-close', (event) => resolve(event?.code));
  });
  writer.log.push(['kept by its device']);
  await begun;
  held.failOnce(new Error('disk full'));
  expect(await closed).toBe(4503);
  expect(other.heard.filter((bytes) => bytes[0] === 0 && bytes[1] === 2)).toEqual([]);
  const reader = aProvider(server, keys);
  await whenDoc(reader.outer, () => reader.log.get(0) === 'kept by its device');
});

test('what a device brings again is not stored again', async () => {
  const folder = aFolder();
  const server = await aServer({ dataFolder: folder });
  const keys = keysOf(1);
  const update = anUpdate('once');
  for (let count = 1; count <= 3; count++) {
    const client = aSocket(server, keys);
    await client.hears(100, 0);
    client.socket.send(syncMessage(1, update));
    client.socket.send(Uint8Array.of(100, count));
    await client.hears(100, count);
  }
  expect(await (await fetch(`${server.origin}/metrics`)).text()).toContain('waymark_updates_total 1\n');
});

test('a room is unloaded with its last device, and folded into one row', async () => {
  const folder = aFolder();
  const server = await aServer({ dataFolder: folder });
  const keys = keysOf(1);
  const { provider, log } = aProvider(server, keys);
  await synced(provider);
  const reader = aProvider(server, keys);
  for (let count = 0; count < 20; count++) log.push([`entry ${count}`]);
  await whenDoc(reader.outer, () => reader.log.length === 20);
  provider.destroy();
  reader.provider.destroy();
  const gauges = async () => (await fetch(`${server.origin}/metrics`)).text();
  await expect.poll(gauges).toContain('waymark_rooms_open 0\n');
  await server.stop();
  const store = openSqliteStore(folder);
  const stored = await store.load(keys.room);
  await store.close();
  const doc = new Y.Doc();
  for (const update of stored.updates) Y.applyUpdate(doc, update);
  expect([stored.updates.length, doc.getArray('log').length]).toEqual([1, 20]);
});

test('a damaged row keeps back no other, and is never thrown away', async () => {
  const folder = aFolder();
  const keys = keysOf(1);
  const store = openSqliteStore(folder);
  await store.append([
    { room: keys.room, update: anUpdate('before') },
    { room: keys.room, update: Uint8Array.of(1, 2, 3) },
    { room: keys.room, update: anUpdate('after') },
  ]);
  await store.close();
  const server = await aServer({ dataFolder: folder });
  const { provider, log } = aProvider(server, keys);
  await synced(provider);
  expect(log.toArray().sort()).toEqual(['after', 'before']);
  provider.destroy();
  await server.stop();
  const again = openSqliteStore(folder);
  expect((await again.load(keys.room)).updates).toHaveLength(3);
  await again.close();
});

test('presence and messages to come are neither relayed nor refused', async () => {
  const server = await aServer();
  const [a, b] = [aSocket(server, keysOf(1)), aSocket(server, keysOf(1))];
  await Promise.all([a.hears(100, 0), b.hears(100, 0)]);
  for (const message of [1, 2, 3, 55]) a.socket.send(Uint8Array.of(message, 1, 1));
  a.socket.send(Uint8Array.of(100, 9));
  await a.hears(100, 9);
  b.socket.send(Uint8Array.of(100, 9));
  await b.hears(100, 9);
  expect(b.heard.filter((bytes) => bytes[0] !== 0 && bytes[0] !== 100)).toEqual([]);
});

test('a stop closes every connection as a restart', async () => {
  const server = await aServer();
  const client = aSocket(server, keysOf(1));
  await client.hears(100, 0);
  await server.stop();
  expect((await client.closed).code).toBe(1012);
});
