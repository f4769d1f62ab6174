// Days as people in Britain write them.
import type { DatePrecision, LocalDate } from '../../shared/model/dates.ts';

const FORMAT = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });

/** "3 November 2026". */
export const dayText = (date: LocalDate): string => FORMAT.format(new Date(`${date}T00:00:00Z`));

const SHORT = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });
const SHORT_MONTH = new Intl.DateTimeFormat('en-GB', { month: 'short', year: 'numeric', timeZone: 'UTC' });

/** A date as exact as a page gave it: "3 Nov 2026", "Nov 2026" or "2026"; the page's own day, whatever its time zone. */
export function shortPageDateText(date: string): string {
  if (/^\d{4}-\d\d-\d\d/.test(date)) return SHORT.format(new Date(`${date.slice(0, 10)}T00:00:00Z`));
  return /^\d{4}-\d\d$/.test(date) ? SHORT_MONTH.format(new Date(`${date}-01T00:00:00Z`)) : date;
}

/** "3 Nov", with the year when it is not this one; "Nov" where only the month is known. */
export function shortDayText(
  date: LocalDate,
  { datePrecision, today }: { datePrecision: DatePrecision; today: LocalDate },
): string {
  const text = shortPageDateText(datePrecision === 'month' ? date.slice(0, 7) : date);
  return date.slice(0, 4) === today.slice(0, 4) ? text.slice(0, -5) : text;
}

/** "34 kB"; decimal, as browsers show sizes. */
export const sizeText = (sizeBytes: number): string =>
  sizeBytes < 1_000_000
    ? `${Math.max(1, Math.round(sizeBytes / 1_000))} kB`
    : `${(sizeBytes / 1_000_000).toFixed(1)} MB`;
