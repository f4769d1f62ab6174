// References as CSL-JSON.
import { expect, test } from 'vitest';
import { emptyMetadata } from '../model/capture.ts';
import { type Instant, parseInstant } from '../model/dates.ts';
import { toCsl, toCslDate } from './csl.ts';
import { fromCsl } from './from-csl.ts';

const seenAt = parseInstant('2026-11-03T14:02:00Z') as Instant;
const article = {
  ...emptyMetadata(),
  title: 'Early active movement',
  authors: ['Siân Ŵyn-O’Brien', 'World Health Organization'],
  container: 'Journal of Invented Therapy',
  volume: '12',
  issue: '3',
  pages: '112-119',
  doi: '10.5555/abc.1',
  pmid: '123456',
  issn: '1234-567X',
  publishedOn: '2026-02-20',
  issuedOn: '2026-03',
};

test('an article is dated by its issue and keeps all that finds it again', () => {
  expect(toCsl({ id: 'a', kind: 'article', metadata: article, url: 'https://journal.example/a', seenAt })).toEqual({
    id: 'a',
    type: 'article-journal',
    title: 'Early active movement',
    author: [{ family: 'Ŵyn-O’Brien', given: 'Siân' }, { literal: 'World Health Organization' }],
    'container-title': 'Journal of Invented Therapy',
    volume: '12',
    issue: '3',
    page: '112-119',
    DOI: '10.5555/abc.1',
    PMID: '123456',
    ISSN: '1234-567X',
    URL: 'https://journal.example/a',
    issued: { 'date-parts': [[2026, 3]] },
    accessed: { 'date-parts': [[2026, 11, 3]] },
  });
});

test('a web page is of its site, a webinar of who gives it', () => {
  const metadata = { ...emptyMetadata(), title: 'Fatigue', siteName: 'Alder Learning', provider: 'Alder Trust' };
  const of = (kind: 'page' | 'webinar') => toCsl({ id: 'a', kind, metadata, url: 'https://a.example', seenAt: null });
  expect(of('page')).toMatchObject({ type: 'webpage', 'container-title': 'Alder Learning' });
  expect(of('webinar')).toMatchObject({ type: 'motion_picture', genre: 'Webinar', publisher: 'Alder Trust' });
});

test('a date has as many parts as are known', () => {
  expect(['2026', '2026-03', '2026-03-04T10:00:00Z', 'soon'].map((text) => toCslDate(text)?.['date-parts'][0])).toEqual(
    [[2026], [2026, 3], [2026, 3, 4], undefined],
  );
});

test('what another program wrote is parsed and capped', () => {
  const read = fromCsl(
    {
      type: 'article-journal',
      title: `<i>Hand</i> ${'x'.repeat(900)}`,
      author: [{ family: 'Berg', given: 'Jan', 'non-dropping-particle': 'van der' }, 7, { literal: 'NICE' }],
      DOI: 'https://doi.org/10.5555/ABC',
      ISSN: '1234567x',
      issued: { 'date-parts': [['2026', '13']] },
      URL: 'javascript:alert(1)',
      note: 'PMID: 4711',
    },
    'ris',
  );
  expect(read.metadata).toMatchObject({
    authors: ['Jan van der Berg', 'NICE'],
    doi: '10.5555/abc',
    issn: '1234-567X',
    publishedOn: '2026',
    pmid: '4711',
  });
  expect(read.metadata.title).toHaveLength(500);
  expect(read.metadata.title.startsWith('Hand ')).toBe(true);
  expect(read.url).toBe('https://doi.org/10.5555/abc');
  expect(read.metadata.sources.doi).toBe('ris');
});
