// What a row of the inbox says.
import { expect, test } from 'vitest';
import { type CaptureKind, parseCapture } from '../../../shared/model/capture.ts';
import { type EvidencePart, type PartRole, parseEvidence } from '../../../shared/model/evidence.ts';
import type { RecordId } from '../../../shared/model/id.ts';
import { authorsWords, keptWords, kindWords } from './inbox-words.ts';

const capturedAt = '2026-11-26T10:00:00.000Z';
const captureOf = (kind: CaptureKind) => parseCapture({ url: 'https://learning.example/x', capturedAt, kind });
const part = (role: PartRole, mime: string) => ({ role, mime, sha256: 'a'.repeat(64), sizeBytes: 1, capturedAt });
const piece = (fields: object) => parseEvidence('evidence-1' as RecordId, { addedAt: capturedAt, ...fields });
const quote = { target: { kind: 'quote', exact: 'x' } as never };
const moment = { target: { kind: 'moment', seconds: 95 } as const };

test('what was kept of a page is named, and how much was marked', () => {
  const parts = [
    part('manifest', 'application/json'),
    part('picture', 'image/webp'),
    part('file', 'application/pdf'),
    part('text', 'text/html'),
  ] as EvidencePart[];
  const kept = piece({ capture: captureOf('article'), parts });
  expect(keptWords([kept], [quote, quote])).toEqual(['Text, PDF and picture kept', '2 passages marked']);
  expect(keptWords([kept, piece({ file: part('file', 'application/pdf') })], [quote, moment, moment])).toEqual([
    'Text, PDF and picture kept',
    '1 passage marked',
    '2 notes',
  ]);
  expect(keptWords([piece({ capture: captureOf('page') })], [])).toEqual([]);
});

test('a course with its certificate is a course', () => {
  const course = piece({ source: 'page', capture: captureOf('course') });
  const certificate = piece({
    source: 'certificate',
    capture: captureOf('certificate'),
    addedAt: '2026-11-27T10:00:00.000Z',
  });
  expect(kindWords([certificate, course])).toEqual(['Course', 'certificate attached']);
  expect(kindWords([certificate])).toEqual(['Certificate']);
  expect(kindWords([piece({ source: 'note' })])).toEqual([]);
});

test('authors beyond the third are counted', () => {
  expect(authorsWords(['Ann Lee', 'Bo Chen', 'Cy Diaz'])).toBe('Ann Lee, Bo Chen, Cy Diaz');
  expect(authorsWords(['Ann Lee', 'Bo Chen', 'Cy Diaz', 'Di Evans'])).toBe('Ann Lee, Bo Chen, Cy Diaz and 1 other');
  expect(authorsWords(Array.from({ length: 9 }, () => 'A'))).toBe('A, A, A and 6 others');
});
