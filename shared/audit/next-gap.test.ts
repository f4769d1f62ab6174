// When the next gap of three months would begin to count.
import { expect, test } from 'vitest';
import { activitiesOn, anActivity, day } from './invented.ts';
import { nextGapOn } from './next-gap.ts';

const TODAY = day('2026-11-26');

test('three calendar months after the last activity', () => {
  expect(nextGapOn(activitiesOn('2026-03-01', '2026-11-12'), 3, TODAY)).toBe('2027-02-12');
});

test('later, when something is planned before then; what is planned after it does not help', () => {
  expect(nextGapOn(activitiesOn('2026-11-12', '2027-02-01'), 3, TODAY)).toBe('2027-05-01');
  expect(nextGapOn(activitiesOn('2026-11-12', '2027-03-01'), 3, TODAY)).toBe('2027-02-12');
});

test('counted from the last day of something long, and from the end of a month', () => {
  const long = anActivity({ startedOn: day('2026-09-01'), endedOn: day('2026-11-20') });
  expect(nextGapOn([long], 3, TODAY)).toBe('2027-02-20');
  expect(nextGapOn([anActivity({ startedOn: day('2026-11-01'), datePrecision: 'month' })], 3, TODAY)).toBe(
    '2027-02-28',
  );
});

test('unknown without any activity', () => {
  expect(nextGapOn([], 3, TODAY)).toBeNull();
});
