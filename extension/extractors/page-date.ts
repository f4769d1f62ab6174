// Dates as pages write them, brought to ISO 8601 no more exact than they were.
import { asPageDate } from '../../shared/model/capture.ts';
import { asLine } from '../../shared/model/parse.ts';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH = '(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\.?';
const DAY_MONTH_YEAR = new RegExp(`\\b(\\d{1,2})(?:st|nd|rd|th)?\\s+(?:of\\s+)?${MONTH},?\\s+(\\d{4})\\b`, 'i');
const MONTH_DAY_YEAR = new RegExp(`\\b${MONTH}\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+(\\d{4})\\b`, 'i');
const MONTH_YEAR = new RegExp(`^${MONTH}\\s+(\\d{4})$`, 'i');

const two = (part: string | number) => String(part).padStart(2, '0');
const monthNumber = (name = '') => MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1;

function calendar(year = '', month: string | number = '', day = ''): string {
  const text = [year, month, day].filter(Boolean).map(two).join('-');
  const full = day ? text : month ? `${text}-01` : `${text}-01-01`;
  const date = new Date(`${full}T00:00:00Z`);
  // placeholders of content systems: year 0 or 1, and the epoch
  if (Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== full) return '';
  return Number(year) < 1500 || full === '1970-01-01' ? '' : text;
}

function numeric(text: string): string {
  const parts =
    /^(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2})(?:[T ]+(\d\d:\d\d(?::\d\d(?:\.\d+)?)?)\s*(Z|UTC|GMT|[+-]\d\d:?\d\d)?)?)?)?/i.exec(
      text,
    );
  if (!parts || /^\d{5}/.test(text)) return '';
  const [, year, month, day, time, zone = ''] = parts;
  const date = calendar(year, month, day);
  if (!date || !time) return date;
  return asPageDate(`${date}T${time}${/[a-z]/i.test(zone) ? 'Z' : zone}`) || date;
}

/**
 * A date as a page writes it, in ISO 8601: `2021/08/26`, `2021-08`, `26 Aug 2021`, `August 26, 2021`, with or without a time.
 * Day and month in figures only (`03/04/2021`) are refused, since nothing says which is which. Empty when there is no date.
 */
export function toPageDate(value: unknown): string {
  const text = asLine(value, 100);
  const fromNumbers = numeric(text);
  if (fromNumbers) return fromNumbers;
  return writtenDate(text) || monthOnly(text);
}

/** The first day with a month's name in a text, such as `26 Aug 2021`; empty when there is none. */
export function writtenDate(text: string): string {
  const dayFirst = DAY_MONTH_YEAR.exec(text);
  if (dayFirst) return calendar(dayFirst[3], monthNumber(dayFirst[2]), dayFirst[1]);
  const monthFirst = MONTH_DAY_YEAR.exec(text);
  return monthFirst ? calendar(monthFirst[3], monthNumber(monthFirst[1]), monthFirst[2]) : '';
}

function monthOnly(text: string): string {
  const found = MONTH_YEAR.exec(text);
  return found ? calendar(found[2], monthNumber(found[1])) : '';
}

/** Seconds of an ISO 8601 duration such as `PT1H30M`, or of a plain number of seconds; null otherwise. */
export function toSeconds(value: unknown): number | null {
  if (typeof value === 'number') return Number.isFinite(value) && value > 0 ? Math.round(value) : null;
  const text = asLine(value, 40);
  if (/^\d+(\.\d+)?$/.test(text)) return Number(text) > 0 ? Math.round(Number(text)) : null;
  const parts = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/i.exec(text);
  if (!parts) return null;
  const [days = 0, hours = 0, minutes = 0, seconds = 0] = parts.slice(1).map((part) => Number(part ?? 0));
  return Math.round(days * 86_400 + hours * 3_600 + minutes * 60 + seconds) || null;
}
