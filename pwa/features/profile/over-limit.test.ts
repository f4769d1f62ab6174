// Texts over the limit.
import { expect, test } from 'vitest';
import { overLimit } from './over-limit.ts';

const text = (words: number, limitWords: number | null) => ({ text: '', words, limitWords });

test('says which text is too long, and by how much', () => {
  expect(overLimit({ summary: text(500, 500), statement: text(1_802, 1_500) }, 'HCPC')).toEqual([
    'Your statement has 1,802 words; HCPC takes at most 1,500.',
  ]);
  expect(overLimit({ summary: text(501, 500), statement: text(1_501, 1_500) }, 'HCPC')).toHaveLength(2);
});

test('says nothing where no limit is set', () => {
  expect(overLimit({ summary: text(9_000, null), statement: text(9_000, null) }, '')).toEqual([]);
});
