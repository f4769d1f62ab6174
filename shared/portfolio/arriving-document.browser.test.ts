// What a link leaves behind when it is cut off, in a real browser's storage and with its locks.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { keysFromSecret } from '../crypto/keys.ts';
import { newSecret } from '../crypto/secret.ts';
import { logDatabaseName } from '../sync/log-storage.ts';
import { noteArriving, removeAbandoned } from './arriving-document.ts';
import {
  ensureIdentity,
  type Identity,
  identityFor,
  LEFT_DOCUMENT,
  type LocalDb,
  openLocal,
  replaceIdentity,
  writeLocal,
} from './identity.ts';

const other = { portfolioId: 'other-portfolio' as Identity['portfolioId'], secret: newSecret(), serverUrl: null };
const { room } = keysFromSecret(other.secret);
let local: LocalDb;
let me: Identity;
let next: Identity;

beforeEach(async () => {
  local = openLocal('arriving-test-local');
  await local.delete();
  await local.open();
  me = await ensureIdentity(local, 'Laptop', new Date());
  next = identityFor(me, other);
});
afterEach(async () => {
  local.close();
  for (const name of [me.documentName, next.documentName, logDatabaseName(room)]) indexedDB.deleteDatabase(name);
});

const make = (name: string) =>
  new Promise<void>((resolve, reject) => {
    const request = indexedDB.open(name);
    request.onerror = () => reject(request.error);
    request.onsuccess = () => {
      request.result.close();
      resolve();
    };
  });
const databases = async () => (await indexedDB.databases()).map(({ name }) => name);
const notes = () => local.values.where('key').startsWith('arriving-document:').count();
const made = async () => {
  await make(next.documentName);
  await make(logDatabaseName(room));
};
/** As a page leaves it that was closed in the middle: its lock is gone, the note is not. */
const cutOff = async () => {
  await writeLocal(local, `arriving-document:${next.documentName}`, room);
  await made();
};

test('a link that was cut off by the end of the page leaves nothing behind after the next start', async () => {
  await cutOff();
  await removeAbandoned(local);
  await vi.waitFor(async () => expect(await databases()).not.toContain(next.documentName));
  expect(await databases()).not.toContain(logDatabaseName(room));
  expect(await databases()).toContain(me.documentName);
  expect(await notes()).toBe(0);
});

test('what another tab is linking right now is left alone, and removed by that tab when nothing comes of it', async () => {
  const ended = await noteArriving(local, next.documentName, room);
  await made();
  await removeAbandoned(local);
  expect(await databases()).toEqual(expect.arrayContaining([next.documentName, logDatabaseName(room)]));
  await ended();
  await vi.waitFor(async () => expect(await databases()).not.toContain(next.documentName));
  expect(await notes()).toBe(0);
});

test('what this device has joined stays, though the page was closed before it could say so', async () => {
  await cutOff();
  await replaceIdentity(local, next);
  await removeAbandoned(local);
  expect(await databases()).toEqual(expect.arrayContaining([next.documentName, logDatabaseName(room)]));
  expect(await notes()).toBe(0);
});

test('a document that is being left stays until what was typed there last has come along', async () => {
  await cutOff();
  await writeLocal(local, LEFT_DOCUMENT, next.documentName);
  await removeAbandoned(local);
  expect(await databases()).toContain(next.documentName);
});
