// The facts in a line say what is there, and what the dated list lacks.
import { expect, test } from 'vitest';
import { parseActivity } from '../../../shared/model/activity.ts';
import type { RecordId } from '../../../shared/model/id.ts';
import { hcpc } from '../../../shared/schemes/hcpc.ts';
import { factsInALine } from './facts-in-a-line.ts';

const lineOf = (fields: object) => factsInALine(parseActivity('activity-1' as RecordId, fields), hcpc);

test('says day, kind, length, provider and place', () => {
  const date = { startedOn: '2026-11-10', datePrecision: 'day' };
  const whereAndWho = { provider: 'Hazel Trust', place: 'online' };
  expect(lineOf({ ...date, ...whereAndWho, type: 'formal', subtype: 'Course', minutes: 360 })).toBe(
    '10 November 2026 · Formal or educational: Course · 6 hours · Hazel Trust · online',
  );
});

test('says what is not there yet', () => {
  expect(lineOf({ title: 'Splint clinic' })).toBe('No date yet · No type yet');
});
