// Where renewal stands.
import { expect, test } from 'vitest';
import type { LocalDate } from '../model/dates.ts';
import { cycleOf } from '../schemes/cycle.ts';
import { renewalOn } from './renewal.ts';

const on = (day: string) => {
  const today = day as LocalDate;
  const cycle = cycleOf({ scheme: 'hcpc', profession: 'ODP', periodStart: null, periodEnd: null }, today);
  return renewalOn(cycle, today);
};

test.each([
  ['2026-08-31', 'Renewal opens on 1 September 2026 and closes on 30 November 2026.', false],
  ['2026-09-01', 'Renewal is open until 30 November 2026: 90 days left.', true],
  ['2026-11-23', 'Renewal is open until 30 November 2026: 7 days left.', true],
  ['2026-11-29', 'Renewal is open until 30 November 2026: 1 day left.', true],
  ['2026-11-30', 'Renewal is open until 30 November 2026: today is the last day.', true],
  ['2026-12-01', 'Renewal opens on 1 September 2028 and closes on 30 November 2028.', false],
])('an operating department practitioner reads on %s: %s', (day, text, isOpen) => {
  expect(on(day)).toEqual({ text, isOpen });
});

test('says when it has closed, where the cycle goes on after the deadline', () => {
  const days = (day: string) => day as LocalDate;
  const cycle = {
    start: days('2022-03-01'),
    end: days('2024-02-29'),
    windowOpens: days('2023-12-01'),
    deadline: days('2024-02-28'),
  };
  expect(renewalOn(cycle, days('2024-02-29'))).toEqual({ text: 'Renewal closed on 28 February 2024.', isOpen: false });
});

test('says nothing where nobody renews', () => {
  expect(renewalOn(null, '2026-11-23' as LocalDate)).toBeNull();
  const own = { scheme: 'own', profession: '', periodStart: '2026-01-01', periodEnd: '2026-12-31' } as const;
  const registered = { ...own, periodStart: own.periodStart as LocalDate, periodEnd: own.periodEnd as LocalDate };
  expect(renewalOn(cycleOf(registered, '2026-11-23' as LocalDate), '2026-11-23' as LocalDate)).toBeNull();
});
