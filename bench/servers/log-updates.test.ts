// What the generator writes as bytes is what Yjs itself would have read and written.
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { ENTRY_BYTES, entriesIn, entriesUpdate } from './log-updates.ts';

test('entries appended one by one, or several at once, stand in the log in their order', () => {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, entriesUpdate({ clientId: 2 ** 31, clock: 0, count: 1 }));
  Y.applyUpdate(doc, entriesUpdate({ clientId: 2 ** 31, clock: 1, count: 1 }));
  Y.applyUpdate(doc, entriesUpdate({ clientId: 2 ** 31, clock: 2, count: 3 }));
  const entries = doc.getArray<Uint8Array>('log').toArray();
  expect(entries.map((entry) => entry.length)).toEqual([1, 1, 1, 1, 1].map(() => ENTRY_BYTES));
  expect(new Set(entries.map(String)).size).toBe(5);
});

test('an update says whose entries it holds', () => {
  const one = { clientId: 2 ** 31 + 5, clock: 70, count: 4 };
  expect(entriesIn(entriesUpdate(one))).toEqual([one]);
});

test('updates that a server has put together say whose entries they hold', () => {
  const [one, other] = [
    { clientId: 7, clock: 0, count: 2 },
    { clientId: 9, clock: 0, count: 1 },
  ] as const;
  const together = Y.mergeUpdates([entriesUpdate(one), entriesUpdate(other)]);
  expect(new Set(entriesIn(together))).toEqual(new Set([one, other]));
  expect(entriesIn(Uint8Array.of(0, 0))).toEqual([]);
});
