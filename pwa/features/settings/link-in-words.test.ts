// What came of linking, in words.
import { expect, test } from 'vitest';
import { arrivedInWords, linkFailureInWords } from './link-in-words.ts';

test('names the wrong word and its place', () => {
  expect(linkFailureInWords({ ok: false, reason: 'word', position: 4, word: 'windwo' }, 'waymark.example')).toBe(
    'Word 4, “windwo”, is not one of the words that Waymark uses. Check its spelling',
  );
});

test('says how many words there are when there are not 12', () => {
  expect(linkFailureInWords({ ok: false, reason: 'count', count: 11 }, '')).toMatch(
    /There are 11 words here, and it takes 12/,
  );
  expect(linkFailureInWords({ ok: false, reason: 'count', count: 0 }, '')).toBe('Enter your 12 words');
});

test('passes on why the server refused', () => {
  expect(linkFailureInWords({ ok: false, reason: 'refused', sentence: 'The clock of this device is wrong.' }, '')).toBe(
    'The clock of this device is wrong.',
  );
});

test('counts what arrived and what moved along', () => {
  expect(arrivedInWords({ arrived: 214, moved: 0 })).toBe('This device is linked. 214 records have arrived.');
  expect(arrivedInWords({ arrived: 1, moved: 3 })).toBe(
    'This device is linked. One record has arrived. 3 from this device moved along.',
  );
});
