// The strip of months: what each holds, and where nothing was recorded.
import { expect, it } from 'vitest';
import type { Cycle } from '../schemes/cycle.ts';
import { findGaps } from './gaps.ts';
import { activitiesOn, anActivity, day } from './invented.ts';
import { monthsOf } from './months.ts';

const cycle: Cycle = {
  start: day('2025-11-01'),
  end: day('2027-10-31'),
  windowOpens: day('2027-08-01'),
  deadline: day('2027-10-31'),
};
const today = day('2026-08-15');
const monthsWith = (activities: ReturnType<typeof activitiesOn>) => {
  const gaps = findGaps(activities, { cycle, today, months: 3 });
  return monthsOf(activities, { cycle, gaps, today });
};

it('has the 24 months of a cycle, those to come marked as such', () => {
  const months = monthsWith([]);
  expect(months).toHaveLength(24);
  expect(months[0]?.start).toBe('2025-11-01');
  expect(months.filter((month) => month.isAhead)).toHaveLength(14);
});

it('counts an activity in each month that it touches', () => {
  const course = anActivity({ startedOn: day('2026-01-30'), endedOn: day('2026-03-02') });
  const counts = monthsWith([...activitiesOn('2025-11-20', '2025-11-21'), course]).map(({ count }) => count);
  expect(counts.slice(0, 6)).toEqual([2, 0, 1, 1, 1, 0]);
});

it('marks the empty months of a gap, and none that is only empty', () => {
  const months = monthsWith(activitiesOn('2025-11-20', '2026-01-10', '2026-05-20', '2026-08-01'));
  expect(months.filter((month) => month.isInGap).map(({ start }) => start)).toEqual([
    '2026-02-01',
    '2026-03-01',
    '2026-04-01',
  ]);
});

it('takes a cycle that begins within a month from that month on', () => {
  const months = monthsOf([], {
    cycle: { ...cycle, start: day('2026-02-15'), end: day('2026-04-01') },
    gaps: [],
    today,
  });
  expect(months.map(({ start }) => start)).toEqual(['2026-02-01', '2026-03-01', '2026-04-01']);
});
