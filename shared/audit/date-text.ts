// Dates in words, British English, the same on screen, in the PDF and in copied text.
import { addMonths, type DatePrecision, daysBetween, type LocalDate, partsOf } from '../model/dates.ts';

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

const monthName = (date: LocalDate): string => MONTHS[partsOf(date)[1] - 1] ?? '';

/** "4 March 2026", or "March 2026" when only the month is known. */
export function dateText(date: LocalDate, precision: DatePrecision = 'day'): string {
  const [year, , day] = partsOf(date);
  const month = `${monthName(date)} ${year}`;
  return precision === 'month' ? month : `${day} ${month}`;
}

/** "4 Mar", for a short sentence whose year is plain from around it. */
export const shortDateText = (date: LocalDate): string => `${partsOf(date)[2]} ${monthName(date).slice(0, 3)}`;

/**
 * Both days included, saying each month and year once: "4 to 6 March 2026", "28 February to 2 March 2026", "March to May 2026".
 * One day or month when both ends are the same.
 */
export function rangeText(start: LocalDate, end: LocalDate, precision: DatePrecision = 'day'): string {
  const last = dateText(end, precision);
  if (dateText(start, precision) === last) return last;
  if (start.slice(0, 4) !== end.slice(0, 4)) return `${dateText(start, precision)} to ${last}`;
  if (precision === 'month') return `${monthName(start)} to ${last}`;
  const day = String(partsOf(start)[2]);
  return start.slice(0, 7) === end.slice(0, 7) ? `${day} to ${last}` : `${day} ${monthName(start)} to ${last}`;
}

/** When an activity was; empty while it has no date. An end before the start is left out. */
export function activityDateText(activity: {
  startedOn: LocalDate | null;
  endedOn: LocalDate | null;
  datePrecision: DatePrecision;
}): string {
  const { startedOn, endedOn, datePrecision } = activity;
  if (!startedOn) return '';
  return rangeText(startedOn, endedOn && endedOn > startedOn ? endedOn : startedOn, datePrecision);
}

/** The time from one day to another in calendar months and days: "3 months 13 days". `to` is not before `from`. */
export function spanText(from: LocalDate, to: LocalDate): string {
  let months = 0;
  while (addMonths(from, months + 1) <= to) months += 1;
  const days = daysBetween(addMonths(from, months), to);
  const parts = [months && counted(months, 'month'), days && counted(days, 'day')].filter(Boolean);
  return parts.join(' ') || counted(0, 'day');
}

/** "1 activity", "2 activities", "10,000 activities". */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`;
