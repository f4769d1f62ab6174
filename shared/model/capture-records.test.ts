// What belongs to a kept page: parsed from anywhere, and the arithmetic of time.
import { describe, expect, test } from 'vitest';
import { pageKeyOf } from './address.ts';
import { parseAnnotation } from './annotation.ts';
import { latestPart, parseEvidence } from './evidence.ts';
import type { RecordId } from './id.ts';
import { minutesOf, parseSession, secondsOf, unionOf } from './session.ts';

const id = 'record-0001' as RecordId;

describe('one page has one key', () => {
  test.each([
    'https://www.journal.example/a/b?id=2&utm_source=mail#part',
    'http://journal.example/a/b/?id=2',
    'https://m.journal.example/a/b/index.html?id=2',
    'https://amp.journal.example/a/b/amp/?id=2',
  ])('%s', (address) => {
    expect(pageKeyOf(address)).toBe('journal.example/a/b?id=2');
  });

  test('another parameter, path or host is another page', () => {
    const keys = [
      'https://a.example/p?id=1',
      'https://a.example/p?id=2',
      'https://a.example/q?id=1',
      'https://b.example/p?id=1',
    ];
    expect(new Set(keys.map(pageKeyOf)).size).toBe(4);
    expect(pageKeyOf('javascript:alert(1)')).toBe('');
  });
});

describe('time', () => {
  test('a part that was seen twice counts once', () => {
    const watched = unionOf([
      [50, 80],
      [0, 60],
      [90, 100],
      [100, 110],
      [20, 10],
      [Number.NaN, 3],
    ]);
    expect(watched).toEqual([
      [0, 80],
      [90, 110],
    ]);
    expect(secondsOf(watched)).toBe(100);
  });

  test('the person’s own minutes stand in for what was counted', () => {
    expect(minutesOf([{ activeSeconds: 1_300, minutesByMe: null }])).toBe(22);
    expect(
      minutesOf([
        { activeSeconds: 1_300, minutesByMe: 30 },
        { activeSeconds: 20, minutesByMe: null },
      ]),
    ).toBe(30);
    expect(minutesOf([{ activeSeconds: 5, minutesByMe: null }])).toBe(1);
    expect(minutesOf([])).toBeNull();
  });

  test('a session without a page is none, and stretches that are none are left out', () => {
    expect(parseSession(id, { startedAt: '2026-11-23T17:00:00Z' })).toBeNull();
    const session = parseSession(id, {
      evidenceId: 'evidence-0001',
      startedAt: '2026-11-23T17:00:00Z',
      watched: [[0, 5], ['a', 2], null, [3, 9]],
      activeSeconds: -4,
    });
    expect(session).toMatchObject({ watched: [[0, 9]], activeSeconds: 0, endedAt: null, mediaSeconds: null });
  });
});

test('an annotation needs a page, a time and something it is about', () => {
  const whole = {
    evidenceId: 'evidence-0001',
    createdAt: '2026-11-23T17:00:00Z',
    target: { kind: 'moment', seconds: 12 },
  };
  expect(parseAnnotation(id, whole)).toMatchObject({ note: '', picture: null });
  expect(parseAnnotation(id, { ...whole, target: { kind: 'moment', seconds: 'soon' } })).toBeNull();
  expect(parseAnnotation(id, { ...whole, target: { kind: 'quote', exact: '' } })).toBeNull();
  expect(parseAnnotation(id, { ...whole, createdAt: 'then' })).toBeNull();
});

test('parts of a kept page are in the order they were made, and a broken one silences no other', () => {
  const part = (sha256: string, capturedAt: string) => ({
    role: 'picture',
    sha256: sha256.repeat(64),
    mime: 'image/webp',
    sizeBytes: 5,
    capturedAt,
    url: 'javascript:x',
  });
  const evidence = parseEvidence(id, {
    parts: [part('b', '2026-11-23T18:00:00Z'), { role: 'hack' }, part('a', '2026-11-23T17:00:00Z')],
    missing: { page: 'It was too large.', hack: 'x' },
  });
  expect(evidence.parts.map(({ sha256 }) => sha256[0])).toEqual(['a', 'b']);
  expect(latestPart(evidence, 'picture')).toMatchObject({ capturedAt: '2026-11-23T18:00:00.000Z', url: '', notes: [] });
  expect(latestPart(evidence, 'page')).toBeNull();
  expect(evidence.missing).toEqual({ page: 'It was too large.' });
});
