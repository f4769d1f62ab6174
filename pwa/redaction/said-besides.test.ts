// Covered words that go along all the same, in the title, the address or a note.
import { expect, test } from 'vitest';
import { saidBesides } from './said-besides.ts';

const besides = [
  { where: 'its title', text: 'A visit to Mrs Sample' },
  { where: 'its address', text: 'https://journal.example/a/mrs-sample_2026?x=1' },
  { where: 'what you noted on it', text: 'A rail helps.' },
];

test('says where they stand, in an address too', () => {
  expect(saidBesides(['Mrs Sample', 'rail', 'lamp'], besides)).toEqual([
    '“Mrs Sample” stands in its title and its address too, which go along as they are.',
    '“rail” stands in what you noted on it too, which goes along as it is.',
  ]);
});

test('says nothing of what stands everywhere, or nowhere', () => {
  expect(saidBesides(['A', 'Sampleton'], besides)).toEqual([]);
});
