// Files in a bucket do what every store's must, also when several processes use it, the storage goes away, or things in it are lost.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { aPostgres, inDatabase } from '../../tests/sync/a-postgres.ts';
import { anS3Storage } from '../../tests/sync/an-s3-storage.ts';
import type { FileAddress, FileStore, RoomFileLimits } from './file-store.ts';
import { fileStoreBehaviour, nameOf, someBytes } from './file-store-behaviour.ts';
import { openPostgresFileStore } from './postgres-file-store.ts';
import { openBucket } from './s3-bucket.ts';
import type { S3Settings } from './s3-requests.ts';

const postgres = aPostgres();
const storage = anS3Storage();
const LIMITS = { roomFilesBytes: 100_000_000, filesPerRoom: 100 };
const file: FileAddress = { room: nameOf('r'), name: nameOf('f') };
/** Three pieces. */
const whole = someBytes(9_000_000);

interface Place {
  readonly url: string;
  readonly s3: S3Settings | null;
}

const aPlace = async () => ({ url: await postgres.database(), s3: await storage.bucket() });

/** As another process has it. */
async function aStore({ url, s3 }: Place, limits: Partial<RoomFileLimits> = {}): Promise<FileStore> {
  const store = await openPostgresFileStore(url, { ...LIMITS, ...limits }, s3);
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
const upload = (startBytes = 0, of = file) => ({ ...of, startBytes, totalBytes: whole.length, nowMs: 1 });
const bring = (store: FileStore, from = 0, to = whole.length, of = file) =>
  store.take(upload(from, of), inCrumbs(whole.subarray(from, to)));

/** As a device does it: from where the store says that it is, until it is done. */
async function bringAll(store: FileStore) {
  for (let from = 0; ; ) {
    const taken = await bring(store, from);
    if (taken.kind !== 'elsewhere') return taken;
    from = taken.heldBytes;
  }
}

async function readBack(store: FileStore, of = file): Promise<Uint8Array> {
  const opened = await store.open(of);
  const parts: Uint8Array[] = [];
  for await (const bytes of opened?.read(0, opened.sizeBytes - 1) ?? []) parts.push(bytes);
  return new Uint8Array(Buffer.concat(parts));
}

const piecesIn = async (s3: S3Settings) => (await storage.keysIn(s3)).filter((key) => key.includes('/'));

test.each(fileStoreBehaviour)('$name', async ({ check }) => {
  const place = await aPlace();
  await check((limits) => aStore(place, limits));
});

test('an upload goes on at another process, and any process serves the file', async () => {
  const place = await aPlace();
  const [one, other] = [await aStore(place), await aStore(place)];
  await bring(one, 0, 5_222_222);
  expect(await other.look(file)).toEqual({ kind: 'begun', heldBytes: 5_222_222 });
  expect(await bring(other, 5_222_222)).toEqual({ kind: 'held', heldBytes: whole.length });
  expect(Buffer.compare(await readBack(one), whole)).toBe(0);
});

test('processes that take the same file at once do not spoil it, and leave nothing behind', async () => {
  const place = await aPlace();
  const stores = await Promise.all([aStore(place), aStore(place), aStore(place)]);
  for (const taken of await Promise.all(stores.map(bringAll)))
    expect(taken).toEqual({ kind: 'held', heldBytes: whole.length });
  expect(Buffer.compare(await readBack(stores[0]), whole)).toBe(0);
  const [row] = await inDatabase(
    place.url,
    'SELECT sum(length) AS bytes, count(*) AS objects FROM waymark_file_objects',
  );
  expect(Number(row?.bytes)).toBe(whole.length);
  expect(await piecesIn(place.s3)).toHaveLength(Number(row?.objects));
});

test('what was brought before there was a bucket is served, and what had begun goes on in the bucket', async () => {
  const { url, s3 } = await aPlace();
  const begun = { ...file, name: nameOf('g') };
  const before = await aStore({ url, s3: null });
  await bring(before);
  await bring(before, 0, 1_500_000, begun);
  await before.close();
  const store = await aStore({ url, s3 });
  await bring(store, 1_500_000, whole.length, begun);
  for (const of of [file, begun]) expect(Buffer.compare(await readBack(store, of), whole)).toBe(0);
  await store.removeRoom(file.room);
  expect(await piecesIn(s3)).toEqual([]);
  expect(await inDatabase(url, 'SELECT 1 FROM waymark_file_pieces')).toEqual([]);
});

test('a server that is started without the bucket says that it lacks it', async () => {
  const place = await aPlace();
  await bring(await aStore(place));
  await expect(openPostgresFileStore(place.url, LIMITS)).rejects.toThrow('--s3-bucket');
});

test('a bucket that is not the one of this database is not touched', async () => {
  const [place, other] = [await aPlace(), await aPlace()];
  await bring(await aStore(place));
  await bring(await aStore(other));
  const swapped = openPostgresFileStore(place.url, LIMITS, other.s3);
  await expect(swapped).rejects.toThrow('belongs to another database');
  const empty = openPostgresFileStore(place.url, LIMITS, await storage.bucket());
  await expect(empty).rejects.toThrow('in which the files lie');
});

test.each([
  ['there is no such bucket', { bucket: 'waymark-not-here' }, '404 NoSuchBucket'],
  ['the key is wrong', { secretKey: 'not-the-secret' }, '403 SignatureDoesNotMatch'],
  ['nobody listens', { endpoint: 'http://127.0.0.1:2' }, 'ECONNREFUSED'],
])('a server is not started where %s, and says so without the key', async (_, wrong, said) => {
  const { url, s3 } = await aPlace();
  const start = openPostgresFileStore(url, LIMITS, { ...s3, ...wrong });
  await expect(start).rejects.toThrow(said);
  await expect(start).rejects.not.toThrow(/secret|testing/);
});

test('a file of which an object was lost is not there, and can be brought again', async () => {
  const place = await aPlace();
  const store = await aStore(place);
  await bring(store);
  const [key = ''] = await piecesIn(place.s3);
  await openBucket(place.s3).remove([key]);
  expect(await bring(store, whole.length)).toEqual({ kind: 'elsewhere', heldBytes: 0 });
  expect(await store.open(file)).toBeNull();
  expect(await bring(store)).toEqual({ kind: 'held', heldBytes: whole.length });
  expect(Buffer.compare(await readBack(store), whole)).toBe(0);
  expect(await piecesIn(place.s3)).toHaveLength(3);
});

test('a file that is read part by part is looked at once, and an object that is lost meanwhile is found by reading', async () => {
  const place = await aPlace();
  const store = await aStore(place);
  await bring(store);
  await readBack(store);
  await openBucket(place.s3).remove(await piecesIn(place.s3));
  expect(await store.look(file)).toEqual({ kind: 'complete', sizeBytes: whole.length });
  await expect(readBack(store)).rejects.toMatchObject({ code: '404' });
  expect(await store.look(file)).toEqual({ kind: 'none' });
});

test('after a bucket was lost one begins anew with another, by what docs/self-hosting.md says', async () => {
  const place = await aPlace();
  const store = await aStore(place);
  await bring(store);
  await store.close();
  const page = readFileSync(join(import.meta.dirname, '../../docs/self-hosting.md'), 'utf8');
  const statements = /`(TRUNCATE [^`]*)`/.exec(page)?.[1]?.replace('\n', ' ') ?? '';
  for (const statement of statements.split(';').filter(Boolean)) await inDatabase(place.url, statement);
  const anew = await aStore({ ...place, s3: await storage.bucket() });
  expect(await anew.look(file)).toEqual({ kind: 'none' });
  expect(await bring(anew)).toEqual({ kind: 'held', heldBytes: whole.length });
});

test('a bucket that was emptied while the server runs loses no file of the list', async () => {
  const place = await aPlace();
  const store = await aStore(place);
  await bring(store);
  await openBucket(place.s3).remove(await storage.keysIn(place.s3));
  for (const ask of [() => store.look(file), () => store.open(file), () => store.check()])
    await expect(ask()).rejects.toThrow('another one than at the start');
  expect(await store.list(file.room)).toHaveLength(1);
});

test('what a killed process left in the bucket is removed once nobody can be at it', async () => {
  const place = await aPlace();
  const store = await aStore(place);
  const keys = ['a', 'b'].map((letter) => `${file.room}/${nameOf(letter)}/00000000-0000-4000-8000-000000000000`);
  for (const key of keys) await openBucket(place.s3).put(key, someBytes(10));
  await inDatabase(
    place.url,
    `INSERT INTO waymark_file_objects (key, room, made_at)
     VALUES ('${keys[0]}', '${file.room}', now() - interval '2 hours'), ('${keys[1]}', '${file.room}', now())`,
  );
  await store.removeUnfinished(0);
  expect(await piecesIn(place.s3)).toEqual([keys[1]]);
});

test('what no list knows is removed with its room, and otherwise once a day by one process', async () => {
  const place = await aPlace();
  const stores = await Promise.all([aStore(place), aStore(place)]);
  const strays = ['r', 's'].map((letter) => `${nameOf(letter)}/${nameOf('x')}/00000000-0000-4000-8000-000000000000`);
  const bucket = openBucket(place.s3);
  await Promise.all(stores.map((store) => store.removeUnfinished(0)));
  for (const key of [...strays, 'somebody/elses.txt']) await bucket.put(key, someBytes(10));
  await bring(stores[0]);
  await stores[0].removeRoom(file.room);
  expect(await piecesIn(place.s3)).toEqual(['somebody/elses.txt', strays[1]].sort());
  await Promise.all(stores.map((store) => store.removeUnfinished(0)));
  expect(await piecesIn(place.s3)).toContain(strays[1]);
  await inDatabase(place.url, "UPDATE waymark_bucket SET listed_at = now() - interval '25 hours'");
  await Promise.all(stores.map((store) => store.removeUnfinished(0)));
  expect(await piecesIn(place.s3)).toEqual(['somebody/elses.txt']);
});

test('a list of several pages is read to its end', async () => {
  const bucket = openBucket((await aPlace()).s3);
  const keys = ['a', 'b & <c>', 'd/e', 'f', 'g'];
  for (const key of keys) await bucket.put(key, someBytes(1));
  const pages: (readonly string[])[] = [];
  for await (const page of bucket.list('', 2)) pages.push(page);
  expect(pages).toEqual([keys.slice(0, 2), keys.slice(2, 4), keys.slice(4)]);
});

test('while the storage is away nothing is taken, removed or said to be well, and afterwards all goes on', async () => {
  const place = await aPlace();
  const store = await aStore(place);
  await bring(store, 0, 5_000_000);
  const complete = { ...file, name: nameOf('g') };
  await bring(store, 0, whole.length, complete);
  await storage.shut();
  const away = { code: 'ECONNREFUSED' };
  for (const ask of [
    () => bring(store, 5_000_000),
    () => store.open(complete),
    () => store.check(),
    () => store.remove(complete),
    () => store.removeRoom(file.room),
  ])
    await expect(ask()).rejects.toMatchObject(away);
  await storage.open();
  await store.check();
  await store.removeRoom(file.room);
  expect(await piecesIn(place.s3)).toEqual([]);
  expect(await bring(store)).toEqual({ kind: 'held', heldBytes: whole.length });
  expect(Buffer.compare(await readBack(store), whole)).toBe(0);
});

test('a storage that goes away while a file is read breaks it off', async () => {
  const store = await aStore(await aPlace());
  await bring(store);
  const opened = await store.open(file);
  const read = async () => {
    for await (const bytes of opened?.read(0, whole.length - 1) ?? []) {
      expect(bytes.length).toBeLessThan(whole.length);
      await storage.shut();
    }
  };
  await expect(read()).rejects.toMatchObject({ name: 'Error', code: /ECONNRE|UND_ERR_SOCKET/ });
  await storage.open();
  expect(Buffer.compare(await readBack(store), whole)).toBe(0);
});
