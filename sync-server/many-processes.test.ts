// Several server processes on one real PostgreSQL: any of them serves any room, and none of them, nor the database, is spared.
import * as encoding from 'lib0/encoding';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { isFinalClose, MESSAGE_RECEIPT } from '../shared/sync/limits.ts';
import { aPostgres, inDatabase } from '../tests/sync/a-postgres.ts';
import {
  anEraseToken,
  anUpdate,
  aProvider,
  aServer,
  aSocket,
  askToErase,
  aToken,
  keysOf,
  synced,
  syncMessage,
  whenDoc,
} from '../tests/sync/a-server.ts';
import { aServerProcess, type ServerProcess } from '../tests/sync/a-server-process.ts';
import { openPostgresStore } from './store/postgres-store.ts';

const postgres = aPostgres();
const keys = keysOf(1);
/** What all of them are reached at, by way of a proxy in life. */
const origin = 'https://cpd.example';
const patiently = { timeout: 40_000 };
const LONG_MS = 60_000;

const aProcessOn = (database: string) => aServerProcess('--database', database, '--public-origin', origin);

/** A device in a room that writes as fast as it hears that the last is on disk. */
function aDevice(server: ServerProcess, room: number, name: string) {
  const { provider, log } = aProvider({ origin, url: server.url }, keysOf(room));
  const acknowledged = new Set<string>();
  const asked = new Map<number, () => void>();
  /** The code of the refusal after which it does not come back. */
  const closed = new Promise<number>((resolve) => {
    provider.on('connection-close', (event) => {
      if (event && isFinalClose(event.code)) resolve(event.code);
    });
  });
  provider.messageHandlers[MESSAGE_RECEIPT] = (_encoder, decoder) => asked.get(decoder.arr[1] ?? 0)?.();
  return {
    log,
    acknowledged,
    closed,
    moveTo(other: ServerProcess) {
      provider.serverUrl = other.url;
    },
    leave: () => provider.destroy(),
    /** Resolves once it wrote so many and all are on disk, however often the connection breaks; or never, after it left. */
    async write(count: number, onAcknowledged: () => void): Promise<void> {
      for (let index = 0; index < count; index++) {
        await synced(provider);
        const value = `${name} ${index}`;
        log.push([value]);
        // what was under way when the connection broke is brought again by the next
        while (!(await hasReceipt(index + 1))) await synced(provider);
        acknowledged.add(value);
        onAcknowledged();
      }
    },
  };

  /** False when the connection breaks before. */
  function hasReceipt(number: number): Promise<boolean> {
    return new Promise((resolve) => {
      const socket = provider.ws;
      if (!socket || !provider.wsconnected) return resolve(false);
      const encoder = encoding.createEncoder();
      encoding.writeVarUint(encoder, MESSAGE_RECEIPT);
      encoding.writeVarUint(encoder, number);
      asked.set(number, () => resolve(true));
      provider.once('connection-close', () => resolve(false));
      socket.send(encoding.toUint8Array(encoder));
    });
  }
}

const aReader = async (server: ServerProcess, room: number): Promise<string[]> => {
  const { provider, log } = aProvider({ origin, url: server.url }, keysOf(room));
  await synced(provider);
  const values = log.toArray();
  provider.destroy();
  return values;
};

test('of three processes one is killed under load, and nothing acknowledged is lost', {
  timeout: LONG_MS,
}, async () => {
  const database = await postgres.database();
  const processes = await Promise.all([1, 2, 3].map(() => aProcessOn(database)));
  const rooms = [1, 2, 3];
  const devices = processes.flatMap((server, index) =>
    rooms.map((room) => ({ server, room, ...aDevice(server, room, `room ${room}, process ${index}`) })),
  );
  const victim = Math.floor(Math.random() * 3);
  const killAfter = 30 + Math.floor(Math.random() * 150);
  const [killed, next] = [processes[victim], processes[(victim + 1) % 3]];
  if (!killed || !next) throw new Error('there are three');
  let acknowledgements = 0;
  function onAcknowledged(): void {
    acknowledgements += 1;
    if (acknowledgements !== killAfter) return;
    killed?.child.kill('SIGKILL');
    // one of its devices goes elsewhere; the others can bring nothing back
    for (const { server, room, moveTo, leave } of devices) {
      if (server !== killed) continue;
      if (room === 1 && next) moveTo(next);
      else leave();
    }
  }
  const staying = devices.filter(({ server, room }) => server !== killed || room === 1);
  const leaving = devices.filter((device) => !staying.includes(device));
  for (const device of leaving) void device.write(40, onAcknowledged);
  await Promise.all(staying.map((device) => device.write(40, onAcknowledged)));
  expect(await killed.gone).toBe(null);

  const fresh = await aProcessOn(database);
  const living = [...processes.filter((server) => server !== killed), fresh];
  for (const room of rooms) {
    const own = staying.filter((device) => device.room === room);
    const written = await aReader(fresh, room);
    const acknowledged = devices.filter((device) => device.room === room).flatMap((device) => [...device.acknowledged]);
    const why = `process ${victim} was killed after ${killAfter}`;
    expect(new Set(acknowledged).difference(new Set(written)), why).toEqual(new Set());
    expect(written, why).toHaveLength(new Set(written).size);
    for (const { log } of own) await expect.poll(() => log.toArray(), patiently).toEqual(written);
    for (const server of living) expect(await aReader(server, room), why).toEqual(written);
  }
  for (const { child } of living) child.kill('SIGTERM');
  expect(await Promise.all(living.map(({ gone }) => gone))).toEqual([0, 0, 0]);
});

test('without its database a server does not start, and says why', async () => {
  await expect(aServerProcess('--database', 'postgres://waymark:secret@127.0.0.1:1/waymark')).rejects.toThrow(
    'exit code 1: The server did not start: the PostgreSQL database at 127.0.0.1:1 cannot be used',
  );
});

test('a token that was used at one process lets in at no other', async () => {
  const databaseUrl = await postgres.database();
  const [one, other] = [
    await aServer({ databaseUrl, publicOrigin: origin }),
    await aServer({ databaseUrl, publicOrigin: origin }),
  ];
  const token = aToken({ origin }, keys);
  await aSocket(one, keys, token).hears(100, 0);
  expect((await aSocket(other, keys, token).closed).code).toBe(4502);
  await aSocket(other, keys, aToken({ origin }, keys)).hears(100, 0);
});

test('a device hears at one process what is written at another, also what builds on it', async () => {
  const databaseUrl = await postgres.database();
  const [one, other] = [await aServer({ databaseUrl }), await aServer({ databaseUrl })];
  const [a, b] = [aProvider(one, keys), aProvider(other, keys)];
  await Promise.all([synced(a.provider), synced(b.provider)]);
  a.log.push(['first']);
  await whenDoc(b.outer, () => b.log.length === 1);
  b.log.push(['second']);
  await whenDoc(a.outer, () => a.log.length === 2);
  a.log.delete(0);
  await whenDoc(b.outer, () => b.log.length === 1);
  expect(b.log.toArray()).toEqual(['second']);
});

test('what came before that on which it builds is told when that is there', async () => {
  const databaseUrl = await postgres.database();
  const elsewhere = await openPostgresStore(databaseUrl);
  const server = await aServer({ databaseUrl });
  const reader = aProvider(server, keys);
  await synced(reader.provider);
  const doc = new Y.Doc();
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  doc.getArray('log').push(['first']);
  doc.getArray('log').push(['second']);
  const [first = new Uint8Array(), second = new Uint8Array()] = updates;
  await elsewhere.append([{ room: keys.room, update: second }]);
  await elsewhere.close();
  // it answers nobody before it has read that
  await synced(aProvider(server, keys).provider);
  expect(reader.log.length).toBe(0);
  const writer = aSocket(server, keys);
  await writer.hears(100, 0);
  writer.socket.send(syncMessage(2, first));
  await whenDoc(reader.outer, () => reader.log.length === 2);
});

test('a process that heard no news reads the room before it answers', async () => {
  const databaseUrl = await postgres.database();
  const deaf = { ...(await openPostgresStore(databaseUrl)), follow: () => undefined };
  const [one, other] = [await aServer({ databaseUrl }), await aServer({ store: deaf })];
  const waiting = aProvider(other, keys);
  await synced(waiting.provider);
  const writer = aSocket(one, keys);
  await writer.hears(100, 0);
  writer.socket.send(syncMessage(2, anUpdate('written elsewhere')));
  writer.socket.send(Uint8Array.of(100, 1));
  await writer.hears(100, 1);
  expect(waiting.log.length).toBe(0);
  const reader = aProvider(other, keys);
  await synced(reader.provider);
  expect(reader.log.toArray()).toEqual(['written elsewhere']);
  await whenDoc(waiting.outer, () => waiting.log.length === 1);
});

test('what a room may hold is counted over all processes', async () => {
  const databaseUrl = await postgres.database();
  const options = { databaseUrl, limits: { roomBytes: 100 } };
  const [one, other] = [await aServer(options), await aServer(options)];
  const [first, second] = [aSocket(one, keys), aSocket(other, keys)];
  await Promise.all([first.hears(100, 0), second.hears(100, 0)]);
  first.socket.send(syncMessage(2, anUpdate('a'.repeat(60))));
  await second.hears(0, 2);
  second.socket.send(syncMessage(2, anUpdate('b'.repeat(60))));
  expect((await second.closed).code).toBe(4413);
});

test('a room that is erased under load is gone at every process, whoever is writing to it', {
  timeout: LONG_MS,
}, async () => {
  const database = await postgres.database();
  const processes = await Promise.all([1, 2, 3].map(() => aProcessOn(database)));
  const [first] = processes;
  if (!first) throw new Error('there are three');
  let acknowledgements = 0;
  const erased = Promise.withResolvers<Response>();
  const devices = processes.map((server, index) => aDevice(server, 1, `device ${index}`));
  const other = aDevice(first, 2, 'another room');
  for (const { write } of devices)
    void write(10_000, () => {
      acknowledgements += 1;
      // to one process, as a proxy gives it on
      if (acknowledgements === 30) erased.resolve(askToErase(first, keys, anEraseToken({ origin }, keys)));
    });
  const writing = other.write(20, () => undefined);
  expect((await erased.promise).status).toBe(204);
  expect(await Promise.all(devices.map(({ closed }) => closed))).toEqual([4410, 4410, 4410]);
  await writing;
  for (const server of [...processes, await aProcessOn(database)]) {
    const late = aSocket({ origin, url: server.url }, keys);
    expect((await late.closed).code).toBe(4410);
    expect(await aReader(server, 2)).toHaveLength(20);
  }
  // one room is left, and nothing of the other
  expect(await inDatabase(database, 'SELECT DISTINCT room FROM waymark_updates')).toHaveLength(1);
});

test('a database that was put back gets from the devices what it lacks', { timeout: LONG_MS }, async () => {
  const databaseUrl = await postgres.database();
  const server = await aServer({ databaseUrl });
  const { provider, log } = aProvider(server, keys);
  await synced(provider);
  const other = aProvider(server, keys);
  for (const value of ['one', 'two', 'three']) {
    log.push([value]);
    await whenDoc(other.outer, () => other.log.length === log.length);
  }
  await inDatabase(databaseUrl, 'DELETE FROM waymark_updates WHERE number > 1; UPDATE waymark_rooms SET number = 1');
  const elsewhere = await aServer({ databaseUrl });
  await expect
    .poll(async () => {
      const reader = aProvider(elsewhere, keys);
      await synced(reader.provider);
      reader.provider.destroy();
      return reader.log.toArray();
    }, patiently)
    .toEqual(['one', 'two', 'three']);
});

test('a database that crashes takes nothing acknowledged with it, and no process', { timeout: LONG_MS }, async () => {
  const database = await postgres.database();
  const three = [aProcessOn(database), aProcessOn(database), aProcessOn(database)] as const;
  const [first, second, stopped] = await Promise.all(three);
  const processes = [first, second];
  const devices = processes.map((server, index) => aDevice(server, 1, `device ${index}`));
  const alone = aDevice(first, 3, 'a device that does not come back');
  void alone.write(120, () => undefined);
  const refused = aSocket({ origin, url: first.url }, keysOf(2));
  await refused.hears(100, 0);
  let acknowledgements = 0;
  const crashed = Promise.withResolvers<void>();
  const writing = devices.map((device) =>
    device.write(40, () => {
      acknowledgements += 1;
      if (acknowledgements !== 20) return;
      alone.leave();
      crashed.resolve(postgres.crash());
    }),
  );
  await crashed.promise;
  refused.socket.send(syncMessage(2, anUpdate('not now')));
  expect((await refused.closed).code).toBe(4503);
  expect((await fetch(`${second.origin}/health`)).status).toBe(503);
  stopped.child.kill('SIGTERM');
  expect(await stopped.gone).toBe(0);
  await postgres.start();
  await Promise.all(writing);
  const written = await aReader(first, 1);
  expect(new Set(devices.flatMap((device) => [...device.acknowledged])).difference(new Set(written))).toEqual(
    new Set(),
  );
  expect(alone.acknowledged.difference(new Set(await aReader(first, 3)))).toEqual(new Set());
  for (const { log } of devices) await expect.poll(() => log.toArray(), patiently).toEqual(written);
  expect((await fetch(`${second.origin}/health`)).status).toBe(200);
  for (const { child } of processes) child.kill('SIGTERM');
  expect(await Promise.all(processes.map(({ gone }) => gone))).toEqual([0, 0]);
});
