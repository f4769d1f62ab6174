// What is said of amounts, with numbers and in words.
import { expect, test } from 'vitest';
import { sentences, told, toldCount } from './told.ts';
import { toldOfLimit, toldWords } from './words.ts';

test('a count is a number, or some', () => {
  expect([0, 1, 2, 40].map((count) => toldCount(count, 'activity', 'activities'))).toEqual([
    { text: '0 activities', inWords: 'no activities' },
    { text: '1 activity', inWords: 'one activity' },
    { text: '2 activities', inWords: 'some activities' },
    { text: '40 activities', inWords: 'some activities' },
  ]);
});

test('a sentence begins with a capital letter either way', () => {
  expect(told`${toldCount(3, 'gap')} in ${2026}.`).toEqual({ text: '3 gaps in 2026.', inWords: 'Some gaps in 2026.' });
});

test('what is not there is left out of several sentences', () => {
  const more = { text: 'HCPC suggests 12.', inWords: '' };
  expect(sentences('None yet.', false, null, more)).toEqual({
    text: 'None yet. HCPC suggests 12.',
    inWords: 'None yet.',
  });
});

test('what goes over a limit is said with numbers and without', () => {
  expect(toldOfLimit(1_802, 1_500)).toEqual({
    text: '1,802 words: 302 more than the 1,500 allowed',
    inWords: 'longer than the 1,500 words allowed',
  });
  expect(toldOfLimit(120, 500)).toEqual({ text: '120 of 500 words', inWords: 'within the 500 words allowed' });
  expect([toldWords(0).inWords, toldOfLimit(0, 500).inWords, toldOfLimit(7, null).inWords]).toEqual([
    'not begun',
    'not begun',
    'begun',
  ]);
});
