// What counts as a key's own work, and what as work beside it.
import { expect, test } from 'vitest';
import { keyCosts, type TraceEvent } from './key-costs.ts';

const thread = { pid: 1, tid: 7, ph: 'X' };
const task = (ts: number, dur: number, more: Partial<TraceEvent> = {}): TraceEvent => ({
  ...thread,
  name: 'ThreadControllerImpl::RunTask',
  ts,
  dur,
  ...more,
});
const key = (ts: number): TraceEvent => ({
  ...thread,
  name: 'EventDispatch',
  ts,
  dur: 100,
  args: { data: { type: 'keydown' } },
});
const frame = (ts: number, dur: number): TraceEvent => ({ ...thread, name: 'ProxyMain::BeginMainFrame', ts, dur });

test('until the frame a key’s tasks keep its letter from the screen; after it they are work beside it', () => {
  const costs = keyCosts([
    task(0, 3_000),
    key(500),
    task(3_000, 1_000),
    task(4_000, 2_000),
    frame(4_100, 1_800),
    task(7_000, 9_000, { tdur: 5_000 }),
    task(100_000, 2_000),
    key(100_400),
    task(102_000, 1_000),
    frame(102_100, 800),
    task(102_500, 50_000, { tid: 8 }),
  ]);
  expect(costs).toEqual([
    { drawnMs: 6, longestTaskMs: 5, allMs: 13 },
    { drawnMs: 3, longestTaskMs: 2, allMs: 3 },
  ]);
});

test('a key that was never drawn is no figure', () => {
  expect(() => keyCosts([task(0, 100), key(10), task(500, 100), key(510), frame(550, 20)])).toThrow('not drawn');
  expect(() => keyCosts([task(0, 100)])).toThrow('no key');
});
