// What references are called in the list.
import { expect, test } from 'vitest';
import { withLabels } from './with-labels.ts';

test('of two with the same title each says what it is', () => {
  const references = [
    { item: { title: 'Fatigue' }, kind: 'webinar' as const },
    { item: { title: 'Fatigue' }, kind: 'certificate' as const },
    { item: { title: 'Fatigue' }, kind: null },
    { item: { title: 'Falls' }, kind: 'article' as const },
    { item: { URL: 'https://learning.example/' }, kind: 'page' as const },
    { item: {}, kind: null },
  ];
  expect(withLabels(references).map(({ label }) => label)).toEqual([
    'Fatigue (Webinar or video)',
    'Fatigue (Certificate)',
    'Fatigue',
    'Falls',
    'https://learning.example/',
    'Untitled',
  ]);
});
