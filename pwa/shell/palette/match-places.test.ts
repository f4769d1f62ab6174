// Finding a place of the app by what somebody calls it.
import { expect, test } from 'vitest';
import { FURTHER_PLACES, LAST_PLACES, MAIN_PLACES } from '../destinations.ts';
import { matchPlaces } from './match-places.ts';
import { OTHER_PLACES } from './other-places.ts';

const all = [...MAIN_PLACES, ...FURTHER_PLACES, ...LAST_PLACES, ...OTHER_PLACES];
const found = (typed: string) => matchPlaces(typed, all).map(({ label }) => label);

test('a few letters of its name find a place', () => {
  expect(found('inb')).toEqual(['Inbox']);
  expect(found('cyc')[0]).toBe('Cycle');
  expect(found('what we can')).toEqual(['What we can’t see']);
});

test('what it is also called finds it too, after those that are called so', () => {
  expect(found('upload')).toEqual(['Bring in from elsewhere']);
  expect(found('devices')).toEqual(['Devices and safe copies', 'Settings']);
  expect(found('selected')).toEqual(['I have been selected']);
  expect(found('12 words')).toEqual(['Devices and safe copies', 'Link this device']);
});

test('all places stand there while nothing is typed, and none where nothing fits', () => {
  expect(found(' ')).toHaveLength(all.length);
  expect(found('kingfisher')).toEqual([]);
});

test('each place is named once', () => {
  expect(new Set(all.map(({ to }) => to)).size).toBe(all.length);
  expect(new Set(all.map(({ label }) => label)).size).toBe(all.length);
});
