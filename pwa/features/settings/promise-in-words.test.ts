// What the browser promises about this device's copy.
import { expect, test } from 'vitest';
import { promiseInWords } from './promise-in-words.ts';

test('a promise is told as what it is, and no more', () => {
  expect(promiseInWords(true, false)).toMatch(/does not clear it by itself when the device runs short of room/);
  expect(promiseInWords(true, true)).toBe(promiseInWords(true, false));
});

test('without one, it says what may happen, and after a no what may change it', () => {
  expect(promiseInWords(false, false)).toMatch(/it may clear it when the device runs short of room/);
  expect(promiseInWords(false, true)).toMatch(/^The browser said no\. Most say yes once Waymark is installed/);
});

test('nothing is claimed for a browser that does not say', () => {
  expect(promiseInWords(null, false)).toMatch(/does not say/);
});
