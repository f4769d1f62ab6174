// What a person keeps is known again in its place on every device, and says nothing of what it was.
import { expect, test } from 'vitest';
import { fingerprintOf } from '../model/fingerprint.ts';
import { keptFindKey } from './kept-find.ts';

test('the same find in the same place is known again, however it is spelt, and nowhere else', () => {
  const key = keptFindKey('a:outcome', 'postcode', 'LS6 2AB');
  expect(keptFindKey('a:outcome', 'postcode', 'ls62ab')).toBe(key);
  for (const other of [
    keptFindKey('b:outcome', 'postcode', 'LS6 2AB'),
    keptFindKey('a:outcome', 'name', 'LS6 2AB'),
    keptFindKey('a:outcome', 'postcode', 'LS6 2AD'),
  ])
    expect(other).not.toBe(key);
  expect(key).toMatch(/^keptFind:[0-9a-z]+\.[0-9a-z]+$/);
  expect(key).not.toMatch(/ls6/i);
});

test('it is the same on every device and in every version', () => {
  expect(fingerprintOf('LS6 2AB')).toBe('npcgg6xg5x.uc4dul3a49');
  const many = new Set(Array.from({ length: 50_000 }, (_, n) => fingerprintOf(`find ${n}`)));
  expect(many.size).toBe(50_000);
});
