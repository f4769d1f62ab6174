// Days and moments in words, British English, for screens.
import { type DatePrecision, type Instant, type LocalDate, localDateOf, partsOf } from '../../shared/model/dates.ts';

const LANGUAGE = 'en-GB';
const utcOf = (date: LocalDate) => new Date(`${date}T00:00:00Z`);
const format = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(LANGUAGE, options);
const day = format({ day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
const shortDay = format({ day: 'numeric', month: 'short', timeZone: 'UTC' });
const month = format({ month: 'long', year: 'numeric', timeZone: 'UTC' });
const time = format({ hour: '2-digit', minute: '2-digit' });
const moment = format({ day: 'numeric', month: 'long', year: 'numeric', hour: '2-digit', minute: '2-digit' });
const localDay = format({ day: 'numeric', month: 'long' });

/** "4 March 2026". */
export const dayInWords = (date: LocalDate): string => day.format(utcOf(date));
/** "4 Mar". */
export const shortDayInWords = (date: LocalDate): string => shortDay.format(utcOf(date));
/** "March 2026". */
export const monthInWords = (date: LocalDate): string => month.format(utcOf(date));
/** "14:02". */
export const timeInWords = (at: Instant): string => time.format(new Date(at));
/** "4 March 2026 at 14:02". */
export const momentInWords = (at: Instant): string => moment.format(new Date(at));

export const MONTHS: readonly { value: string; label: string }[] = Array.from({ length: 12 }, (_, index) => ({
  value: String(index + 1).padStart(2, '0'),
  label: format({ month: 'long', timeZone: 'UTC' }).format(new Date(Date.UTC(2026, index, 1))),
}));

/** When an activity was: "4 March 2026", "March 2026", "4 to 6 March 2026", or "No date yet". */
export function activityDateInWords(activity: {
  startedOn: LocalDate | null;
  endedOn: LocalDate | null;
  datePrecision: DatePrecision;
}): string {
  const { startedOn, endedOn, datePrecision } = activity;
  if (!startedOn) return 'No date yet';
  if (datePrecision === 'month') return monthInWords(startedOn);
  if (!endedOn || endedOn <= startedOn) return dayInWords(startedOn);
  const [fromYear, fromMonth, fromDay] = partsOf(startedOn);
  const [toYear, toMonth] = partsOf(endedOn);
  if (fromYear === toYear && fromMonth === toMonth) return `${fromDay} to ${dayInWords(endedOn)}`;
  if (fromYear === toYear) return `${dayInWords(startedOn).replace(` ${fromYear}`, '')} to ${dayInWords(endedOn)}`;
  return `${dayInWords(startedOn)} to ${dayInWords(endedOn)}`;
}

/** How long ago or when a moment was: "today at 14:02", "yesterday at 9:10", "4 November". */
export function recentInWords(at: Instant, now: Date): string {
  const then = new Date(at);
  const dayOf = (date: Date) => new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();
  const days = Math.round((dayOf(now) - dayOf(then)) / 86_400_000);
  if (days === 0) return `today at ${time.format(then)}`;
  if (days === 1) return `yesterday at ${time.format(then)}`;
  if (then.getFullYear() === now.getFullYear()) return localDay.format(then);
  return dayInWords(localDateOf(then));
}

/** "1.2 MB", "340 kB". */
export function sizeInWords(sizeBytes: number): string {
  if (sizeBytes < 1_000) return `${sizeBytes} bytes`;
  if (sizeBytes < 1_000_000) return `${Math.round(sizeBytes / 1_000)} kB`;
  return `${(sizeBytes / 1_000_000).toFixed(1)} MB`;
}
