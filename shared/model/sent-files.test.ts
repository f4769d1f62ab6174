// What goes along of a kept page: what the person leaves out stays at home, and a covered copy goes in the place of what was kept.
import { expect, test } from 'vitest';
import { anEvidence } from '../audit/invented.ts';
import type { Instant } from './dates.ts';
import type { Evidence, EvidencePart, PartRole } from './evidence.ts';
import { leavable, sentFiles } from './sent-files.ts';

const AT = '2026-03-04T10:00:00.000Z' as Instant;
const part = (role: PartRole, letter: string, mime = 'text/html', capturedAt = AT): EvidencePart => ({
  role,
  sha256: letter.repeat(64),
  mime,
  sizeBytes: 9,
  capturedAt,
  url: '',
  notes: [],
});
const words = part('text', 'a');
const picture = part('picture', 'b', 'image/webp');
const pdf = part('file', 'c', 'application/pdf');
const page = (fields: Partial<Evidence> = {}) =>
  anEvidence({ source: 'page', snapshot: { ...words, url: 'https://a.example/' }, parts: [picture], ...fields });
const names = (evidence: Evidence) => {
  const { file, words: text, picture: seen, covered } = sentFiles(evidence);
  return { sent: [file, text, seen].map((one) => one?.sha256[0] ?? '-').join(''), covered };
};

test('a kept page goes along as its words and its picture, each of which can be left out', () => {
  expect(names(page())).toEqual({ sent: '-ab', covered: [] });
  expect(names(page({ sentWithout: ['picture'] }))).toEqual({ sent: '-a-', covered: [] });
  expect(names(page({ sentWithout: ['text'] }))).toEqual({ sent: '--b', covered: [] });
  expect(names(page({ sentWithout: ['text', 'picture'] }))).toEqual({ sent: '---', covered: [] });
  expect(leavable(page({ sentWithout: ['text'] }))).toEqual(['text', 'picture']);
});

test('a kept PDF goes alone; without it the words and the picture go', () => {
  const withPdf = { parts: [picture, pdf] };
  expect(names(page(withPdf))).toEqual({ sent: 'c--', covered: [] });
  expect(leavable(page(withPdf))).toEqual(['file']);
  expect(names(page({ ...withPdf, sentWithout: ['file'] }))).toEqual({ sent: '-ab', covered: [] });
  expect(leavable(page({ ...withPdf, sentWithout: ['file'] }))).toEqual(['file', 'text', 'picture']);
});

test('a copy with parts covered goes in the place of what it was made of, also when that is kept anew', () => {
  const coveredPicture = { ...part('covered', 'd', 'image/webp'), of: picture.sha256 };
  const coveredPdf = { ...part('covered', 'e', 'application/pdf'), of: pdf.sha256 };
  const later = part('picture', 'f', 'image/webp', '2026-04-01T10:00:00.000Z' as Instant);
  expect(names(page({ parts: [picture, coveredPicture, later] }))).toEqual({ sent: '-ad', covered: ['picture'] });
  expect(names(page({ parts: [picture, coveredPicture], sentWithout: ['picture'] }))).toEqual({
    sent: '-a-',
    covered: [],
  });
  expect(names(page({ parts: [picture, pdf, coveredPdf] }))).toEqual({ sent: 'e--', covered: ['file'] });
});

test('words with parts covered go beside a picture with parts covered, each known by its kind; what was kept stays', () => {
  const coveredWords = { ...part('covered', 'd', 'text/html'), of: words.sha256 };
  const coveredPicture = { ...part('covered', 'e', 'image/webp'), of: picture.sha256 };
  expect(names(page({ parts: [picture, coveredWords] }))).toEqual({ sent: '-db', covered: ['text'] });
  expect(names(page({ parts: [picture, coveredWords, coveredPicture] }))).toEqual({
    sent: '-de',
    covered: ['text', 'picture'],
  });
  expect(names(page({ parts: [picture, coveredWords], sentWithout: ['text'] }))).toEqual({ sent: '--b', covered: [] });
  expect(names(page({ parts: [pdf, coveredWords] }))).toEqual({ sent: 'c--', covered: [] });
});

test('a file of the person’s own goes alone, and is left out of the choice as a whole', () => {
  const file = { sha256: '9'.repeat(64), mime: 'application/pdf', sizeBytes: 9 };
  expect(names(page({ file }))).toEqual({ sent: '9--', covered: [] });
  expect(leavable(page({ file }))).toEqual([]);
});

test('what was left out or covered of a page holds for the same file once they are one piece, and not for another file', () => {
  const file = { sha256: pdf.sha256, mime: 'application/pdf', sizeBytes: 9 };
  const coveredPdf = { ...part('covered', 'e', 'application/pdf'), of: pdf.sha256 };
  expect(names(page({ file, parts: [coveredPdf] }))).toEqual({ sent: 'e--', covered: ['file'] });
  expect(names(page({ file: { ...file, sha256: '9'.repeat(64) }, parts: [coveredPdf] })).sent).toBe('9--');
  expect(leavable(page({ file, sentWithout: ['file'] }))).toEqual(['file', 'text', 'picture']);
});
