// Dates as pages write them, brought to ISO 8601 no more exact than they were.
import { asPageDate } from '../model/capture.ts';
import { asLine } from '../model/parse.ts';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const WORD = '(\\p{L}{3,12})\\.?';
const DAY = '(\\d{1,2})(?:st|nd|rd|th|er|º|\\.)?';
const GAP = '(?:\\s+|\\s*-\\s*)';
const DAY_MONTH_YEAR = new RegExp(
  `(?<![\\p{L}\\d])${DAY}${GAP}(?:of\\s+|de\\s+)?${WORD},?${GAP}(?:de\\s+|del\\s+)?(\\d{4})(?!\\d)`,
  'gu',
);
const MONTH_DAY_YEAR = new RegExp(`(?<!\\p{L})${WORD}\\s+${DAY},?\\s+(\\d{4})(?!\\d)`, 'gu');
const YEAR_MONTH_DAY = new RegExp(`^(\\d{4})\\s+${WORD}(?:\\s+${DAY})?$`, 'u');
const MONTH_YEAR = new RegExp(`^${WORD}\\s+(\\d{4})$`, 'u');
/** Chinese, Japanese and Korean. */
const EAST_ASIAN = /(\d{4})\s*[年년]\s*(\d{1,2})\s*[月월](?:\s*(\d{1,2})\s*[日일])?/;

const two = (part: string | number) => String(part).padStart(2, '0');

const ENGLISH =
  /^(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)$/;
const monthWords = new Map<string, Map<string, number>>();

/** The names of months in a language, alone and beside a day (`ledna`, not `leden`), as the browser knows them. */
function monthsOf(language: string): Map<string, number> {
  const known = monthWords.get(language);
  if (known) return known;
  const words = new Map<string, number>();
  try {
    for (const form of [{ month: 'long' }, { month: 'short' }, { month: 'long', day: 'numeric' }] as const) {
      const format = new Intl.DateTimeFormat(language, { ...form, timeZone: 'UTC' });
      for (let month = 0; month < 12; month++) {
        const name = format.formatToParts(Date.UTC(2021, month, 15)).find(({ type }) => type === 'month')?.value ?? '';
        words.set(name.toLowerCase().replace(/\.$/, ''), month + 1);
      }
    }
  } catch {
    // what the page calls its language is none
  }
  monthWords.set(language, words);
  return words;
}

/** 1 to 12, or 0 for a word that is no month in English or in the page's language. */
function monthNumber(word = '', language = ''): number {
  const name = word.toLowerCase();
  if (ENGLISH.test(name)) return MONTHS.indexOf(name.slice(0, 3)) + 1;
  return language ? (monthsOf(language).get(name) ?? 0) : 0;
}

function calendar(year = '', month: string | number = '', day = ''): string {
  const text = [year, month, day].filter(Boolean).map(two).join('-');
  const full = day ? text : month ? `${text}-01` : `${text}-01-01`;
  if (Number(month) === 0 && month !== '') return '';
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

/** Seconds or milliseconds since 1970, of this century or the end of the last. */
function sinceEpoch(text: string): string {
  if (!/^\d{10}(?:\d{3})?$/.test(text)) return '';
  const date = new Date(Number(text.padEnd(13, '0')));
  return date.getUTCFullYear() > 1990 && date.getUTCFullYear() < 2100 ? `${date.toISOString().slice(0, 19)}Z` : '';
}

/** `24.05.2016`, and with strokes where only one of the two numbers can be the day. */
function dayAndMonth(text: string): string {
  const [, one = '', separator, other = '', year = ''] = /^(\d{1,2})([./-])(\d{1,2})\2(\d{4})(?!\d)/.exec(text) ?? [];
  if (!year) return '';
  if (separator === '.' || Number(one) > 12) return calendar(year, other, one);
  return Number(other) > 12 ? calendar(year, one, other) : '';
}

const compact = (text: string): string => {
  const [, year, month, day] = /^(\d{4})(\d\d)(\d\d)(?:T?(?:\d{4}|\d{6})Z?)?$/.exec(text) ?? [];
  return year ? calendar(year, month, day) : '';
};

/**
 * A date as a page writes it, in ISO 8601: `2021/08/26`, `2021-08`, `26 Aug 2021`, `August 26, 2021`, with or without a time; months in
 * English and in `language` (BCP 47). Where figures do not say which is day and which month (`03/04/2021`), there is no date. Empty for none.
 */
export function toPageDate(value: unknown, language = ''): string {
  const text = asLine(value, 100);
  return (
    compact(text) ||
    sinceEpoch(text) ||
    yearFirst(text, language) ||
    eastAsian(text) ||
    numeric(text) ||
    dayAndMonth(text) ||
    writtenDate(text, language) ||
    monthOnly(text, language)
  );
}

function yearFirst(text: string, language: string): string {
  const [, year, month, day] = YEAR_MONTH_DAY.exec(text) ?? [];
  const number = monthNumber(month, language);
  return number ? calendar(year, number, day) : '';
}

/** The first day with a month's name in a text, such as `26 Aug 2021`; empty when there is none. */
export function writtenDate(text: string, language = ''): string {
  for (const [, day, month, year] of text.matchAll(DAY_MONTH_YEAR)) {
    const number = monthNumber(month, language);
    if (number) return calendar(year, number, day);
  }
  for (const [, month, day, year] of text.matchAll(MONTH_DAY_YEAR)) {
    const number = monthNumber(month, language);
    if (number) return calendar(year, number, day);
  }
  return eastAsian(text);
}

function eastAsian(text: string): string {
  const [, year, month, day] = EAST_ASIAN.exec(text) ?? [];
  return year ? calendar(year, month, day) : '';
}

function monthOnly(text: string, language: string): string {
  const [, month, year] = MONTH_YEAR.exec(text) ?? [];
  const number = monthNumber(month, language);
  return number ? calendar(year, number) : '';
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
