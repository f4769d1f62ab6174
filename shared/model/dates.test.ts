// Calendar arithmetic where calendars are awkward.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, addMonths, daysBetween, type LocalDate, localDateOf, parseInstant, parseLocalDate } from './dates.ts';

const day = (text: string) => text as LocalDate;

test('a month later than the 31st is the last day of a shorter month', () => {
  expect(addMonths(day('2026-01-31'), 1)).toBe('2026-02-28');
  expect(addMonths(day('2024-01-31'), 1)).toBe('2024-02-29');
  expect(addMonths(day('2026-11-30'), 3)).toBe('2027-02-28');
  expect(addMonths(day('2026-03-15'), -3)).toBe('2025-12-15');
});

test('days that no calendar has are refused', () => {
  for (const wrong of [
    '2026-02-29',
    '2026-13-01',
    '2026-1-1',
    '26-01-01',
    '',
    null,
    20260101,
    '2026-01-01T00:00:00Z',
  ]) {
    expect(parseLocalDate(wrong)).toBeNull();
  }
  expect(parseLocalDate('2024-02-29')).toBe('2024-02-29');
});

test('a moment with another offset is the same moment in UTC', () => {
  expect(parseInstant('2026-06-01T10:00:00+01:00')).toBe('2026-06-01T09:00:00.000Z');
  expect(parseInstant('2026-06-01')).toBeNull();
});

test('late in the evening it is still today where the person is', () => {
  expect(localDateOf(new Date(2026, 10, 23, 23, 59))).toBe('2026-11-23');
  expect(localDateOf(new Date(2026, 10, 23, 0, 0))).toBe('2026-11-23');
});

test('adding days and counting them agree over two hundred years', () => {
  const days = fc.integer({ min: 0, max: 70_000 });
  fc.assert(
    fc.property(days, fc.integer({ min: -3000, max: 3000 }), (offset, more) => {
      const from = addDays(day('1950-01-01'), offset);
      expect(daysBetween(from, addDays(from, more))).toBe(more);
    }),
  );
});
