// When the extension exchanges with the server, by a clock that the test moves.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { BURSTS_TIMING, openBursts } from './bursts.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Bursts that take as long as the test lets them; `unsealed` is what the mark says. */
function aWorker({ unsealed = true } = {}) {
  const begun: number[] = [];
  const ends: (() => void)[] = [];
  const worker = {
    unsealed,
    begun,
    end: () => ends.shift()?.(),
    bursts: openBursts({
      burst(limitMs) {
        begun.push(limitMs);
        return new Promise((resolve) => ends.push(resolve));
      },
      isUnsealed: async (): Promise<boolean> => worker.unsealed,
    }),
  };
  return worker;
}
const later = (ms: number) => vi.advanceTimersByTimeAsync(ms);

test('what is kept within a few seconds goes in one burst', async () => {
  const { bursts, begun } = aWorker();
  bursts.soon();
  await later(BURSTS_TIMING.gatherMs - 1);
  bursts.soon();
  expect(begun).toEqual([]);
  await later(1);
  expect(begun).toEqual([BURSTS_TIMING.limitMs]);
});

test('a worker that starts with nothing unsealed bothers no server, and keeps no timer', async () => {
  const { bursts, begun } = aWorker({ unsealed: false });
  bursts.soon();
  await later(BURSTS_TIMING.gatherMs);
  expect(begun).toEqual([]);
  expect(vi.getTimerCount()).toBe(0);
});

test('a page kept while a burst runs goes with another one after it, unless it went along', async () => {
  const worker = aWorker();
  const { bursts, begun } = worker;
  bursts.soon();
  await later(BURSTS_TIMING.gatherMs);
  bursts.soon();
  await later(BURSTS_TIMING.gatherMs);
  expect(begun).toHaveLength(1);
  worker.end();
  await later(0);
  expect(begun).toHaveLength(2);
  bursts.soon();
  await later(BURSTS_TIMING.gatherMs);
  worker.unsealed = false;
  worker.end();
  await later(0);
  expect(begun).toHaveLength(2);
  expect(vi.getTimerCount()).toBe(0);
});

test('however much is kept while a burst runs, one more follows', async () => {
  const worker = aWorker();
  const { bursts, begun } = worker;
  bursts.soon();
  await later(BURSTS_TIMING.gatherMs);
  for (let count = 0; count < 3; count++) {
    bursts.soon();
    await later(BURSTS_TIMING.gatherMs);
  }
  worker.end();
  await later(0);
  worker.end();
  await later(0);
  expect(begun).toHaveLength(2);
});

test('a burst that failed does not stand in the way of the next', async () => {
  let count = 0;
  const bursts = openBursts({
    async burst() {
      count += 1;
      throw new Error('the disk is full');
    },
    isUnsealed: async () => true,
  });
  bursts.soon();
  await later(BURSTS_TIMING.gatherMs);
  bursts.soon();
  await later(BURSTS_TIMING.gatherMs);
  expect([count, bursts.isRunning]).toEqual([2, false]);
});

test('a person who asks gets more time, and the alarm asks the server even when nothing waits', async () => {
  const worker = aWorker({ unsealed: false });
  const asked = worker.bursts.asked();
  await later(0);
  expect(worker.begun).toEqual([BURSTS_TIMING.askedLimitMs]);
  worker.end();
  await asked;
  void worker.bursts.now();
  await later(0);
  expect(worker.begun).toEqual([BURSTS_TIMING.askedLimitMs, BURSTS_TIMING.limitMs]);
});

test('linking waits for the burst that runs, and no burst begins while it links', async () => {
  const worker = aWorker();
  const { bursts, begun } = worker;
  const log: string[] = [];
  const linked = Promise.withResolvers<void>();
  void bursts.now();
  await later(0);
  const linking = bursts.alone(async () => {
    log.push('links');
    await linked.promise;
  });
  await later(0);
  expect(log).toEqual([]);
  worker.end();
  await later(0);
  expect([log, bursts.isRunning]).toEqual([['links'], true]);
  bursts.soon();
  await later(BURSTS_TIMING.gatherMs);
  expect(begun).toHaveLength(1);
  linked.resolve();
  await linking;
  await later(0);
  expect(begun).toHaveLength(2);
});

test('gathering and a burst fit into the life of a worker', () => {
  expect(BURSTS_TIMING.gatherMs + BURSTS_TIMING.limitMs).toBeLessThan(30_000 - 5_000);
});
