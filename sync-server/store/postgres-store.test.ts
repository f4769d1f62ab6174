// The PostgreSQL store does what every store must, also when several processes use one database at the same time.
import { Client } from 'pg';
import { expect, onTestFinished, test } from 'vitest';
import { aPostgres, inDatabase } from '../../tests/sync/a-postgres.ts';
import { openPool } from './postgres-connections.ts';
import { openPostgresStore } from './postgres-store.ts';
import { type OpenRooms, RoomErased, type Store } from './store.ts';
import { storeBehaviour } from './store-behaviour.ts';

const postgres = aPostgres();

/** As another process has it. */
async function aStore(url: string): Promise<Store> {
  const store = await openPostgresStore(url);
  let closing: Promise<void> | null = null;
  const close = () => {
    closing ??= store.close();
    return closing;
  };
  onTestFinished(close);
  return { ...store, close };
}

/** A process that has these rooms open and knows nothing of them yet; `heard` is what it was told of. */
function openRooms(...names: string[]) {
  const heard = new Set<string>();
  const rooms: OpenRooms = {
    heads: () => names.map((name) => [name, 0] as const),
    through: (room) => (names.includes(room) ? 0 : null),
    onNews: (room) => heard.add(room),
  };
  return { heard, rooms };
}

const byte = (value: number) => Uint8Array.of(value);

test.each(storeBehaviour)('$name', async ({ check }) => {
  const url = await postgres.database();
  await check(() => aStore(url));
});

test('processes that start at once make the tables once', async () => {
  const url = await postgres.database();
  const stores = await Promise.all(Array.from({ length: 5 }, () => aStore(url)));
  await Promise.all(stores.map((store) => store.append([{ room: 'a', update: byte(1) }])));
  expect(await stores[0]?.load('a')).toMatchObject({ through: 5, rows: 5, sizeBytes: 5 });
});

test('a database of a newer server is not touched', async () => {
  const url = await postgres.database();
  await (await aStore(url)).close();
  await inDatabase(url, 'UPDATE waymark_layout SET layout = 99');
  await expect(openPostgresStore(url)).rejects.toThrow('layout 99');
});

test('a database that is not there is named, without its password', async () => {
  const opening = openPostgresStore('postgres://waymark:secret@127.0.0.1:1/waymark');
  await expect(opening).rejects.toThrow(
    /^the PostgreSQL database at 127\.0\.0\.1:1 cannot be used \(.*ECONNREFUSED.*\)$/,
  );
  await expect(opening).rejects.not.toThrow('secret');
});

test('a commit waits for the disk, also where the database is set to answer before', async () => {
  const url = await postgres.database();
  await inDatabase(
    url,
    `ALTER DATABASE ${new URL(url.replace('@/', '@x/')).pathname.slice(1)} SET synchronous_commit = off`,
  );
  const pool = openPool(url, 1);
  expect((await pool.query('SHOW synchronous_commit')).rows).toEqual([{ synchronous_commit: 'on' }]);
  await pool.end();
});

test('processes that write to the same rooms leave no gap and never wait for each other', async () => {
  const url = await postgres.database();
  const stores = await Promise.all([aStore(url), aStore(url), aStore(url)]);
  const names = ['a', 'b', 'c', 'd'];
  const written = await Promise.all(
    stores.map(async (store, process) => {
      // each in an order of its own
      const order = [...names.slice(process), ...names.slice(0, process)];
      const own = [];
      for (let round = 0; round < 40; round++)
        own.push(
          ...(await store.append(
            order.flatMap((room) => [
              { room, update: byte(process) },
              { room, update: byte(9) },
            ]),
          )),
        );
      return own;
    }),
  );
  const places = written.flat().filter((place) => place !== null);
  expect(places.every(({ number, previous }) => number === previous + 1)).toBe(true);
  const numbers = places.map(({ number }) => number);
  expect(numbers.toSorted((a, b) => a - b)).toEqual(
    Array.from({ length: 240 }, (_, index) => names.map(() => index + 1)).flat(),
  );
  for (const name of names)
    expect(await stores[0]?.load(name)).toMatchObject({ through: 240, rows: 240, sizeBytes: 240 });
});

test('rows are folded while others append and fold, and nothing is lost', async () => {
  const url = await postgres.database();
  const stores = await Promise.all([aStore(url), aStore(url), aStore(url)]);
  // an update is a list of numbers here, and folding puts lists together
  const fold = async (store: Store) => {
    const { updates, through } = await store.load('a');
    await store.replace('a', through, Uint8Array.from([...new Set(updates.flatMap((update) => [...update]))]));
  };
  await Promise.all(
    stores.map(async (store, process) => {
      for (let round = 0; round < 40; round++) {
        await store.append([{ room: 'a', update: byte(process * 40 + round) }]);
        if (round % 3 === 0) await fold(store);
      }
    }),
  );
  const { updates, ...held } = (await stores[0]?.load('a')) ?? { updates: [] };
  const values = updates.flatMap((update) => [...update]);
  expect(values.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 120 }, (_, value) => value));
  expect(held).toEqual({ through: 120, rows: updates.length, sizeBytes: values.length });
});

test('a fold that comes too late changes nothing', async () => {
  const url = await postgres.database();
  const [early, late] = [await aStore(url), await aStore(url)];
  await early.append([1, 2, 3].map((value) => ({ room: 'a', update: byte(value) })));
  await early.replace('a', 3, Uint8Array.of(1, 2, 3));
  await late.replace('a', 2, Uint8Array.of(1, 2));
  expect(await late.load('a')).toEqual({
    updates: [Buffer.of(1, 2, 3)],
    through: 3,
    rows: 1,
    sizeBytes: 3,
  });
});

test('a fold of what the database no longer holds changes nothing', async () => {
  const url = await postgres.database();
  const store = await aStore(url);
  await store.append([1, 2, 3].map((value) => ({ room: 'a', update: byte(value) })));
  await inDatabase(url, 'DELETE FROM waymark_updates WHERE number = 3; UPDATE waymark_rooms SET number = 2');
  await store.replace('a', 3, Uint8Array.of(1, 2, 3));
  expect((await store.load('a')).updates).toEqual([Buffer.of(1), Buffer.of(2)]);
});

test('what is appended and folded while a room is erased does not bring it back', async () => {
  const url = await postgres.database();
  const [eraser, ...writers] = await Promise.all([aStore(url), aStore(url), aStore(url)]);
  if (!eraser) throw new Error('there are three');
  for (let round = 0; round < 8; round++) {
    const room = `room ${round}`;
    await eraser.append([{ room, update: byte(0) }]);
    const writing = writers.map(async (store) => {
      for (let nth = 0; nth < 4; nth++) {
        const places = await store.append([
          { room, update: byte(nth) },
          { room: 'another', update: byte(nth) },
        ]);
        await store.replace(room, places[0]?.number ?? 1, byte(9));
      }
    });
    await Promise.all([...writing, eraser.erase(room)]);
    await expect(eraser.load(room)).rejects.toThrow(RoomErased);
  }
  expect(await inDatabase(url, `SELECT 1 FROM waymark_updates WHERE room <> 'another'`)).toEqual([]);
  expect(await eraser.size()).toEqual({ rooms: 1, sizeBytes: 64 });
  expect(await eraser.load('another')).toMatchObject({ through: 64, rows: 64 });
});

test('a process hears that a room which it has open was erased by another', async () => {
  const url = await postgres.database();
  const [eraser, reader] = [await aStore(url), await aStore(url)];
  const { heard, rooms } = openRooms('a');
  reader.follow(rooms);
  eraser.follow(openRooms().rooms);
  await eraser.erase('a');
  await expect.poll(() => [...heard], { timeout: 20_000 }).toEqual(['a']);
});

test('a database of the layout before knows no erased rooms, and opens', async () => {
  const url = await postgres.database();
  const store = await aStore(url);
  await store.append([{ room: 'a', update: byte(1) }]);
  await inDatabase(url, 'ALTER TABLE waymark_rooms DROP COLUMN is_erased; UPDATE waymark_layout SET layout = 1');
  const upgraded = await aStore(url);
  expect(await upgraded.isErased('a')).toBe(false);
  expect((await upgraded.load('a')).updates).toEqual([Buffer.of(1)]);
});

test('a nonce that one process took, no other takes', async () => {
  const url = await postgres.database();
  const [one, other] = [await aStore(url), await aStore(url)];
  const answers = await Promise.all([one, other, one, other].map((store) => store.isNewNonce('a', Date.now())));
  expect(answers.filter(Boolean)).toHaveLength(1);
});

test('one process hears of the rooms that it has open when another writes, and of no others', async () => {
  const url = await postgres.database();
  const [writer, reader] = [await aStore(url), await aStore(url)];
  const names = Array.from({ length: 500 }, (_, index) => `${index}`.padStart(43, 'r'));
  const { heard, rooms } = openRooms(...names);
  writer.follow(openRooms().rooms);
  reader.follow(rooms);
  await writer.append([...names, 'other'].map((room) => ({ room, update: byte(1) })));
  await expect.poll(() => heard.size, { timeout: 20_000 }).toBe(500);
  expect(heard.has('other')).toBe(false);
});

test('it tells once a tick, however much was written, and hears what is told', async () => {
  const url = await postgres.database();
  const [writer, reader] = [await aStore(url), await aStore(url)];
  const { heard, rooms } = openRooms('told');
  reader.follow(rooms);
  writer.follow(openRooms().rooms);
  const listener = new Client({ connectionString: url });
  await listener.connect();
  onTestFinished(() => listener.end());
  const payloads: string[] = [];
  listener.on('notification', ({ payload = '' }) => payloads.push(payload));
  await listener.query('LISTEN waymark_news');
  const startedAtMs = performance.now();
  let writes = 0;
  // whether the writer's own connection is there yet shows only in what it says
  while (payloads.length === 0) {
    await writer.append([{ room: 'a', update: byte(1) }]);
    writes += 1;
  }
  for (let more = 0; more < 200; more++) await writer.append([{ room: 'a', update: byte(1) }]);
  await expect.poll(() => payloads.at(-1), { timeout: 20_000 }).toBe(`[["a",${writes + 200}]]`);
  // one in ten milliseconds at most, which timers may cut short by one
  expect(payloads.length).toBeLessThan((performance.now() - startedAtMs) / 9 + 2);
  // nothing was written to this room: only hearing finds it
  for (const payload of ['no news', '{}', '[1,["told"]]', '[["told",1]]'])
    await listener.query('SELECT pg_notify($1, $2)', ['waymark_news', payload]);
  await expect.poll(() => [...heard], { timeout: 20_000 }).toEqual(['told']);
});

test('what a process wrote that died before it could tell is found all the same', async () => {
  const url = await postgres.database();
  const [silent, reader] = [await aStore(url), await aStore(url)];
  const { heard, rooms } = openRooms('a');
  reader.follow(rooms);
  await silent.append([{ room: 'a', update: byte(1) }]);
  await expect.poll(() => [...heard], { timeout: 20_000 }).toEqual(['a']);
});

test('when connections break, it hears and writes again by itself', async () => {
  const url = await postgres.database();
  const [writer, reader] = [await aStore(url), await aStore(url)];
  const { heard, rooms } = openRooms('a', 'b');
  reader.follow(rooms);
  await writer.append([{ room: 'a', update: byte(1) }]);
  await expect.poll(() => heard.has('a'), { timeout: 20_000 }).toBe(true);
  await inDatabase(
    url,
    'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()',
  );
  await expect
    .poll(
      () =>
        writer.append([{ room: 'b', update: byte(2) }]).then(
          () => true,
          () => false,
        ),
      { timeout: 20_000 },
    )
    .toBe(true);
  await expect.poll(() => heard.has('b'), { timeout: 20_000 }).toBe(true);
});
