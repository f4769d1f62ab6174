// What was planned, as its day comes and goes: still ahead, or gone by without anybody having said whether it took place.
import type { Activity } from './activity.ts';
import { type LocalDate, lastDayOfMonth, localDateOf, partsOf } from './dates.ts';

type Dated = Pick<Activity, 'startedOn' | 'endedOn' | 'datePrecision'>;

/** The last day that it may take, in the person's calendar; null without a date. A month is taken whole. */
export function lastDayOf({ startedOn, endedOn, datePrecision }: Dated): LocalDate | null {
  if (!startedOn) return null;
  const last = endedOn && endedOn > startedOn ? endedOn : startedOn;
  const [year, month] = partsOf(last);
  return datePrecision === 'month' ? lastDayOfMonth(year, month) : last;
}

/** Written down before the day it is for. */
export const wasPlanned = ({ startedOn, createdAt }: Pick<Activity, 'startedOn' | 'createdAt'>): boolean =>
  startedOn !== null && startedOn > localDateOf(new Date(createdAt));

/** Planned, and not over yet: it may be on today. */
export const isAhead = (activity: Activity, today: LocalDate): boolean =>
  wasPlanned(activity) ? (lastDayOf(activity) ?? '') >= today : (activity.startedOn ?? '') > today;

/**
 * Planned, over, and nobody has said that it took place; of what the person wrote or attached since, only the outcome is looked at
 * here. A confirmation of before the date was moved does not count.
 */
export function isUnconfirmed(activity: Activity, today: LocalDate): boolean {
  const { startedOn, confirmedOn, finishedByMe, outcome } = activity;
  const last = lastDayOf(activity);
  if (!startedOn || !last || !wasPlanned(activity)) return false;
  const isConfirmed = confirmedOn !== null && confirmedOn >= startedOn;
  return last < today && !isConfirmed && !finishedByMe && outcome.trim() === '';
}
