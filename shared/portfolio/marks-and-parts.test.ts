// What regulators ask beside a date and a type, and what a kept page is sent without: said and noted on two devices while apart.
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import type { LocalDate } from '../model/dates.ts';
import { newId } from '../model/id.ts';
import {
  createActivity,
  createEvidence,
  createRegistration,
  duplicateActivity,
  markActivity,
  mergeActivities,
  notePart,
  sendWithout,
  unnotePart,
} from './edit.ts';
import { readRecord } from './read.ts';

const now = new Date('2026-11-23T18:00:00Z');
const day = (text: string) => text as LocalDate;

/** Two devices that hold the same portfolio and meet only when told. */
function twoDevices(prepare: (doc: Y.Doc) => void) {
  const [phone, laptop] = [new Y.Doc(), new Y.Doc()];
  prepare(phone);
  const meet = () => {
    Y.applyUpdate(laptop, Y.encodeStateAsUpdate(phone));
    Y.applyUpdate(phone, Y.encodeStateAsUpdate(laptop));
  };
  meet();
  return { phone, laptop, meet };
}

test('two devices each say something else of one activity, and both stand', () => {
  const id = newId();
  const { phone, laptop, meet } = twoDevices((doc) => createActivity(doc, { title: 'Journal club' }, now, id));
  markActivity(phone, id, 'nmc:participatory', true);
  markActivity(laptop, id, 'goc:points', 2);
  meet();
  const marks = { 'nmc:participatory': true, 'goc:points': 2 };
  expect(readRecord(phone, 'activity', id)?.marks).toEqual(marks);
  expect(readRecord(laptop, 'activity', id)?.marks).toEqual(marks);
  markActivity(laptop, id, 'nmc:participatory', null);
  meet();
  expect(readRecord(phone, 'activity', id)?.marks).toEqual({ 'goc:points': 2 });
});

test('two devices each note a part that is done, and one of them is taken back', () => {
  const id = newId();
  const { phone, laptop, meet } = twoDevices((doc) =>
    createRegistration(doc, { scheme: 'nmc', profession: 'nurse' }, now, id),
  );
  const first = notePart(phone, id, { part: 'feedback', doneOn: day('2026-03-01'), note: 'A letter' });
  notePart(laptop, id, { part: 'feedback', doneOn: day('2026-01-01'), note: '' });
  meet();
  const done = () => readRecord(phone, 'registration', id)?.doneParts.map(({ doneOn }) => doneOn);
  expect(done()).toEqual(['2026-01-01', '2026-03-01']);
  unnotePart(laptop, id, { part: 'feedback', id: first });
  meet();
  expect(done()).toEqual(['2026-01-01']);
});

test('of two activities that are made one, what either says for a regulator stays', () => {
  const doc = new Y.Doc();
  const older = createActivity(doc, { title: 'Journal club' }, new Date('2026-11-01T09:00:00Z'));
  const other = createActivity(doc, { title: 'Journal club' }, now);
  markActivity(doc, older, 'goc:points', 2);
  markActivity(doc, other, 'goc:points', 3);
  markActivity(doc, other, 'nmc:participatory', true);
  mergeActivities(doc, [older, other], [], now);
  expect(readRecord(doc, 'activity', older)?.marks).toEqual({ 'goc:points': 2, 'nmc:participatory': true });
});

test('the same again is of the same kind for a regulator, and brings no points of the first', () => {
  const doc = new Y.Doc();
  const first = createActivity(doc, { title: 'Supervision' }, now);
  markActivity(doc, first, 'nmc:participatory', true);
  markActivity(doc, first, 'rcot:leadership', 6);
  markActivity(doc, first, 'goc:points', 2);
  const again = duplicateActivity(doc, first, now) ?? expect.unreachable('the first is there');
  expect(readRecord(doc, 'activity', again)?.marks).toEqual({ 'nmc:participatory': true, 'rcot:leadership': 6 });
});

test('two devices each leave out another part of a kept page, both hold, and each is taken back by itself', () => {
  const id = newId();
  const { phone, laptop, meet } = twoDevices((doc) =>
    createEvidence(doc, { title: 'A page', source: 'page' }, now, id),
  );
  sendWithout(phone, id, 'picture', true);
  sendWithout(laptop, id, 'text', true);
  meet();
  expect(readRecord(laptop, 'evidence', id)?.sentWithout).toEqual(['text', 'picture']);
  sendWithout(laptop, id, 'picture', false);
  meet();
  expect(readRecord(phone, 'evidence', id)?.sentWithout).toEqual(['text']);
});
