// Which files a piece of evidence was before, and what goes with one that is removed.
import { expect, test } from 'vitest';
import { parseEvidence } from '../../../shared/model/evidence.ts';
import { newId } from '../../../shared/model/id.ts';
import { earlierFiles, partsToRemove } from './earlier-files.ts';

const part = (letter: string, more: object = {}) => ({
  sha256: letter.repeat(64),
  mime: 'application/pdf',
  sizeBytes: 10,
  role: 'file',
  capturedAt: `2026-11-0${letter.charCodeAt(0) - 96}T10:00:00.000Z`,
  ...more,
});
const words = (letter: string) => part(letter, { role: 'text', mime: 'text/plain' });
const shas = (some: { sha256: string }[]) => some.map(({ sha256 }) => sha256[0]);

test('with an earlier PDF go its words, and the words of the present one stay', () => {
  const piece = parseEvidence(newId(), { file: part('c'), parts: [part('a'), words('b'), words('d')] });
  const [earlier] = earlierFiles(piece);
  expect(shas(earlierFiles(piece))).toEqual(['a']);
  expect(shas(partsToRemove(piece, earlier ?? expect.unreachable()))).toEqual(['a', 'b']);
});

test('words that do not say whose they are go too, unless they can only be the present file’s', () => {
  const scan = parseEvidence(newId(), { file: part('c', { mime: 'image/png' }), parts: [part('a'), words('b')] });
  expect(shas(partsToRemove(scan, scan.parts[0] ?? expect.unreachable()))).toEqual(['a', 'b']);
  const scanned = parseEvidence(newId(), { file: part('c'), parts: [part('a'), words('b')] });
  expect(shas(partsToRemove(scanned, scanned.parts[0] ?? expect.unreachable()))).toEqual(['a', 'b']);
});

test('words that say whose they are go with that file alone', () => {
  const of = (letter: string, file: string) => part(letter, { role: 'text', mime: 'text/plain', of: file.repeat(64) });
  const piece = parseEvidence(newId(), {
    file: part('e'),
    parts: [part('a'), of('b', 'a'), part('c'), of('d', 'c'), part('e')],
  });
  expect(shas(earlierFiles(piece))).toEqual(['a', 'c']);
  expect(shas(partsToRemove(piece, piece.parts[0] ?? expect.unreachable()))).toEqual(['a', 'b']);
});

test('what was kept with a page is no earlier version of anything', () => {
  const file = part('a', { url: 'https://learning.example/slides.pdf' });
  expect(earlierFiles(parseEvidence(newId(), { file: part('c'), parts: [file] }))).toEqual([]);
  expect(earlierFiles(parseEvidence(newId(), { parts: [part('a')] }))).toEqual([]);
});
