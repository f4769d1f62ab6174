// Of a large portfolio the latest activities are read first, whole: with all that belongs to them.
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { addDays, makeLocalDate } from '../model/dates.ts';
import { createActivity, createEvidence, createGoal, createReflection, putLink } from './edit.ts';
import { readRecord } from './read.ts';
import { readLatest } from './read-latest.ts';

const now = new Date('2026-11-23T18:00:00Z');

test('the latest come with their reflections, evidence and links, and few of a kind come all', () => {
  const doc = new Y.Doc();
  const made = Array.from({ length: 12 }, (_, index) => {
    const startedOn = addDays(makeLocalDate(2026, 1, 1), index);
    const id = createActivity(doc, { title: `Activity ${index}`, startedOn }, now);
    const reflection = createReflection(doc, { activityId: id, modelKey: 'gibbs', promptKeys: ['d'] }, now);
    const evidence = createEvidence(doc, { title: `Certificate ${index}`, source: 'certificate' }, now);
    putLink(doc, 'activityEvidence', id, evidence);
    return { id, reflection, evidence };
  });
  createActivity(doc, { title: 'Without a date', startedOn: null }, now);
  const goal = createGoal(doc, { title: 'Splints' }, now);

  const latest = readLatest(doc, 3);
  const ids = (kind: string) => latest.flatMap((change) => (change.kind === kind ? [change.id] : [])).sort();
  const wanted = made.slice(-3);
  expect(ids('activity')).toEqual(wanted.map(({ id }) => id).sort());
  expect(ids('reflection')).toEqual(wanted.map(({ reflection }) => reflection).sort());
  expect(ids('evidence')).toEqual(wanted.map(({ evidence }) => evidence).sort());
  expect(ids('link')).toHaveLength(3);
  expect(ids('goal')).toEqual([goal]);
  for (const { kind, id, record } of latest) expect(record).toEqual(readRecord(doc, kind, id));
});

test('what stands in the place of a record and is none is left out', () => {
  const doc = new Y.Doc();
  doc.getMap('activities').set('not-a-record', 'only text');
  doc.getMap('links').set('nonsense', 7);
  expect(readLatest(doc, 3)).toEqual([]);
});
