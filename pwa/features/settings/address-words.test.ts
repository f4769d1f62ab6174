// The 12 words in an address.
import { expect, test } from 'vitest';
import { linkAddress, takeWordsFromAddress, useAddressWords, wordsFromFragment } from './address-words.ts';

test('a link made on one device gives the same words on another', () => {
  const address = new URL(linkAddress('https://waymark.example', ' legal winner  thank year '));
  expect(address.href).toBe('https://waymark.example/link#legal-winner-thank-year');
  expect(wordsFromFragment(address.hash)).toBe('legal winner thank year');
});

test('a fragment that holds anything but words gives nothing', () => {
  for (const hash of ['', '#', '#word', '#<img>-x', '#a-1', '#a--b', '#a-b%20c'])
    expect(wordsFromFragment(hash)).toBeNull();
});

test('the words are removed from the address and handed out once', () => {
  const shown: string[] = [];
  const location = { pathname: '/link', hash: '#legal-winner-thank' } as Location;
  const history = {
    state: null,
    replaceState: (_: unknown, __: string, url: string) => shown.push(url),
  } as unknown as History;
  takeWordsFromAddress(location, history);
  expect(shown).toEqual(['/link']);
  expect(useAddressWords()).toBe('legal winner thank');
  expect(useAddressWords()).toBeNull();
});

test('other pages keep their fragment', () => {
  const location = { pathname: '/settings', hash: '#devices-x' } as Location;
  takeWordsFromAddress(location, { replaceState: () => expect.unreachable() } as unknown as History);
  expect(useAddressWords()).toBeNull();
});
