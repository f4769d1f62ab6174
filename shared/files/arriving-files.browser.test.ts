// What has come of files on their way, in a real browser's database.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type ArrivingFiles, openArrivingFiles } from './arriving-files.ts';

const NAME = 'arriving-test';
const WEEK_MS = 7 * 86_400_000;
let nowMs = Date.UTC(2026, 10, 26);
let arriving: ArrivingFiles;
const open = () => openArrivingFiles(NAME, () => new Date(nowMs));
const piece = (byte: number) => new Uint8Array(8).fill(byte);
const databases = async () => (await indexedDB.databases()).map(({ name }) => name);

beforeEach(async () => {
  await new Promise((resolve) => {
    indexedDB.deleteDatabase(NAME).onsuccess = resolve;
  });
  arriving = open();
});
afterEach(() => arriving.close());

test('what has come is there after the app was closed, in order, up to where it ends', async () => {
  await arriving.add('a', { totalBytes: 90, first: 2, pieces: [piece(3)] });
  expect(await arriving.read('a')).toBeNull();
  await arriving.add('a', { totalBytes: 90, first: 0, pieces: [piece(1), piece(2)] });
  await arriving.add('a', { totalBytes: 90, first: 4, pieces: [piece(5)] });
  arriving.close();
  arriving = open();
  expect(await arriving.read('a')).toEqual({ totalBytes: 90, pieces: [piece(1), piece(2), piece(3)] });
  expect(await arriving.read('b')).toBeNull();
});

test('what came of another file under the same name does not go with it', async () => {
  await arriving.add('a', { totalBytes: 90, first: 0, pieces: [piece(1), piece(2)] });
  await arriving.add('a', { totalBytes: 70, first: 0, pieces: [piece(9)] });
  expect(await arriving.read('a')).toEqual({ totalBytes: 70, pieces: [piece(9)] });
});

test('what is not to come any more goes, and so does what nothing was added to for a week', async () => {
  await arriving.add('old', { totalBytes: 90, first: 0, pieces: [piece(1)] });
  nowMs += WEEK_MS;
  await arriving.add('unnamed', { totalBytes: 90, first: 0, pieces: [piece(2)] });
  await arriving.add('coming', { totalBytes: 90, first: 0, pieces: [piece(3)] });
  nowMs += 1;
  expect(await arriving.tidy((sha256) => sha256 !== 'unnamed')).toEqual(['coming']);
  expect(await Promise.all(['old', 'unnamed', 'coming'].map((one) => arriving.read(one)))).toEqual([
    null,
    null,
    { totalBytes: 90, pieces: [piece(3)] },
  ]);
  await arriving.drop('coming');
  expect(await arriving.read('coming')).toBeNull();
});

test('where nothing was ever on its way no database is made', async () => {
  expect(await arriving.tidy(() => true)).toEqual([]);
  expect(await databases()).not.toContain(NAME);
});
