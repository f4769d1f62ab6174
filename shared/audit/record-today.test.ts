// What counts today, of one registration, several, an own period, and none.
import { describe, expect, test } from 'vitest';
import type { Activity } from '../model/activity.ts';
import { parseRegistration, type Registration } from '../model/registration.ts';
import { completeness } from './completeness.ts';
import { anActivity, day, id } from './invented.ts';
import { type NextThing, nextThings } from './next-things.ts';
import { periodsOn } from './periods.ts';
import { checksOf, isAskedAbout, recordToday } from './record-today.ts';

const today = day('2026-11-26');
const registered = (name: string, fields: Partial<Registration> = {}): Registration => ({
  ...parseRegistration(id(name), { scheme: 'hcpc', profession: 'OT', createdAt: '2026-01-01T09:00:00.000Z' }),
  ...fields,
});
const ot = registered('ot');
/** Its cycle began on 1 May 2026. */
const physio = registered('physio', { profession: 'PH' });
const period = (from: string, to: string) =>
  registered('own', { scheme: 'own', profession: '', periodStart: day(from), periodEnd: day(to) });
const on = (startedOn: string | null, fields: Partial<Activity> = {}) =>
  anActivity({
    id: id(`on-${startedOn}`),
    title: startedOn ?? 'no date',
    startedOn: startedOn ? day(startedOn) : null,
    ...fields,
  });

function things(registrations: readonly Registration[], ...all: Activity[]): NextThing[] {
  const periods = periodsOn(registrations, today);
  const around = { reflections: [], evidenceCount: 0, confidentialityFlagged: false };
  const activities = all
    .filter((activity) => isAskedAbout(activity, periods, today))
    .map((activity) => ({ activity, completeness: completeness(activity, around, today), isFlagged: false }));
  const record = { periods, activities, gapExplanations: [], today };
  const found = recordToday(
    record,
    periods.map((one) => checksOf(one, record)),
  );
  return nextThings({ ...found, reminders: [], inboxCount: 0 });
}
const told = (given: readonly NextThing[]) =>
  given.map((thing) => {
    const of = 'of' in thing && thing.of ? ` (${thing.of.join(', ')})` : '';
    if (thing.kind === 'gap') return `gap ${thing.from} to ${thing.to}${of}`;
    return `${thing.kind}${'activity' in thing ? `: ${thing.activity.title}` : ''}${of}`;
  });

describe('with several registrations', () => {
  test('gaps of each are asked about, and say whose they are', () => {
    const asked = things([ot, physio], on('2025-11-20'), on('2026-02-10'), on('2026-08-20'), on('2026-11-20'));
    expect(told(asked)).toEqual([
      'gap 2026-08-20 to 2026-11-20 (ot, physio)',
      'gap 2026-05-01 to 2026-08-20 (physio)',
      'gap 2026-02-10 to 2026-08-20 (ot)',
    ]);
  });

  test('an activity of only one of the cycles says whose it is, and one of all does not', () => {
    const untyped = { type: null };
    const asked = things([ot, physio], on('2026-03-10', untyped), on('2026-06-01', untyped), on(null));
    expect(told(asked).filter((one) => !one.startsWith('gap'))).toEqual([
      'needsDateAndType: 2026-06-01',
      'needsDateAndType: 2026-03-10 (ot)',
      'needsDateAndType: no date',
    ]);
  });

  test('what lies in no cycle is left in peace', () => {
    expect(told(things([ot, physio], on('2020-06-01', { type: null }), on('2026-11-20')))).toEqual([
      'gap 2026-05-01 to 2026-11-20 (physio)',
      'gap 2025-11-01 to 2026-11-20 (ot)',
    ]);
  });
});

test('with one, nothing needs to say whose it is', () => {
  expect(told(things([ot], on('2026-03-01', { type: null }), on('2026-11-20')))).toEqual([
    'needsDateAndType: 2026-03-01',
    'gap 2026-03-01 to 2026-11-20',
    'gap 2025-11-01 to 2026-03-01',
  ]);
});

test('with none, all of the record is looked at, and the period is asked for', () => {
  expect(told(things([], on('2020-06-01', { type: null }), on('2026-11-20')))).toEqual([
    'needsDateAndType: 2020-06-01',
    'period',
  ]);
});

test('before the first has begun, all of the record is looked at, and nobody asks for a period', () => {
  const student = period('2027-01-01', '2027-12-31');
  expect(told(things([student], on('2026-06-01', { type: null }), on('2026-11-20')))).toEqual([
    'needsDateAndType: 2026-06-01',
  ]);
});

describe('once the last has ended', () => {
  const retired = { ...ot, until: day('2022-05-31') };

  test('nothing new is asked for: no gap, no period, nothing about a quiet time', () => {
    expect(told(things([retired], on('2021-11-10'), on('2020-01-10', { type: null })))).toEqual([]);
  });

  test('what is unfinished in the last cycle still is', () => {
    expect(told(things([retired], on('2021-11-10', { type: null })))).toEqual(['needsDateAndType: 2021-11-10']);
  });

  test('who goes on recording is asked for which period, and about what was recorded since', () => {
    expect(told(things([retired], on('2026-11-20', { type: null })))).toEqual([
      'needsDateAndType: 2026-11-20',
      'period',
    ]);
  });

  test('after a period of one’s own the next is asked for, with the day on which it ended', () => {
    expect(things([period('2025-09-01', '2026-08-31')], on('2026-05-01'))).toEqual([
      { kind: 'period', endedOn: '2026-08-31' },
    ]);
  });
});
