// Stretches of a recording, and lengths, in words.
import { expect, test } from 'vitest';
import { lengthText, seenStretches } from './time-text.ts';

test('a recording that was seen with short breaks was seen in one stretch', () => {
  expect(
    seenStretches([
      [0, 17],
      [17.4, 51],
      [52, 260],
      [400, 401],
      [600, 3725],
    ]),
  ).toBe('Seen: 0:00–4:20, 10:00–1:02:05.');
});

test('of many stretches the first are named', () => {
  const many = Array.from({ length: 6 }, (_, index): [number, number] => [index * 100, index * 100 + 30]);
  expect(seenStretches(many)).toBe('Seen: 0:00–0:30, 1:40–2:10, 3:20–3:50, 5:00–5:30 and 2 more.');
  expect(seenStretches([])).toBe('Nothing of it has been seen yet.');
});

test('a length is said in hours and minutes', () => {
  expect([1, 45, 60, 90, 120].map(lengthText)).toEqual([
    '1 minute',
    '45 minutes',
    '1 hour',
    '1 hour 30 minutes',
    '2 hours',
  ]);
});
