// What is written as RIS and BibTeX is read again by a program that is not ours, letter for letter.
import { plugins } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import '@citation-js/plugin-ris';
import { expect, test } from 'vitest';
import { emptyMetadata } from '../model/capture.ts';
import { toBibtex } from './bibtex.ts';
import { type CslItem, toCsl } from './csl.ts';
import { fromCsl } from './from-csl.ts';
import { toRis } from './ris.ts';

const metadata = {
  ...emptyMetadata(),
  title: 'Für & wider 50 % of {MRI}: a_b #1 ~ ^ \\ $5, „手“ и ελ – 🙂',
  authors: ['Łukasz Nowak', "Siân Ŵyn-O'Brien", 'Jan van der Berg', 'World Health Organization', '王小明'],
  container: 'Hand & Wrist Journal',
  publisher: 'Alder Press',
  volume: '12',
  issue: 'Suppl 3',
  pages: '112-119',
  doi: '10.5555/a_b(1)',
  issn: '1234-567X',
  publishedOn: '2026-03',
  description: 'A first line, 100 % invented & long.',
};
const item = toCsl({
  id: 'one',
  kind: 'article',
  metadata,
  url: 'https://journal.example/a_b?c=1&d=%20e#f',
  seenAt: '2026-11-03T14:02:00.000Z' as never,
});

const readBy = (text: string): unknown[] => plugins.input.chain(text, { generateGraph: false } as never) as unknown[];
const expected = (kept: CslItem) => ({
  title: kept.title,
  authors: metadata.authors,
  container: metadata.container,
  volume: '12',
  issue: 'Suppl 3',
  pages: '112-119',
  doi: '10.5555/a_b(1)',
  issn: '1234-567X',
  publishedOn: '2026-03',
  description: metadata.description,
});

test('RIS', () => {
  const [read, ...more] = readBy(toRis([item]));
  expect(more).toEqual([]);
  const { metadata: again, url } = fromCsl(read, 'ris');
  expect(again).toMatchObject(expected(item));
  expect(url).toBe('https://journal.example/a_b?c=1&d=%20e#f');
});

test('BibTeX', () => {
  const [read, ...more] = readBy(toBibtex([item]));
  expect(more).toEqual([]);
  const { metadata: again, url } = fromCsl(read, 'bibtex');
  expect(again).toMatchObject(expected(item));
  expect(url).toBe('https://journal.example/a_b?c=1&d=%20e#f');
});

test('a hundred references stay a hundred, each under a key of its own', () => {
  const many = Array.from({ length: 100 }, (_, index) => ({ ...item, id: `n${index}` }));
  expect(readBy(toRis(many))).toHaveLength(100);
  expect(readBy(toBibtex(many))).toHaveLength(100);
  const keys = [...toBibtex(many).matchAll(/^@\w+\{([^,]+),/gm)].map((found) => found[1]);
  expect(new Set(keys).size).toBe(100);
});
