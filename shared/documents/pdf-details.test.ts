// What is taken for a title, an author or a DOI of a PDF, and what is not.
import { expect, test } from 'vitest';
import { doiIn, isTitle, pdfDetails, titleOnPage } from './pdf-details.ts';
import { linesOf, paragraphsOf } from './pdf-lines.ts';

const line = (size: number, y: number, text: string) => ({ size, y, text });
const nothing = { info: {}, xmp: () => null, language: '' };

test('names of files and of programs are no titles', () => {
  for (const text of [
    'Microsoft Word - x.doc',
    'final_v2.indd',
    'Untitled',
    'S0140-6736(20)1',
    '10.5555_abc.12',
    'slide 1',
    '',
  ])
    expect(isTitle(text), text).toBe(false);
  for (const text of ['Hands', 'COVID-19: what we learned', '10 ways to rest', 'Gofal yn y cartref', '転倒予防の実際'])
    expect(isTitle(text), text).toBe(true);
});

test('the title is the largest words at the top, over all its lines, and no heading further down', () => {
  const lines = [
    line(9, 800, 'Journal of Invented Therapy'),
    line(18, 760, 'Splints that people wear: a trial of com-'),
    line(18, 738, 'fort'),
    ...Array.from({ length: 20 }, (_, at) => line(10, 700 - at * 12, 'Words of the article that go on in one size.')),
    line(24, 100, 'Advertisement'),
  ];
  expect(titleOnPage(lines, 842)).toBe('Splints that people wear: a trial of comfort');
});

test('a page all in one size has its first line as title', () => {
  expect(titleOnPage([line(11, 780, 'Minutes of the team'), line(11, 760, 'Present: all')], 842)).toBe(
    'Minutes of the team',
  );
});

test('authors that are programs, log-ins or scanners are left out', () => {
  const by = (Author: string) => pdfDetails({ ...nothing, info: { Author } }, [], 842, '').authors;
  expect(by('admin')).toEqual([]);
  expect(by('Example Scanner')).toEqual([]);
  expect(by('jsmith2')).toEqual([]);
  expect(by('Ann Lee, Bo Chen and Cy Diaz')).toEqual(['Ann Lee', 'Bo Chen', 'Cy Diaz']);
  expect(by('Lee, Ann')).toEqual(['Lee, Ann']);
});

test('what the XMP packet says goes before the rest', () => {
  const xmp: Record<string, unknown> = {
    'dc:title': 'Rest and return',
    'dc:creator': ['Ida Marsh', 'Jo Fenn'],
    'prism:doi': '10.5555/REST.1',
    'prism:publicationname': 'Journal of Invented Rest',
    'prism:publicationdate': '2026-02',
  };
  const self = { info: { Title: 'Other', Author: 'Somebody Else' }, xmp: (name: string) => xmp[name], language: 'cy' };
  expect(pdfDetails(self, [], 842, 'doi: 10.5555/cited.1')).toEqual({
    title: 'Rest and return',
    titleFrom: 'details',
    authors: ['Ida Marsh', 'Jo Fenn'],
    doi: '10.5555/rest.1',
    container: 'Journal of Invented Rest',
    publishedOn: '2026-02',
    language: 'cy',
  });
});

test('the DOI that is named as one goes before one in passing, without what the sentence adds', () => {
  expect(doiIn('As shown (10.5555/a.1) before. https://doi.org/10.5555/b(2026)3.')).toBe('10.5555/b(2026)3');
  expect(doiIn('(see 10.5555/abc).')).toBe('10.5555/abc');
  expect(doiIn('no such thing')).toBe('');
});

test('a word parted at a line’s end is whole in its paragraph, and a gap begins another', () => {
  const piece = (str: string, y: number, size = 10) => ({ str, transform: [size, 0, 0, size, 60, y], hasEOL: true });
  const lines = linesOf([piece('Rest before you are ti-', 700), piece('red.', 688), piece('Then go on.', 650)]);
  expect(paragraphsOf(lines)).toEqual(['Rest before you are tired.', 'Then go on.']);
});
