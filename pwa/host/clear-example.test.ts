// What of an example is the person's own: what stands by itself, and what belongs to that.
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import {
  createActivity,
  createEvidence,
  createGapExplanation,
  createProfile,
  createReflection,
  createRegistration,
  moveToBin,
  putLink,
} from '../../shared/portfolio/edit.ts';
import { RECORD_KINDS, rootOf } from '../../shared/portfolio/layout.ts';
import { readAll } from '../../shared/portfolio/read.ts';
import { fillExample } from '../example/fill-example.ts';
import { hasOwnWords, ownRecords } from './clear-example.ts';

const now = new Date('2026-11-26T12:00:00Z');

function anExample() {
  const doc = new Y.Doc();
  fillExample(doc, now);
  const madeOf = new Set(RECORD_KINDS.flatMap((kind) => [...rootOf(doc, kind).keys()]));
  const theirs = readAll(doc, 'activity')[0]?.id ?? expect.unreachable('the example is empty');
  return { doc, madeOf, theirs };
}

test('nothing is one’s own in an example that was only looked at, or written into', () => {
  const { doc, madeOf, theirs } = anExample();
  expect(ownRecords(doc, madeOf)).toBeNull();
  createReflection(
    doc,
    { activityId: theirs, modelKey: 'borton', promptKeys: ['what'], answers: { what: 'Hm.' } },
    now,
  );
  const registrationId = readAll(doc, 'registration')[0]?.id ?? null;
  createProfile(doc, { registrationId, summary: 'A try.' }, now);
  const [from, to] = ['2026-01-10' as never, '2026-05-06' as never];
  createGapExplanation(doc, { from, to, deletedOn: null, explanation: 'It was cold.' }, now);
  moveToBin(doc, 'activity', createActivity(doc, { title: 'A mistake' }, now), '2026-11-26' as never);
  expect(ownRecords(doc, madeOf)).toBeNull();
});

test('what was added comes along whole, and nothing of the example with it', () => {
  const { doc, madeOf, theirs } = anExample();
  const mine = createActivity(doc, { title: 'A hard case', description: 'Two lines.' }, now);
  createReflection(doc, { activityId: mine, modelKey: 'borton', promptKeys: ['what'], answers: { what: 'Hm.' } }, now);
  const photo = createEvidence(doc, { title: 'My certificate' }, now);
  putLink(doc, 'activityEvidence', theirs, photo);
  putLink(doc, 'activityEvidence', mine, photo);
  createRegistration(doc, { scheme: 'hcpc', profession: 'PH' }, now);
  const own = ownRecords(doc, madeOf);
  expect(own?.count).toBe(4);
  const of = <K extends 'activity' | 'reflection' | 'evidence' | 'registration' | 'link'>(kind: K) =>
    own ? readAll(own.doc, kind) : [];
  expect(of('activity')).toMatchObject([{ id: mine, description: 'Two lines.' }]);
  expect(of('reflection')).toMatchObject([{ activityId: mine, answers: { what: 'Hm.' } }]);
  expect(of('evidence')).toMatchObject([{ title: 'My certificate' }]);
  expect(of('registration')).toMatchObject([{ profession: 'PH' }]);
  expect(of('link')).toMatchObject([{ from: mine, to: photo }]);
});

test('words that I wrote into the example’s own records are known before they go, and only those', () => {
  const { doc, madeOf, theirs } = anExample();
  const mine = createActivity(doc, { title: 'A hard case', description: 'Two lines.' }, now);
  createReflection(doc, { activityId: mine, modelKey: 'borton', promptKeys: ['what'], answers: { what: 'Hm.' } }, now);
  createReflection(doc, { activityId: theirs, modelKey: 'borton', promptKeys: ['what'], answers: { what: '' } }, now);
  expect(hasOwnWords(doc, madeOf, now)).toBe(false);
  createReflection(
    doc,
    { activityId: theirs, modelKey: 'borton', promptKeys: ['what'], answers: { what: 'I would do it so too.' } },
    now,
  );
  expect(hasOwnWords(doc, madeOf, now)).toBe(true);
});
