// A certificate that a site makes in the tab cannot be read there: a person is told the way round.
import { expect, test } from 'vitest';
import { whyNothingHere } from './nothing-here.ts';

test.each([
  ['file:///home/me/certificate.pdf', 'This file lies on this computer'],
  ['blob:https://learning.example/99ac2618', 'Save it to this computer'],
  ['', 'such as a certificate, save it'],
])('%s', (url, words) => {
  expect(whyNothingHere(url)).toContain(words);
  expect(whyNothingHere(url)).toContain('Bring in from elsewhere');
});

test('a page of the browser itself is called so', () => {
  expect(whyNothingHere('chrome://settings')).toBe(
    'This is one of the browser’s own pages. Open the page you are learning from and press the Waymark button there.',
  );
});
