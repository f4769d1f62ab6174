// What the drawings of a cycle say to who hears them.
import { expect, test } from 'vitest';
import { mixtureOf } from '../../../shared/audit/mixture.ts';
import { monthsOf } from '../../../shared/audit/months.ts';
import { parseActivity } from '../../../shared/model/activity.ts';
import type { LocalDate } from '../../../shared/model/dates.ts';
import type { RecordId } from '../../../shared/model/id.ts';
import { hcpc } from '../../../shared/schemes/hcpc.ts';
import { mixtureInWords, monthsInWords } from './drawings-in-words.ts';

const day = (text: string) => text as LocalDate;
const on = (startedOn: string, type = 'workBased') =>
  parseActivity('activity-1' as RecordId, { startedOn, datePrecision: 'day', type });
const cycle = { start: day('2026-01-01'), end: day('2026-12-31'), windowOpens: null, deadline: null };

test('the strip of months says how far it goes, where most is, and where the gap lies', () => {
  const activities = [on('2026-01-05'), on('2026-07-02'), on('2026-07-09')];
  const gaps = [{ from: day('2026-01-05'), to: day('2026-07-02') }];
  expect(monthsInWords(monthsOf(activities, { cycle, gaps, today: day('2026-08-20') }))).toBe(
    'Activities month by month, January 2026 to December 2026. 2 of the 8 months so far have some. ' +
      'The most are 2, in July 2026. In a gap: February 2026, March 2026, April 2026, May 2026 and 1 more.',
  );
});

test('without activities it says that there are none', () => {
  expect(monthsInWords(monthsOf([], { cycle, gaps: [], today: day('2026-01-20') }))).toBe(
    'Activities month by month, January 2026 to December 2026. 0 of the 1 month so far have some.',
  );
  expect(mixtureInWords(mixtureOf([], hcpc))).toMatch(/most first: none yet\. None: work-based, professional/);
});

test('the bar of kinds says each with its number, most first, and which are missing', () => {
  const activities = [on('2026-01-05', 'formal'), on('2026-02-05'), on('2026-03-05')];
  expect(mixtureInWords(mixtureOf(activities, hcpc))).toBe(
    'Kinds of learning as parts of one bar, most first: 2 work-based, 1 formal or educational. ' +
      'None: professional, self-directed, other.',
  );
});
