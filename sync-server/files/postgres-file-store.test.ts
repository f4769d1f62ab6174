// Files in PostgreSQL do what every store's must, also when several processes use one database.
import { expect, onTestFinished, test } from 'vitest';
import { aPostgres, inDatabase } from '../../tests/sync/a-postgres.ts';
import type { FileAddress, FileStore, RoomFileLimits } from './file-store.ts';
import { fileStoreBehaviour, nameOf, someBytes } from './file-store-behaviour.ts';
import { openPostgresFileStore } from './postgres-file-store.ts';

const postgres = aPostgres();
const LIMITS = { roomFilesBytes: 100_000_000, filesPerRoom: 100 };
const file: FileAddress = { room: nameOf('r'), name: nameOf('f') };
const whole = someBytes(5_000_000);

/** As another process has it. */
async function aStore(url: string, limits: Partial<RoomFileLimits> = {}): Promise<FileStore> {
  const store = await openPostgresFileStore(url, { ...LIMITS, ...limits });
  let closing: Promise<void> | null = null;
  const close = () => {
    closing ??= store.close();
    return closing;
  };
  onTestFinished(close);
  return { ...store, close };
}

async function* inCrumbs(bytes: Uint8Array) {
  for (let at = 0; at < bytes.length; at += 65_536) yield bytes.subarray(at, at + 65_536);
}
/** As a device does it: from where the store says that it is, until it is done. */
async function bringAll(store: FileStore) {
  for (let from = 0; ; ) {
    const taken = await store.take(upload(from), inCrumbs(whole.subarray(from)));
    if (taken.kind !== 'elsewhere') return taken;
    from = taken.heldBytes;
  }
}
const upload = (startBytes = 0) => ({ ...file, startBytes, totalBytes: whole.length, nowMs: 1 });

async function readBack(store: FileStore): Promise<Uint8Array> {
  const opened = await store.open(file);
  const parts: Uint8Array[] = [];
  for await (const bytes of opened?.read(0, opened.sizeBytes - 1) ?? []) parts.push(bytes);
  return new Uint8Array(Buffer.concat(parts));
}

test.each(fileStoreBehaviour)('$name', async ({ check }) => {
  const url = await postgres.database();
  await check((limits) => aStore(url, limits));
});

test('processes that start at once make the tables once', async () => {
  const url = await postgres.database();
  const stores = await Promise.all(Array.from({ length: 5 }, () => aStore(url)));
  await Promise.all(stores.map((store) => store.check()));
});

test('a database of a newer server is not touched', async () => {
  const url = await postgres.database();
  await (await aStore(url)).close();
  await inDatabase(url, 'UPDATE waymark_layout SET layout = 99 WHERE id = 2');
  await expect(openPostgresFileStore(url, LIMITS)).rejects.toThrow('layout 99');
});

test('an upload goes on at another process, and any process serves the file', async () => {
  const url = await postgres.database();
  const [one, other] = [await aStore(url), await aStore(url)];
  await one.take(upload(), inCrumbs(whole.subarray(0, 2_222_222)));
  expect(await other.look(file)).toEqual({ kind: 'begun', heldBytes: 2_222_222 });
  await other.take(upload(2_222_222), inCrumbs(whole.subarray(2_222_222)));
  expect(Buffer.compare(await readBack(one), whole)).toBe(0);
});

test('processes that take the same file at once do not spoil it', async () => {
  const url = await postgres.database();
  const stores = await Promise.all([aStore(url), aStore(url), aStore(url)]);
  for (const taken of await Promise.all(stores.map(bringAll)))
    expect(taken).toEqual({ kind: 'held', heldBytes: whole.length });
  expect(Buffer.compare(await readBack(stores[0]), whole)).toBe(0);
  const [row] = await inDatabase(url, 'SELECT sum(length(body)) AS bytes FROM waymark_file_pieces');
  expect(Number(row?.bytes)).toBe(whole.length);
});

test('when many begin at several processes at once, no more than fit are let in', async () => {
  const url = await postgres.database();
  const stores = await Promise.all([1, 2, 3].map(() => aStore(url, { filesPerRoom: 4 })));
  const taken = await Promise.all(
    [...'abcdefghijkl'].map((letter, index) =>
      stores[index % 3]?.take(
        { ...file, name: nameOf(letter), startBytes: 0, totalBytes: 3, nowMs: 1 },
        inCrumbs(someBytes(3)),
      ),
    ),
  );
  expect(taken.filter((one) => one?.kind === 'held')).toHaveLength(4);
});

test('a file that is removed while it is read breaks off, and is never filled up', async () => {
  const url = await postgres.database();
  const [one, other] = [await aStore(url), await aStore(url)];
  await one.take(upload(), inCrumbs(whole));
  const opened = await one.open(file);
  const read = async () => {
    for await (const bytes of opened?.read(0, whole.length - 1) ?? []) {
      expect(bytes.length).toBeLessThan(whole.length);
      await other.remove(file);
    }
  };
  await expect(read()).rejects.toThrow('removed');
  expect(await inDatabase(url, 'SELECT 1 FROM waymark_file_pieces')).toEqual([]);
});
