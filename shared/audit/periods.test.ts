// Which registrations and periods a day is about.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays } from '../model/dates.ts';
import { mainRegistration, parseRegistration, type Registration } from '../model/registration.ts';
import { presentCycle } from '../schemes/cycle.ts';
import { day, id } from './invented.ts';
import { periodNames, periodsOn } from './periods.ts';

const today = day('2026-11-26');
const registered = (name: string, fields: Partial<Registration> = {}): Registration => ({
  ...parseRegistration(id(name), { scheme: 'hcpc', profession: 'OT', createdAt: '2026-01-01T09:00:00.000Z' }),
  ...fields,
});
const period = (name: string, from: string, to: string) =>
  registered(name, { scheme: 'own', profession: '', label: name, periodStart: day(from), periodEnd: day(to) });
const told = (...all: Registration[]) =>
  periodsOn(all, today).map(({ registration, cycle, endedOn }) => [registration.id, cycle.end, endedOn]);

test('all that are under way are, the main one first', () => {
  const tutor = period('a-tutor', '2026-09-01', '2027-08-31');
  expect(told(tutor, registered('ot'), registered('physio', { profession: 'PH' }))).toEqual([
    ['ot', '2027-10-31', null],
    ['physio', '2028-04-30', null],
    ['a-tutor', '2027-08-31', null],
  ]);
});

test('what is over is not, while another goes on', () => {
  const student = period('student', '2023-09-01', '2026-06-30');
  expect(
    told(student, registered('ot'), registered('dietitian', { profession: 'DT', until: day('2026-03-31') })),
  ).toEqual([['ot', '2027-10-31', null]]);
});

test('where none goes on, it is about the last cycle of the one that ended last', () => {
  const ended = registered('ot', { until: day('2022-05-31') });
  expect(told(period('student', '2012-09-01', '2015-06-30'), ended)).toEqual([['ot', '2023-10-31', '2022-05-31']]);
});

test('one without a cycle is nothing to speak of, and does not stand before one that has a cycle', () => {
  const unfinished = registered('unfinished', { profession: '' });
  expect(told(unfinished)).toEqual([]);
  expect(told(unfinished, period('tutor', '2026-09-01', '2027-08-31'))).toEqual([['tutor', '2027-08-31', null]]);
  expect(told()).toEqual([]);
});

test('of two records of the same registration it is about the older', () => {
  const double = registered('double', { createdAt: '2026-02-01T09:00:00.000Z' as Registration['createdAt'] });
  expect(told(double, registered('ot'))).toEqual([['ot', '2027-10-31', null]]);
});

test('whatever there is, the first is what the other screens begin with', () => {
  const shift = fc.option(fc.integer({ min: -900, max: 900 }), { nil: null });
  const on = (days: number | null) => (days === null ? null : addDays(today, days));
  const any = fc
    .tuple(fc.constantFrom('hcpc', 'own'), fc.constantFrom('', 'OT', 'PH'), shift, shift)
    .map(([scheme, profession, from, to]) => ({ scheme, profession, from, to }));
  fc.assert(
    fc.property(fc.array(any, { maxLength: 5 }), (all) => {
      const registrations = all.map(({ scheme, profession, from, to }, index) => {
        const days =
          scheme === 'own'
            ? { periodStart: on(from), periodEnd: on(to) }
            : { registeredSince: on(from), until: on(to) };
        return registered(`registration-${index}`, { scheme, profession: scheme === 'own' ? '' : profession, ...days });
      });
      const main = mainRegistration(registrations, today);
      const cycle = presentCycle(main, today);
      const first = periodsOn(registrations, today)[0];
      expect(first && [first.registration.id, first.cycle]).toEqual(main && cycle ? [main.id, cycle] : undefined);
    }),
  );
});

test('two with the same name are told apart by role or dates', () => {
  const one = registered('registration-0001', { role: 'Community', number: 'OT1' });
  const two = registered('registration-0002', { registeredSince: day('2026-02-01'), number: 'OT2' });
  expect([...periodNames(periodsOn([one, two], today)).values()]).toEqual([
    'Occupational therapist, HCPC, Community',
    'Occupational therapist, HCPC, since 1 February 2026',
  ]);
});
