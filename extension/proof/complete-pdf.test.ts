// What a PDF says of itself fills what was open, and takes nothing from the person.
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { type Capture, emptyMetadata, parseCapture } from '../../shared/model/capture.ts';
import type { LocalDate } from '../../shared/model/dates.ts';
import { newId } from '../../shared/model/id.ts';
import { changeActivity, keepCapture } from '../../shared/portfolio/edit.ts';
import type { Portfolio } from '../../shared/portfolio/open.ts';
import { readRecord } from '../../shared/portfolio/read.ts';
import { completeRecord, textOfPdf } from './complete-pdf.ts';
import { completedBy, parseReadPdf, understoodWith } from './pdf-details.ts';

const now = new Date('2026-11-23T18:00:00Z');
const reading =
  parseReadPdf({
    title: 'Rest and return',
    titleFrom: 'page',
    authors: ['Ida Marsh'],
    doi: '10.5555/rest.1',
    language: 'en',
    pages: 2,
    text: 'First <b>words</b>.\n\nMore of them.',
    isWhole: true,
  }) ?? expect.fail();

function keptPdf() {
  const doc = new Y.Doc();
  const metadata = { ...emptyMetadata(), title: 'rest final v2', siteName: 'a.example', sources: { title: 'tab' } };
  const url = 'https://a.example/rest_final_v2.pdf';
  const capture = parseCapture({ url, capturedAt: now.toISOString(), kind: 'pdf', metadata }) as Capture;
  const ids = { activityId: newId(), evidenceId: newId() };
  const startedOn = '2026-11-23' as LocalDate;
  keepCapture(
    doc,
    { ...ids, capture, title: metadata.title, provider: 'a.example', type: null, startedOn, description: '' },
    now,
  );
  const portfolio = { doc, whenStored: async () => undefined } as unknown as Portfolio;
  return { ...ids, doc, portfolio };
}

test('the title of the tab gives way to the PDF’s own, in the evidence and its activity', async () => {
  const { doc, portfolio, activityId, evidenceId } = keptPdf();
  await completeRecord(portfolio, evidenceId, reading);
  const evidence = readRecord(doc, 'evidence', evidenceId);
  expect(evidence).toMatchObject({
    title: 'Rest and return',
    capture: {
      metadata: { doi: '10.5555/rest.1', authors: ['Ida Marsh'], siteName: 'a.example', sources: { title: 'pdf' } },
    },
  });
  expect(readRecord(doc, 'activity', activityId)?.title).toBe('Rest and return');
});

const certificate =
  parseReadPdf({
    title: 'Certificate',
    titleFrom: 'details',
    pages: 1,
    text: 'Certificate of attendance',
    firstLines: [
      'Certificate of attendance',
      'This is to certify that',
      'Rowan Ellis-Tate',
      'has attended the webinar',
      'Splinting after tendon repair',
      'on 14 October 2026',
      'Duration: 2 hours',
      'Issued by: The Hand Team',
    ],
  }) ?? expect.fail();

test('a certificate that was kept as a file alone becomes one, with its name, its day and its hours', async () => {
  const { doc, portfolio, activityId, evidenceId } = keptPdf();
  await completeRecord(portfolio, evidenceId, certificate);
  expect(readRecord(doc, 'evidence', evidenceId)).toMatchObject({
    title: 'Splinting after tendon repair',
    source: 'certificate',
    obtainedOn: '2026-10-14',
    capture: {
      kind: 'certificate',
      metadata: {
        awardedTo: 'Rowan Ellis-Tate',
        completedOn: '2026-10-14',
        durationSeconds: 7_200,
        pdfUrl: 'https://a.example/rest_final_v2.pdf',
        sources: { title: 'pdf', awardedTo: 'pdf' },
      },
    },
  });
  expect(readRecord(doc, 'activity', activityId)).toMatchObject({
    title: 'Splinting after tendon repair',
    provider: 'The Hand Team',
    startedOn: '2026-10-14',
  });
});

test('the day and the provider that the person has put right stay, and a second reading changes nothing', async () => {
  const { doc, portfolio, activityId, evidenceId } = keptPdf();
  changeActivity(doc, activityId, { startedOn: '2026-10-01' as LocalDate, provider: 'Our team' });
  await completeRecord(portfolio, evidenceId, certificate);
  expect(readRecord(doc, 'activity', activityId)).toMatchObject({
    title: 'Splinting after tendon repair',
    provider: 'Our team',
    startedOn: '2026-10-01',
  });
  const known = readRecord(doc, 'evidence', evidenceId)?.capture ?? expect.fail();
  expect(understoodWith(known, certificate)).toBe(known);
  const asPdf = { ...known, kind: 'pdf' as const };
  expect(understoodWith(asPdf, certificate)).toBe(asPdf);
});

test('a title that the person has written meanwhile stays', async () => {
  const { doc, portfolio, activityId, evidenceId } = keptPdf();
  changeActivity(doc, activityId, { title: 'For Tuesday' });
  await completeRecord(portfolio, evidenceId, reading);
  expect(readRecord(doc, 'activity', activityId)?.title).toBe('For Tuesday');
});

test('what was read before or put right by the person stays', () => {
  const known = { ...emptyMetadata(), title: 'Mine', doi: '10.5555/mine', sources: { title: 'me', doi: 'me' } };
  expect(completedBy(known, reading)).toMatchObject({ title: 'Mine', doi: '10.5555/mine', authors: ['Ida Marsh'] });
  const full = completedBy(known, reading);
  expect(completedBy(full, reading)).toBe(full);
});

test('the words of a PDF stay words', () => {
  const { doc, evidenceId } = keptPdf();
  const evidence = readRecord(doc, 'evidence', evidenceId) ?? expect.fail();
  const text = new TextDecoder().decode(textOfPdf(evidence, reading, now)?.bytes);
  expect(text).toContain('<p>First &lt;b&gt;words&lt;/b&gt;.</p>\n<p>More of them.</p>');
  expect(textOfPdf(evidence, { ...reading, text: ' \n\n ' }, now)).toBeNull();
});
