// What is kept with a page when nobody chooses.
import { expect, test } from 'vitest';
import { emptyMetadata } from '../../shared/model/capture.ts';
import type { PageReading } from '../capture/page-reading.ts';
import { parseSettings } from '../settings.ts';
import { fileAddressOf, isFileItself, lookedAtParts, wantedParts } from './wanted-parts.ts';

type Page = Pick<PageReading, 'url' | 'kind' | 'isReadable' | 'metadata'>;
const page = (over: Partial<Page> = {}, pdfUrl = ''): Page => ({
  url: 'https://a.example/x',
  kind: 'article',
  isReadable: true,
  metadata: { ...emptyMetadata(), pdfUrl },
  ...over,
});
const settings = parseSettings({});

test('an article is kept with its words, a picture and the PDF that it offers', () => {
  expect(wantedParts(page(), settings)).toEqual(['picture', 'text']);
  expect(wantedParts(page({}, 'https://a.example/x.pdf'), settings)).toEqual(['picture', 'text', 'file']);
});

test('a webinar and a certificate are kept as they look, since they vanish', () => {
  expect(wantedParts(page({ kind: 'webinar' }), settings)).toEqual(['picture', 'text', 'page']);
  expect(wantedParts(page({ kind: 'certificate' }), settings)).toContain('page');
  expect(wantedParts(page({ kind: 'webinar' }), { ...settings, copiesKinds: [] })).not.toContain('page');
});

test('no picture is taken where the person wants none', () => {
  expect(wantedParts(page(), { ...settings, keepsPicture: false })).toEqual(['text']);
});

test('a PDF is kept as a file with its words, and no copy is made of the viewer around it', () => {
  const pdf = page({ url: 'https://a.example/x.pdf#page=2', kind: 'pdf', isReadable: false });
  expect(wantedParts(pdf, settings)).toEqual(['picture', 'text', 'file']);
  const certificate = page({ url: 'https://a.example/c.pdf', kind: 'certificate' }, 'https://a.example/c.pdf');
  expect(isFileItself(certificate)).toBe(true);
  expect(wantedParts(certificate, settings)).toEqual(['picture', 'text', 'file']);
  expect(fileAddressOf(pdf)).toBe(pdf.url);
});

test('of a page that cannot be read only the picture is kept', () => {
  expect(wantedParts(page({ kind: 'page', isReadable: false }), settings)).toEqual(['picture']);
});

test('what was looked through before Keep is kept, and a file that nobody has seen yet is not taken on trust', () => {
  const seen = (over: Partial<Page>, pdfUrl = '', identifiers = {}) =>
    lookedAtParts({ ...page(over, pdfUrl), identifiers });
  const offered = 'https://a.example/x.pdf';
  expect(seen({}, offered)).toEqual([]);
  expect(seen({}, offered, { 'nhs-number': 1 })).toEqual(['text', 'page']);
  expect(seen({ kind: 'pdf' })).toEqual(['file', 'text']);
  expect(seen({ kind: 'pdf', isReadable: false })).toEqual([]);
});
