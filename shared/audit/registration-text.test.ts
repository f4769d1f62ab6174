// A registration in words, and what is said of numbers and days that look unusual.
import { describe, expect, it } from 'vitest';
import type { LocalDate } from '../model/dates.ts';
import type { RecordId } from '../model/id.ts';
import { parseRegistration } from '../model/registration.ts';
import {
  cycleDatesProblem,
  registrationDates,
  registrationHints,
  registrationName,
  standingOf,
} from './registration-text.ts';

const today = '2026-11-26' as LocalDate;
const one = (fields: object) => parseRegistration('registration-0001' as RecordId, fields);
const ot = (fields: object) => one({ scheme: 'hcpc', profession: 'OT', ...fields });

describe('a registration in words', () => {
  it.each([
    [ot({}), 'Occupational therapist, HCPC'],
    [ot({ label: 'My first job' }), 'My first job'],
    [one({ scheme: 'hcpc' }), 'Profession not chosen, HCPC'],
    [one({ role: 'Support worker' }), 'Support worker'],
    [one({}), 'A period of your own'],
    [one({ scheme: 'a-later-one', role: 'Nurse' }), 'Nurse'],
  ])('%# is called %s', (registration, name) => expect(registrationName(registration)).toBe(name));

  it.each([
    [ot({}), '', 'now'],
    [ot({ registeredSince: '2015-09-01' }), 'since 1 September 2015', 'now'],
    [ot({ until: '2026-11-25' }), 'until 25 November 2026', 'ended'],
    [ot({ registeredSince: '2027-01-01' }), 'since 1 January 2027', 'ahead'],
    [one({ periodStart: '2024-09-01', periodEnd: '2027-06-30' }), '1 September 2024 to 30 June 2027', 'now'],
  ] as const)('%# is held %s: %s', (registration, dates, standing) => {
    expect(registrationDates(registration)).toBe(dates);
    expect(standingOf(registration, today)).toBe(standing);
  });
});

describe('hints', () => {
  it('are none for what looks usual', () => {
    expect(registrationHints(ot({ number: 'OT000000', registeredSince: '2015-09-01' }), today)).toEqual({});
    expect(registrationHints(one({}), today)).toEqual({});
  });

  it('say what looks like a slip of the hand', () => {
    expect(registrationHints(ot({ number: 'PH000000' }), today).number).toMatch(/physiotherapist/);
    expect(registrationHints(ot({ registeredSince: '2020-01-01', until: '2019-01-01' }), today)).toEqual({
      last: 'The last day comes after the first day.',
    });
    expect(registrationHints(ot({ registeredSince: '2027-01-01' }), today)).toEqual({
      first: 'This day is still to come.',
    });
    expect(registrationHints(one({ periodStart: '2016-01-01', periodEnd: '2026-01-01' }), today).last).toMatch(/fine/);
  });

  it('hold back dates of a cycle that are in no order', () => {
    const [first, last] = ['2026-01-15' as LocalDate, '2027-10-31' as LocalDate];
    expect(cycleDatesProblem(first, last)).toBeNull();
    expect(cycleDatesProblem(last, first)).toMatch(/after the first day/);
    expect(cycleDatesProblem(null, last)).toMatch(/first and the last/);
  });
});
