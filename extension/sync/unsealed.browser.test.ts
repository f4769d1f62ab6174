// The mark that outlives the worker, over real databases: there before what it speaks of, and not taken away in between.
import { Dexie } from 'dexie';
import { afterEach, beforeEach, expect, test } from 'vitest';
import * as Y from 'yjs';
import { startPortfolio } from '../../shared/portfolio/edit.ts';
import { readLocal } from '../../shared/portfolio/identity.ts';
import { unsealedKey } from '../../shared/sync/marks.ts';
import { openStore, type Store } from '../worker/store.ts';
import { type Unsealed, watchUnsealed } from './unsealed.ts';

const now = new Date('2026-11-26T14:02:00Z');
let store: Store;
let unsealed: Unsealed;
let kept: number;

beforeEach(() => {
  store = openStore(() => now);
  kept = 0;
  unsealed = watchUnsealed({ store, isSealedElsewhere: (origin) => origin === 'page', onKept: () => void kept++ });
});
afterEach(async () => {
  await (await store.portfolio()).close();
  store.local.close();
  for (const { name } of await indexedDB.databases()) if (name) await Dexie.delete(name);
});

/** An update as a capture makes it; what it holds is of no matter here. */
async function anUpdate(): Promise<Uint8Array> {
  const doc = new Y.Doc();
  startPortfolio(doc, (await store.identity()).portfolioId, now);
  return Y.encodeStateAsUpdate(doc);
}
const onDisk = () => readLocal(store.local, 'unsealed');

test('nothing is marked while syncing is off', async () => {
  await store.append(await anUpdate());
  expect([await onDisk(), await unsealed.isMarked(), kept]).toEqual([undefined, false, 0]);
});

test('what is kept is marked first, and the mark goes when the server has it', async () => {
  await store.changeIdentity({ serverUrl: 'https://cpd.example' });
  await store.append(await anUpdate());
  expect([await onDisk(), kept > 0]).toEqual([true, true]);
  await unsealed.marks.write(unsealedKey('a-room'), false);
  expect([await onDisk(), await unsealed.isMarked()]).toEqual([false, false]);
});

test('a mark that is set while the disk is asked for it stays', async () => {
  const asking = unsealed.isMarked();
  await unsealed.mark();
  await asking;
  expect([await onDisk(), await unsealed.isMarked()]).toEqual([true, true]);
});

test('a receipt that comes while something is being kept does not take the mark from it', async () => {
  await store.changeIdentity({ serverUrl: 'https://cpd.example' });
  const keeping = store.append(await anUpdate());
  await expect.poll(onDisk).toBe(true);
  await unsealed.marks.write(unsealedKey('a-room'), false);
  await keeping;
  expect([await onDisk(), await unsealed.isMarked()]).toEqual([true, true]);
});

test('what the app’s page sends to the same server itself is not marked here', async () => {
  await store.changeIdentity({ serverUrl: 'https://cpd.example' });
  const { doc } = await store.portfolio();
  await unsealed.marks.write(unsealedKey('a-room'), false);
  const before = kept;
  Y.applyUpdate(doc, await anUpdate(), 'page');
  expect([await unsealed.isMarked(), kept]).toEqual([false, before]);
  doc.transact(() => doc.getMap('meta').set('own', 1), 'edit');
  await expect.poll(onDisk).toBe(true);
  expect(kept).toBeGreaterThan(before);
});
