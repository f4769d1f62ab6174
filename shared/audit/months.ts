// A cycle month by month: how many activities each month has, and which of them lie in a gap.
import type { Activity } from '../model/activity.ts';
import { addMonths, type LocalDate, lastDayOfMonth, partsOf } from '../model/dates.ts';
import type { Cycle } from '../schemes/cycle.ts';
import { daysOf } from './in-cycle.ts';

export interface CycleMonth {
  /** Its first day. */
  start: LocalDate;
  /** Activities that touch it; one over two months counts in both. */
  count: number;
  /** Whether all of it, up to today, lies within a gap. */
  isInGap: boolean;
  /** Begins after today. */
  isAhead: boolean;
}

/** All months that the cycle touches, oldest first. `activities` are those of the cycle. */
export function monthsOf(
  activities: readonly Activity[],
  { cycle, gaps, today }: { cycle: Cycle; gaps: readonly { from: LocalDate; to: LocalDate }[]; today: LocalDate },
): CycleMonth[] {
  const days = activities.map(daysOf).filter((one) => one !== null);
  const months: CycleMonth[] = [];
  const first = `${cycle.start.slice(0, 7)}-01` as LocalDate;
  for (let start = first; start <= cycle.end; start = addMonths(start, 1)) {
    const [year, month] = partsOf(start);
    const end = lastDayOfMonth(year, month);
    const count = days.filter(({ from, to }) => from <= end && to >= start).length;
    const isAhead = start > today;
    const seenEnd = end < today ? end : today;
    const isInGap = !isAhead && count === 0 && gaps.some(({ from, to }) => from <= start && to >= seenEnd);
    months.push({ start, count, isInGap, isAhead });
  }
  return months;
}
