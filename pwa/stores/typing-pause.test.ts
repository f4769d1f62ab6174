// The clock is the test's own: what matters is when, and nothing else.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { typingPause } from './typing-pause.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('a pause commits once', () => {
  const commit = vi.fn();
  const pause = typingPause(commit);
  for (let key = 0; key < 5; key++) {
    pause.typed();
    vi.advanceTimersByTime(50);
  }
  expect(commit).not.toHaveBeenCalled();
  vi.advanceTimersByTime(400);
  vi.advanceTimersByTime(5_000);
  expect(commit).toHaveBeenCalledTimes(1);
});

test('who types without a pause is committed about every second all the same', () => {
  const commit = vi.fn();
  const pause = typingPause(commit);
  for (let key = 0; key < 80; key++) {
    pause.typed();
    vi.advanceTimersByTime(50);
  }
  expect(commit.mock.calls.length).toBeGreaterThanOrEqual(4);
});

test('what was cleared is not committed later', () => {
  const commit = vi.fn();
  const pause = typingPause(commit);
  pause.typed();
  pause.clear();
  vi.advanceTimersByTime(5_000);
  expect(commit).not.toHaveBeenCalled();
});
