// The manifest of a kept page: the same for the same parts, and what it says of files that changed, are gone or never were here.
import { expect, test } from 'vitest';
import { type Instant, parseInstant } from '../model/dates.ts';
import { checkManifest, type Manifest, manifestText, parseManifest } from './manifest.ts';

const at = (text: string) => parseInstant(text) as Instant;
const hash = (digit: string) => digit.repeat(64);
const part = (digit: string, role: 'text' | 'picture' | 'file', minute: string) => ({
  role,
  sha256: hash(digit),
  mime: 'text/html',
  sizeBytes: 10,
  capturedAt: at(`2026-11-23T18:${minute}:00Z`),
  url: 'https://a.example/x',
});
const manifest: Manifest = {
  url: 'https://a.example/x',
  canonicalUrl: 'https://a.example/x',
  capturedAt: at('2026-11-23T18:00:00Z'),
  extensionVersion: '0.1.0',
  parts: [part('b', 'picture', '02'), part('a', 'text', '01')],
  previous: '',
};

test('the same parts make the same text, in whatever order they come', () => {
  const turned = { ...manifest, parts: [...manifest.parts].reverse() };
  expect(manifestText(turned)).toBe(manifestText(manifest));
  expect(Object.keys(JSON.parse(manifestText(manifest)))).toEqual([
    'format',
    'url',
    'canonicalUrl',
    'capturedAt',
    'extensionVersion',
    'parts',
    'previous',
  ]);
});

test('is read back as it was written', () => {
  const read = parseManifest(manifestText({ ...manifest, previous: hash('c') }));
  expect(read).toMatchObject({ url: manifest.url, previous: hash('c') });
  expect(read?.parts.map(({ role }) => role)).toEqual(['text', 'picture']);
});

test('what is no manifest, of another format or half readable is none', () => {
  const other = (change: object) => JSON.stringify({ ...JSON.parse(manifestText(manifest)), ...change });
  for (const text of ['', 'x', '[]', other({ format: 2 }), other({ url: 'javascript:1' }), other({ parts: [{}] })])
    expect(parseManifest(text), text).toBeNull();
});

test('says of each part whether it is unchanged since capture, changed, or not on this device', () => {
  const three = { parts: [part('a', 'text', '01'), part('b', 'picture', '02'), part('c', 'file', '03')] };
  const files = new Map([
    [hash('a'), { sha256: hash('a'), sizeBytes: 10 }],
    [hash('b'), { sha256: hash('d'), sizeBytes: 10 }],
  ]);
  expect(checkManifest(three, files).map(({ state }) => state)).toEqual(['unchanged', 'changed', 'not-here']);
});
