// Starting the app while it is open.
import { expect, test } from 'vitest';
import { placeToGo } from './launches.ts';

const HERE = 'http://localhost:8787/activity/1#reflection';

test('a shortcut leads to its place', () => {
  expect(placeToGo('http://localhost:8787/add?from=2026-01-01', HERE)).toBe('/add?from=2026-01-01');
});

test('the plain start leaves a person where they were, and so does the place where they are', () => {
  expect(placeToGo('http://localhost:8787/', HERE)).toBeNull();
  expect(placeToGo(HERE, HERE)).toBeNull();
});

test('an address of elsewhere, or none, leads nowhere', () => {
  for (const other of ['https://elsewhere.example/add', 'not an address', undefined])
    expect(placeToGo(other, HERE)).toBeNull();
});
