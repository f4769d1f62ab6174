// What a server answers is believed only when it gives the entry back byte for byte.
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { copyOf } from '../../tests/sync/log-devices.ts';
import { holdsEntry, placeOf, publishAlone, stateWithout } from './entry-place.ts';

const entry = Uint8Array.of(1, 2, 3);

/** An outer document with an entry among others, and the place of it. */
function published() {
  const outer = new Y.Doc();
  outer.getArray('log').push([Uint8Array.of(9), 'junk', 7]);
  publishAlone(outer, entry, 'test');
  const log = outer.getArray<unknown>('log');
  const element = log.toArray().find((one) => one instanceof Uint8Array && one.length === 3);
  const place = element instanceof Uint8Array ? placeOf(log, element) : null;
  if (!place) throw new Error('the entry was expected in the log');
  return { outer, place, index: log.toArray().indexOf(element) };
}
const answer = (server: Y.Doc, { outer, place }: ReturnType<typeof published>) =>
  holdsEntry(Y.encodeStateAsUpdate(server, stateWithout(outer, place)), place);

test('a server that holds the entry gives it back, though we have it', () => {
  const ours = published();
  expect(answer(copyOf(ours.outer), ours)).toBe(true);
});

test('an entry that was published alone waits for nothing', () => {
  const { outer, place } = published();
  const server = new Y.Doc(); // holds nothing else of it
  Y.applyUpdate(server, Y.encodeStateAsUpdate(outer, stateWithout(outer, place)));
  expect(server.getArray('log').toArray()).toEqual([entry]);
  expect(place.client).not.toBe(outer.clientID);
});

test('a server without it, with other bytes in its place, or that deleted it, does not hold it', () => {
  const ours = published();
  expect(answer(new Y.Doc(), ours)).toBe(false);
  const other = new Y.Doc();
  other.clientID = ours.place.client;
  other.getArray('log').push([Uint8Array.of(1, 2, 4)]);
  expect(answer(other, ours)).toBe(false);
  const deleted = copyOf(ours.outer);
  deleted.getArray('log').delete(ours.index, 1);
  expect(answer(deleted, ours)).toBe(false);
  const hidden = Y.mergeUpdates([Y.encodeStateAsUpdate(ours.outer), Y.encodeStateAsUpdate(deleted)]);
  expect(holdsEntry(hidden, ours.place)).toBe(false);
});

test('what is no update is no answer', () => {
  const { place } = published();
  expect(holdsEntry(Uint8Array.of(5, 1, 2), place)).toBe(false);
  expect(holdsEntry(new Uint8Array(), place)).toBe(false);
});
