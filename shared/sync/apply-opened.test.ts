// What the log brings is applied whole, in whatever order it comes.
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { waitingForEachOther } from '../../tests/sync/waiting-updates.ts';
import { applyOpened } from './apply-opened.ts';
import { coverageOf } from './coverage.ts';

const options = { origin: 'log', onFailure: (cause: unknown) => expect.unreachable(String(cause)) };
const opened = (update: Uint8Array) => ({ update, coverage: coverageOf(update) });

test('what waits for earlier changes of two devices, each of which waits for the other’s, is let in at last', () => {
  const { updates, text } = waitingForEachOther();
  const doc = new Y.Doc();
  for (const update of updates) applyOpened(doc, [opened(update)], options);
  expect(doc.getText('t').toString()).toBe(text);
  expect(doc.store.pendingStructs).toBeNull();
});

test('what waits for something that has not come goes on waiting', () => {
  const other = new Y.Doc();
  const updates: Uint8Array[] = [];
  other.on('update', (update: Uint8Array) => updates.push(update));
  for (const word of ['one ', 'two ', 'three ']) other.getText('t').insert(other.getText('t').length, word);
  const doc = new Y.Doc();
  applyOpened(doc, updates.slice(1).map(opened), options);
  expect(doc.getText('t').toString()).toBe('');
  applyOpened(doc, updates.slice(0, 1).map(opened), options);
  expect(doc.getText('t').toString()).toBe('one two three ');
});
