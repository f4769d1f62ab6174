// What came of linking, in words.
import { expect, test } from 'vitest';
import { linkFailureInWords } from './link-in-words.ts';

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

test('says that the words do not belong together', () => {
  expect(linkFailureInWords({ ok: false, reason: 'checksum' }, '')).toMatch(/do not make a valid set/);
});

test('passes on why the server refused', () => {
  expect(linkFailureInWords({ ok: false, reason: 'refused', sentence: 'The clock of this device is wrong.' }, '')).toBe(
    'The clock of this device is wrong.',
  );
});

test('where a server does not answer as it should, the address is the first thing to look at', () => {
  for (const reason of ['unreachable', 'noServer', 'blocked'] as const)
    expect(linkFailureInWords({ ok: false, reason }, 'cpd.exmaple')).toMatch(
      /cpd\.exmaple.*the address.*othing has changed here$/,
    );
});
