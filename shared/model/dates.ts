// Calendar days and moments, as the record keeps them, and the little calendar arithmetic that CPD needs.

declare const localDate: unique symbol;
declare const instant: unique symbol;

/** A day in the person's own calendar, `YYYY-MM-DD`, no time zone. */
export type LocalDate = string & { [localDate]: true };
/** A moment, ISO 8601 in UTC with milliseconds, such as `2026-11-23T18:04:11.000Z`. Sorts as text. */
export type Instant = string & { [instant]: true };

/** How exactly a date is known: a `month` is kept as its first day. */
export type DatePrecision = 'day' | 'month';

const DAY_MS = 86_400_000;
const utc = (year: number, month: number, day: number) => new Date(Date.UTC(year, month - 1, day));
const toDay = (date: Date) => date.toISOString().slice(0, 10) as LocalDate;
const at = (date: LocalDate) => new Date(`${date}T00:00:00Z`);

/** A real calendar day between 1900 and 2199, or null. */
export function parseLocalDate(value: unknown): LocalDate | null {
  if (typeof value !== 'string' || !/^(19|20|21)\d\d-\d\d-\d\d$/.test(value)) return null;
  const date = new Date(`${value}T00:00:00Z`);
  return Number.isNaN(date.getTime()) || toDay(date) !== value ? null : (value as LocalDate);
}

/** A moment in ISO 8601 with a time zone, normalised to UTC, or null. */
export function parseInstant(value: unknown): Instant | null {
  if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)$/.test(value))
    return null;
  const date = new Date(value);
  return Number.isNaN(date.getTime()) ? null : (date.toISOString() as Instant);
}

export const toInstant = (date: Date): Instant => date.toISOString() as Instant;

/** The day that `now` falls on in the device's own time zone. */
export function localDateOf(now: Date): LocalDate {
  return toDay(utc(now.getFullYear(), now.getMonth() + 1, now.getDate()));
}

/** The last day of a month; `month` counts from 1. */
export const lastDayOfMonth = (year: number, month: number): LocalDate => toDay(utc(year, month + 1, 0));

export const makeLocalDate = (year: number, month: number, day: number): LocalDate => toDay(utc(year, month, day));

export const addDays = (date: LocalDate, days: number): LocalDate =>
  toDay(new Date(at(date).getTime() + days * DAY_MS));

/** Calendar months later; a day that the month lacks becomes its last day (31 January + 1 month = 28 or 29 February). */
export function addMonths(date: LocalDate, months: number): LocalDate {
  const [year, month, day] = partsOf(date);
  const first = utc(year, month + months, 1);
  const last = lastDayOfMonth(first.getUTCFullYear(), first.getUTCMonth() + 1);
  return makeLocalDate(first.getUTCFullYear(), first.getUTCMonth() + 1, Math.min(day, partsOf(last)[2]));
}

/** Days from `from` to `to`; negative when `to` comes first. */
export const daysBetween = (from: LocalDate, to: LocalDate): number =>
  Math.round((at(to).getTime() - at(from).getTime()) / DAY_MS);

/** Year, month from 1, day of month. */
export function partsOf(date: LocalDate): [year: number, month: number, day: number] {
  return [Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8, 10))];
}
