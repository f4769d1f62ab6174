// Files in a data folder do what every store's must, and survive what happens to disks.
import {
  existsSync,
  mkdirSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { aFolder } from '../../tests/sync/a-server.ts';
import { openDiskFileStore } from './disk-file-store.ts';
import type { FileAddress } from './file-store.ts';
import { fileStoreBehaviour, nameOf, someBytes } from './file-store-behaviour.ts';

const LIMITS = { roomFilesBytes: 100_000_000, filesPerRoom: 100 };
const file: FileAddress = { room: nameOf('r'), name: nameOf('f') };
const pathIn = (folder: string) => join(folder, 'rr', file.room, file.name);
const whole = someBytes(9_000_000);

async function* all(bytes: Uint8Array) {
  yield bytes;
}
const upload = (startBytes = 0, totalBytes = whole.length) => ({ ...file, startBytes, totalBytes, nowMs: 1 });

test.each(fileStoreBehaviour)('$name', async ({ check }) => {
  const folder = aFolder();
  await check((limits) => openDiskFileStore(folder, { ...LIMITS, ...limits }));
});

test('an unfinished file lies under another name, and the finished one alone under its own', async () => {
  const folder = aFolder();
  const store = await openDiskFileStore(folder, LIMITS);
  await store.take(upload(), all(whole.subarray(0, 10)));
  expect(readdirSync(dirname(pathIn(folder)))).toEqual([`${file.name}.part`]);
  await store.take(upload(10), all(whole.subarray(10)));
  expect(readdirSync(dirname(pathIn(folder)))).toEqual([file.name]);
  expect(statSync(pathIn(folder)).mode & 0o077).toBe(0);
  await store.close();
});

test('what a power cut left behind the last mark is written anew', async () => {
  const folder = aFolder();
  const first = await openDiskFileStore(folder, LIMITS);
  await first.take(upload(), all(whole.subarray(0, 1_000)));
  await first.close();
  truncateSync(`${pathIn(folder)}.part`, 5_000_000); // zeros that nobody sent
  const store = await openDiskFileStore(folder, LIMITS);
  expect(await store.look(file)).toEqual({ kind: 'begun', heldBytes: 1_000 });
  await store.take(upload(1_000), all(whole.subarray(1_000, 2_000)));
  expect(statSync(`${pathIn(folder)}.part`).size).toBe(2_000);
  await store.close();
});

test('an unfinished file that is shorter than it was begins anew', async () => {
  const folder = aFolder();
  const store = await openDiskFileStore(folder, LIMITS);
  await store.take(upload(), all(whole.subarray(0, 1_000)));
  truncateSync(`${pathIn(folder)}.part`, 500);
  expect(await store.take(upload(1_000), all(whole.subarray(1_000)))).toEqual({ kind: 'elsewhere', heldBytes: 0 });
  expect(await store.take(upload(), all(whole))).toEqual({ kind: 'held', heldBytes: whole.length });
  await store.close();
});

test.each([
  ['lost', (path: string) => rmSync(path)],
  ['cut short', (path: string) => truncateSync(path, 100)],
])('a file that was %s on the disk is not there, and can be brought again', async (_, spoil) => {
  const folder = aFolder();
  const store = await openDiskFileStore(folder, LIMITS);
  await store.take(upload(), all(whole));
  spoil(pathIn(folder));
  expect(await store.look(file)).toEqual({ kind: 'none' });
  expect(await store.open(file)).toBeNull();
  expect(await store.take(upload(), all(whole))).toEqual({ kind: 'held', heldBytes: whole.length });
  expect(statSync(pathIn(folder)).size).toBe(whole.length);
  await store.close();
});

test('a disk that is full takes nothing more, shows nothing half, and goes on when there is room', async () => {
  const folder = aFolder();
  const store = await openDiskFileStore(folder, LIMITS);
  mkdirSync(dirname(pathIn(folder)), { recursive: true });
  symlinkSync('/dev/full', `${pathIn(folder)}.part`); // a device that has no space, ever
  const both = [store.take(upload(), all(whole)), store.take(upload(), all(whole))];
  for (const one of both) await expect(one).rejects.toMatchObject({ code: 'ENOSPC' });
  expect(await store.look(file)).toEqual({ kind: 'begun', heldBytes: 0 });
  expect(existsSync(pathIn(folder))).toBe(false);
  expect(await store.list(file.room)).toEqual([]);
  rmSync(`${pathIn(folder)}.part`);
  expect(await store.take(upload(), all(whole))).toEqual({ kind: 'held', heldBytes: whole.length });
  await store.close();
});

test('what was set aside of a removed room is removed by the next start', async () => {
  const folder = aFolder();
  mkdirSync(join(folder, 'gone', 'x'), { recursive: true });
  writeFileSync(join(folder, 'gone', 'x', file.name), 'rest');
  const store = await openDiskFileStore(folder, LIMITS);
  expect(readdirSync(join(folder, 'gone'))).toEqual([]);
  await store.close();
});

test('files of a newer server are not touched', async () => {
  const folder = aFolder();
  await (await openDiskFileStore(folder, LIMITS)).close();
  const db = new DatabaseSync(join(folder, 'files.sqlite'));
  db.exec('PRAGMA user_version = 99');
  db.close();
  await expect(openDiskFileStore(folder, LIMITS)).rejects.toThrow('layout 99');
});

test('a folder that cannot be written to is found out', async () => {
  const folder = aFolder();
  const store = await openDiskFileStore(folder, LIMITS);
  await Promise.all([store.check(), store.check(), store.check()]);
  rmSync(join(folder, 'health'));
  symlinkSync('/dev/full', join(folder, 'health'));
  await expect(store.check()).rejects.toMatchObject({ code: 'ENOSPC' });
  await store.close();
});
