// A registration or period in words, and what looks unusual about it: hints that never stop anyone.
import { addMonths, type LocalDate } from '../model/dates.ts';
import { isUnderWay, type Registration, spanOf } from '../model/registration.ts';
import type { Cycle } from '../schemes/cycle.ts';
import { scheme as schemeByKey } from '../schemes/index.ts';
import { registrationNumberHint } from '../schemes/registration-number.ts';
import { professionName } from '../schemes/scheme.ts';
import { dateText, rangeText } from './date-text.ts';

type Named = Pick<Registration, 'scheme' | 'profession' | 'label' | 'role'>;

/** "Occupational therapist, HCPC", or what the person calls it. */
export function registrationName(one: Named): string {
  if (one.label) return one.label;
  const rules = schemeByKey(one.scheme);
  if (one.scheme === 'own') return one.role || 'A period of your own';
  if (!rules) return one.role || 'Regulator not chosen';
  return `${professionName(rules, one.profession) || 'Profession not chosen'}, ${rules.shortName}`;
}

/** When it is held: "1 September 2010 to 31 August 2015", "since 1 September 2015"; empty when no day is known. */
export function registrationDates(one: Registration): string {
  const { from, to } = spanOf(one);
  if (from && to) return from <= to ? rangeText(from, to) : '';
  if (from) return `since ${dateText(from)}`;
  return to ? `until ${dateText(to)}` : '';
}

/** That a registration is over, where one of its cycles is shown; null where it is not, or went on through the cycle. */
export function endedText({ until }: Pick<Registration, 'until'>, cycle: Cycle, today: LocalDate): string | null {
  return until && until < today && until <= cycle.end ? `This registration ended on ${dateText(until)}.` : null;
}

export type Standing = 'now' | 'ended' | 'ahead';

export function standingOf(one: Registration, today: LocalDate): Standing {
  if (isUnderWay(one, today)) return 'now';
  const { from } = spanOf(one);
  return from && from > today ? 'ahead' : 'ended';
}

export type RegistrationHints = Partial<Record<'number' | 'first' | 'last', string>>;

/** Longer periods are asked about: mostly a year was mistyped. */
const LONG_PERIOD_YEARS = 6;

/** Sentences for what looks unusual, by the field that they stand under. The person may be right, so all of it can be kept. */
export function registrationHints(one: Registration, today: LocalDate): RegistrationHints {
  const rules = schemeByKey(one.scheme);
  const { from, to } = spanOf(one);
  const number = rules && registrationNumberHint(rules, one, today);
  return {
    ...(number ? { number } : {}),
    ...(one.scheme !== 'own' && from && from > today ? { first: 'This day is still to come.' } : {}),
    ...lastDayHint(one, from, to),
  };
}

function lastDayHint(one: Registration, from: LocalDate | null, to: LocalDate | null): RegistrationHints {
  if (!from || !to) return {};
  if (to < from) return { last: 'The last day comes after the first day.' };
  const isLong = one.scheme === 'own' && to > addMonths(from, 12 * LONG_PERIOD_YEARS);
  return isLong ? { last: `This period is longer than ${LONG_PERIOD_YEARS} years. That is fine if you mean it.` } : {};
}

/** What is wrong with dates given to one cycle, or null: they are kept only once they are in order. */
export function cycleDatesProblem(start: LocalDate | null, end: LocalDate | null): string | null {
  if (!start || !end) return 'Enter the first and the last day.';
  return end < start ? 'The last day comes after the first day.' : null;
}
