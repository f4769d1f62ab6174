// RIS and BibTeX of other programs.
import { expect, test } from 'vitest';
import { readReferences, splitBibtex, splitRis } from './read-references.ts';

const RIS = `\uFEFFTY  - JOUR
T1  - Early active movement after tendon repair
A1  - Nowak, Łukasz
AU  - World Health Organization
JO  - J Invented Ther
PY  - 2024/03/05/
VL  - 12
IS  - 3
SP  - 112
EP  - 119
DO  - https://doi.org/10.5555/ABC.1
UR  - https://journal.example/a
KW  - tendon
KW  - hand
N1  - Read for the splinting audit.
Y2  - 2026/11/03/
ER  -
TY - BOOK
TI - A book without a blank
PB - Alder Press
ER -
`;

test('RIS, with the spellings that programs differ in', async () => {
  const { entries, problems } = await readReferences(RIS.replace(/\n/g, '\r\n'), 'ris');
  expect(problems).toEqual([]);
  expect(entries).toHaveLength(2);
  expect(entries[0]).toMatchObject({
    title: 'Early active movement after tendon repair',
    url: 'https://journal.example/a',
    seenOn: '2026-11-03',
    metadata: {
      authors: ['Łukasz Nowak', 'World Health Organization'],
      publishedOn: '2024-03-05',
      volume: '12',
      pages: '112-119',
      doi: '10.5555/abc.1',
      sources: { doi: 'ris' },
    },
  });
  expect(entries[0]?.note).toContain('Read for the splinting audit.');
  expect(entries[0]?.note).toContain('tendon, hand');
  expect(entries[1]).toMatchObject({ title: 'A book without a blank', url: '' });
});

const BIB = `% a comment
@string{jit = {Journal of Invented Therapy}}
@article{nowak2024,
  author = {Nowak, {\\L}ukasz and Si{\\^a}n Wyn-O'Brien and {World Health Organization}},
  title = {Early {MRI} \\& splints: 50\\% {@} work},
  journal = jit, year = 2024, month = mar, pages = {112--119},
  url = {https://journal.example/a_b?c=1&d=%20},
}
@book(bracketed, title = "A {\\"U}ber book", publisher = {Alder Press}, year = 2020)
@misc{broken, title = {never closed
@misc{last, title = {Still here}, url = {https://a.example/x}}
`;

test('BibTeX, and a broken entry does not take the others with it', async () => {
  const { entries, problems } = await readReferences(BIB, 'bibtex');
  expect(entries.map(({ title }) => title)).toEqual(['Early MRI & splints: 50% @ work', 'A Über book', 'Still here']);
  expect(entries[0]?.metadata).toMatchObject({
    authors: ['Łukasz Nowak', "Siân Wyn-O'Brien", 'World Health Organization'],
    container: 'Journal of Invented Therapy',
    publishedOn: '2024-03',
    pages: '112-119',
  });
  expect(entries[0]?.url).toBe('https://journal.example/a_b?c=1&d=%20');
  expect(problems).toHaveLength(1);
  expect(problems[0]).toContain('broken');
});

test('what is no entry is not taken for one', () => {
  expect(splitRis('hello\nER  - \n')).toEqual([]);
  expect(splitBibtex('@comment{x} @preamble{y} someone@a.example {z}')).toHaveLength(0);
});

test('reading can be ended, and says how far it is', async () => {
  const many = Array.from({ length: 500 }, (_, index) => `TY  - JOUR\nTI  - Number ${index}\nER  - \n`).join('');
  const ending = new AbortController();
  const shares: number[] = [];
  const { entries } = await readReferences(many, 'ris', {
    signal: ending.signal,
    onProgress(share) {
      shares.push(share);
      if (shares.length === 2) ending.abort();
    },
  });
  expect(shares).toEqual([0.1, 0.2]);
  expect(entries).toHaveLength(100);
});
