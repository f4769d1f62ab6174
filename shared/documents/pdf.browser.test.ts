// PDFs are read by the real engine: made by word processors, journals and learning sites, and broken in the usual ways.
import { expect, test } from 'vitest';
import { ARTICLE_PDF, CERTIFICATE_PDF, madePdf } from '../../tests/fixtures/made-pdf.ts';
import { readPdf } from './pdf.ts';
import { parsePdfReading } from './pdf-reading.ts';

test('an article whose file has the name of a manuscript gets the title that a reader sees', async () => {
  const reading = await readPdf(madePdf(ARTICLE_PDF));
  expect(reading).toMatchObject({
    title: 'Home assessment after hip fracture: what people say they need',
    titleFrom: 'page',
    authors: [],
    doi: '10.5555/jios.2026.0042',
    publishedOn: '2026-03-04',
    language: 'en-GB',
    pages: 2,
    isWhole: true,
  });
  expect(reading?.text).toContain('Begin with the house as it is told');
});

test('what the file says of itself is believed where it is a title and names', async () => {
  const bytes = madePdf({
    title: 'Rest and return: a guide',
    author: 'Ida Marsh; Siân Ŵyn-O’Brien',
    pages: [
      [
        [24, 'EXAMPLE TRUST'],
        [10, 'Rest before you are tired.'],
      ],
    ],
  });
  expect(await readPdf(bytes)).toMatchObject({
    title: 'Rest and return: a guide',
    titleFrom: 'details',
    authors: ['Ida Marsh', 'Siân Ŵyn-O’Brien'],
  });
});

test('the lines of a certificate come in their order', async () => {
  const reading = await readPdf(madePdf(CERTIFICATE_PDF));
  expect(reading?.firstLines.slice(1, 4)).toEqual([
    'This is to certify that',
    'Rowan Ellis-Tate',
    'has attended the webinar',
  ]);
});

test('what is broken, cut off or no PDF gives nothing and does not hang', async () => {
  const whole = madePdf(ARTICLE_PDF);
  expect(await readPdf(new TextEncoder().encode('<!doctype html><title>Log in</title>'))).toBeNull();
  expect(await readPdf(new Uint8Array(0))).toBeNull();
  expect(await readPdf(new TextEncoder().encode('%PDF-1.7\n1 0 obj <<'))).toBeNull();
  // a file that lost its end is put together again as readers do, or is refused
  const cut = await readPdf(whole.slice(0, whole.length - 400));
  expect(cut === null || cut.pages > 0).toBe(true);
});

test('reading stops at its limit and says so', async () => {
  const pages = Array.from({ length: 30 }, (_, page): [number, string][] => [[10, `Page ${page + 1}`]]);
  const reading = await readPdf(madePdf({ pages }), { pagesMax: 5 });
  expect(reading).toMatchObject({ pages: 30, isWhole: false });
  expect(reading?.text).not.toContain('Page 6');
});

test('what comes over a message is a reading or nothing', async () => {
  const reading = await readPdf(madePdf(ARTICLE_PDF));
  const parsed = parsePdfReading(JSON.parse(JSON.stringify(reading)));
  expect(parsed).toMatchObject({ title: reading?.title, text: reading?.text });
  for (const value of [null, 'x', {}, { pages: -1 }, { pages: 'many' }]) expect(parsePdfReading(value)).toBeNull();
  expect(parsePdfReading({ pages: 1, title: 7, doi: 'javascript:1', language: 5, authors: 'x' })).toMatchObject({
    title: '',
    doi: '',
    authors: [],
  });
});
