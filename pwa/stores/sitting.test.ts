// What a sitting keeps of what was there before.
import { expect, test } from 'vitest';
import { openSitting } from './sitting.ts';

const MINUTE_MS = 60_000;
const morning = new Date('2026-11-23T09:00:00Z');
const later = (minutes: number) => new Date(morning.getTime() + minutes * MINUTE_MS);

function sitting(isBegun = false) {
  const kept: string[] = [];
  const { changes } = openSitting(isBegun, (words) => kept.push(words));
  return { kept, changes };
}
const words = (count: number) => 'word '.repeat(count);

test('the words of before are kept once, however long I go on', () => {
  const { kept, changes } = sitting();
  changes('calm', 'calm r', 0, later(0));
  changes('calm r', 'calm room', 0, later(1));
  changes('calm room', 'calm', 5, later(2));
  expect(kept).toEqual(['calm']);
});

test('coming back to it after half an hour is another sitting', () => {
  const { kept, changes } = sitting();
  changes('calm', 'calm room', 0, later(0));
  changes('calm room', 'calm rooms', 0, later(31));
  expect(kept).toEqual(['calm', 'calm room']);
});

test('a text that I have just begun has no earlier version', () => {
  const { kept, changes } = sitting(true);
  changes('I', 'I learned', 0, new Date());
  expect(kept).toEqual([]);
});

test('what I cut at once is kept, also in the middle of a sitting', () => {
  const { kept, changes } = sitting();
  changes('', words(100), 0, later(0));
  changes(words(100), 'word ', 495, later(1));
  expect(kept.filter(Boolean)).toEqual([words(100)]);
});

test('what goes bit by bit is kept as it was at its longest', () => {
  const { kept, changes } = sitting(true);
  changes(words(100), words(101), 0, new Date());
  for (let count = 101; count > 50; count -= 10) changes(words(count), words(count - 10), 50, new Date());
  expect(kept[0]).toBe(words(101));
});

test('words put in the place of others of the same length are no reason to lose those', () => {
  const { kept, changes } = sitting(true);
  changes('a'.repeat(300), 'b'.repeat(300), 300, new Date());
  expect(kept).toEqual(['a'.repeat(300)]);
});
