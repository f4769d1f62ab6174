// The registration cycle that a day falls in. Always computed, never stored.
import {
  addDays,
  addMonths,
  daysBetween,
  type LocalDate,
  lastDayOfMonth,
  makeLocalDate,
  partsOf,
} from '../model/dates.ts';
import { type AdjustedCycle, type Lasting, type Registration, spanOf } from '../model/registration.ts';
import { scheme } from './index.ts';
import { type CycleRule, type Dated, type Profession, type Scheme, valueOn } from './scheme.ts';

export interface Cycle {
  /** First day, included. */
  start: LocalDate;
  /** Last day, included. For radiographers the last of February, 29 in a leap year. */
  end: LocalDate;
  /** First day on which renewal is open; null where that is not known, and for a period of one's own. */
  windowOpens: LocalDate | null;
  /** Last day to renew, as the regulator prints it; null as above. */
  deadline: LocalDate | null;
}

/** The facts of a registration that its cycle depends on. */
export type RegisteredAs = Pick<Registration, 'scheme' | 'profession' | 'periodStart' | 'periodEnd'> &
  Partial<Pick<Registration, 'adjustedCycles' | 'cycleFrom'>>;

/**
 * The cycle that the day `on` lies in. A period of one's own is that period whatever the day. Null without a registration,
 * for an unknown scheme or profession, where the person's own day is needed and not there, and for a period with an end missing
 * or before its start.
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

/** Whether a scheme counts a profession's cycles from a day that the person has to give. */
export function countsFromPerson({ professions, cycle }: Scheme, profession: string): boolean {
  const rules = professions.find(({ code }) => code === profession)?.cycle ?? cycle;
  return rules?.at(-1)?.value.anchor === 'person';
}

/** Whether the rule that gives a profession its cycles on a day could be verified; what is not there needs no word. */
export function isCycleVerified({ professions, cycle }: Scheme, profession: string, on: LocalDate): boolean {
  const rules = professions.find(({ code }) => code === profession)?.cycle ?? cycle;
  return rules === null || valueOn(rules, on).verified;
}

type CycleAt = (on: LocalDate) => Cycle;

/** The cycles as the scheme has them; null without a scheme or profession, and without the person's own day where that is needed. */
function usualCycles(registration: RegisteredAs | null): CycleAt | null {
  const known = registration && scheme(registration.scheme);
  const profession = known?.professions.find((one) => one.code === registration?.profession);
  const rules = known && profession && (profession.cycle ?? known.cycle);
  if (!rules) return null;
  if (!countsFromPerson(known, profession.code)) return (on) => fixedCycle(known, profession, on);
  const from = registration?.cycleFrom;
  return from ? (on) => countedCycle(rules, from, on) : null;
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

function fixedCycle(rules: Scheme, profession: Profession, on: LocalDate): Cycle {
  const dated = profession.cycle ?? rules.cycle;
  const rule = dated && valueOn(dated, on).value;
  if (rule?.anchor !== 'fixed') throw new Error('these cycles are counted from a day of the person’s own');
  const { months, ends, windowMonths } = rule;
  const [year, month, day] = partsOf(ends);
  const monthsOn = 12 * (partsOf(on)[0] - year) + partsOf(on)[1] - month;
  let steps = Math.floor(monthsOn / months);
  const lastDay = (step: number) => lastDayOf(year, month + step * months, day);
  while (lastDay(steps) < on) steps += 1;
  const end = lastDay(steps);
  const exception = rules.deadlineExceptions.find((one) => one.profession === profession.code && one.cycleEnd === end);
  const printed = printedDay(end, day);
  return {
    start: addDays(lastDay(steps - 1), 1),
    end,
    ...(windowMonths === null
      ? { windowOpens: null, deadline: null }
      : { windowOpens: windowBefore(end, windowMonths), deadline: exception?.deadline ?? printed }),
  };
}

/** The day within its month; of February always the last: HCPC prints 28 in leap years too, and 29 would belong to no cycle. */
function lastDayOf(year: number, month: number, day: number): LocalDate {
  const last = lastDayOfMonth(year, month);
  const [, at, days] = partsOf(last);
  return at === 2 && day >= 28 ? last : addDays(last, Math.min(day, days) - days);
}

function printedDay(end: LocalDate, day: number): LocalDate {
  const [year, month] = partsOf(end);
  return month === 2 && day === 28 ? makeLocalDate(year, 2, 28) : end;
}

/** Date arithmetic takes the months before January into the year before. */
function windowBefore(end: LocalDate, windowMonths: number): LocalDate {
  const [year, month] = partsOf(end);
  return makeLocalDate(year, month - windowMonths + 1, 1);
}

/** One after the other from the person's day, each as long as the rule is on its first day; those before, as long as on the person's day. */
function countedCycle(rules: Dated<CycleRule>, from: LocalDate, on: LocalDate): Cycle {
  const first = valueOn(rules, from).value;
  // counted in months from the same day each time, so that the 31st does not become the 28th for good
  let months = 0;
  while (addMonths(from, months) > on) months -= first.months;
  for (;;) {
    const start = addMonths(from, months);
    const rule = start < from ? first : valueOn(rules, start).value;
    const end = addDays(addMonths(from, months + rule.months), -1);
    if (on <= end)
      return rule.windowMonths === null
        ? { start, end, windowOpens: null, deadline: null }
        : { start, end, windowOpens: addMonths(addDays(end, 1), -rule.windowMonths), deadline: end };
    months += rule.months;
  }
}
