// What is said of what was sorted, and of what has waited for long.
import { expect, test } from 'vitest';
import type { Instant, LocalDate } from '../../../shared/model/dates.ts';
import { attachedSaid, binnedSaid, keptSaid, plannedSaid, waitedLong } from './sort-words.ts';

const today = '2026-11-26' as LocalDate;
const keptOn = (...days: string[]) => days.map((day) => ({ createdAt: `${day}T12:00:00.000Z` as Instant }));

test('what has waited for more than a month is named by its months', () => {
  expect(waitedLong(keptOn('2026-10-01', '2026-10-02', '2026-10-20', '2026-10-25'), today)).toBe(
    '4 things from October still wait. Keep them as they are, or bin?',
  );
  expect(waitedLong(keptOn('2026-10-01'), today)).toBe('One thing from October still waits. Keep it as it is, or bin?');
  expect(waitedLong(keptOn('2026-09-01', '2026-10-02'), today)).toContain('from September and October still');
  expect(waitedLong(keptOn('2025-12-01', '2026-03-01', '2026-10-02'), today)).toContain(
    'from December 2025 to October',
  );
});

test('one and many are said as a person would', () => {
  expect([keptSaid(1), keptSaid(6)]).toEqual(['Kept. It is in your record.', '6 kept.']);
  const day = '2027-03-03' as LocalDate;
  expect([plannedSaid(1, day), plannedSaid(6, day)]).toEqual([
    'Planned for 3 March 2027.',
    '6 planned for 3 March 2027.',
  ]);
  expect([binnedSaid(1), binnedSaid(6)]).toEqual(['It is in the bin for 30 days.', '6 are in the bin for 30 days.']);
  expect(attachedSaid(2, 'Course')).toBe('2 are with “Course”.');
});
