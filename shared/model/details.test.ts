// Details of a page that the person puts right.
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { correctDetails, createEvidence } from '../portfolio/edit.ts';
import { readRecord } from '../portfolio/read.ts';
import { toEvidenceRow } from '../projection/rows.ts';
import { emptyMetadata } from './capture.ts';
import { type Instant, parseInstant } from './dates.ts';
import { metadataOf, parseDetails } from './details.ts';

const now = new Date('2026-11-03T14:02:00Z');
const capture = {
  url: 'https://journal.example/a',
  canonicalUrl: 'https://journal.example/a',
  capturedAt: parseInstant('2026-11-03T14:02:00Z') as Instant,
  kind: 'article' as const,
  metadata: { ...emptyMetadata(), title: 'Reed', authors: ['Ann Lee'], sources: { title: 'citation' } },
  selection: '',
  extensionVersion: '0.1.0',
};

function kept() {
  const doc = new Y.Doc();
  const id = createEvidence(doc, { title: 'Reed', source: 'page', capture }, now);
  const evidence = () => {
    const found = readRecord(doc, 'evidence', id);
    if (!found) throw new Error('the evidence is gone');
    return found;
  };
  return { doc, id, evidence };
}

test('what I put right stands over what was read, and what was read stays', () => {
  const { doc, id, evidence } = kept();
  correctDetails(doc, id, { title: 'Read', doi: '10.5555/abc' });
  expect(metadataOf(evidence())).toMatchObject({
    title: 'Read',
    authors: ['Ann Lee'],
    doi: '10.5555/abc',
    sources: { title: 'me', doi: 'me' },
  });
  expect(evidence().capture?.metadata.title).toBe('Reed');
  expect(toEvidenceRow(evidence()).doi).toBe('10.5555/abc');
});

test('a detail can be emptied, and taken back to what was read', () => {
  const { doc, id, evidence } = kept();
  correctDetails(doc, id, { authors: [] });
  expect(metadataOf(evidence()).authors).toEqual([]);
  correctDetails(doc, id, { authors: null });
  expect(metadataOf(evidence()).authors).toEqual(['Ann Lee']);
});

test('two devices that correct different details both keep theirs', () => {
  const { doc, id, evidence } = kept();
  const other = new Y.Doc();
  Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
  correctDetails(doc, id, { title: 'Read' });
  correctDetails(other, id, { volume: '3' });
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(other));
  expect(metadataOf(evidence())).toMatchObject({ title: 'Read', volume: '3' });
});

test('details of a wrong kind become empty, unknown ones are left out', () => {
  expect(parseDetails({ title: 7, doi: 'javascript:alert(1)', other: 'x' })).toEqual({ title: '', doi: '' });
});
