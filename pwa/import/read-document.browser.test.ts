// PDFs and pictures that are brought in: what is suggested of them, from the real engine.
import { expect, test } from 'vitest';
import { ARTICLE_PDF, CERTIFICATE_PDF, madePdf } from '../../tests/fixtures/made-pdf.ts';
import { readDocument } from './read-document.ts';

const PDF = { source: 'pdf', mime: 'application/pdf' } as const;

test('a certificate is known by its words: the course, the day, the hours and the points are suggested', async () => {
  const [page = []] = CERTIFICATE_PDF.pages;
  const bytes = madePdf({ ...CERTIFICATE_PDF, pages: [[...page, [12, 'This webinar is worth 2 CPD points.']]] });
  const { entries } = await readDocument({ name: 'download (3).pdf', bytes }, PDF);
  expect(entries).toMatchObject([
    {
      kind: 'certificate',
      title: 'Splinting after tendon repair',
      seenOn: '2026-10-14',
      metadata: {
        title: 'Splinting after tendon repair',
        awardedTo: 'Rowan Ellis-Tate',
        completedOn: '2026-10-14',
        durationSeconds: 7_200,
        points: '2 CPD points',
      },
    },
  ]);
  expect(Object.keys(entries[0]?.metadata.sources ?? {})).toContain('completedOn');
});

test('a certificate for an article is not taken for the article', async () => {
  const [page = []] = CERTIFICATE_PDF.pages;
  const bytes = madePdf({ pages: [[...page, [10, 'For reading https://doi.org/10.5555/jios.2026.0042']]] });
  const { entries } = await readDocument({ name: 'c.pdf', bytes }, PDF);
  expect(entries).toMatchObject([{ kind: 'certificate', url: '', metadata: { doi: '' } }]);
});

test('an article is no certificate, and goes by its DOI', async () => {
  const { entries } = await readDocument({ name: 'x.pdf', bytes: madePdf(ARTICLE_PDF) }, PDF);
  expect(entries).toMatchObject([
    { kind: 'pdf', url: 'https://doi.org/10.5555/jios.2026.0042', seenOn: null, metadata: { completedOn: '' } },
  ]);
});
