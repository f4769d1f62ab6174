// Which connections are spared.
import { expect, test } from 'vitest';
import { isMetered } from './metered.ts';

const saying = (said: object) => ({ connection: Object.assign(new EventTarget(), said) });

test('a phone on mobile data and a browser that saves data are spared; one that does not say is not', () => {
  expect(isMetered(saying({ type: 'cellular' }))).toBe(true);
  expect(isMetered(saying({ saveData: true }))).toBe(true);
  expect(isMetered(saying({ type: 'wifi', saveData: false }))).toBe(false);
  expect(isMetered(saying({}))).toBe(false);
  expect(isMetered({})).toBe(false);
  expect(isMetered({ connection: 'fast' })).toBe(false);
});
