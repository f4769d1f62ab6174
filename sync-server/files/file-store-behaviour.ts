// What every store of files must do, as checks that the tests of each run against a fresh one.
import assert from 'node:assert/strict';
import type { FileAddress, FileStore, RoomFileLimits, Taken } from './file-store.ts';

export interface FileStoreBehaviour {
  readonly name: string;
  /** `open` opens the same store again, after the caller closed it. */
  check(open: (limits?: Partial<RoomFileLimits>) => Promise<FileStore>): Promise<void>;
}

export const nameOf = (letter: string): string => letter.repeat(43);
const file: FileAddress = { room: nameOf('r'), name: nameOf('f') };
const other: FileAddress = { room: nameOf('r'), name: nameOf('g') };

/** Bytes that are different at each place, so that none is at the wrong one unnoticed. */
export function someBytes(length: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(length);
  for (let index = 0; index < length; index++) bytes[index] = (index * 31 + (index >> 8)) % 251;
  return bytes;
}

/** In crumbs, as a network brings them; after them it fails where `failure` is given. */
async function* inCrumbs(bytes: Uint8Array, failure?: Error): AsyncGenerator<Uint8Array> {
  const step = Math.max(1, Math.ceil(bytes.length / 7));
  for (let at = 0; at < bytes.length; at += step) yield bytes.subarray(at, at + step);
  if (failure) throw failure;
}

interface Part {
  readonly of?: FileAddress;
  readonly from?: number;
  readonly to?: number;
  readonly nowMs?: number;
  readonly failure?: Error;
}

/** Brings these bytes of the file. */
function bring(store: FileStore, whole: Uint8Array, part: Part = {}): Promise<Taken> {
  const { of = file, from = 0, to = whole.length, nowMs = 1, failure } = part;
  const upload = { ...of, startBytes: from, totalBytes: whole.length, nowMs };
  return store.take(upload, inCrumbs(whole.subarray(from, to), failure));
}

/** As a device does it: from where the store says that it is, until it is done. */
async function bringAll(store: FileStore, bytes: Uint8Array): Promise<Taken> {
  for (let from = 0; ; ) {
    const taken = await bring(store, bytes, { from });
    if (taken.kind !== 'elsewhere') return taken;
    from = taken.heldBytes;
  }
}

async function readBack(store: FileStore, of = file, first = 0, last?: number): Promise<Buffer | null> {
  const opened = await store.open(of);
  if (!opened) return null;
  const parts: Uint8Array[] = [];
  for await (const bytes of opened.read(first, last ?? opened.sizeBytes - 1)) parts.push(bytes);
  await opened.close();
  return Buffer.concat(parts);
}

const whole = someBytes(3_000_000);

export const fileStoreBehaviour: readonly FileStoreBehaviour[] = [
  {
    name: 'a file that nobody brought is not there',
    async check(open) {
      const store = await open();
      assert.deepEqual(await store.look(file), { kind: 'none' });
      assert.equal(await store.open(file), null);
      assert.deepEqual(await store.list(file.room), []);
      assert.deepEqual(await store.totals(), { files: 0, sizeBytes: 0, unfinished: 0 });
      await store.close();
    },
  },
  {
    name: 'a file comes back byte for byte, also after opening again',
    async check(open) {
      const first = await open();
      assert.deepEqual(await bring(first, whole, { nowMs: 5 }), { kind: 'held', heldBytes: whole.length });
      await first.close();
      const store = await open();
      assert.deepEqual(await store.look(file), { kind: 'complete', sizeBytes: whole.length });
      assert.equal((await readBack(store))?.compare(whole), 0);
      assert.deepEqual(await store.list(file.room), [{ name: file.name, sizeBytes: whole.length, storedAtMs: 5 }]);
      assert.deepEqual(await store.totals(), { files: 1, sizeBytes: whole.length, unfinished: 0 });
      await store.close();
    },
  },
  {
    name: 'any part of a file can be read',
    async check(open) {
      const store = await open();
      await bring(store, whole);
      for (const [first, last] of [
        [0, 0],
        [1, 2_000_000],
        [1_048_575, 1_048_576],
        [1_500_000, 2_999_999],
        [2_999_999, 2_999_999],
      ] as const)
        assert.equal((await readBack(store, file, first, last))?.compare(whole.slice(first, last + 1)), 0);
      await store.close();
    },
  },
  {
    name: 'an upload goes on where it ended, also after opening again, and is seen only when it is whole',
    async check(open) {
      const first = await open();
      assert.deepEqual(await bring(first, whole, { to: 1_234_567 }), { kind: 'held', heldBytes: 1_234_567 });
      await first.close();
      const store = await open();
      assert.deepEqual(await store.look(file), { kind: 'begun', heldBytes: 1_234_567 });
      assert.equal(await store.open(file), null);
      assert.deepEqual(await store.list(file.room), []);
      assert.deepEqual(await store.totals(), { files: 0, sizeBytes: 0, unfinished: 1 });
      assert.deepEqual(await bring(store, whole, { from: 1_234_567 }), { kind: 'held', heldBytes: whole.length });
      assert.equal((await readBack(store))?.compare(whole), 0);
      await store.close();
    },
  },
  {
    name: 'of an upload that breaks off, what came is kept',
    async check(open) {
      const store = await open();
      const failure = new Error('the network is gone');
      await assert.rejects(bring(store, whole, { to: 2_000_000, failure }), failure);
      assert.deepEqual(await store.look(file), { kind: 'begun', heldBytes: 2_000_000 });
      assert.deepEqual(await bring(store, whole, { from: 2_000_000 }), { kind: 'held', heldBytes: whole.length });
      assert.equal((await readBack(store))?.compare(whole), 0);
      await store.close();
    },
  },
  {
    name: 'who begins elsewhere is told where the upload is, and nothing is written',
    async check(open) {
      const store = await open();
      assert.deepEqual(await bring(store, whole, { from: 10 }), { kind: 'elsewhere', heldBytes: 0 });
      assert.deepEqual(await store.look(file), { kind: 'none' });
      await bring(store, whole, { to: 100 });
      for (const from of [0, 99, 101]) {
        assert.deepEqual(await bring(store, whole, { from, to: from + 10 }), { kind: 'elsewhere', heldBytes: 100 });
        assert.deepEqual(await store.look(file), { kind: 'begun', heldBytes: 100 });
      }
      await store.close();
    },
  },
  {
    name: 'what is complete is not written again',
    async check(open) {
      const store = await open();
      await bring(store, whole, { nowMs: 1 });
      for (const from of [0, 7, whole.length])
        assert.deepEqual(await bring(store, someBytes(whole.length).fill(9), { from, nowMs: 2 }), {
          kind: 'held',
          heldBytes: whole.length,
        });
      assert.equal((await readBack(store))?.compare(whole), 0);
      assert.equal((await store.list(file.room))[0]?.storedAtMs, 1);
      await store.close();
    },
  },
  {
    name: 'several who bring the same file at once all end well',
    async check(open) {
      const store = await open();
      const taken = await Promise.all([1, 2, 3].map(() => bringAll(store, whole)));
      for (const one of taken) assert.deepEqual(one, { kind: 'held', heldBytes: whole.length });
      assert.equal((await readBack(store))?.compare(whole), 0);
      assert.deepEqual(await store.totals(), { files: 1, sizeBytes: whole.length, unfinished: 0 });
      await store.close();
    },
  },
  {
    name: 'one who is quick and one who is slow bring the same file, and the quick one breaks off',
    async check(open) {
      const store = await open();
      const failed = Promise.withResolvers<void>();
      async function* slowly() {
        yield whole.subarray(0, 1_000_000);
        await failed.promise;
        yield whole.subarray(1_000_000);
      }
      const slow = store.take({ ...file, startBytes: 0, totalBytes: whole.length, nowMs: 1 }, slowly());
      const failure = new Error('away');
      await assert.rejects(bring(store, whole, { to: 2_500_000, failure }), failure);
      failed.resolve();
      assert.deepEqual(await slow, { kind: 'held', heldBytes: whole.length });
      assert.equal((await readBack(store))?.compare(whole), 0);
      await store.close();
    },
  },
  {
    name: 'an upload of another length takes the place of an unfinished one, from its beginning only',
    async check(open) {
      const store = await open();
      await bring(store, someBytes(500).fill(1), { to: 100 });
      const newer = someBytes(400);
      assert.deepEqual(await bring(store, newer, { from: 100 }), { kind: 'elsewhere', heldBytes: 0 });
      assert.deepEqual(await store.look(file), { kind: 'begun', heldBytes: 100 });
      assert.deepEqual(await bring(store, newer), { kind: 'held', heldBytes: 400 });
      assert.equal((await readBack(store))?.compare(newer), 0);
      await store.close();
    },
  },
  {
    name: 'a body that brings more than the file is long spoils nothing',
    async check(open) {
      const store = await open();
      const upload = { ...file, startBytes: 0, totalBytes: 100, nowMs: 1 };
      await assert.rejects(store.take(upload, inCrumbs(someBytes(200))), RangeError);
      assert.notEqual((await store.look(file)).kind, 'complete');
      await store.remove(file);
      await bring(store, someBytes(100));
      assert.equal((await readBack(store))?.compare(someBytes(100)), 0);
      await store.close();
    },
  },
  {
    name: 'a room holds so many bytes and files, and begun ones count whole',
    async check(open) {
      const store = await open({ roomFilesBytes: 1_000, filesPerRoom: 2 });
      assert.deepEqual(await bring(store, someBytes(1_001)), { kind: 'full' });
      assert.deepEqual(await store.look(file), { kind: 'none' });
      await bring(store, someBytes(600), { to: 1 });
      assert.deepEqual(await bring(store, someBytes(401), { of: other }), { kind: 'full' });
      assert.equal((await bring(store, someBytes(400), { of: other })).kind, 'held');
      const third = { room: file.room, name: nameOf('h') };
      assert.deepEqual(await bring(store, someBytes(0), { of: third }), { kind: 'full' });
      assert.equal((await bring(store, someBytes(1_000), { of: { ...file, room: nameOf('s') } })).kind, 'held');
      await store.remove(other);
      assert.equal((await bring(store, someBytes(400), { of: third })).kind, 'held');
      await store.close();
    },
  },
  {
    name: 'when many begin at once, no more than fit are let in',
    async check(open) {
      const store = await open({ roomFilesBytes: 10_000, filesPerRoom: 5 });
      const names = [...'abcdefghij'].map((letter) => ({ room: file.room, name: nameOf(letter) }));
      const taken = await Promise.all(names.map((of) => bring(store, someBytes(50), { of })));
      assert.equal(taken.filter(({ kind }) => kind === 'held').length, 5);
      assert.equal((await store.list(file.room)).length, 5);
      await store.close();
    },
  },
  {
    name: 'a removed file is gone, however often it is removed, and can come again',
    async check(open) {
      const store = await open();
      await bring(store, whole);
      await bring(store, whole, { of: other, to: 10 });
      for (const of of [file, file, other]) {
        await store.remove(of);
        assert.deepEqual(await store.look(of), { kind: 'none' });
      }
      assert.deepEqual(await store.totals(), { files: 0, sizeBytes: 0, unfinished: 0 });
      await bring(store, someBytes(9));
      assert.equal((await readBack(store))?.compare(someBytes(9)), 0);
      await store.close();
    },
  },
  {
    name: 'an upload whose file is removed meanwhile begins anew',
    async check(open) {
      const store = await open();
      async function* removedMeanwhile() {
        yield whole.subarray(0, 1_500_000);
        await store.remove(file);
        yield whole.subarray(1_500_000);
      }
      const upload = { ...file, startBytes: 0, totalBytes: whole.length, nowMs: 1 };
      assert.deepEqual(await store.take(upload, removedMeanwhile()), { kind: 'elsewhere', heldBytes: 0 });
      assert.deepEqual(await store.look(file), { kind: 'none' });
      assert.equal((await bring(store, whole)).kind, 'held');
      assert.equal((await readBack(store))?.compare(whole), 0);
      await store.close();
    },
  },
  {
    name: 'a room is removed with all its files and uploads, and no other',
    async check(open) {
      const store = await open();
      const elsewhere = { room: nameOf('s'), name: file.name };
      await bring(store, whole);
      await bring(store, whole, { of: other, to: 10 });
      await bring(store, someBytes(5), { of: elsewhere });
      async function* removedMeanwhile() {
        yield whole.subarray(0, 1_500_000);
        await store.removeRoom(file.room);
        yield whole.subarray(1_500_000);
      }
      const third = { room: file.room, name: nameOf('h') };
      const upload = { ...third, startBytes: 0, totalBytes: whole.length, nowMs: 1 };
      assert.deepEqual(await store.take(upload, removedMeanwhile()), { kind: 'elsewhere', heldBytes: 0 });
      await store.removeRoom(file.room);
      for (const of of [file, other, third]) assert.deepEqual(await store.look(of), { kind: 'none' });
      assert.equal((await readBack(store, elsewhere))?.compare(someBytes(5)), 0);
      assert.deepEqual(await store.totals(), { files: 1, sizeBytes: 5, unfinished: 0 });
      assert.equal((await bring(store, whole)).kind, 'held');
      assert.equal((await readBack(store))?.compare(whole), 0);
      await store.close();
    },
  },
  {
    name: 'a room that is removed while many uploads begin and end fails none of them',
    async check(open) {
      const store = await open();
      const names = [...'abcdefghijklmnopqrst'].map((letter) => ({ room: file.room, name: nameOf(letter) }));
      const taking = names.map((of) => bring(store, someBytes(50_000), { of }));
      const removing = (async () => {
        for (let round = 0; round < 10; round++) await store.removeRoom(file.room);
      })();
      const taken = await Promise.all(taking);
      await removing;
      for (const one of taken) assert.ok(one.kind === 'held' || one.kind === 'elsewhere');
      await store.removeRoom(file.room);
      assert.deepEqual(await store.totals(), { files: 0, sizeBytes: 0, unfinished: 0 });
      for (const of of names) await bring(store, someBytes(9), { of });
      assert.deepEqual(await store.totals(), { files: names.length, sizeBytes: 9 * names.length, unfinished: 0 });
      await store.close();
    },
  },
  {
    name: 'uploads that nothing was added to for long are removed, and nothing else',
    async check(open) {
      const store = await open();
      await bring(store, whole, { to: 10, nowMs: 100 });
      await bring(store, whole, { of: other, to: 10, nowMs: 100 });
      await bring(store, whole, { of: other, from: 10, to: 20, nowMs: 200 });
      await bring(store, someBytes(5), { of: { room: file.room, name: nameOf('h') }, nowMs: 1 });
      await store.removeUnfinished(200);
      assert.deepEqual(await store.look(file), { kind: 'none' });
      assert.deepEqual(await store.look(other), { kind: 'begun', heldBytes: 20 });
      assert.deepEqual(await store.totals(), { files: 1, sizeBytes: 5, unfinished: 1 });
      await store.close();
    },
  },
  {
    name: 'a name that is none reaches neither disk nor database',
    async check(open) {
      const store = await open();
      for (const name of [
        '',
        '..',
        `../${'a'.repeat(40)}`,
        `${'a'.repeat(42)}/`,
        `${'a'.repeat(42)}\u0000`,
        "'; DROP",
      ]) {
        await assert.rejects(store.look({ room: file.room, name }), RangeError);
        await assert.rejects(bring(store, whole, { of: { room: name, name: file.name } }), RangeError);
        await assert.rejects(bring(store, whole, { of: { room: file.room, name } }), RangeError);
        await assert.rejects(store.open({ room: file.room, name }), RangeError);
        await assert.rejects(store.remove({ room: file.room, name }), RangeError);
        await assert.rejects(store.removeRoom(name), RangeError);
        await assert.rejects(store.list(name), RangeError);
      }
      await store.close();
    },
  },
  {
    name: 'the check passes on an open store',
    async check(open) {
      const store = await open();
      await store.check();
      await store.check();
      await store.close();
    },
  },
];
