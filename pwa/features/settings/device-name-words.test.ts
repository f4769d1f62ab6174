// What a device may be called.
import { expect, test } from 'vitest';
import { checkDeviceName } from './device-name-words.ts';

test('a name is one line without spaces around it, and without a name there is a sentence', () => {
  expect(checkDeviceName('  Work \n laptop ')).toEqual({ name: 'Work laptop', problem: null });
  expect(checkDeviceName(' \n')).toEqual({ name: null, problem: 'Enter a name, such as “Work laptop”' });
});

test('letters are counted as people count them', () => {
  expect(checkDeviceName('𝓛'.repeat(40)).problem).toBeNull();
  expect(checkDeviceName('a'.repeat(41)).problem).toBe('A name has up to 40 letters; this one has 41. Shorten it');
});
