// Looking among the evidence: by title, by what is to be done with it, by kind; and the same again from the address.
import { expect, test } from 'vitest';
import { parseEvidence } from '../../../shared/model/evidence.ts';
import { newId } from '../../../shared/model/id.ts';
import { toEvidenceRow } from '../../../shared/projection/rows.ts';
import { addressOf, EVERYTHING, found, kindsIn, type LockerQuery, queryIn, sizeOf, toRows } from './locker-query.ts';

const file = (letter: string, sizeBytes = 1_000) => ({
  sha256: letter.repeat(64),
  mime: 'application/pdf',
  sizeBytes,
});
const piece = (fields: object, homes: number) => ({
  piece: toEvidenceRow(parseEvidence(newId(), fields)),
  homes: Array.from({ length: homes }, () => ({}) as never),
});
const rows = toRows([
  piece({ title: 'Certificate of attendance', kind: 'Course certificate', file: file('a') }, 1),
  piece({ title: 'Letter', confidentiality: 'flagged', fileName: 'clinic letter v2.pdf', file: file('b') }, 2),
  piece({ title: 'The certificate again', file: file('a') }, 0),
]);
const titles = (query: Partial<LockerQuery>) => found(rows, { ...EVERYTHING, ...query }).map((row) => row.piece.title);

test('what shows no activity, what is to be looked at, and what is here twice are found', () => {
  expect(titles({})).toHaveLength(3);
  expect(titles({ show: 'loose' })).toEqual(['The certificate again']);
  expect(titles({ show: 'flagged' })).toEqual(['Letter']);
  expect(titles({ show: 'double' })).toEqual(['Certificate of attendance', 'The certificate again']);
});

test('a piece is found by its kind, by the words of its title, and by what its file was called', () => {
  expect(kindsIn(rows)).toEqual(['Course certificate']);
  expect(titles({ kind: 'Course certificate' })).toEqual(['Certificate of attendance']);
  expect(titles({ kind: 'none' })).toEqual(['Letter', 'The certificate again']);
  expect(titles({ words: ' CERTIFICATE  attend' })).toEqual(['Certificate of attendance']);
  expect(titles({ words: 'v2.pdf' })).toEqual(['Letter']);
});

test('what is looked for comes back from the address, and what an address makes up is left out', () => {
  const query: LockerQuery = { words: 'hand day', show: 'loose', kind: 'Action plan' };
  expect(addressOf(query)).toEqual({ q: 'hand day', show: 'loose', kind: 'Action plan' });
  expect(queryIn({ q: 'hand day', show: 'loose', kind: 'Action plan' })).toEqual(query);
  expect(queryIn({ show: 'everything', q: ['a', 'b'] })).toEqual(EVERYTHING);
  expect(addressOf(EVERYTHING)).toEqual({});
});

test('the size is that of all that was kept, each file once', () => {
  const parts = [{ ...file('a'), role: 'file', capturedAt: '2026-11-03T14:02:00.000Z' }];
  expect(sizeOf(parseEvidence(newId(), { file: file('a'), parts }))).toBe(1_000);
  expect(sizeOf(parseEvidence(newId(), { title: 'in my green folder' }))).toBe(0);
});
