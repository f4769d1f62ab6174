// Sessions in words.
import { expect, test } from 'vitest';
import { countedWords, ownWords } from './session-words.ts';

test('a recording that was watched in part', () => {
  const session = { watched: [[0, 2520]] as [number, number][], mediaSeconds: 3300, activeSeconds: 2520 };
  expect(countedWords(session)).toBe('42 of 55 minutes of the recording seen, counted by this device.');
  expect(countedWords({ ...session, activeSeconds: 1500 })).toBe(
    '42 of 55 minutes of the recording seen, in 25 minutes; counted by this device.',
  );
  expect(ownWords({ minutesByMe: 60 })).toBe('You put down 60 minutes.');
});

test('a few seconds of a recording are less than a minute here too, as in the panel', () => {
  const session = { watched: [[0, 130]] as [number, number][], mediaSeconds: 600, activeSeconds: 35 };
  expect(countedWords(session)).toBe(
    '2 of 10 minutes of the recording seen, in less than a minute; counted by this device.',
  );
});

test('a page or a live talk has only the clock', () => {
  expect(countedWords({ watched: [], mediaSeconds: null, activeSeconds: 61 })).toBe(
    '1 minute, counted by this device.',
  );
  expect(countedWords({ watched: [], mediaSeconds: null, activeSeconds: 40 })).toBe(
    'Less than a minute, counted by this device.',
  );
  expect(countedWords({ watched: [], mediaSeconds: null, activeSeconds: 0 })).toBe(
    'Nothing was counted by this device.',
  );
  expect(ownWords({ minutesByMe: null })).toBe('');
});
