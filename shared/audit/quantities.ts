// How much of what a scheme counts a record holds: activities, hours, points or credits, in each time that the scheme looks at.
import type { Activity } from '../model/activity.ts';
import { addDays, addMonths, type LocalDate } from '../model/dates.ts';
import type { RecordId } from '../model/id.ts';
import { asMarkAmount, markKey } from '../model/marks.ts';
import type { Cycle } from '../schemes/cycle.ts';
import type { Quantity, QuantitySpan, Unit } from '../schemes/scheme.ts';
import type { Days } from './in-cycle.ts';

/** How much there is in one time. */
export interface Amount extends Days {
  total: number;
}

export interface CountedQuantity {
  quantity: Quantity;
  /** Those times that have begun, the oldest first; one for a whole cycle. */
  amounts: Amount[];
  /** Tags under which there is too little, where so much is asked for under each. */
  lacking: string[];
  /** The activities that count, in the list's order. */
  activityIds: RecordId[];
  /** Those that would count once it is said how long they took, or how many points they gave. */
  unsaid: Activity[];
}

const MINUTES_IN_HOUR = 60;

/** What one activity counts for a scheme in this unit; null where that is not said. */
export function amountOf(activity: Pick<Activity, 'minutes' | 'marks'>, scheme: string, unit: Unit): number | null {
  if (unit === 'activities') return 1;
  if (unit === 'hours') return activity.minutes === null ? null : activity.minutes / MINUTES_IN_HOUR;
  return asMarkAmount(activity.marks[markKey(scheme, unit)]);
}

/** Sums of shares of hours would not meet a minimum that is met to the minute. */
const rounded = (total: number): number => Math.round(total * 100) / 100;

export interface CountedWithin {
  /** Key of the scheme. */
  scheme: string;
  cycle: Cycle;
  today: LocalDate;
}

/** Counts one quantity in the activities of a cycle. */
export function countQuantity(
  quantity: Quantity,
  listed: readonly Activity[],
  { scheme, cycle, today }: CountedWithin,
): CountedQuantity {
  const has = (activity: Activity, tag: string) => activity.marks[markKey(scheme, tag)] !== undefined;
  const tagged = listed.filter((activity) => !quantity.tags || quantity.tags.some((tag) => has(activity, tag)));
  /** A tag may hold for a part of an activity's hours; together never for more than all of them. */
  const amount = (activity: Activity, tags = quantity.tags) => {
    const whole = amountOf(activity, scheme, quantity.unit);
    if (quantity.unit !== 'hours' || whole === null || !tags) return whole;
    const parts = tags.flatMap((tag) => activity.marks[markKey(scheme, tag)] ?? []);
    return parts.reduce<number>((total, part) => Math.min(whole, total + (part === true ? whole : part)), 0);
  };
  const sum = (some: readonly Activity[], tags = quantity.tags) =>
    rounded(some.reduce((total, one) => total + (amount(one, tags) ?? 0), 0));
  // one that began before the cycle and reaches into it counts on the cycle's first day
  const dayOf = ({ startedOn }: Activity) => (startedOn && startedOn > cycle.start ? startedOn : cycle.start);
  const within = ({ from, to }: Days) => tagged.filter((one) => from <= dayOf(one) && dayOf(one) <= to);
  const spans = spansOf(cycle, quantity.per).filter(({ from }) => from <= today);
  return {
    quantity,
    amounts: spans.map((span) => ({ ...span, total: sum(within(span)) })),
    lacking: quantity.isEach
      ? (quantity.tags ?? []).filter(
          (tag) =>
            sum(
              tagged.filter((one) => has(one, tag)),
              [tag],
            ) < quantity.min,
        )
      : [],
    activityIds: tagged.filter((one) => amount(one) !== null).map(({ id }) => id),
    unsaid: tagged.filter((one) => amount(one) === null),
  };
}

/** The times of a cycle in which so much is asked for. What came before the cycle is not looked at: it may not be in the record. */
export function spansOf(cycle: Cycle, per: QuantitySpan): Days[] {
  if (per === 'cycle') return [{ from: cycle.start, to: cycle.end }];
  const months = per === 'year' ? 12 : 24;
  const spans: Days[] = [];
  for (let at = 0; ; at += 12) {
    const from = addMonths(cycle.start, at);
    const end = addDays(addMonths(cycle.start, at + months), -1);
    const [to = end] = [end, cycle.end].sort();
    // a last year of which only the rest is in the cycle is no pair of years
    if (from > cycle.end || (at > 0 && end > cycle.end)) return spans;
    spans.push({ from, to });
  }
}
