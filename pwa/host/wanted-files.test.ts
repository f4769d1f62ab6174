// Which files come over from the extension, in which order, and what happens when one does not.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type FilesWaiting, LARGE_BYTES, type WantedFile, wantedFiles } from './wanted-files.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const file = (sha256: string, rank = 0, sizeBytes = 100): WantedFile => ({ sha256, rank, sizeBytes });

function begin(missing: WantedFile[]) {
  const requested: string[] = [];
  const idle: (() => void)[] = [];
  const said: FilesWaiting[] = [];
  const wanted = wantedFiles({
    request: (sha256) => requested.push(sha256),
    onWaiting: (waiting) => said.push(waiting),
    whenIdle(then) {
      idle.push(then);
      return () => void idle.splice(0);
    },
  });
  wanted.set(missing);
  return { requested, idle, said, wanted, beIdle: () => idle.splice(0)[0]?.() };
}

test('nothing is asked for before the extension is connected', () => {
  const { requested, wanted } = begin([file('a')]);
  expect(requested).toEqual([]);
  wanted.setConnected(true);
  expect(requested).toEqual(['a']);
});

test('texts come before pictures, three at a time', () => {
  const all = [file('picture', 2), file('text', 0), file('other', 3), file('transcript', 1)];
  const { requested, wanted } = begin(all);
  wanted.setConnected(true);
  expect(requested).toEqual(['text', 'transcript', 'picture']);
  wanted.set(all.filter(({ sha256 }) => sha256 !== 'text'));
  expect(requested.at(-1)).toBe('other');
});

test('a large file waits until there is nothing else to do, or until somebody opens it', () => {
  const large = file('large', 0, LARGE_BYTES + 1);
  const { requested, wanted, beIdle, idle } = begin([large, file('small')]);
  wanted.setConnected(true);
  expect(requested).toEqual(['small']);
  expect(idle).toEqual([]);
  wanted.set([large]);
  expect(requested).toEqual(['small']);
  beIdle();
  expect(requested).toEqual(['small', 'large']);

  const other = begin([large, file('small')]);
  other.wanted.setConnected(true);
  other.wanted.want('large');
  expect(other.requested).toEqual(['small', 'large']);
});

test('a file that does not come is asked for again, after longer each time', () => {
  const { requested, wanted } = begin([file('a')]);
  wanted.setConnected(true);
  vi.advanceTimersByTime(20_000);
  expect(requested).toEqual(['a', 'a']);
  vi.advanceTimersByTime(39_000);
  expect(requested).toEqual(['a', 'a']);
  vi.advanceTimersByTime(1_000);
  expect(requested).toEqual(['a', 'a', 'a']);
});

test('a file that is on its way is not asked for twice', () => {
  const { requested, wanted } = begin([file('a')]);
  wanted.setConnected(true);
  for (let part = 0; part < 10; part++) {
    vi.advanceTimersByTime(19_000);
    wanted.moved('a');
  }
  expect(requested).toEqual(['a']);
});

test('what the extension does not have is elsewhere, until another connection may know better', () => {
  const { requested, wanted, said } = begin([file('a', 0, 10), file('b', 1, 20)]);
  wanted.setConnected(true);
  wanted.refused('a');
  expect(said.at(-1)).toEqual({ count: 1, sizeBytes: 20, elsewhere: 1 });
  vi.advanceTimersByTime(1_000_000);
  expect(requested.filter((sha256) => sha256 === 'a')).toHaveLength(1);
  wanted.setConnected(false);
  wanted.setConnected(true);
  expect(requested.filter((sha256) => sha256 === 'a')).toHaveLength(2);
});
