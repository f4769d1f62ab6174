// What comes from outside becomes a harmless record.
import { expect, test } from 'vitest';
import { parseActivity } from './activity.ts';
import { parseCapture } from './capture.ts';
import type { RecordId } from './id.ts';
import { linkKey, parseLink } from './link.ts';
import { asLine, asWebAddress } from './parse.ts';

const id = 'activity-1' as RecordId;

test('an activity of wrong kinds throughout is an empty activity, not an error', () => {
  const broken = {
    title: 7,
    startedOn: 'soon',
    type: 'holiday',
    minutes: -3,
    url: 'javascript:alert(1)',
    starred: 'yes',
  };
  expect(parseActivity(id, broken)).toMatchObject({
    title: '',
    startedOn: null,
    type: null,
    minutes: null,
    url: '',
    starred: false,
    datePrecision: 'day',
  });
});

test('a title stays text and one line', () => {
  expect(asLine('  a\n<img onerror=x>\u0000 b ')).toBe('a <img onerror=x> b');
});

test('only web addresses are addresses', () => {
  expect(asWebAddress('https://journal.example/a?b=1')).toBe('https://journal.example/a?b=1');
  for (const wrong of ['javascript:alert(1)', 'data:text/html,x', 'file:///etc/passwd', 'nonsense', 3, null]) {
    expect(asWebAddress(wrong)).toBe('');
  }
});

test('a capture without an address or a time is no evidence', () => {
  const capture = { url: 'https://journal.example/', capturedAt: '2026-11-23T10:00:00Z', kind: 'article' };
  expect(parseCapture(capture)).toMatchObject({ canonicalUrl: 'https://journal.example/', kind: 'article' });
  expect(parseCapture({ ...capture, url: 'about:blank' })).toBeNull();
  expect(parseCapture({ ...capture, capturedAt: 'today' })).toBeNull();
});

test('a link is read back from its key, and a key of another form is no link', () => {
  const key = linkKey('profileEvidence', id, 'evidence-1' as RecordId);
  expect(parseLink(key, 2.5)).toEqual({ key, kind: 'profileEvidence', from: id, to: 'evidence-1', position: 2.5 });
  for (const wrong of ['', 'a:b', 'profileEvidence:short:evidence-1', `${key}:more`, 'other:activity-1:evidence-1']) {
    expect(parseLink(wrong, 0)).toBeNull();
  }
});
