// What is uploaded one by one, and when a tick beside it no longer holds.
import { expect, test } from 'vitest';
import type { Evidence } from '../model/evidence.ts';
import type { PackList } from '../model/pack-list.ts';
import { anEvidence, id } from './invented.ts';
import { allInOneOf, nameOfFile, uploadsOf } from './pack-uploads.ts';

const line = (path: string) => ({ path, sizeBytes: 900, sha256: 'd'.repeat(64) });
const aPack = (...zips: string[][]): PackList => ({
  madeAt: '2027-09-12T18:00:00.000Z' as never,
  of: 'a.b',
  zips: zips.map((paths, at) => ({ ...line(`CPD pack-part-${at + 1}.zip`), files: paths.map(line) })),
});
const listed = [
  { id: id('evidence-0001'), number: 1, title: 'Certificate' },
  { id: id('evidence-0002'), number: 2, title: 'In my drawer' },
  { id: id('evidence-0010'), number: 10, title: 'Poster' },
];
const file = (letter: string) => ({ sha256: letter.repeat(64), mime: 'application/pdf', sizeBytes: 900 });
const pieces = (first: Evidence) => new Map([[first.id as string, first]]);
const certificate = anEvidence({ id: id('evidence-0001'), file: file('a') });
const pack = aPack(['1-profile.pdf', 'evidence/01-Certificate.pdf'], ['index.html', 'evidence/10-Poster.pptx']);

test('each piece stands with its file, in whichever ZIP that is, or without one', () => {
  expect(uploadsOf(pack, listed, new Map()).map(({ number, file }) => [number, file?.path ?? null])).toEqual([
    [1, 'evidence/01-Certificate.pdf'],
    [2, null],
    [10, 'evidence/10-Poster.pptx'],
  ]);
  expect(nameOfFile('evidence/10-Poster.pptx')).toBe('10-Poster.pptx');
});

test('all in one is there when the pack has it', () => {
  expect(allInOneOf(pack)).toBeNull();
  expect(allInOneOf(aPack(['1-profile.pdf', 'evidence-all.pdf']))?.path).toBe('evidence-all.pdf');
});

test('a tick holds for the file as it was: made anew it does, under another name or with other content it does not', () => {
  const mark = (of: PackList, piece: Evidence) => uploadsOf(of, listed, pieces(piece))[0]?.mark;
  const ticked = mark(pack, certificate);
  const anew = { ...pack, zips: pack.zips.map((zip) => ({ ...zip, sha256: 'e'.repeat(64) })) };
  expect(mark(anew, certificate)).toBe(ticked);
  expect(mark(aPack(['evidence/01-Another.pdf']), certificate)).not.toBe(ticked);
  expect(mark(pack, { ...certificate, file: file('b') })).not.toBe(ticked);
  const covered = { ...file('c'), role: 'covered' as const, capturedAt: pack.madeAt, url: '', notes: [] };
  expect(mark(pack, { ...certificate, file: null, parts: [covered] })).not.toBe(ticked);
});
