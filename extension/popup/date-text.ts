// Dates as people type them in Britain, to the form in which they are kept, and back.
import { asPageDate } from '../../shared/model/capture.ts';
import { shortPageDateText } from '../ui/day-text.ts';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const TIME = /[,\s]+(?:at\s+)?([01]?\d|2[0-3])[:.]([0-5]\d)$/;

/** "4 Mar 2026", "Mar 2026", "2026"; with ", 18:30" where the page gave a time, which is the page's own. */
export function dateText(date: string): string {
  const time = /T(\d\d:\d\d)/.exec(date)?.[1];
  return `${shortPageDateText(date)}${time ? `, ${time}` : ''}`;
}

const two = (text: string): string => text.padStart(2, '0');

/** True for a day that the calendar has. */
function exists(date: string): boolean {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const made = new Date(Date.UTC(year, month - 1, day));
  return made.getUTCMonth() === month - 1 && made.getUTCDate() === day;
}

function dayIn(text: string): string {
  const iso = /^(\d{4})(?:-(\d\d?)(?:-(\d\d?))?)?$/.exec(text);
  const slashed = /^(\d\d?)\s?[/.]\s?(\d\d?)\s?[/.]\s?(\d{4})$/.exec(text);
  const worded = /^(?:(\d\d?)(?:st|nd|rd|th)?\s+(?:of\s+)?)?([a-z]{3,9})\.?,?\s+(\d{4})$/i.exec(text);
  let parts: (string | undefined)[] = [];
  if (iso) parts = [iso[1], iso[2], iso[3]];
  if (slashed) parts = [slashed[3], slashed[2], slashed[1]];
  if (worded) {
    const month = MONTHS.indexOf((worded[2] ?? '').slice(0, 3).toLowerCase()) + 1;
    if (month === 0) return '';
    parts = [worded[3], String(month), worded[1]];
  }
  const date = parts
    .filter((part) => part !== undefined)
    .map(two)
    .join('-');
  return date && exists(date) ? date : '';
}

/** `2026-03-04`, `2026-03`, `2026` or with `T18:30`; the empty string for what is no date. A date of figures is day first. */
export function readDateText(text: string): string {
  const line = text.trim();
  const time = TIME.exec(line);
  const day = dayIn(time ? line.slice(0, time.index) : line);
  if (!time || day.length < 10) return time ? '' : day;
  return asPageDate(`${day}T${two(time[1] ?? '')}:${time[2]}`);
}
