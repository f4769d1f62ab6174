// Days as people write them in tables. What 3/4/26 means is decided from the whole column.
import { type DatePrecision, type LocalDate, parseLocalDate } from '../../../shared/model/dates.ts';

export type DayOrder = 'dayFirst' | 'monthFirst';

export interface ReadDay {
  day: LocalDate;
  precision: DatePrecision;
}

const NUMERIC = /^(\d{1,2})\s?[/.\-\s]\s?(\d{1,2})\s?[/.\-\s]\s?(\d{4}|\d{2})(?!\d)/;
const ISO = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/;
const WORD = '([a-z]{3,9})[.,]?';
const DAY_MONTH = new RegExp(
  `^(\\d{1,2})(?:st|nd|rd|th)?[\\s\\-/]*(?:of\\s+)?${WORD}[\\s\\-/]*(\\d{4}|'?\\d{2})(?!\\d)`,
  'i',
);
const MONTH_DAY = new RegExp(`^${WORD}\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+(\\d{4})(?!\\d)`, 'i');
const MONTH_YEAR = new RegExp(`^${WORD}[\\s\\-/]+(\\d{4}|'\\d{2})(?!\\d)$`, 'i');
const WEEKDAY = /^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*[.,]?\s+/i;
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
/** Excel counts days from 30 December 1899 (its year 1900 has a 29 February); these are 1954 to 2099. */
const SERIAL = /^(?:[2-6]\d{4}|7[0-2]\d{3})(?:\.\d+)?$/;

function monthOf(word = ''): number {
  const at = MONTHS.indexOf(word.slice(0, 3).toLowerCase());
  return at >= 0 &&
    'january february march april may june july august september sept october november december'
      .split(' ')
      .some((name) => name === word.toLowerCase() || name.slice(0, 3) === word.toLowerCase())
    ? at + 1
    : 0;
}

/** "26" is 2026, "98" is 1998: nobody plans seventy years ahead. */
function yearOf(text: string): number {
  const digits = text.replace("'", '');
  const year = Number(digits);
  return digits.length === 4 ? year : year < 70 ? 2000 + year : 1900 + year;
}

function made(year: number, month: number, day: number): LocalDate | null {
  const two = (part: number) => String(part).padStart(2, '0');
  return parseLocalDate(`${year}-${two(month)}-${two(day)}`);
}
const asDay = (day: LocalDate | null): ReadDay | null => day && { day, precision: 'day' };

/** A day, or a month where no more is known; null for none, and for one that does not exist. */
export function readDay(cell: string, order: DayOrder): ReadDay | null {
  const text = cell.trim().replace(WEEKDAY, '');
  const iso = ISO.exec(text);
  if (iso) return asDay(made(Number(iso[1]), Number(iso[2]), Number(iso[3])));
  const numeric = NUMERIC.exec(text);
  if (numeric) {
    const [first, second] = [Number(numeric[1]), Number(numeric[2])];
    const year = yearOf(numeric[3] ?? '');
    // a part above 12 is no month, whatever the column says
    const isMonthFirst = second > 12 || (order === 'monthFirst' && first <= 12);
    return asDay(isMonthFirst ? made(year, first, second) : made(year, second, first));
  }
  const words = DAY_MONTH.exec(text);
  if (words && monthOf(words[2])) return asDay(made(yearOf(words[3] ?? ''), monthOf(words[2]), Number(words[1])));
  const american = MONTH_DAY.exec(text);
  if (american && monthOf(american[1]))
    return asDay(made(Number(american[3]), monthOf(american[1]), Number(american[2])));
  const month = MONTH_YEAR.exec(text);
  if (month && monthOf(month[1])) {
    const day = made(yearOf(month[2] ?? ''), monthOf(month[1]), 1);
    return day && { day, precision: 'month' };
  }
  if (!SERIAL.test(text)) return null;
  return asDay(
    parseLocalDate(new Date(Date.UTC(1899, 11, 30) + Math.floor(Number(text)) * 86_400_000).toISOString().slice(0, 10)),
  );
}

/** A first and a last day in one cell, as in "4/3/26 - 5/3/26" or "4 March 2026 to 6 March 2026". */
export function readDays(cell: string, order: DayOrder): { from: ReadDay; to: ReadDay | null } | null {
  const [first = '', last = ''] = cell.split(/\s+(?:-|–|—|to|until)\s+|\s*[–—]\s*/i);
  const from = readDay(first, order);
  if (!from) {
    const whole = readDay(cell, order);
    return whole && { from: whole, to: null };
  }
  const to = last ? readDay(last, order) : null;
  return { from, to: to && to.day > from.day ? to : null };
}

export interface OrderOfColumn {
  order: DayOrder;
  /** Nothing in the column says which, or different rows say different things: the person is asked. */
  isInDoubt: boolean;
  /** Some rows are surely one way, some the other. */
  isMixed: boolean;
}

/** How the days of a column are written; day first, as in the United Kingdom, where nothing says otherwise. */
export function orderOf(cells: readonly string[]): OrderOfColumn {
  let dayFirst = 0;
  let monthFirst = 0;
  let either = 0;
  for (const cell of cells) {
    const [, first = '', second = ''] = NUMERIC.exec(cell.trim().replace(WEEKDAY, '')) ?? [];
    if (!first) continue;
    // two parts that cannot both be, as 99/99, say nothing
    if (Math.min(Number(first), Number(second)) > 12 || Math.max(Number(first), Number(second)) > 31) continue;
    if (Number(first) > 12) dayFirst += 1;
    else if (Number(second) > 12) monthFirst += 1;
    else if (Number(first) !== Number(second)) either += 1;
  }
  const isMixed = dayFirst > 0 && monthFirst > 0;
  const isInDoubt = either > 0 && (isMixed || dayFirst + monthFirst === 0);
  return { order: monthFirst > dayFirst ? 'monthFirst' : 'dayFirst', isInDoubt, isMixed };
}
