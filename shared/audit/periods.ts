// Which registrations and periods of one's own a day is about, and which cycle of each: one rule for every screen.
import type { LocalDate } from '../model/dates.ts';
import type { RecordId } from '../model/id.ts';
import { isDouble, isUnderWay, mainRegistration, type Registration, spanOf } from '../model/registration.ts';
import { type Cycle, presentCycle } from '../schemes/cycle.ts';
import { scheme as schemeByKey } from '../schemes/index.ts';
import { own } from '../schemes/own.ts';
import type { Scheme } from '../schemes/scheme.ts';
import { registrationDates, registrationName } from './registration-text.ts';

export interface PeriodOn {
  registration: Registration;
  /** The scheme without numbers when this version does not know the registration's. */
  scheme: Scheme;
  cycle: Cycle;
  /** Its last day when it is over, else null. */
  endedOn: LocalDate | null;
}

/**
 * Those under way, the main one first, those with a regulator before those without, and by age; where none is, the main one alone, which ended last or is still to come.
 * None without a cycle, and of doubles the older one: whatever is said of both would be said twice.
 */
export function periodsOn(registrations: readonly Registration[], on: LocalDate): PeriodOn[] {
  const main = mainRegistration(registrations, on);
  if (!main) return [];
  const others = registrations
    .filter((one) => one.id !== main.id && isUnderWay(one, on))
    .toSorted((a, b) => (order(a) < order(b) ? -1 : 1));
  const all = isUnderWay(main, on) ? [main, ...others] : [main];
  return all
    .filter((one, index) => !all.slice(0, index).some((earlier) => isDouble(earlier, one)))
    .flatMap((registration) => {
      const cycle = presentCycle(registration, on);
      const { to } = spanOf(registration);
      const scheme = schemeByKey(registration.scheme) ?? own;
      return cycle ? [{ registration, scheme, cycle, endedOn: to && to < on ? to : null }] : [];
    });
}

/** Those with a regulator before those without, as `mainRegistration` has it; then by age. */
const order = ({ scheme, createdAt, id }: Registration): string => `${scheme === 'own' ? 1 : 0} ${createdAt} ${id}`;

/** What each is called beside the others: with its dates where the name alone would not tell it apart. */
export function periodNames(periods: readonly PeriodOn[]): ReadonlyMap<RecordId, string> {
  const names = periods.map(({ registration }) => registrationName(registration));
  return new Map(
    periods.map(({ registration }, index) => {
      const name = names[index] ?? '';
      const isShared = names.filter((other) => other === name).length > 1;
      const more = registration.role || registrationDates(registration);
      return [registration.id, isShared && more ? `${name}, ${more}` : name];
    }),
  );
}
