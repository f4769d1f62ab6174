// Before two portfolios become one, a person sees what each holds and what would be there twice.
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { makeLocalDate, parseLocalDate } from '../model/dates.ts';
import { createActivity, createRegistration, moveToBin } from './edit.ts';
import { previewOfJoining } from './joining.ts';
import { copyRecords } from './move.ts';

const now = new Date('2026-11-26T09:00:00Z');

function add(doc: Y.Doc, title: string, day: string) {
  return createActivity(doc, { title, startedOn: parseLocalDate(day) }, now);
}

test('with nothing here there is nothing to decide', () => {
  const there = new Y.Doc();
  add(there, 'Splinting study day', '2026-03-02');
  expect(previewOfJoining(new Y.Doc(), there)).toBeNull();
});

test('each side is told by what it holds, without what is in the bin', () => {
  const [here, there] = [new Y.Doc(), new Y.Doc()];
  add(here, 'Journal club', '2026-05-04');
  add(here, 'Seating clinic', '2025-01-31');
  moveToBin(here, 'activity', add(here, 'Binned', '2024-01-01'), makeLocalDate(2026, 11, 26));
  createRegistration(there, { scheme: 'hcpc', profession: 'occupational-therapist' }, now);
  const preview = previewOfJoining(here, there);
  expect(preview?.here).toMatchObject({ activities: 2, from: '2025-01-31', to: '2026-05-04', registrations: 0 });
  expect(preview?.there).toMatchObject({ activities: 0, from: null, to: null, registrations: 1 });
});

test('what stands in both under one title and day is named; the same record is not there twice', () => {
  const [here, there] = [new Y.Doc(), new Y.Doc()];
  add(there, 'Falls webinar', '2026-06-01');
  copyRecords(there, here);
  add(here, ' splinting STUDY day ', '2026-03-02');
  add(here, 'Splinting study day', '2026-03-03');
  add(there, 'Splinting study day', '2026-03-02');
  expect(previewOfJoining(here, there)?.alike).toEqual([{ title: 'splinting STUDY day', startedOn: '2026-03-02' }]);
});
