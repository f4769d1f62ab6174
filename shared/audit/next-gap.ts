// The day on which the present silence would become a gap that is to be explained.
import type { Activity } from '../model/activity.ts';
import { addMonths, type LocalDate } from '../model/dates.ts';
import { daysOf } from './in-cycle.ts';

type Dated = Pick<Activity, 'startedOn' | 'endedOn' | 'datePrecision'>;

/**
 * `months` after the last day with an activity; one that is planned before that day moves it on. Null without any activity: then
 * nobody knows since when.
 */
export function nextGapOn(activities: readonly Dated[], months: number, today: LocalDate): LocalDate | null {
  const days = activities.flatMap((one) => daysOf(one) ?? []).sort((a, b) => (a.from < b.from ? -1 : 1));
  const begun = days.filter(({ from }) => from <= today).map(({ to }) => to);
  let reached = begun.sort().at(-1);
  if (!reached) return null;
  for (const { from, to } of days) if (from > today && from <= addMonths(reached, months) && to > reached) reached = to;
  return addMonths(reached, months);
}
