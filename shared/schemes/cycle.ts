// The registration cycle that a day falls in. Always computed, never stored.
import { addDays, daysBetween, type LocalDate, lastDayOfMonth, makeLocalDate, partsOf } from '../model/dates.ts';
import { type AdjustedCycle, type Lasting, type Registration, spanOf } from '../model/registration.ts';
import { scheme } from './index.ts';
import { type Deadline, type Profession, type Scheme, valueOn } from './scheme.ts';

export interface Cycle {
  /** First day, included. */
  start: LocalDate;
  /** Last day, included. For radiographers the last of February, 29 in a leap year. */
  end: LocalDate;
  /** First day on which renewal is open; null for a period of one's own. */
  windowOpens: LocalDate | null;
  /** Last day to renew, as the regulator prints it; null for a period of one's own. */
  deadline: LocalDate | null;
}

/** The facts of a registration that its cycle depends on. */
export type RegisteredAs = Pick<Registration, 'scheme' | 'profession' | 'periodStart' | 'periodEnd'> &
  Partial<Pick<Registration, 'adjustedCycles'>>;

/**
 * The cycle that the day `on` lies in. A period of one's own is that period whatever the day. Null without a registration,
 * for an unknown scheme or profession, and for a period with an end missing or before its start.
 *
 * Where the person gave a cycle other dates, those hold, and the cycles beside it end the day before and begin the day after.
 */
export function cycleOf(registration: RegisteredAs | null, on: LocalDate): Cycle | null {
  if (registration?.scheme === 'own') return ownPeriod(registration);
  const at = usualCycles(registration);
  if (!at) return null;
  const adjusted = registration?.adjustedCycles ?? [];
  let usual = at(on);
  if (adjusted.length === 0) return usual;
  let cycle = withOwnDates(usual, at, adjusted);
  // a day may have come to the cycle beside, by this one's own dates or by that one's
  if (on < cycle.start) usual = at(addDays(usual.start, -1));
  else if (on > cycle.end) usual = at(addDays(usual.end, 1));
  cycle = withOwnDates(usual, at, adjusted);
  return cycle;
}

/** The cycle of a registration that is looked at unless another is asked for: of one that has ended its last, of one to come its first. */
export function presentCycle(registration: (RegisteredAs & Lasting) | null, on: LocalDate): Cycle | null {
  if (!registration) return null;
  const { from, to } = spanOf(registration);
  return cycleOf(registration, to && to < on ? to : from && from > on ? from : on);
}

/** What the cycle would be by the scheme alone, when its dates were given by the person; otherwise null. */
export function usualCycleOf(registration: RegisteredAs | null, cycle: Cycle): Cycle | null {
  const own = registration?.adjustedCycles?.find(({ start, end }) => start === cycle.start && end === cycle.end);
  return own ? (usualCycles(registration)?.(own.usualStart) ?? null) : null;
}

/** First day of the cycle by the scheme alone: the key under which it is given other dates. Null for a period of one's own. */
export function usualStartOf(registration: RegisteredAs | null, cycle: Cycle): LocalDate | null {
  const usual = usualCycleOf(registration, cycle);
  if (usual) return usual.start;
  // the middle: the ends may have moved with those of the cycles beside it
  const middle = addDays(cycle.start, Math.floor(daysBetween(cycle.start, cycle.end) / 2));
  return usualCycles(registration)?.(middle).start ?? null;
}

/** The cycle after `cycle`; null for a period of one's own, after which the person sets another. */
export const nextCycle = (registration: RegisteredAs | null, cycle: Cycle): Cycle | null =>
  registration?.scheme === 'own' ? null : cycleOf(registration, addDays(cycle.end, 1));

/** The cycle before `cycle`; null for a period of one's own. */
export const previousCycle = (registration: RegisteredAs | null, cycle: Cycle): Cycle | null =>
  registration?.scheme === 'own' ? null : cycleOf(registration, addDays(cycle.start, -1));

/** How much of the cycle has gone, in whole percent: its days begun by `on`, 0 before it and 100 on its last day and after. */
export function shareGone(cycle: Cycle, on: LocalDate): number {
  const days = daysBetween(cycle.start, cycle.end) + 1;
  const begun = daysBetween(cycle.start, on) + 1;
  return Math.floor((100 * Math.min(Math.max(begun, 0), days)) / days);
}

type CycleAt = (on: LocalDate) => Cycle;

/** The cycles as the scheme has them; null without a scheme or profession. */
function usualCycles(registration: RegisteredAs | null): CycleAt | null {
  const rules = registration && scheme(registration.scheme);
  const profession = rules?.professions.find((one) => one.code === registration?.profession);
  return rules && profession ? (on) => cycleAround(rules, profession, on) : null;
}

function withOwnDates(usual: Cycle, at: CycleAt, adjusted: readonly AdjustedCycle[]): Cycle {
  const of = (start: LocalDate) => adjusted.find(({ usualStart }) => usualStart === start);
  const own = of(usual.start);
  const before = of(at(addDays(usual.start, -1)).start);
  const after = of(addDays(usual.end, 1));
  const start = own?.start ?? (before ? addDays(before.end, 1) : usual.start);
  const end = own?.end ?? (after ? addDays(after.start, -1) : usual.end);
  if (end < start) return usual;
  return end === usual.end ? { ...usual, start } : { start, end, ...renewalBefore(end, usual) };
}

/** Renewal ends with the cycle, and is open for as many months as it usually is. */
function renewalBefore(end: LocalDate, usual: Cycle): Pick<Cycle, 'windowOpens' | 'deadline'> {
  if (!usual.windowOpens) return { windowOpens: null, deadline: null };
  const monthOf = (date: LocalDate) => 12 * partsOf(date)[0] + partsOf(date)[1];
  const months = monthOf(usual.end) - monthOf(usual.windowOpens);
  const [year, month] = partsOf(end);
  return { windowOpens: makeLocalDate(year, month - months, 1), deadline: end };
}

function ownPeriod({ periodStart, periodEnd }: RegisteredAs): Cycle | null {
  if (!periodStart || !periodEnd || periodStart > periodEnd) return null;
  return { start: periodStart, end: periodEnd, windowOpens: null, deadline: null };
}

function cycleAround(rules: Scheme, profession: Profession, on: LocalDate): Cycle {
  const usual = valueOn(profession.deadline, on).value;
  let year = partsOf(on)[0];
  if ((year % 2 === 0) !== (usual.parity === 'even')) year += 1;
  if (lastDay(usual, year) < on) year += rules.cycleYears;
  const end = lastDay(usual, year);
  const exception = rules.deadlineExceptions.find((one) => one.profession === profession.code && one.cycleEnd === end);
  return {
    start: addDays(lastDay(usual, year - rules.cycleYears), 1),
    end,
    // Date arithmetic takes the months before January into the year before.
    windowOpens: makeLocalDate(year, usual.month - rules.windowMonths + 1, 1),
    deadline: exception?.deadline ?? makeLocalDate(year, usual.month, usual.day),
  };
}

/** HCPC prints 28 February in leap years too; without this a 29 February would belong to no cycle. */
const lastDay = ({ month, day }: Deadline, year: number): LocalDate =>
  month === 2 ? lastDayOfMonth(year, 2) : makeLocalDate(year, month, day);
