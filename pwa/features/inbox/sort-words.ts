// What is said once something was sorted, and of what has waited for long.
import { dateText } from '../../../shared/audit/date-text.ts';
import type { Activity } from '../../../shared/model/activity.ts';
import { addDays, type LocalDate, localDateOf } from '../../../shared/model/dates.ts';
import { MONTHS } from '../../records/dates.ts';
import { tell } from '../../stores/reading.ts';

const inNumbers = (count: number): string => count.toLocaleString('en-GB');
const are = (count: number): string => (count === 1 ? 'It is' : `${inNumbers(count)} are`);

export const keptSaid = (count: number): string =>
  count === 1 ? 'Kept. It is in your record.' : `${inNumbers(count)} kept.`;
export const plannedSaid = (count: number, day: LocalDate): string =>
  `${count === 1 ? 'Planned' : `${inNumbers(count)} planned`} for ${dateText(day)}.`;
export const binnedSaid = (count: number): string => `${are(count)} in the bin for 30 days.`;
export const attachedSaid = (count: number, title: string): string => `${are(count)} with “${title}”.`;
export const GONE = 'That activity is in the bin or gone by now, so nothing was attached.';

/** What has come before this day has waited for long. */
export const longAgo = (today: LocalDate): LocalDate => addDays(today, -30);

/** "October", or "October 2025" in another year than this. */
function monthName(month: string, today: LocalDate): string {
  const [year = '', number = ''] = month.split('-');
  const name = MONTHS[Number(number) - 1]?.label ?? '';
  return year === today.slice(0, 4) ? name : `${name} ${year}`;
}

/** "4 things from October still wait. Keep them as they are, or bin?" `waiting`: oldest first, not empty. */
export function waitedLong(waiting: readonly Pick<Activity, 'createdAt'>[], today: LocalDate): string {
  const months = [...new Set(waiting.map(({ createdAt }) => localDateOf(new Date(createdAt)).slice(0, 7)))];
  const [first = '', last = first] = [months[0], months.at(-1)];
  const joined = months.length === 2 ? 'and' : 'to';
  const from =
    first === last ? monthName(first, today) : `${monthName(first, today)} ${joined} ${monthName(last, today)}`;
  if (waiting.length === 1) return `One thing from ${from} still waits. Keep it as it is, or bin?`;
  const many = tell({ text: `${inNumbers(waiting.length)} things`, inWords: 'Some things' });
  return `${many} from ${from} still wait. Keep them as they are, or bin?`;
}
