// What the log brings is applied whole, in whatever order it comes.
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { applyOpened } from './apply-opened.ts';
import { coverageOf } from './coverage.ts';

const opened = (update: Uint8Array) => ({ update, coverage: coverageOf(update) });

test('what waits for earlier changes of two devices, each of which waits for the other’s, is let in at last', () => {
  const [one, two] = [new Y.Doc(), new Y.Doc()];
  [one.clientID, two.clientID] = [100, 200]; // Yjs begins with the higher
  const updates: Uint8Array[] = [];
  for (const [doc, other] of [[one, two] as const, [two, one] as const])
    doc.on('update', (update: Uint8Array, origin) => {
      if (origin === 'copy') return;
      updates.push(update);
      Y.applyUpdate(other, update, 'copy');
    });
  one.getText('t').insert(0, 'one ');
  two.getText('t').insert(4, 'two ');
  one.getText('t').insert(8, 'three ');
  two.getText('t').delete(0, 1);
  one.getText('t').insert(13, 'four ');
  const [first, second, third, fourth, fifth] = updates;
  if (!first || !second || !third || !fourth || !fifth) throw new Error('five updates were expected');
  const merged = Y.mergeUpdates([second, fourth, fifth]);
  const doc = new Y.Doc();
  for (const update of [merged, first, third]) applyOpened(doc, [opened(update)]);
  expect(doc.getText('t').toString()).toBe(one.getText('t').toString());
  expect(doc.store.pendingStructs).toBeNull();
});

test('what waits for something that has not come goes on waiting', () => {
  const other = new Y.Doc();
  const updates: Uint8Array[] = [];
  other.on('update', (update: Uint8Array) => updates.push(update));
  for (const word of ['one ', 'two ', 'three ']) other.getText('t').insert(other.getText('t').length, word);
  const doc = new Y.Doc();
  applyOpened(doc, updates.slice(1).map(opened));
  expect(doc.getText('t').toString()).toBe('');
  applyOpened(doc, updates.slice(0, 1).map(opened));
  expect(doc.getText('t').toString()).toBe('one two three ');
});
