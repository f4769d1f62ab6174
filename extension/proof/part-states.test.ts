// How parts stand, and what is said of them together.
import { expect, test } from 'vitest';
import { parseEvidence } from '../../shared/model/evidence.ts';
import { newId } from '../../shared/model/id.ts';
import { isPdf, isWebPage } from './fetch-limits.ts';
import { partStates } from './part-states.ts';
import { proofSentence } from './part-words.ts';
import { heldBack, NOT_LOOKED_THROUGH, permissionNeeded } from './proof-sentences.ts';

const capturedAt = '2026-11-23T18:00:00Z';
const url = 'https://a.example/x';
const file = (digit: string) => ({ sha256: digit.repeat(64), mime: 'text/html', sizeBytes: 9, capturedAt, url });
const evidence = (over: object = {}) =>
  parseEvidence(newId(), {
    capture: { url, capturedAt, kind: 'article', metadata: { pdfUrl: 'https://b.example/x.pdf' } },
    snapshot: file('a'),
    parts: [{ ...file('b'), role: 'picture', notes: ['Only what was on the screen.'] }],
    ...over,
  });
const pending = (role: 'text' | 'file', asks = '') => ({ role, tries: 0, notBefore: null, asks, isLookedAt: false });

test('a part is there, on its way, or missing with its reason', () => {
  const states = partStates(evidence({ missing: { page: 'Too large.' } }), [pending('file')], { text: ['Cut.'] });
  expect(states.map(({ role, state }) => `${role} ${state}`)).toEqual([
    'text kept',
    'picture kept',
    'page missing',
    'file working',
  ]);
  expect(states[0]).toMatchObject({ notes: ['Cut.'] });
});

test('a permission is offered where that is what is lacking, for that host alone', () => {
  const why = permissionNeeded('https://b.example');
  const [missing] = partStates(evidence({ missing: { file: why } }), [pending('file', 'https://b.example')]).slice(-1);
  expect(missing).toEqual({ role: 'file', state: 'missing', why, asks: 'https://b.example', isHeld: false });
  const [other] = partStates(evidence({ missing: { file: 'Too large.' } }), []).slice(-1);
  expect(other).toMatchObject({ asks: '' });
});

test('a part that waits for the person’s look says so', () => {
  const missing = { text: heldBack('an NHS number'), file: NOT_LOOKED_THROUGH, page: 'Too large.' };
  const states = partStates(evidence({ missing }), []).filter(({ state }) => state === 'missing');
  expect(states.map((part) => [part.role, 'isHeld' in part && part.isHeld])).toEqual([
    ['text', true],
    ['page', false],
    ['file', true],
  ]);
});

test('one sentence says how they stand together', () => {
  const kept = partStates(evidence(), []);
  expect(proofSentence(kept)).toBe('Kept with it as dated evidence:');
  expect(proofSentence(partStates(evidence(), [pending('file')]))).toBe('Keeping dated evidence of it…');
  const missing = partStates(evidence({ missing: { file: 'x', page: 'y' } }), []);
  expect(proofSentence(missing)).toBe('Kept with it as dated evidence; 2 parts are missing:');
  expect(proofSentence([])).toBe('Its address and details are kept, and nothing else of it.');
});

test('a PDF is known by its beginning, a log-in page by its own', () => {
  const bytes = (text: string) => new TextEncoder().encode(text);
  expect(isPdf(bytes('%PDF-1.7 …'))).toBe(true);
  expect(isPdf(bytes(`${' '.repeat(900)}%PDF-1.4`))).toBe(true);
  expect(isPdf(bytes(`${' '.repeat(2_000)}%PDF-1.4`))).toBe(false);
  expect(isPdf(bytes('%PD'))).toBe(false);
  expect(isWebPage(bytes('\n<!DOCTYPE html>'), '')).toBe(true);
  expect(isWebPage(bytes('PK'), 'application/zip')).toBe(false);
});
