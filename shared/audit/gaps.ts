// Stretches of a cycle without a dated activity, measured by calendar months and not by empty months: 1 January to 20 April is a gap.
import type { Activity } from '../model/activity.ts';
import { addMonths, type LocalDate } from '../model/dates.ts';
import { type GapExplanation, speaksTo } from '../model/gap-explanation.ts';
import type { RecordId } from '../model/id.ts';
import type { Cycle } from '../schemes/cycle.ts';
import { daysOf } from './in-cycle.ts';

/** From the last day with an activity, or the start, to the next such day, today or the cycle's end. */
export interface Gap {
  from: LocalDate;
  to: LocalDate;
  /** The activities on either side; none where the gap touches the cycle's start, today or its end. */
  between: RecordId[];
}

export interface GapSearch {
  cycle: Cycle;
  today: LocalDate;
  /** Calendar months from which a stretch is a gap. */
  months: number;
  /** When a registration began within the cycle, nothing is asked of the time before. */
  registeredSince?: LocalDate | null;
  /** When it ended within the cycle, nor of the time after. */
  registeredUntil?: LocalDate | null;
}

/**
 * The gaps among activities of one cycle, oldest first. A gap is open at `to` when it reaches today. Overlapping and long
 * activities close what they cover; one known by month covers the whole month. None before the cycle has begun.
 */
export function findGaps(activities: readonly Activity[], search: GapSearch): Gap[] {
  const { cycle, today, months, registeredSince, registeredUntil } = search;
  const last = registeredUntil && registeredUntil < cycle.end ? registeredUntil : cycle.end;
  const isOver = today > last;
  const until = isOver ? last : today;
  const gaps: Gap[] = [];
  let reached = registeredSince && registeredSince > cycle.start ? registeredSince : cycle.start;
  let before: RecordId | null = null;
  const look = (to: LocalDate, after: RecordId | null) => {
    if (to < addMonths(reached, months)) return;
    gaps.push({ from: reached, to, between: [before, after].filter((id) => id !== null) });
  };
  for (const { activity, days } of inOrder(activities)) {
    if (days.from > until) break;
    look(days.from, activity.id);
    if (days.to >= reached) {
      reached = days.to;
      before = activity.id;
    }
  }
  look(until, null);
  return gaps;
}

/** What was written about a gap: words before none, the oldest first. Null when nobody began to explain it. */
export function explanationOf(
  gap: { from: LocalDate; to: LocalDate },
  explanations: readonly GapExplanation[],
): GapExplanation | null {
  const found = explanations.filter((one) => one.deletedOn === null && speaksTo(one, gap));
  return found.find(isWritten) ?? found[0] ?? null;
}

export const isWritten = (explanation: GapExplanation | null): boolean => Boolean(explanation?.explanation.trim());

const inOrder = (activities: readonly Activity[]) =>
  activities
    .flatMap((activity) => {
      const days = daysOf(activity);
      return days ? [{ activity, days }] : [];
    })
    .sort((one, other) => (one.days.from < other.days.from ? -1 : Number(one.days.from > other.days.from)));
