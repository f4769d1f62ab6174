// What the next small thing is looked for in: of all that is recorded, what counts today, and for which registration.
import type { Activity } from '../model/activity.ts';
import type { LocalDate } from '../model/dates.ts';
import type { GapExplanation } from '../model/gap-explanation.ts';
import { type Check, checkRecord } from './checks.ts';
import { countsIn, daysOf, isListed } from './in-cycle.ts';
import type { ActivityToday, GapToday, RecordToday } from './next-things.ts';
import type { PeriodOn } from './periods.ts';

/** An activity with what its rows tell; which registration it is for is found here. */
export type ActivityRead = Omit<ActivityToday, 'of'>;

export interface RecordRead {
  /** As `periodsOn` gives them. */
  periods: readonly PeriodOn[];
  /** Of the inbox, and of the record those for which `isAskedAbout`. In any order. */
  activities: readonly ActivityRead[];
  gapExplanations: readonly GapExplanation[];
  today: LocalDate;
}

/** Whether an activity of the record may be asked about: it has no date, or counts in one of the cycles; before any, all count. */
export function isAskedAbout(activity: Activity, periods: readonly PeriodOn[], today: LocalDate): boolean {
  if (!isListed(activity, today)) return false;
  if (activity.startedOn === null || periods.every(({ cycle }) => cycle.start > today)) return true;
  return (
    periods.some(({ cycle }) => countsIn(activity, { cycle, today })) || isSince(activity, lastEndOf(periods), today)
  );
}

/** The four checks of each period's cycle. */
export function checksOf(
  { cycle, scheme, registration }: PeriodOn,
  { activities, gapExplanations, today }: Omit<RecordRead, 'periods'>,
): Check[] {
  const byId = new Map(activities.map((one) => [one.activity.id, one.completeness]));
  return checkRecord({
    activities: activities.map((one) => one.activity),
    cycle,
    scheme,
    registeredSince: registration.registeredSince,
    registeredUntil: registration.until,
    today,
    gapExplanations,
    completenessOf: ({ id }) => byId.get(id) ?? { state: 'done' },
  });
}

/** What `nextThings` asks of activities, gaps and the period. */
export function recordToday(
  record: RecordRead,
  checks: readonly (readonly Check[])[],
): Omit<RecordToday, 'reminders' | 'inboxCount'> {
  const { periods, activities, today } = record;
  const endedOn = lastEndOf(periods);
  const hasSince = activities.some(({ activity }) => isSince(activity, endedOn, today));
  const wasOwn = periods.some(({ registration }) => registration.scheme === 'own');
  return {
    today,
    activities: activities.map((one) => ({ ...one, of: countedOnlyIn(one.activity, periods, today) })),
    gaps: gapsOf(periods, checks),
    // who ended a registration has said enough, unless the record goes on
    asksForPeriod:
      periods.length === 0 || (endedOn && (wasOwn || hasSince)) ? { endedOn: wasOwn ? endedOn : null } : null,
    isAtRest: endedOn !== null && !hasSince,
  };
}

/** The last day of the registration that ended last; null while any is under way or to come, and without one. */
const lastEndOf = (periods: readonly PeriodOn[]): LocalDate | null =>
  periods.every(({ endedOn }) => endedOn) ? (periods[0]?.endedOn ?? null) : null;

function isSince(activity: Activity, endedOn: LocalDate | null, today: LocalDate): boolean {
  const days = daysOf(activity);
  return endedOn !== null && days !== null && days.to > endedOn && isListed(activity, today);
}

function countedOnlyIn(activity: Activity, periods: readonly PeriodOn[], today: LocalDate) {
  const of = periods.filter(({ cycle }) => countsIn(activity, { cycle, today }));
  return of.length > 0 && of.length < periods.length ? of.map(({ registration }) => registration.id) : undefined;
}

/** Of those that have not ended; the same stretch in two cycles is one gap. */
function gapsOf(periods: readonly PeriodOn[], checks: readonly (readonly Check[])[]): GapToday[] {
  const found = periods.flatMap(({ registration, endedOn }, index) => {
    const gaps = checks[index]?.find(({ key }) => key === 'gaps')?.gaps ?? [];
    return endedOn ? [] : gaps.map((gap) => ({ ...gap, of: [registration.id] }));
  });
  const byDays = Map.groupBy(found, ({ from, to }) => `${from} ${to}`);
  return [...byDays.values()]
    .flatMap((same) =>
      same[0] ? [{ ...same[0], of: periods.length > 1 ? same.flatMap(({ of }) => of) : undefined }] : [],
    )
    .sort((a, b) => (a.from < b.from ? -1 : Number(a.from > b.from)));
}
