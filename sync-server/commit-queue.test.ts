// How updates share the waits for the disk.
import { expect, test } from 'vitest';
import { aFolder } from '../tests/sync/a-server.ts';
import { openCommitQueue } from './commit-queue.ts';
import { openSqliteStore } from './store/sqlite-store.ts';
import type { RoomUpdate, Store } from './store/store.ts';

const anUpdateOf = (room: string): RoomUpdate => ({ room, update: Uint8Array.of(1) });

/** A store on whose commits the test waits, one after the other. */
function aSlowStore() {
  const batches: (readonly RoomUpdate[])[] = [];
  const begun: (() => void)[] = [];
  const waiting: (() => void)[] = [];
  const store: Store = {
    ...openSqliteStore(aFolder()),
    async append(batch) {
      batches.push(batch);
      const committed = new Promise<void>((resolve) => waiting.push(resolve));
      begun.shift()?.();
      await committed;
      return batch.map((_, index) => ({ number: index + 1, previous: index }));
    },
  };
  return {
    store,
    sizes: () => batches.map((batch) => batch.length),
    nextBegins: () => new Promise<void>((resolve) => begun.push(resolve)),
    finish: () => waiting.shift()?.(),
  };
}

test('what arrives together is one commit, and what arrives meanwhile the next', async () => {
  const { store, sizes, nextBegins, finish } = aSlowStore();
  const queue = openCommitQueue(store, { onCommit: () => undefined, onFailure: () => undefined });
  const begins = nextBegins();
  const together = [queue.add(anUpdateOf('a')), queue.add(anUpdateOf('b')), queue.add(anUpdateOf('a'))];
  await begins;
  const meanwhile = [queue.add(anUpdateOf('c'))];
  await new Promise(setImmediate);
  meanwhile.push(queue.add(anUpdateOf('d')));
  await new Promise(setImmediate);
  expect(sizes()).toEqual([3]);
  const nextOne = nextBegins();
  finish();
  expect((await Promise.all(together)).map(({ number }) => number)).toEqual([1, 2, 3]);
  await nextOne;
  expect(sizes()).toEqual([3, 2]);
  finish();
  await Promise.all(meanwhile);
  await queue.idle();
});
