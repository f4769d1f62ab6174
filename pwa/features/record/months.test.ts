// The dated list in months.
import { expect, test } from 'vitest';
import { parseActivity } from '../../../shared/model/activity.ts';
import type { LocalDate } from '../../../shared/model/dates.ts';
import { newId } from '../../../shared/model/id.ts';
import { toActivityRow } from '../../../shared/projection/rows.ts';
import { monthsOf } from './months.ts';

const row = (startedOn: string | null) => ({
  activity: toActivityRow(
    parseActivity(newId(), { startedOn: startedOn as LocalDate | null, triagedAt: '2026-01-01T00:00:00Z' }),
  ),
  reflections: [],
  evidence: [],
});

test('puts rows under their months in the order in which they come', () => {
  const months = monthsOf([row('2026-03-04'), row('2026-03-01'), row('2025-12-31'), row(null)]);
  expect(months.map(({ key, label, rows }) => [key, label, rows.length])).toEqual([
    ['2026-03', 'March 2026', 2],
    ['2025-12', 'December 2025', 1],
    ['none', 'No date yet', 1],
  ]);
});
