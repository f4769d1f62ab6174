// Which activities a cycle holds, and in what order the dated list has them.
import { type Activity, isPlanned } from '../model/activity.ts';
import { type LocalDate, lastDayOfMonth, partsOf } from '../model/dates.ts';
import type { Cycle } from '../schemes/cycle.ts';

/** First and last day, both included. */
export interface Days {
  from: LocalDate;
  to: LocalDate;
}

/** The days an activity may have taken. A month is taken whole, in the person's favour; an end before the start is passed over. */
export function daysOf(activity: Pick<Activity, 'startedOn' | 'endedOn' | 'datePrecision'>): Days | null {
  const { startedOn, endedOn, datePrecision } = activity;
  if (!startedOn) return null;
  const last = endedOn && endedOn > startedOn ? endedOn : startedOn;
  const [year, month] = partsOf(last);
  return { from: startedOn, to: datePrecision === 'month' ? lastDayOfMonth(year, month) : last };
}

/** The activities that count: out of the inbox, not in the bin, begun, and with at least one day in the cycle. In the list's order. */
export function activitiesInCycle<One extends Activity>(
  activities: readonly One[],
  { cycle, today }: { cycle: Cycle; today: LocalDate },
): One[] {
  return activities.filter((one) => countsIn(one, { cycle, today })).sort(byDate);
}

/** Whether an activity is one of a cycle's. */
export const countsIn = (activity: Activity, { cycle, today }: { cycle: Cycle; today: LocalDate }): boolean =>
  isListed(activity, today) && touches(daysOf(activity), cycle);

/** Out of the inbox, not in the bin, and not planned. */
export const isListed = (activity: Activity, today: LocalDate): boolean =>
  activity.deletedOn === null && activity.triagedAt !== null && !isPlanned(activity, today);

/** Oldest first, those without a date last; on the same day in the order in which they were kept, then by id. */
export function byDate(one: Activity, other: Activity): number {
  const key = (activity: Activity) => [
    activity.startedOn ?? '9999',
    daysOf(activity)?.to ?? '',
    activity.createdAt,
    activity.id,
  ];
  const [left, right] = [key(one).join(' '), key(other).join(' ')];
  return left < right ? -1 : Number(left > right);
}

const touches = (days: Days | null, cycle: Cycle): boolean =>
  days !== null && days.from <= cycle.end && days.to >= cycle.start;
