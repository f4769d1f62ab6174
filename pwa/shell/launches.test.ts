// Starting the app while it is open.
import { expect, test } from 'vitest';
import { placeToGo } from './launches.ts';

const HOME = 'http://localhost:8787';
const HERE = `${HOME}/activity/1#reflection`;

test('a shortcut leads to its place', () => {
  expect(placeToGo(`${HOME}/add?from=2026-01-01`, HERE)).toEqual({ to: '/add?from=2026-01-01', isOfAnother: false });
});

test('the plain start leaves a person where they were, and so does the place where they are', () => {
  expect(placeToGo(`${HOME}/`, HERE)).toBeNull();
  expect(placeToGo(HERE, HERE)).toBeNull();
});

test('an address of elsewhere, or none, leads nowhere', () => {
  for (const other of ['https://elsewhere.example/add', 'not an address', undefined])
    expect(placeToGo(other, HERE)).toBeNull();
});

test('what is shared to the app is not asked for a second time', () => {
  expect(placeToGo(`${HOME}/share`, HERE)).toBeNull();
});

test('a shortcut leads out of the example, to the portfolio that is one’s own', () => {
  expect(placeToGo(`${HOME}/add`, `${HOME}/example/today`)).toEqual({ to: '/add', isOfAnother: true });
  expect(placeToGo(`${HOME}/example/record?q=a`, HERE)).toEqual({ to: '/example/record?q=a', isOfAnother: true });
  expect(placeToGo(`${HOME}/example/record?q=a`, `${HOME}/example/today`)).toEqual({
    to: '/record?q=a',
    isOfAnother: false,
  });
});
