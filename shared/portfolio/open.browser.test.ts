// In a real Chromium with its real IndexedDB: what is durable, what survives damage, and who writes for an origin.
import { Dexie } from 'dexie';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { cdp } from 'vitest/browser';
import * as Y from 'yjs';
import { newId } from '../model/id.ts';
import { createActivity, createReflection, startPortfolio } from './edit.ts';
import { ensureIdentity, openLocal } from './identity.ts';
import { whenLeader } from './leader.ts';
import { openPortfolio, type Portfolio } from './open.ts';
import { readAll, readRecord } from './read.ts';
import { replaceText, sharedText } from './texts.ts';
import { appendUpdate, openUpdateStore } from './update-store.ts';

const now = new Date('2026-11-23T18:00:00Z');
let documentName = '';
let open: Portfolio[] = [];

function portfolio(): Portfolio {
  const one = openPortfolio({ documentName, now: () => now });
  open.push(one);
  return one;
}

const titles = (one: Portfolio) => readAll(one.doc, 'activity').map((activity) => activity.title);
const add = (one: Portfolio, title: string) => createActivity(one.doc, { title }, now);

async function rows(): Promise<Uint8Array[]> {
  const db = await openUpdateStore(documentName);
  const values = await new Promise<Uint8Array[]>((resolve) => {
    const request = db.transaction('updates').objectStore('updates').getAll();
    request.onsuccess = () => resolve(request.result);
  });
  db.close();
  return values;
}

beforeEach(() => {
  documentName = `test-${newId()}`;
});

afterEach(async () => {
  vi.restoreAllMocks();
  await Promise.all(open.map((one) => one.close()));
  open = [];
  await Dexie.delete('waymark-projection');
  await Dexie.delete(documentName);
});

test('what arrives in an empty document is kept as it came, and what is written after it too', async () => {
  const far = new Y.Doc();
  const updates: Uint8Array[] = [];
  far.on('update', (update: Uint8Array) => void updates.push(update));
  startPortfolio(far, newId(), now);
  createActivity(far, { title: 'Study day' }, now);
  createActivity(far, { title: 'Journal club' }, now);
  const here = portfolio();
  await here.loaded;
  here.keepArrived(() => {
    for (const update of updates) Y.applyUpdate(here.doc, update);
    return updates;
  });
  add(here, 'Written afterwards');
  await here.whenStored();
  expect(here.hasUnstored).toBe(false);

  const again = portfolio();
  await again.loaded;
  expect(titles(again).sort()).toEqual(['Journal club', 'Study day', 'Written afterwards']);
  expect(Y.encodeStateVector(again.doc)).toEqual(Y.encodeStateVector(here.doc));
  const kept = await rows();
  for (const update of updates) expect(kept).toContainEqual(update);
});

test('what was saved is there for the next visit, and the words in it too', async () => {
  const first = portfolio();
  await first.loaded;
  const activityId = add(first, 'Journal club');
  const id = createReflection(first.doc, { activityId, modelKey: 'gibbs', promptKeys: ['d'] }, now);
  replaceText(sharedText(first.doc, 'reflection', id, 'd') ?? expect.fail(), 'I learned to ask first.');
  await first.whenStored();
  expect(first.hasUnstored).toBe(false);

  const second = portfolio();
  await second.loaded;
  expect(titles(second)).toEqual(['Journal club']);
  expect(readRecord(second.doc, 'reflection', id)?.answers.d).toBe('I learned to ask first.');
});

test('edits made before the document is loaded are kept with what was there', async () => {
  const first = portfolio();
  await first.loaded;
  add(first, 'before');
  await first.whenStored();
  const second = portfolio();
  add(second, 'while loading');
  await second.whenStored();
  const third = portfolio();
  await third.loaded;
  expect(titles(third).sort()).toEqual(['before', 'while loading']);
});

test('a page can be kept without loading the portfolio, even before it was ever opened', async () => {
  const doc = new Y.Doc();
  startPortfolio(doc, newId(), now);
  createActivity(doc, { title: 'kept cold' }, now);
  await appendUpdate(documentName, Y.encodeStateAsUpdate(doc));
  const later = portfolio();
  await later.loaded;
  expect(titles(later)).toEqual(['kept cold']);
});

test('an appended update shows in a portfolio that is open already, and is not stored again', async () => {
  const one = portfolio();
  await one.loaded;
  const doc = new Y.Doc();
  createActivity(doc, { title: 'kept warm' }, now);
  const update = Y.encodeStateAsUpdate(doc);
  await appendUpdate(documentName, update);
  const before = (await rows()).length;
  one.adoptAppended(update);
  expect(titles(one)).toEqual(['kept warm']);
  await one.whenStored();
  expect((await rows()).length).toBe(before);
});

test('a first write that fails without a word is written again before anything is called saved', async () => {
  const one = portfolio();
  await one.loaded;
  const add_ = IDBObjectStore.prototype.add;
  let failures = 1;
  vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(function (this: IDBObjectStore, ...args) {
    const request = add_.apply(this, args);
    if (failures-- > 0) this.transaction.abort();
    return request;
  });
  add(one, 'lost by the first write');
  add(one, 'written by the second');
  await one.whenStored();
  vi.restoreAllMocks();
  const later = portfolio();
  await later.loaded;
  expect(titles(later).sort()).toEqual(['lost by the first write', 'written by the second']);
});

test('a full disk is said as such, and what waited is written once there is room', async () => {
  const one = portfolio();
  await one.loaded;
  const full = vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(() => {
    throw new DOMException('no room', 'QuotaExceededError');
  });
  // y-indexeddb's own listener throws in the middle of the edit; the document has it all the same
  expect(() => add(one, 'no room')).toThrow('no room');
  expect(await one.whenStored().catch((error: unknown) => error)).toMatchObject({
    name: 'StorageFailure',
    reason: 'full',
  });
  expect(one.hasUnstored).toBe(true);
  full.mockRestore();
  await one.whenStored();
  const later = portfolio();
  await later.loaded;
  expect(titles(later)).toEqual(['no room']);
});

test('what is on its way to the disk counts as waiting, together with what came after it', async () => {
  const one = portfolio();
  await one.loaded;
  await one.whenStored();
  expect(one.unstoredUpdate()).toBeNull();
  add(one, 'on its way');
  const first = one.whenStored();
  // the save has begun: it takes turns with others, and waits for the disk
  for (let turn = 0; turn < 5; turn++) await Promise.resolve();
  add(one, 'after it');
  const other = new Y.Doc();
  Y.applyUpdate(other, one.unstoredUpdate() ?? new Uint8Array());
  const arrived = readAll(other, 'activity').map(({ title }) => title);
  expect(arrived.sort()).toEqual(['after it', 'on its way']);
  await first;
  expect(one.hasUnstored).toBe(true);
  await one.whenStored();
  expect(one.hasUnstored).toBe(false);
  expect(one.unstoredUpdate()).toBeNull();
});

test('one damaged row is set aside and the rest of the record is read', async () => {
  const first = portfolio();
  await first.loaded;
  add(first, 'before the damage');
  await first.whenStored();
  await first.close();
  open = [];
  await appendUpdate(documentName, new Uint8Array([1, 1, 255, 255, 255, 255, 7, 3, 9]));
  const doc = new Y.Doc();
  createActivity(doc, { title: 'after the damage' }, now);
  await appendUpdate(documentName, Y.encodeStateAsUpdate(doc));

  const second = portfolio();
  expect(await second.loaded).toMatchObject({ damagedRows: 1 });
  expect(titles(second).sort()).toEqual(['after the damage', 'before the damage']);
  add(second, 'and on');
  await second.whenStored();
  await second.close();
  open = [];

  const third = portfolio();
  expect(await third.loaded).toMatchObject({ damagedRows: 0 });
  expect(titles(third).sort()).toEqual(['after the damage', 'and on', 'before the damage']);
});

test('a database that was cleared under an open portfolio is told of, and kept again when the person wants it', async () => {
  let cleared = 0;
  const one = openPortfolio({ documentName, now: () => now, onCleared: () => cleared++ });
  open.push(one);
  await one.loaded;
  add(one, 'before');
  await one.whenStored();
  await cdp().send('Storage.clearDataForOrigin', { origin: location.origin, storageTypes: 'indexeddb' });
  await vi.waitFor(() => expect(cleared).toBe(1));
  add(one, 'after');
  expect(await one.whenStored().catch((error: unknown) => error)).toMatchObject({ name: 'StorageFailure' });
  await one.storeAgain();
  const later = portfolio();
  await later.loaded;
  expect(titles(later).sort()).toEqual(['after', 'before']);
});

test('the rows and files that were cleared as well are opened again, although opening them failed meanwhile', async () => {
  const one = openPortfolio({ documentName, now: () => now });
  open.push(one);
  await one.lead();
  add(one, 'before');
  await one.whenStored();
  // as the library leaves a database whose opening the browser broke off: it opens it no more by itself
  one.projection.close();
  one.files.close();
  await expect(one.projection.activities.count()).rejects.toThrow('DatabaseClosed');
  await one.storeAgain();
  expect((await one.projection.activities.toArray()).map((row) => row.title)).toEqual(['before']);
  expect(await one.files.files.count()).toBe(0);
});

test('the projection is rebuilt when somebody deleted it', async () => {
  const first = portfolio();
  await first.lead();
  add(first, 'in the rows');
  await first.whenStored();
  await first.close();
  open = [];
  await Dexie.delete('waymark-projection');

  const second = portfolio();
  expect(await second.projection.activities.count()).toBe(0);
  await second.lead();
  expect((await second.projection.activities.toArray()).map((row) => row.title)).toEqual(['in the rows']);
});

test('when the leading context goes, the next one takes over and catches up', async () => {
  const lock = `${documentName}:leader`;
  const [one, two] = [portfolio(), portfolio()];
  const [stopOne, stopTwo] = [new AbortController(), new AbortController()];
  const led: string[] = [];
  const leadAs = (name: string, which: Portfolio, stop: AbortController) =>
    whenLeader(lock, stop.signal, async () => {
      await which.lead();
      led.push(name);
    });
  const first = leadAs('one', one, stopOne);
  const second = leadAs('two', two, stopTwo);
  await vi.waitFor(() => expect(led).toEqual(['one']));
  const id = add(two, 'typed in the second tab');
  await two.whenStored();
  stopOne.abort();
  await first;
  await vi.waitFor(() => expect(led).toEqual(['one', 'two']));
  expect((await two.projection.activities.get(id))?.title).toBe('typed in the second tab');
  stopTwo.abort();
  await second;
});

test('two tabs that begin at the same moment end with one portfolio', async () => {
  await Dexie.delete('waymark-local');
  const documents = async () =>
    (await indexedDB.databases()).map((db) => db.name ?? '').filter((name) => name.startsWith('waymark-portfolio-'));
  const before = await documents();
  const [a, b] = [openLocal(), openLocal()];
  const [first, second] = await Promise.all([ensureIdentity(a, 'Laptop', now), ensureIdentity(b, 'Laptop', now)]);
  expect(second.portfolioId).toBe(first.portfolioId);
  expect(second.documentName).toBe(first.documentName);
  const begun = async () => (await documents()).filter((name) => !before.includes(name));
  await vi.waitFor(async () => expect(await begun()).toEqual([first.documentName]));
  a.close();
  b.close();
  await Dexie.delete('waymark-local');
  await Dexie.delete(first.documentName);
});
