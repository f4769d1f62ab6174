// Bringing archived records back into a portfolio that is in use: nothing twice, nothing lost, and one way back.
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import type { LocalDate } from '../model/dates.ts';
import { newId, type RecordId } from '../model/id.ts';
import { archiveRecords } from './archived.ts';
import {
  addPart,
  bringBack,
  changeActivity,
  createActivity,
  createEvidence,
  keepVersion,
  moveToBin,
  putLink,
  putSetting,
  startPortfolio,
  tagActivity,
  undoable,
} from './edit.ts';
import { readAll, readRecord, versionsOf } from './read.ts';
import { planReturn } from './return-plan.ts';
import { replaceText, sharedText } from './texts.ts';

const NOW = new Date('2026-11-26T10:00:00Z');
const id = 'activity-0001' as RecordId;

function aPortfolio(): Y.Doc {
  const doc = new Y.Doc();
  startPortfolio(doc, newId(), NOW);
  createActivity(doc, { title: 'Splints', provider: 'College', description: 'One.', tags: ['hands'] }, NOW, id);
  return doc;
}
const write = (doc: Y.Doc, field: string, words: string) => {
  const text = sharedText(doc, 'activity', id, field) ?? expect.unreachable('no text');
  replaceText(text, words);
};
const activity = (doc: Y.Doc) => readRecord(doc, 'activity', id) ?? expect.unreachable('no activity');
const copyOf = (doc: Y.Doc) => {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  return copy;
};

test('the same archive again brings nothing', () => {
  const doc = aPortfolio();
  expect(planReturn(doc, archiveRecords(doc))).toEqual({ added: [], differing: [], same: 1, unreadable: [] });
});

test('what was deleted for good returns with its links, and what came since stays', () => {
  const doc = aPortfolio();
  const evidenceId = createEvidence(doc, { title: 'Scan' }, NOW);
  putLink(doc, 'activityEvidence', id, evidenceId, 4);
  const archive = archiveRecords(doc);
  doc.getMap('evidence').delete(evidenceId);
  doc.getMap('links').clear();
  createActivity(doc, { title: 'Since' }, NOW);
  const plan = planReturn(doc, archive);
  expect(plan.added.map(({ kind }) => kind)).toEqual(['evidence', 'link']);
  bringBack(doc, plan, 'here', NOW);
  expect(readAll(doc, 'link')).toMatchObject([{ from: id, to: evidenceId, position: 4 }]);
  expect(readAll(doc, 'activity')).toHaveLength(2);
});

test('where the two differ, what is here holds, what is empty here is filled, and both words are kept', () => {
  const doc = aPortfolio();
  const archive = archiveRecords(
    (() => {
      const other = copyOf(doc);
      changeActivity(other, id, { title: 'Splinting', place: 'Leeds', minutes: 60, starred: true });
      write(other, 'description', 'Other words.');
      tagActivity(other, id, 'wrists');
      return other;
    })(),
  );
  changeActivity(doc, id, { minutes: 90 });
  tagActivity(doc, id, 'thumbs');
  const plan = planReturn(doc, archive);
  expect(plan.differing).toMatchObject([{ filled: ['place', 'tag:wrists'], texts: ['description'], newer: [] }]);
  bringBack(doc, plan, 'here', NOW);
  expect(activity(doc)).toMatchObject({
    title: 'Splints',
    minutes: 90,
    place: 'Leeds',
    starred: false,
    description: 'One.',
    tags: ['hands', 'thumbs', 'wrists'],
  });
  expect(versionsOf(doc, id, 'description').map(({ text }) => text)).toEqual(['Other words.']);
  // and again: those words are known by now
  expect(planReturn(doc, archive).differing.flatMap(({ texts }) => texts)).toEqual([]);
});

test('the person may let the archive’s word hold; what was here is an earlier version then', () => {
  const doc = aPortfolio();
  const archive = archiveRecords(doc);
  changeActivity(doc, id, { title: 'Changed', place: 'Leeds' });
  write(doc, 'description', 'New words.');
  tagActivity(doc, id, 'thumbs');
  bringBack(doc, planReturn(doc, archive), 'archive', NOW);
  expect(activity(doc)).toMatchObject({
    title: 'Splints',
    place: '',
    description: 'One.',
    tags: ['hands', 'thumbs'],
  });
  expect(versionsOf(doc, id, 'description').map(({ text }) => text)).toEqual(['New words.']);
});

test('words that the archive knows as earlier ones give way to its newer ones', () => {
  const doc = aPortfolio();
  const other = copyOf(doc);
  keepVersion(other, id, 'description', 'One.', NOW);
  write(other, 'description', 'One, two.');
  const plan = planReturn(doc, archiveRecords(other));
  expect(plan.differing).toMatchObject([{ newer: ['description'], texts: [] }]);
  bringBack(doc, plan, 'here', NOW);
  expect(activity(doc).description).toBe('One, two.');
  // and the other way round what is here stays
  bringBack(other, planReturn(other, archiveRecords(aPortfolio())), 'here', NOW);
  expect(activity(other).description).toBe('One, two.');
});

test('what was put in the bin here stays there, unless the archive’s word holds', () => {
  const doc = aPortfolio();
  const archive = archiveRecords(doc);
  moveToBin(doc, 'activity', id, '2026-11-20' as LocalDate);
  bringBack(doc, planReturn(doc, archive), 'here', NOW);
  expect(activity(doc).deletedOn).toBe('2026-11-20');
  bringBack(doc, planReturn(doc, archive), 'archive', NOW);
  expect(activity(doc).deletedOn).toBeNull();
});

test('something that was put in the bin there is not put in the bin here', () => {
  const doc = aPortfolio();
  const other = copyOf(doc);
  moveToBin(other, 'activity', id, '2026-11-20' as LocalDate);
  bringBack(doc, planReturn(doc, archiveRecords(other)), 'here', NOW);
  expect(activity(doc).deletedOn).toBeNull();
});

test('the parts of a page that either side has are all there afterwards', () => {
  const doc = aPortfolio();
  const evidenceId = createEvidence(doc, { title: 'Page' }, NOW);
  const part = (byte: string) =>
    ({
      sha256: byte.repeat(64),
      mime: 'text/plain',
      sizeBytes: 1,
      role: 'text',
      notes: [],
      url: '',
      capturedAt: NOW.toISOString(),
    }) as never;
  const other = copyOf(doc);
  addPart(other, evidenceId, part('a'));
  addPart(doc, evidenceId, part('b'));
  bringBack(doc, planReturn(doc, archiveRecords(other)), 'archive', NOW);
  expect(readRecord(doc, 'evidence', evidenceId)?.parts).toHaveLength(2);
});

test('a setting of here stays, unless the archive’s word holds', () => {
  const doc = aPortfolio();
  putSetting(doc, 'peopleTerm', 'clients');
  const archive = archiveRecords(doc);
  putSetting(doc, 'peopleTerm', 'patients');
  bringBack(doc, planReturn(doc, archive), 'here', NOW);
  expect(readAll(doc, 'setting')).toEqual([{ key: 'peopleTerm', value: 'patients' }]);
  bringBack(doc, planReturn(doc, archive), 'archive', NOW);
  expect(readAll(doc, 'setting')).toEqual([{ key: 'peopleTerm', value: 'clients' }]);
});

test('all of it is taken back as one step, and what was written since stays', () => {
  const doc = aPortfolio();
  const other = copyOf(doc);
  const before = archiveRecords(doc);
  changeActivity(other, id, { place: 'Leeds' });
  write(other, 'description', 'Other words.');
  for (let number = 0; number < 300; number++) createActivity(other, { title: `Number ${number}`, tags: ['a'] }, NOW);
  const plan = planReturn(doc, archiveRecords(other));
  const undo = undoable(doc, () => bringBack(doc, plan, 'archive', NOW));
  expect(readAll(doc, 'activity')).toHaveLength(301);
  createActivity(doc, { title: 'Since' }, NOW, 'activity-since' as RecordId);
  undo();
  doc.getMap('activities').delete('activity-since');
  expect(archiveRecords(doc)).toEqual(before);
});

test('five thousand activities come in within a second or two', () => {
  const other = new Y.Doc();
  startPortfolio(other, newId(), NOW);
  other.transact(() => {
    for (let number = 0; number < 5_000; number++)
      createActivity(other, { title: `Number ${number}`, description: 'Words. '.repeat(50) }, NOW);
  });
  const doc = aPortfolio();
  const archive = archiveRecords(other);
  const started = performance.now();
  bringBack(doc, planReturn(doc, archive), 'here', NOW);
  console.info(`5,000 activities brought back in ${Math.round(performance.now() - started)} ms`);
  expect(readAll(doc, 'activity')).toHaveLength(5_001);
});
