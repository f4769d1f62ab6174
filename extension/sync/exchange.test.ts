// How one exchange ends, for each thing that a server may do or leave undone.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { NOT_CONNECTED, type RelayStatus } from '../../shared/sync/relay-status.ts';
import { exchange, parseReport } from './exchange.ts';

const now = new Date('2026-11-26T14:02:00Z');
const timing = { limitMs: 20_000, offlineMs: 6_000 };

beforeEach(() => void vi.useFakeTimers({ now }));
afterEach(() => {
  expect(vi.getTimerCount()).toBe(0);
  vi.useRealTimers();
});

/** A relay whose state the test says. */
function aRelay() {
  const listeners = new Set<(status: RelayStatus) => void>();
  const relay = {
    status: NOT_CONNECTED,
    listeners,
    onStatus(listener: (status: RelayStatus) => void) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    say(patch: Partial<RelayStatus>) {
      relay.status = { ...relay.status, ...patch };
      for (const listener of listeners) listener(relay.status);
    },
  };
  return relay;
}
const report = (outcome: string, reason: string | null = null) => ({ outcome, at: expect.any(String), reason });

test('everything is on the server’s disk: it ends at once, and listens no more', async () => {
  const relay = aRelay();
  const over = exchange(relay, timing);
  relay.say({ connection: 'connected' });
  // the first receipt may be for less than all of it
  relay.say({ storedAt: '2026-11-26T14:01:59.000Z' as NonNullable<RelayStatus['storedAt']> });
  expect(relay.listeners.size).toBe(1);
  relay.say({ waiting: false });
  expect(await over).toEqual({ outcome: 'stored', at: '2026-11-26T14:02:00.000Z', reason: null });
  expect(relay.listeners.size).toBe(0);
});

test('a server that gives no receipts was sent it, and nothing more is said', async () => {
  const relay = aRelay();
  const over = exchange(relay, timing);
  relay.say({ connection: 'connected' });
  relay.say({ waiting: false });
  expect(await over).toEqual(report('sent'));
});

test('a refusal ends it, with the sentence that says what to do', async () => {
  const relay = aRelay();
  const over = exchange(relay, timing);
  relay.say({ connection: 'refused', reason: 'The server has no room.' });
  expect(await over).toEqual(report('refused', 'The server has no room.'));
});

test('a server that is away is left for another time; one that comes back in time is not', async () => {
  const away = aRelay();
  const over = exchange(away, timing);
  away.say({ connection: 'offline' });
  await vi.advanceTimersByTimeAsync(timing.offlineMs);
  expect(await over).toEqual(report('unreachable'));

  const back = aRelay();
  const second = exchange(back, timing);
  back.say({ connection: 'offline' });
  await vi.advanceTimersByTimeAsync(timing.offlineMs - 1);
  back.say({ connection: 'connected' });
  await vi.advanceTimersByTimeAsync(timing.offlineMs);
  back.say({ waiting: false });
  expect(await second).toEqual(report('sent'));
});

test('a server that never answers, and one that takes it and never confirms, are given up in time', async () => {
  const silent = exchange(aRelay(), timing);
  const slow = aRelay();
  const unfinished = exchange(slow, timing);
  slow.say({ connection: 'connected' });
  await vi.advanceTimersByTimeAsync(timing.limitMs);
  expect(await silent).toEqual(report('unreachable'));
  expect(await unfinished).toEqual(report('unfinished'));
});

test('what was reported is read back, and nothing else is', () => {
  const kept = { outcome: 'refused', at: '2026-11-26T14:02:00.000Z', reason: 'No room.' };
  expect(parseReport(kept)).toEqual(kept);
  const wrong = [null, 'stored', { ...kept, outcome: 'perhaps' }, { ...kept, at: 'yesterday' }];
  expect(wrong.map(parseReport)).toEqual(wrong.map(() => null));
});
