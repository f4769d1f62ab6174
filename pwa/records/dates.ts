// Moments and sizes in words, British English, in the device's own time zone. Calendar days are in shared/audit/date-text.ts.

import { dateText } from '../../shared/audit/date-text.ts';
import { type Instant, type LocalDate, localDateOf, partsOf } from '../../shared/model/dates.ts';

const LANGUAGE = 'en-GB';
const DAY_MS = 86_400_000;
const time = new Intl.DateTimeFormat(LANGUAGE, { hour: '2-digit', minute: '2-digit' });
const monthName = new Intl.DateTimeFormat(LANGUAGE, { month: 'long', timeZone: 'UTC' });

/** "14:02". */
export const timeInWords = (at: Instant): string => time.format(new Date(at));

/** "4 March 2026 at 14:02". */
export const momentInWords = (at: Instant): string => `${dateText(localDateOf(new Date(at)))} at ${timeInWords(at)}`;

/** "today at 14:02", "yesterday at 09:10", "4 March 2026". */
export function recentInWords(at: Instant, today: LocalDate): string {
  const day = localDateOf(new Date(at));
  const days = Math.round((Date.parse(today) - Date.parse(day)) / DAY_MS);
  if (days === 0) return `today at ${timeInWords(at)}`;
  return days === 1 ? `yesterday at ${timeInWords(at)}` : dateText(day);
}

/** The months for a list to choose from, `01` to `12`. */
export const MONTHS: readonly { value: string; label: string }[] = Array.from({ length: 12 }, (_, index) => ({
  value: String(index + 1).padStart(2, '0'),
  label: monthName.format(new Date(Date.UTC(2026, index, 1))),
}));

/** The day of the month and the short month name, for the margin of a list. */
export const dayAndMonth = (date: LocalDate): { day: number; month: string } => ({
  day: partsOf(date)[2],
  month: (MONTHS[partsOf(date)[1] - 1]?.label ?? '').slice(0, 3),
});

/** "1.2 MB", "340 kB", "2.1 GB". */
export function sizeInWords(sizeBytes: number): string {
  if (sizeBytes < 1_000) return `${sizeBytes} bytes`;
  if (sizeBytes < 1_000_000) return `${Math.round(sizeBytes / 1_000)} kB`;
  if (sizeBytes < 1_000_000_000) return `${(sizeBytes / 1_000_000).toFixed(1)} MB`;
  return `${(sizeBytes / 1_000_000_000).toFixed(1)} GB`;
}
