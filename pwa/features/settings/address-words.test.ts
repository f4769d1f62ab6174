// The 12 words in an address.
import { expect, test } from 'vitest';
import { takeWordsFromAddress, useAddressWords } from './address-words.ts';

test('the words are removed from the address and handed out once', () => {
  const shown: string[] = [];
  const location = { pathname: '/link', hash: '#legal-winner-thank' } as Location;
  const history = {
    state: null,
    replaceState: (_: unknown, __: string, url: string) => shown.push(url),
  } as unknown as History;
  takeWordsFromAddress(location, history);
  expect(shown).toEqual(['/link']);
  expect(useAddressWords()).toBe('#legal-winner-thank');
  expect(useAddressWords()).toBeNull();
});

test('other pages keep their fragment', () => {
  const location = { pathname: '/settings', hash: '#devices-x' } as Location;
  takeWordsFromAddress(location, { replaceState: () => expect.unreachable() } as unknown as History);
  expect(useAddressWords()).toBeNull();
});
