// What every store must do, as checks that the tests of each store run against a fresh one.
import assert from 'node:assert/strict';
import { RoomErased, type Store } from './store.ts';

export interface StoreBehaviour {
  readonly name: string;
  /** `open` opens the same store again, after the caller closed it. */
  check(open: () => Promise<Store>): Promise<void>;
}

const bytes = (...values: number[]) => Uint8Array.from(values);
const numbers = (updates: readonly Uint8Array[]) => updates.map((update) => [...update]);

export const storeBehaviour: readonly StoreBehaviour[] = [
  {
    name: 'a room nobody has written to is empty',
    async check(open) {
      const store = await open();
      assert.deepEqual(await store.load('a'), { updates: [], through: 0, rows: 0, sizeBytes: 0 });
      assert.deepEqual(await store.size(), { rooms: 0, sizeBytes: 0 });
      await store.close();
    },
  },
  {
    name: 'updates come back in order, each room its own, also after opening again',
    async check(open) {
      const first = await open();
      await first.append([
        { room: 'a', update: bytes(1) },
        { room: 'b', update: bytes(2, 2) },
        { room: 'a', update: bytes(3) },
      ]);
      await first.append([{ room: 'a', update: bytes(4) }]);
      await first.close();
      const store = await open();
      assert.deepEqual(numbers((await store.load('a')).updates), [[1], [3], [4]]);
      assert.deepEqual(numbers((await store.load('b')).updates), [[2, 2]]);
      assert.deepEqual(await store.size(), { rooms: 2, sizeBytes: 5 });
      await store.close();
    },
  },
  {
    name: 'numbers rise within a room, and each update knows the one before it',
    async check(open) {
      const store = await open();
      const [first, other, second] = await store.append([
        { room: 'a', update: bytes(1) },
        { room: 'b', update: bytes(2) },
        { room: 'a', update: bytes(3) },
      ]);
      const [third] = await store.append([{ room: 'a', update: bytes(4) }]);
      assert.ok(first && other && second && third);
      assert.deepEqual([first.previous, other.previous], [0, 0]);
      assert.deepEqual([second.previous, third.previous], [first.number, second.number]);
      assert.ok(first.number < second.number && second.number < third.number);
      assert.equal((await store.load('a')).through, third.number);
      await store.close();
    },
  },
  {
    name: 'only what came after a number is read, with the size of all there is',
    async check(open) {
      const store = await open();
      const places = await store.append([
        { room: 'a', update: bytes(1) },
        { room: 'a', update: bytes(2, 2) },
        { room: 'a', update: bytes(3, 3, 3) },
        { room: 'b', update: bytes(9) },
      ]);
      const numberOf = (index: number) => places[index]?.number ?? 0;
      const { updates, ...held } = await store.load('a', numberOf(0));
      assert.deepEqual(numbers(updates), [
        [2, 2],
        [3, 3, 3],
      ]);
      assert.deepEqual(held, { through: numberOf(2), rows: 3, sizeBytes: 6 });
      assert.deepEqual(await store.load('a', numberOf(2)), { updates: [], ...held });
      await store.replace('a', numberOf(1), bytes(7));
      assert.deepEqual(await store.load('a', numberOf(2)), {
        updates: [],
        through: numberOf(2),
        rows: 2,
        sizeBytes: 4,
      });
      await store.close();
    },
  },
  {
    name: 'replacing keeps what was appended since, in its place behind',
    async check(open) {
      const store = await open();
      await store.append([{ room: 'a', update: bytes(1) }]);
      const { through } = await store.load('a');
      await store.append([
        { room: 'a', update: bytes(2) },
        { room: 'b', update: bytes(9) },
      ]);
      await store.replace('a', through, bytes(7));
      assert.deepEqual(numbers((await store.load('a')).updates), [[7], [2]]);
      assert.deepEqual(numbers((await store.load('b')).updates), [[9]]);
      await store.close();
    },
  },
  {
    name: 'numbers rise even after the newest row was replaced',
    async check(open) {
      const store = await open();
      const [one] = await store.append([{ room: 'a', update: bytes(1) }]);
      assert.ok(one);
      await store.replace('a', one.number, bytes(2));
      const [two] = await store.append([{ room: 'a', update: bytes(3) }]);
      assert.ok(two && two.number > one.number);
      assert.equal(two.previous, one.number);
      assert.deepEqual(numbers((await store.load('a')).updates), [[2], [3]]);
      await store.close();
    },
  },
  {
    name: 'an erased room is empty and stays so, also after opening again, and the others are as they were',
    async check(open) {
      const first = await open();
      const [place] = await first.append([
        { room: 'a', update: bytes(1) },
        { room: 'b', update: bytes(2, 2) },
      ]);
      assert.ok(place);
      assert.equal(await first.isErased('a'), false);
      await first.erase('a');
      await first.erase('a');
      await first.close();
      const store = await open();
      assert.deepEqual([await store.isErased('a'), await store.isErased('b')], [true, false]);
      const [gone, kept] = await store.append([
        { room: 'a', update: bytes(3) },
        { room: 'b', update: bytes(4) },
      ]);
      assert.equal(gone, null);
      assert.ok(kept);
      await store.replace('a', place.number, bytes(5));
      await assert.rejects(store.load('a'), RoomErased);
      await assert.rejects(store.load('a', Number.MAX_SAFE_INTEGER), RoomErased);
      assert.deepEqual(numbers((await store.load('b')).updates), [[2, 2], [4]]);
      assert.deepEqual(await store.size(), { rooms: 1, sizeBytes: 3 });
      await store.close();
    },
  },
  {
    name: 'a room that nobody has written to can be erased, and is closed from then on',
    async check(open) {
      const store = await open();
      await store.erase('a');
      assert.equal(await store.isErased('a'), true);
      assert.deepEqual(await store.append([{ room: 'a', update: bytes(1) }]), [null]);
      assert.deepEqual(await store.size(), { rooms: 0, sizeBytes: 0 });
      await store.close();
    },
  },
  {
    name: 'a nonce is new once',
    async check(open) {
      const store = await open();
      const nowMs = Date.now();
      assert.equal(await store.isNewNonce('a', nowMs), true);
      assert.equal(await store.isNewNonce('b', nowMs), true);
      assert.equal(await store.isNewNonce('a', nowMs), false);
      assert.deepEqual((await Promise.all(['c', 'c'].map((nonce) => store.isNewNonce(nonce, nowMs)))).sort(), [
        false,
        true,
      ]);
      await store.close();
    },
  },
  {
    name: 'a batch that cannot be kept whole is not kept at all',
    async check(open) {
      const store = await open();
      const broken = { room: 'a', update: null as unknown as Uint8Array };
      await assert.rejects(store.append([{ room: 'a', update: bytes(1) }, broken]));
      assert.deepEqual((await store.load('a')).updates, []);
      await store.append([{ room: 'a', update: bytes(2) }]);
      assert.deepEqual(numbers((await store.load('a')).updates), [[2]]);
      await store.close();
    },
  },
  {
    name: 'large updates and hostile names survive',
    async check(open) {
      const store = await open();
      const large = new Uint8Array(3_000_000).fill(5);
      const name = `'; DROP TABLE updates; --\u0000`;
      await store.append([
        { room: name, update: large },
        { room: 'a', update: bytes() },
      ]);
      assert.deepEqual((await store.load(name)).updates[0]?.length, large.length);
      assert.deepEqual(numbers((await store.load('a')).updates), [[]]);
      await store.close();
    },
  },
  {
    name: 'the check passes on an open store and fails on a closed one',
    async check(open) {
      const store = await open();
      await store.check();
      await store.check();
      await store.close();
      await assert.rejects(store.check());
    },
  },
];
