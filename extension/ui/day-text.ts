// Days as people in Britain write them.
import type { LocalDate } from '../../shared/model/dates.ts';

const FORMAT = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
const MONTH = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' });

/** "3 November 2026". */
export const dayText = (date: LocalDate): string => FORMAT.format(new Date(`${date}T00:00:00Z`));

/** A date as exact as a page gave it: "3 November 2026", "November 2026" or "2026"; the page's own day, whatever its time zone. */
export function pageDateText(date: string): string {
  if (/^\d{4}-\d\d-\d\d/.test(date)) return FORMAT.format(new Date(`${date.slice(0, 10)}T00:00:00Z`));
  return /^\d{4}-\d\d$/.test(date) ? MONTH.format(new Date(`${date}-01T00:00:00Z`)) : date;
}

/** "34 kB"; decimal, as browsers show sizes. */
export const sizeText = (sizeBytes: number): string =>
  sizeBytes < 1_000_000
    ? `${Math.max(1, Math.round(sizeBytes / 1_000))} kB`
    : `${(sizeBytes / 1_000_000).toFixed(1)} MB`;
