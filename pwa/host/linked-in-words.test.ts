// What came of linking.
import { expect, test } from 'vitest';
import { linkedInWords } from './linked-in-words.ts';

test('counts activities, and those that moved along', () => {
  expect(linkedInWords(214, 0)).toBe('This device is linked. 214 activities are here now.');
  expect(linkedInWords(10_000, 0)).toBe('This device is linked. 10,000 activities are here now.');
  expect(linkedInWords(1, 0)).toBe('This device is linked. 1 activity is here now.');
  expect(linkedInWords(4, 1)).toBe('This device is linked. 4 activities are here now, one of them from this device.');
  expect(linkedInWords(4, 3)).toBe('This device is linked. 4 activities are here now, 3 of them from this device.');
});

test('counts nothing where nothing is', () => {
  expect(linkedInWords(0, 0)).toBe('This device is linked.');
});
