// The fifteen professions that HCPC registers and the day, month and parity of year in which each renews.
import { makeLocalDate } from '../model/dates.ts';
import type { DeadlineException, Profession } from './scheme.ts';

// Six renewal tables of HCPC, for 2016-18 to 2024-26, agree on every line; later years follow from "the same every two years".
const SOURCE = 'hcpc-uk.org: renewal dates by profession, tables for 2016 to 2026, read November 2026';
const FROM = makeLocalDate(2016, 1, 1);

const profession = (
  code: string,
  name: string,
  month: number,
  day: number,
  /** Renewal is in years of this parity. */
  parity: 'odd' | 'even',
): Profession => {
  const ends = makeLocalDate(parity === 'odd' ? 2025 : 2026, month, day);
  const value = { anchor: 'fixed', months: 24, ends, windowMonths: 3 } as const;
  return { code, name, cycle: [{ value, from: FROM, source: SOURCE, verified: true }] };
};

export const HCPC_PROFESSIONS: readonly Profession[] = [
  profession('AS', 'Arts therapist', 5, 31, 'even'),
  profession('BS', 'Biomedical scientist', 11, 30, 'odd'),
  profession('CH', 'Chiropodist or podiatrist', 7, 31, 'even'),
  profession('CS', 'Clinical scientist', 9, 30, 'odd'),
  profession('DT', 'Dietitian', 6, 30, 'even'),
  profession('HAD', 'Hearing aid dispenser', 7, 31, 'even'),
  profession('OT', 'Occupational therapist', 10, 31, 'odd'),
  profession('ODP', 'Operating department practitioner', 11, 30, 'even'),
  profession('OR', 'Orthoptist', 8, 31, 'odd'),
  profession('PA', 'Paramedic', 8, 31, 'odd'),
  profession('PH', 'Physiotherapist', 4, 30, 'even'),
  profession('PYL', 'Practitioner psychologist', 5, 31, 'odd'),
  profession('PO', 'Prosthetist or orthotist', 9, 30, 'odd'),
  // The tables print 28 February in leap years too; the cycle runs to the last day of the month all the same (see cycle.ts).
  profession('RA', 'Radiographer', 2, 28, 'even'),
  profession('SL', 'Speech and language therapist', 9, 30, 'odd'),
];

const extended = (code: string, cycleEndMonth: number, cycleEndDay: number, month: number, day: number) => ({
  profession: code,
  cycleEnd: makeLocalDate(2020, cycleEndMonth, cycleEndDay),
  deadline: makeLocalDate(2020, month, day),
  source: 'hcpc-uk.co.uk/registration/registration-renewals, renewals of 2020',
  verified: true,
});

/** Renewals that were given longer in the first months of the pandemic. */
export const HCPC_DEADLINE_EXCEPTIONS: readonly DeadlineException[] = [
  extended('AS', 5, 31, 6, 30),
  extended('DT', 6, 30, 7, 31),
  extended('CH', 7, 31, 8, 31),
  extended('HAD', 7, 31, 8, 31),
];
