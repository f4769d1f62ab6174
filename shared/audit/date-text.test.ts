// Dates in words, as screens and the profile show them.
import { describe, expect, it } from 'vitest';
import type { DatePrecision, LocalDate } from '../model/dates.ts';
import { activityDateText, dateText, shortDateText, spanText } from './date-text.ts';
import { day } from './invented.ts';

describe('the date of an activity', () => {
  it.each<[string | null, string | null, DatePrecision, string]>([
    ['2026-03-04', null, 'day', '4 March 2026'],
    ['2026-03-01', null, 'month', 'March 2026'],
    ['2026-03-04', '2026-03-06', 'day', '4 to 6 March 2026'],
    ['2026-02-28', '2026-03-02', 'day', '28 February to 2 March 2026'],
    ['2025-12-30', '2026-01-02', 'day', '30 December 2025 to 2 January 2026'],
    ['2026-03-01', '2026-05-31', 'month', 'March to May 2026'],
    ['2026-03-01', '2026-03-31', 'month', 'March 2026'],
    ['2025-12-01', '2026-01-01', 'month', 'December 2025 to January 2026'],
    ['2026-03-04', '2026-03-04', 'day', '4 March 2026'],
    ['2026-03-04', '2026-03-01', 'day', '4 March 2026'],
    [null, '2026-03-01', 'day', ''],
  ])('from %s to %s by %s reads “%4$s”', (startedOn, endedOn, datePrecision, text) => {
    expect(
      activityDateText({
        startedOn: startedOn as LocalDate | null,
        endedOn: endedOn as LocalDate | null,
        datePrecision,
      }),
    ).toBe(text);
  });

  it('is long or short', () => {
    expect(dateText(day('2026-11-23'))).toBe('23 November 2026');
    expect(shortDateText(day('2026-11-23'))).toBe('23 Nov');
  });
});

describe('a span of time', () => {
  it.each([
    ['2026-02-20', '2026-06-02', '3 months 13 days'],
    ['2026-01-31', '2026-02-28', '1 month'],
    ['2026-01-01', '2026-01-02', '1 day'],
    ['2026-01-01', '2026-01-01', '0 days'],
  ])('from %s to %s is %s', (from, to, text) => expect(spanText(day(from), day(to))).toBe(text));
});
