// What a code or link carries from one device to another.
import { expect, test } from 'vitest';
import { linkAddress, readLinkFragment, shortest } from './link-address.ts';

const APP = 'https://waymark.example';
const WORDS = 'legal winner thank year';

test('a link made on one device gives the same words on another', () => {
  const address = new URL(linkAddress(APP, ' legal winner  thank year ', APP));
  expect(address.href).toBe('https://waymark.example/link#legal-winner-thank-year');
  expect(readLinkFragment(address.hash)).toEqual({ words: WORDS, serverOrigin: null });
});

test('whoever chose another server does not have to type its address on the next device', () => {
  for (const [server, written] of [
    ['https://cpd.example', 'cpd.example'],
    ['https://cpd.example:8443', 'cpd.example:8443'],
    ['http://localhost:8788', 'localhost:8788'],
    ['https://localhost:8788', 'https://localhost:8788'],
    ['http://[::1]:8788', '[::1]:8788'],
  ] as const) {
    const address = new URL(linkAddress(APP, WORDS, server));
    expect(address.hash).toBe(`#legal-winner-thank-year@${written}`);
    expect(readLinkFragment(address.hash)).toEqual({ words: WORDS, serverOrigin: server });
    expect(shortest(server)).toBe(written);
  }
});

test('while syncing is off, a link carries the words alone', () => {
  expect(linkAddress(APP, WORDS, null)).toBe('https://waymark.example/link#legal-winner-thank-year');
});

test('a fragment that holds anything but words gives nothing', () => {
  for (const hash of ['', '#', '#word', '#<img>-x', '#a-1', '#a--b', '#a-b%20c'])
    expect(readLinkFragment(hash)).toBeNull();
});

test('words with something that is no server to sync with give nothing, rather than another server', () => {
  for (const server of ['', 'http://cpd.example', 'javascript:alert(1)', 'my server', 'a@b'])
    expect(readLinkFragment(`#a-b@${server}`)).toBeNull();
});
