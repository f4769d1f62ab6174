// Copies of the database and the files: whole, taken while people write, and put back where nothing can be overwritten.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { aFileClient, writeTo } from '../tests/sync/a-file-client.ts';
import { aFolder, anUpdate, aProvider, aServer, aSocket, keysOf, synced, syncMessage } from '../tests/sync/a-server.ts';
import { backUp, restore } from './backup.ts';
import { nameOf, someBytes } from './files/file-store-behaviour.ts';
import { openSqliteStore } from './store/sqlite-store.ts';

const keys = keysOf(1);

/** What a device that has nothing finds on a server with this data. */
async function valuesIn(dataFolder: string): Promise<string[]> {
  const server = await aServer({ dataFolder });
  const fresh = aProvider(server, keys);
  await synced(fresh.provider);
  const values = [...fresh.log];
  await server.stop();
  return values;
}

/** A writer whose receipts are counted: `stored` are the values that the server has acknowledged. */
async function aWriter(server: Awaited<ReturnType<typeof aServer>>) {
  const writer = aSocket(server, keys);
  await writer.hears(100, 0);
  let sent = 0;
  const stored: string[] = [];
  const write = async () => {
    sent += 1;
    const value = `value ${sent}`;
    writer.socket.send(syncMessage(2, anUpdate(value)));
    writer.socket.send(Uint8Array.of(100, sent));
    await writer.hears(100, sent);
    stored.push(value);
  };
  return { write, stored };
}

test('a copy taken while somebody writes has everything that was acknowledged before it', async () => {
  const [dataFolder, copies, again] = [aFolder(), aFolder(), aFolder()];
  const server = await aServer({ dataFolder });
  const writer = await aWriter(server);
  let isWriting = true;
  const writing = (async () => {
    while (isWriting && writer.stored.length < 120) await writer.write();
  })();
  await expect.poll(() => writer.stored.length).toBeGreaterThan(5);
  const before = [...writer.stored];
  const copied = backUp(dataFolder, join(copies, 'monday'));
  isWriting = false;
  await writing;
  await server.stop();
  expect(copied.rooms).toBe(1);

  restore(join(copies, 'monday'), again);
  expect(await valuesIn(again)).toEqual(expect.arrayContaining(before));
  expect(await valuesIn(dataFolder)).toEqual(expect.arrayContaining(writer.stored));
});

test('devices bring back to a restored server what it has forgotten', async () => {
  const [dataFolder, copies, again] = [aFolder(), aFolder(), aFolder()];
  const server = await aServer({ dataFolder });
  const device = aProvider(server, keys);
  await synced(device.provider);
  device.log.push(['before the copy']);
  await expect.poll(() => stored(dataFolder)).toContain('before the copy');
  backUp(dataFolder, join(copies, 'monday'));
  device.log.push(['after the copy']);
  await expect.poll(() => stored(dataFolder)).toContain('after the copy');
  device.provider.disconnect();
  await server.stop();

  restore(join(copies, 'monday'), again);
  expect(await valuesIn(again)).toEqual(['before the copy']);
  const restored = await aServer({ dataFolder: again });
  const returning = aProvider(restored, keys, device.outer);
  await synced(returning.provider);
  await expect.poll(() => stored(again)).toContain('after the copy');
});

/** The values in the newest rows of the file, read beside the server. */
function stored(dataFolder: string): string[] {
  const db = new DatabaseSync(join(dataFolder, 'waymark.sqlite'), { readOnly: true });
  const doc = new Y.Doc();
  for (const { body } of db.prepare('SELECT body FROM updates ORDER BY number').all())
    if (body instanceof Uint8Array) Y.applyUpdate(doc, body);
  db.close();
  return [...doc.getArray<string>('log')];
}

test('a copy never overwrites one, and a database is never overwritten by a copy', async () => {
  const [dataFolder, copies] = [aFolder(), aFolder()];
  await openSqliteStore(dataFolder).close();
  backUp(dataFolder, copies);
  const first = readFileSync(join(copies, 'waymark.sqlite'));
  expect(() => backUp(dataFolder, copies)).toThrow('move it away first');
  expect(readFileSync(join(copies, 'waymark.sqlite')).equals(first)).toBe(true);
  expect(() => restore(copies, dataFolder)).toThrow('move it away first');
});

test('without a database there is nothing to copy, and without a copy nothing to put back', () => {
  expect(() => backUp(aFolder(), join(aFolder(), 'copy'))).toThrow('no database');
  expect(() => restore(aFolder(), aFolder())).toThrow('no copy');
});

test('a damaged copy is refused before anything is put in place', async () => {
  const [dataFolder, copies, again] = [aFolder(), aFolder(), join(aFolder(), 'new')];
  const store = openSqliteStore(dataFolder);
  for (let n = 0; n < 50; n++) await store.append([{ room: `room ${n}`, update: new Uint8Array(4_000).fill(n) }]);
  await store.close();
  backUp(dataFolder, copies);
  const file = join(copies, 'waymark.sqlite');
  const bytes = readFileSync(file);
  writeFileSync(file, bytes.fill(0, 4_096, 60_000));
  expect(() => restore(copies, again)).toThrow('is damaged');
  writeFileSync(file, 'a letter, and no database at all, but long enough to be taken for one');
  expect(() => restore(copies, again)).toThrow('is damaged');
  mkdirSync(again, { recursive: true });
  expect(readdirSync(again)).toEqual([]);
});

test('a copy that a newer server made is refused with its reason', async () => {
  const copies = aFolder();
  await openSqliteStore(copies).close();
  const db = new DatabaseSync(join(copies, 'waymark.sqlite'));
  db.exec('PRAGMA user_version = 99');
  db.close();
  expect(() => restore(copies, aFolder())).toThrow('layout 99');
});

const whole = someBytes(2_500_000);

/** A server with files, and one that is being uploaded. */
async function aServerWithFiles(dataFolder: string) {
  const server = await aServer({ dataFolder });
  await writeTo(server, keys);
  const device = aFileClient(server, keys);
  for (const letter of 'abc') await device.bring(nameOf(letter), whole);
  await device.patch(nameOf('d'), whole, 0, 1_000);
  return { server, device };
}

test('files are copied while the server runs, and are there again after the way back', async () => {
  const [dataFolder, copies, again] = [aFolder(), aFolder(), aFolder()];
  const { server, device } = await aServerWithFiles(dataFolder);
  const copy = join(copies, 'monday');
  expect(backUp(dataFolder, copy)).toMatchObject({ rooms: 1, files: 3 });
  expect((await device.patch(nameOf('d'), whole, 1_000)).status).toBe(204);
  await device.ask(nameOf('a'), { method: 'DELETE' });
  await server.stop();
  // an operator can check a copy without Waymark
  execFileSync('sha256sum', ['--check', '--quiet', 'SHA256SUMS'], { cwd: join(copy, 'files') });

  expect(restore(copy, again)).toMatchObject({ rooms: 1, files: 3 });
  const restored = aFileClient(await aServer({ dataFolder: again }), keys);
  const { files } = (await restored.ask('')).refusal as { files?: { name: string }[] };
  expect(files?.map(({ name }) => name)).toEqual([...'abc'].map(nameOf));
  for (const letter of 'abc') expect(Buffer.compare((await restored.ask(nameOf(letter))).bytes, whole)).toBe(0);
  expect((await restored.head(nameOf('d'))).status).toBe(404);
  await restored.bring(nameOf('d'), whole);
  expect((await restored.head(nameOf('d'))).status).toBe(200);
});

test('a file that is gone from the disk is left out of the copy, and the rest is there', async () => {
  const [dataFolder, copies, again] = [aFolder(), aFolder(), aFolder()];
  const { server } = await aServerWithFiles(dataFolder);
  rmSync(join(dataFolder, 'files', keys.room.slice(0, 2), keys.room, nameOf('b')));
  expect(backUp(dataFolder, join(copies, 'monday')).files).toBe(2);
  await server.stop();
  expect(restore(join(copies, 'monday'), again).files).toBe(2);
});

test('a copy with a damaged file is refused, and nothing of it is put in place', async () => {
  const [dataFolder, copies, again] = [aFolder(), aFolder(), join(aFolder(), 'new')];
  const { server } = await aServerWithFiles(dataFolder);
  backUp(dataFolder, copies);
  await server.stop();
  const file = join(copies, 'files', keys.room.slice(0, 2), keys.room, nameOf('b'));
  writeFileSync(file, readFileSync(file).fill(0, 1_000, 1_001));
  expect(() => restore(copies, again)).toThrow('is damaged');
  expect(readdirSync(again)).toEqual([]);
  rmSync(file);
  expect(() => restore(copies, again)).toThrow('is damaged');
  rmSync(join(copies, 'files', 'SHA256SUMS'));
  expect(() => restore(copies, again)).toThrow('not whole');
  expect(readdirSync(again)).toEqual([]);
});

test('files that are there already are not overwritten by a copy, nor mixed with it', async () => {
  const [dataFolder, again] = [aFolder(), aFolder()];
  await openSqliteStore(dataFolder).close();
  const copy = join(aFolder(), 'monday');
  backUp(dataFolder, copy);
  expect(existsSync(join(copy, 'files'))).toBe(false);
  mkdirSync(join(again, 'files'));
  expect(() => restore(copy, again)).toThrow('move it away first');
});
