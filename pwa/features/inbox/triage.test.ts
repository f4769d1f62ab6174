// Sorting what waits in the inbox: what each way does, and that taking it back leaves everything as it was.
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { emptyMetadata } from '../../../shared/model/capture.ts';
import type { Instant, LocalDate } from '../../../shared/model/dates.ts';
import type { RecordId } from '../../../shared/model/id.ts';
import { createActivity, createEvidence, putLink } from '../../../shared/portfolio/edit.ts';
import { RECORD_KINDS } from '../../../shared/portfolio/layout.ts';
import { readAll, readRecord } from '../../../shared/portfolio/read.ts';
import { attachAll, binAll, keepAll, planAll, type Undo } from './triage.ts';

const now = new Date('2026-11-26T09:00:00Z');
const day = (text: string) => text as LocalDate;
const everything = (doc: Y.Doc) => Object.fromEntries(RECORD_KINDS.map((kind) => [kind, readAll(doc, kind)]));
const shown = (doc: Y.Doc, id: RecordId) => {
  const { startedOn, endedOn, triagedAt, deletedOn } = readRecord(doc, 'activity', id) ?? expect.fail('gone');
  return { startedOn, endedOn, isKept: triagedAt !== null, deletedOn };
};

/** Three things that wait: one with a day, one without that was captured in October, one in months of its own. */
function anInbox() {
  const doc = new Y.Doc();
  const add = (title: string, fields: object, capturedAt = '') => {
    const id = createActivity(doc, { title, triagedAt: null, ...fields }, new Date('2026-11-20T12:00:00Z'));
    const url = 'https://learning.example/x';
    const capture = { url, canonicalUrl: url, kind: 'page' as const, metadata: emptyMetadata(), selection: '' };
    const kept = { title, capture: { ...capture, capturedAt: capturedAt as Instant, extensionVersion: '' } };
    putLink(doc, 'activityEvidence', id, createEvidence(doc, capturedAt ? kept : { title }, now));
    return id;
  };
  const dated = add('Webinar', { startedOn: day('2026-11-18'), endedOn: day('2026-11-19') });
  const captured = add('Article', {}, '2026-10-02T08:00:00.000Z');
  const undated = add('Photo', {});
  return { doc, dated, captured, undated, all: [dated, captured, undated] };
}

test('keeping asks nothing: what has no day gets the day it was captured', () => {
  const { doc, dated, captured, undated, all } = anInbox();
  keepAll(doc, all, now);
  expect(shown(doc, dated)).toMatchObject({ startedOn: '2026-11-18', endedOn: '2026-11-19', isKept: true });
  expect(shown(doc, captured)).toMatchObject({ startedOn: '2026-10-02', isKept: true });
  expect(shown(doc, undated)).toMatchObject({ startedOn: '2026-11-20', isKept: true });
});

test('planning puts all of them on the day that is chosen', () => {
  const { doc, all } = anInbox();
  planAll(doc, all, { day: day('2027-03-03'), now });
  for (const id of all)
    expect(shown(doc, id)).toEqual({ startedOn: '2027-03-03', endedOn: null, isKept: true, deletedOn: null });
});

test('what is binned leaves the inbox and nothing else of it changes', () => {
  const { doc, dated } = anInbox();
  binAll(doc, [dated], day('2026-11-26'));
  expect(shown(doc, dated)).toMatchObject({ startedOn: '2026-11-18', isKept: false, deletedOn: '2026-11-26' });
});

test('each way is one step for all of them, and taking it back leaves everything exactly as it was', () => {
  const ways: ((doc: Y.Doc, ids: RecordId[], home: RecordId) => Undo | null)[] = [
    (doc, ids) => keepAll(doc, ids, now),
    (doc, ids) => planAll(doc, ids, { day: day('2027-03-03'), now }),
    (doc, ids) => binAll(doc, ids, day('2026-11-26')),
    (doc, ids, to) => attachAll(doc, ids, { to, now }),
  ];
  for (const way of ways) {
    const { doc, all } = anInbox();
    const home = createActivity(doc, { title: 'Course' }, now);
    const before = everything(doc);
    let steps = 0;
    doc.on('update', () => {
      steps += 1;
    });
    const undo = way(doc, all, home) ?? expect.fail('nothing was done');
    expect(everything(doc)).not.toEqual(before);
    undo();
    expect(everything(doc)).toEqual(before);
    expect(steps).toBe(2);
  }
});

test('what another device has removed meanwhile is left alone', () => {
  const { doc, dated, captured } = anInbox();
  const undo = keepAll(doc, [dated, captured], now);
  doc.getMap('activities').delete(dated);
  undo();
  expect(readRecord(doc, 'activity', dated)).toBeNull();
  expect(shown(doc, captured)).toMatchObject({ startedOn: null, isKept: false });
});
