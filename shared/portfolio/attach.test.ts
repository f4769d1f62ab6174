// Attaching what waits in the inbox to an activity that is there, and taking that back.
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import type { LocalDate } from '../model/dates.ts';
import { newId, type RecordId } from '../model/id.ts';
import {
  attachActivities,
  createActivity,
  createAnnotation,
  createEvidence,
  createReflection,
  createReminder,
  inOneStep,
  moveToBin,
  putLink,
  undoable,
} from './edit.ts';
import { RECORD_KINDS } from './layout.ts';
import { readAll, readRecord } from './read.ts';
import { replaceText, sharedText } from './texts.ts';

const now = new Date('2026-11-26T09:00:00Z');
const everything = (doc: Y.Doc) => Object.fromEntries(RECORD_KINDS.map((kind) => [kind, readAll(doc, kind)]));
const evidenceOf = (doc: Y.Doc, activityId: RecordId) =>
  readAll(doc, 'link')
    .filter(({ from }) => from === activityId)
    .sort((a, b) => a.position - b.position)
    .map(({ to }) => readRecord(doc, 'evidence', to)?.title);

function aWaiting(doc: Y.Doc, title: string, description = ''): RecordId {
  const id = createActivity(doc, { title, description, triagedAt: null }, now);
  putLink(doc, 'activityEvidence', id, createEvidence(doc, { title: `${title} page` }, now), 3);
  return id;
}

function aPortfolio() {
  const doc = new Y.Doc();
  const target = createActivity(doc, { title: 'Course', description: 'Two days.' }, now);
  putLink(doc, 'activityEvidence', target, createEvidence(doc, { title: 'Programme' }, now));
  return { doc, target };
}

test('what waits moves to its activity with evidence, words, reflection and reminder, and goes to the bin', () => {
  const { doc, target } = aPortfolio();
  const one = aWaiting(doc, 'Slides', 'For the splinting audit.');
  const two = aWaiting(doc, 'Certificate');
  createReflection(doc, { activityId: one, modelKey: 'gibbs', promptKeys: ['d'], answers: { d: 'Learned' } }, now);
  const reminder = { about: 'certificate', text: '', dueOn: '2026-12-01' as LocalDate, doneOn: null, deletedOn: null };
  createReminder(doc, { ...reminder, activityId: two, about: 'certificate' }, now);
  attachActivities(doc, [one, two], target, now);
  expect(evidenceOf(doc, target)).toEqual(['Programme', 'Slides page', 'Certificate page']);
  expect(readRecord(doc, 'activity', target)?.description).toBe('Two days.\n\nFor the splinting audit.');
  expect(readAll(doc, 'reflection').map(({ activityId }) => activityId)).toEqual([target]);
  expect(readAll(doc, 'reminder').map(({ activityId }) => activityId)).toEqual([target]);
  for (const id of [one, two]) {
    expect(readRecord(doc, 'activity', id)?.deletedOn).toBe('2026-11-26');
  }
});

test('a note that is nothing but its title goes along in words; facts that the target lacks are taken', () => {
  const { doc, target } = aPortfolio();
  const note = createActivity(doc, { title: 'Ask about sleep first', triagedAt: null, minutes: 20 }, now);
  attachActivities(doc, [note], target, now);
  expect(readRecord(doc, 'activity', target)).toMatchObject({
    title: 'Course',
    description: 'Two days.\n\nAsk about sleep first',
    minutes: 20,
  });
});

test('passages and notes stay with their evidence', () => {
  const { doc, target } = aPortfolio();
  const one = aWaiting(doc, 'Slides');
  const evidenceId = readAll(doc, 'link').find(({ from }) => from === one)?.to ?? expect.fail('no evidence');
  createAnnotation(doc, { evidenceId, url: '', target: { kind: 'moment', seconds: 5 } } as never, now);
  const before = readAll(doc, 'annotation');
  attachActivities(doc, [one], target, now);
  expect(readAll(doc, 'annotation')).toEqual(before);
});

test('taking it back leaves everything exactly as it was', () => {
  const { doc, target } = aPortfolio();
  const one = aWaiting(doc, 'Slides', 'For the audit.');
  const two = aWaiting(doc, 'Notes', 'Second.');
  const shared = readAll(doc, 'link').find(({ from }) => from === target)?.to ?? expect.fail('no evidence');
  // evidence of both: it must not be taken off the target
  putLink(doc, 'activityEvidence', two, shared, 7);
  createReflection(doc, { activityId: one, modelKey: 'gibbs', promptKeys: ['d'], answers: { d: 'Learned' } }, now);
  const before = everything(doc);
  const takeBack = undoable(doc, () => void attachActivities(doc, [one, two], target, now));
  expect(everything(doc)).not.toEqual(before);
  takeBack();
  expect(everything(doc)).toEqual(before);
});

test('what was written at the target meanwhile stays when it is taken back', () => {
  const { doc, target } = aPortfolio();
  const one = aWaiting(doc, 'Slides', 'For the audit.');
  const takeBack = undoable(doc, () => void attachActivities(doc, [one], target, now));
  const text = sharedText(doc, 'activity', target, 'description') ?? expect.fail('no text');
  replaceText(text, `${text} And lunch.`);
  takeBack();
  expect(text.toString()).toBe('Two days. And lunch.');
});

test('nothing is attached to an activity that is in the bin or gone, nor to itself', () => {
  const { doc, target } = aPortfolio();
  const one = aWaiting(doc, 'Slides');
  const before = everything(doc);
  expect(attachActivities(doc, [one], newId(), now)).toBe(false);
  expect(attachActivities(doc, [target], target, now)).toBe(true);
  expect(everything(doc)).toEqual(before);
  moveToBin(doc, 'activity', target, '2026-11-26' as LocalDate);
  expect(attachActivities(doc, [one], target, now)).toBe(false);
});

test('several commands in one step reach the other device as one change', () => {
  const { doc, target } = aPortfolio();
  const one = aWaiting(doc, 'Slides', 'For the audit.');
  let updates = 0;
  doc.on('update', () => {
    updates += 1;
  });
  attachActivities(doc, [one], target, now);
  inOneStep(doc, () => {
    for (const title of ['a', 'b']) createActivity(doc, { title }, now);
  });
  expect(updates).toBe(2);
});
