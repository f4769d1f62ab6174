// One piece of evidence out of two that are the same file: nothing that hangs on either is lost, and one step takes it back.
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { type Confidentiality, type FileReference, shownFile } from '../model/evidence.ts';
import { newId } from '../model/id.ts';
import * as edit from './edit.ts';
import { RECORD_KINDS } from './layout.ts';
import { readAll, readRecord } from './read.ts';

const now = new Date('2026-11-23T18:00:00Z');
const file: FileReference = { sha256: 'a'.repeat(64), mime: 'application/pdf', sizeBytes: 10 };
const everything = (doc: Y.Doc) =>
  RECORD_KINDS.flatMap((kind) => readAll(doc, kind).map((record) => JSON.stringify([kind, record]))).sort();

/** The same certificate twice; all that was done with it was done with the second. */
function aCertificateTwice(confidentiality: [Confidentiality, Confidentiality] = ['confirmed', 'flagged']) {
  const doc = new Y.Doc();
  const [kept, other] = confidentiality.map((said) =>
    edit.createEvidence(doc, { title: 'Certificate', file, confidentiality: said }, now),
  );
  if (!kept || !other) return expect.unreachable();
  const activity = edit.createActivity(doc, { title: 'Hand day' }, now);
  const profile = newId();
  edit.putLink(doc, 'activityEvidence', activity, other, 2);
  edit.putLink(doc, 'profileEvidence', profile, other, 3);
  edit.createAnnotation(
    doc,
    { evidenceId: other, url: '', target: { kind: 'moment', seconds: 7 }, picture: null, deletedOn: null },
    now,
  );
  edit.createSession(doc, {
    evidenceId: other,
    startedAt: '2026-11-23T10:00:00.000Z' as never,
    endedAt: null,
    watched: [],
    mediaSeconds: null,
    activeSeconds: 600,
    minutesByMe: null,
    deletedOn: null,
  });
  return { doc, kept, other, activity, profile };
}

test('the one that is kept shows what the other shows, and is chosen for the profile in its place', () => {
  const { doc, kept, other, activity, profile } = aCertificateTwice();
  edit.mergeEvidence(doc, kept, other, now);
  expect(readAll(doc, 'link').filter(({ to }) => to === kept)).toMatchObject([
    { kind: 'activityEvidence', from: activity, position: 2 },
    { kind: 'profileEvidence', from: profile, position: 3 },
  ]);
  expect(readRecord(doc, 'evidence', other)?.deletedOn).toBe('2026-11-23');
});

test('what either is sent without, and what was covered of it, stays at home and covered', () => {
  const { doc, kept, other } = aCertificateTwice();
  const cover = { sha256: 'c'.repeat(64), mime: 'application/pdf', sizeBytes: 9, url: '', notes: [], of: file.sha256 };
  edit.putPart(doc, other, { ...cover, role: 'covered', capturedAt: now.toISOString() as never });
  edit.sendWithout(doc, other, 'picture', true);
  edit.sendWithout(doc, kept, 'text', true);
  edit.mergeEvidence(doc, kept, other, now);
  const one = readRecord(doc, 'evidence', kept);
  expect(one?.sentWithout).toEqual(['text', 'picture']);
  expect(one && shownFile(one)?.sha256).toBe(cover.sha256);
});

test('words that were covered of the other stay covered beside a picture that was covered of the one that is kept', () => {
  const { doc, kept, other } = aCertificateTwice();
  const cover = { sizeBytes: 9, url: '', notes: [], role: 'covered' as const, capturedAt: now.toISOString() as never };
  edit.putPart(doc, kept, { ...cover, sha256: 'c'.repeat(64), mime: 'image/webp' });
  edit.putPart(doc, other, { ...cover, sha256: 'd'.repeat(64), mime: 'text/html' });
  edit.putPart(doc, other, { ...cover, sha256: 'e'.repeat(64), mime: 'image/webp' });
  edit.mergeEvidence(doc, kept, other, now);
  expect(readRecord(doc, 'evidence', kept)?.parts.map(({ mime, sha256 }) => `${mime} ${sha256[0]}`)).toEqual([
    'image/webp c',
    'text/html d',
  ]);
});

test('what was marked on the other and the time with it belong to the one that is kept', () => {
  const { doc, kept, other } = aCertificateTwice();
  edit.mergeEvidence(doc, kept, other, now);
  expect(readAll(doc, 'annotation').map(({ evidenceId }) => evidenceId)).toEqual([kept]);
  expect(readAll(doc, 'session').map(({ evidenceId }) => evidenceId)).toEqual([kept]);
});

test.each([
  ['confirmed', 'flagged', 'flagged'],
  ['flagged', 'confirmed', 'flagged'],
  ['confirmed', 'unchecked', 'unchecked'],
  ['clear', 'confirmed', 'clear'],
] as const)('of %s and %s the stricter word stays', (mine, its, stays) => {
  const { doc, kept, other } = aCertificateTwice([mine, its]);
  edit.mergeEvidence(doc, kept, other, now);
  expect(readRecord(doc, 'evidence', kept)?.confidentiality).toBe(stays);
});

test('one step takes all of it back', () => {
  const { doc, kept, other } = aCertificateTwice();
  const before = everything(doc);
  const undo = edit.undoable(doc, () => edit.mergeEvidence(doc, kept, other, now));
  expect(everything(doc)).not.toEqual(before);
  undo();
  expect(everything(doc)).toEqual(before);
});
