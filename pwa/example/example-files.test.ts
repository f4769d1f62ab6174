// The example's files, opened by other programs: sound, said to be invented, and nobody's.
import { afterAll, expect, it } from 'vitest';
import { scanWriting } from '../../shared/privacy/scan-writing.ts';
import { openWorkshop, run } from '../../tests/pdf-tools.ts';
import { exampleFiles } from './example-files.ts';

const shop = openWorkshop();
afterAll(shop.close);

it('are sound PDFs of one page that say that they are invented, and hold nothing that could be somebody’s', () => {
  const files = exampleFiles(new Date('2026-11-26T12:00:00Z'));
  expect(files.map(({ title }) => title)).toEqual([
    'Record of supervision',
    'Certificate of attendance',
    'Our new observation sheet',
    'A page for the team: leaving well',
    'Table of the three papers',
  ]);
  for (const { title, bytes } of files) {
    const file = shop.put(`${title}.pdf`, bytes);
    expect(shop.pages(file)).toBe(1);
    const text = shop.text(file);
    expect(text).toContain('Invented, for the example of Waymark. Nobody and nothing here is real.');
    expect(text).not.toMatch(/[{}?]{2}|\{day\}|\uFFFD/);
    expect(scanWriting(text)).toEqual([]);
    // no line runs out of the page
    const ends = [...run('pdftotext', '-bbox', file, '-').matchAll(/xMax="([\d.]+)"/g)].map(([, end]) => Number(end));
    expect(Math.max(...ends)).toBeLessThan(560);
  }
  expect(shop.text(`${shop.folder}/Certificate of attendance.pdf`)).toContain(
    'attended the study day “Cognition in everyday tasks” on 5 October 2026.',
  );
});
