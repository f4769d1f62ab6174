// Several registrations and periods of one person: which one to begin with, and which are the same one twice.
import { describe, expect, it } from 'vitest';
import type { Instant, LocalDate } from './dates.ts';
import type { RecordId } from './id.ts';
import {
  isDouble,
  isUnderWay,
  mainRegistration,
  mergedFrom,
  parseRegistration,
  type Registration,
} from './registration.ts';

const day = (text: string) => text as LocalDate;
const on = day('2026-11-26');
const registered = (name: string, fields: Partial<Registration> = {}): Registration => ({
  ...parseRegistration(name as RecordId, { scheme: 'hcpc', profession: 'OT', createdAt: '2026-01-01T09:00:00.000Z' }),
  ...fields,
});
const period = (name: string, fields: Partial<Registration> = {}) =>
  registered(name, { scheme: 'own', profession: '', ...fields });
const main = (...all: Registration[]) => mainRegistration(all, on)?.id ?? null;

describe('a registration that was kept before there were roles and ends', () => {
  it('is read as one that goes on', () => {
    const old = parseRegistration('registration-0001' as RecordId, { scheme: 'hcpc', profession: 'OT' });
    expect(old).toMatchObject({ label: '', role: '', until: null, adjustedCycles: [] });
  });

  it('has the cycles with dates of their own, and none that make no sense', () => {
    const read = parseRegistration('registration-0001' as RecordId, {
      'cycle:2025-11-01': { start: '2026-01-15', end: '2027-10-31' },
      'cycle:2023-11-01': { start: '2025-10-31', end: '2023-11-01' },
      'cycle:soon': { start: '2026-01-15', end: '2027-10-31' },
      'cycle:2021-11-01': null,
    });
    expect(read.adjustedCycles).toEqual([{ usualStart: '2025-11-01', start: '2026-01-15', end: '2027-10-31' }]);
  });
});

describe('the registration to begin with', () => {
  it('is none for who has none', () => expect(main()).toBeNull());

  it('is the one under way, not the one before it', () => {
    const before = registered('physio', { until: day('2026-06-30') });
    const now = registered('ot', {
      registeredSince: day('2026-07-01'),
      createdAt: '2026-07-01T09:00:00.000Z' as Instant,
    });
    expect(main(before, now)).toBe('ot');
    expect(mainRegistration([before, now], day('2026-06-30'))?.id).toBe('physio');
  });

  it('is the one with a regulator, for who has a role beside it', () => {
    const role = period('tutor', { role: 'Tutor', createdAt: '2020-01-01T09:00:00.000Z' as Instant });
    expect(main(role, registered('ot'))).toBe('ot');
  });

  it('is the period of a student before the registration begins', () => {
    const student = period('student', { periodStart: day('2024-09-01'), periodEnd: day('2027-06-30') });
    expect(main(registered('ot', { registeredSince: day('2027-08-01') }), student)).toBe('student');
  });

  it('is the one that ended last, for who is retired', () => {
    const [first, last] = [
      registered('ra', { until: day('2010-02-28') }),
      registered('ot', { until: day('2026-03-31') }),
    ];
    expect(main(first, last)).toBe('ot');
  });

  it('is the older of two that are alike, in whatever order they come', () => {
    const older = registered('phone');
    const newer = registered('laptop', { createdAt: '2026-02-01T09:00:00.000Z' as Instant });
    expect([main(older, newer), main(newer, older)]).toEqual(['phone', 'phone']);
  });

  it('holds on its first and its last day', () => {
    const one = registered('ot', { registeredSince: day('2020-01-01'), until: day('2026-11-26') });
    expect([isUnderWay(one, on), isUnderWay(one, day('2026-11-27')), isUnderWay(one, day('2020-01-01'))]).toEqual([
      true,
      false,
      true,
    ]);
  });
});

describe('two records of one registration', () => {
  it('are told from two registrations', () => {
    const one = registered('one', { number: 'OT000001' });
    expect(isDouble(one, registered('other'))).toBe(true);
    expect(isDouble(one, registered('other', { number: 'ot 000001' }))).toBe(true);
    expect(isDouble(one, registered('other', { number: 'OT000002' }))).toBe(false);
    expect(isDouble(one, registered('other', { profession: 'PH' }))).toBe(false);
    expect(isDouble(registered('a', { profession: '' }), registered('b', { profession: '' }))).toBe(false);
  });

  it('are no doubles when one ended before the other began', () => {
    const before = registered('before', { until: day('2020-01-31') });
    expect(isDouble(before, registered('back', { registeredSince: day('2024-05-01') }))).toBe(false);
  });

  it('of one’s own are doubles only with the same days and words', () => {
    const days = { periodStart: day('2026-01-01'), periodEnd: day('2026-12-31') };
    expect(isDouble(period('a', days), period('b', days))).toBe(true);
    expect(isDouble(period('a', days), period('b', { ...days, role: 'Support worker' }))).toBe(true);
    expect(isDouble(period('a', { ...days, role: 'Tutor' }), period('b', { ...days, role: 'Support worker' }))).toBe(
      false,
    );
    expect(isDouble(period('a', days), period('b', { ...days, periodEnd: null }))).toBe(false);
  });

  it('become one that lacks nothing of either', () => {
    const kept = registered('kept', { number: 'OT000001', role: 'Stroke ward' });
    const other = registered('other', {
      name: 'Alex Example',
      role: 'Community team',
      registeredSince: day('2015-09-01'),
    });
    expect(mergedFrom(kept, other)).toEqual({
      name: 'Alex Example',
      registeredSince: '2015-09-01',
      role: 'Stroke ward; Community team',
    });
    expect(mergedFrom(other, other)).toEqual({});
  });
});
