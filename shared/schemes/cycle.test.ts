// Cycles of all fifteen professions against HCPC's tables, and what must hold on every day.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, addMonths, daysBetween, type LocalDate, makeLocalDate, partsOf } from '../model/dates.ts';
import {
  type Cycle,
  cycleOf,
  nextCycle,
  previousCycle,
  type RegisteredAs,
  shareGone,
  usualCycleOf,
  usualStartOf,
} from './cycle.ts';
import { hcpc } from './hcpc.ts';

const day = (text: string) => text as LocalDate;
const holds = ({ start, end }: Cycle, on: LocalDate) => start <= on && on <= end;
const hcpcAs = (profession: string): RegisteredAs => ({
  scheme: 'hcpc',
  profession,
  periodStart: null,
  periodEnd: null,
});
const anyDay = fc.integer({ min: 0, max: 9_496 }).map((days) => addDays(makeLocalDate(2015, 1, 1), days));
const anyProfession = fc.constantFrom(...hcpc.professions.map((one) => one.code));

// Domain reference: the fifteen cycles as they stand on 23 November 2026.
const TABLE: [code: string, start: string, end: string, opens: string, deadline: string][] = [
  ['AS', '2026-06-01', '2028-05-31', '2028-03-01', '2028-05-31'],
  ['BS', '2025-12-01', '2027-11-30', '2027-09-01', '2027-11-30'],
  ['CH', '2026-08-01', '2028-07-31', '2028-05-01', '2028-07-31'],
  ['CS', '2025-10-01', '2027-09-30', '2027-07-01', '2027-09-30'],
  ['DT', '2026-07-01', '2028-06-30', '2028-04-01', '2028-06-30'],
  ['HAD', '2026-08-01', '2028-07-31', '2028-05-01', '2028-07-31'],
  ['OT', '2025-11-01', '2027-10-31', '2027-08-01', '2027-10-31'],
  ['ODP', '2024-12-01', '2026-11-30', '2026-09-01', '2026-11-30'],
  ['OR', '2025-09-01', '2027-08-31', '2027-06-01', '2027-08-31'],
  ['PA', '2025-09-01', '2027-08-31', '2027-06-01', '2027-08-31'],
  ['PH', '2026-05-01', '2028-04-30', '2028-02-01', '2028-04-30'],
  ['PYL', '2025-06-01', '2027-05-31', '2027-03-01', '2027-05-31'],
  ['PO', '2025-10-01', '2027-09-30', '2027-07-01', '2027-09-30'],
  ['RA', '2026-03-01', '2028-02-29', '2027-12-01', '2028-02-28'],
  ['SL', '2025-10-01', '2027-09-30', '2027-07-01', '2027-09-30'],
];

describe('the cycle of a registration', () => {
  it('has a line in the table for each profession', () => {
    expect(TABLE.map(([code]) => code).sort()).toEqual(hcpc.professions.map((one) => one.code).sort());
  });

  it.each(TABLE)('of %s on 23 November 2026 is the one HCPC prints', (code, start, end, windowOpens, deadline) => {
    expect(cycleOf(hcpcAs(code), day('2026-11-23'))).toEqual({ start, end, windowOpens, deadline });
  });

  it('moves on the day after the deadline', () => {
    expect(cycleOf(hcpcAs('ODP'), day('2026-11-30'))?.end).toBe('2026-11-30');
    expect(cycleOf(hcpcAs('ODP'), day('2026-12-01'))).toEqual({
      start: '2026-12-01',
      end: '2028-11-30',
      windowOpens: '2028-09-01',
      deadline: '2028-11-30',
    });
  });

  it('keeps 29 February for radiographers and still shows 28 February as their deadline', () => {
    expect(cycleOf(hcpcAs('RA'), day('2028-02-29'))).toMatchObject({ end: '2028-02-29', deadline: '2028-02-28' });
    expect(cycleOf(hcpcAs('RA'), day('2028-03-01'))).toMatchObject({ start: '2028-03-01', end: '2030-02-28' });
  });

  it.each([
    ['AS', '2020-05-31', '2020-06-30'],
    ['DT', '2020-06-30', '2020-07-31'],
    ['CH', '2020-07-31', '2020-08-31'],
    ['HAD', '2020-07-31', '2020-08-31'],
  ])('of %s that ended on %s had its deadline moved to %s', (code, end, deadline) => {
    expect(cycleOf(hcpcAs(code), day('2020-01-15'))).toMatchObject({ end, deadline });
    expect(cycleOf(hcpcAs(code), day('2022-01-15'))?.deadline).toBe(cycleOf(hcpcAs(code), day('2022-01-15'))?.end);
  });

  it('holds every day from 2015 to 2040 in exactly one cycle of two years', () => {
    fc.assert(
      fc.property(anyProfession, anyDay, (code, on) => {
        const registration = hcpcAs(code);
        const cycle = cycleOf(registration, on);
        if (!cycle?.deadline || !cycle.windowOpens) throw new Error('every profession has a cycle');
        expect(holds(cycle, on)).toBe(true);
        expect([730, 731]).toContain(daysBetween(cycle.start, cycle.end) + 1);
        expect(cycleOf(registration, cycle.start)).toEqual(cycle);
        expect(cycleOf(registration, cycle.end)).toEqual(cycle);
        const next = nextCycle(registration, cycle);
        if (!next) throw new Error('a cycle always follows');
        expect(next.start).toBe(addDays(cycle.end, 1));
        expect(previousCycle(registration, next)).toEqual(cycle);
        expect(partsOf(cycle.windowOpens)[2]).toBe(1);
        expect(addMonths(cycle.windowOpens, 3)).toBe(addDays(cycle.end, 1));
      }),
      { numRuns: 2_000 },
    );
  });

  it('of a period of one’s own is that period, with no deadline, and nothing follows it', () => {
    const registration: RegisteredAs = {
      scheme: 'own',
      profession: '',
      periodStart: day('2026-09-01'),
      periodEnd: day('2027-06-30'),
    };
    const cycle = { start: '2026-09-01', end: '2027-06-30', windowOpens: null, deadline: null };
    expect(cycleOf(registration, day('2030-01-01'))).toEqual(cycle);
    expect(nextCycle(registration, cycle as never)).toBeNull();
    expect(previousCycle(registration, cycle as never)).toBeNull();
  });

  it('is unknown without a registration, a profession or both ends of a period', () => {
    const on = day('2026-11-23');
    const own: RegisteredAs = { scheme: 'own', profession: '', periodStart: day('2026-09-01'), periodEnd: null };
    expect(cycleOf(null, on)).toBeNull();
    expect(cycleOf(hcpcAs(''), on)).toBeNull();
    expect(cycleOf({ ...hcpcAs('OT'), scheme: 'toString' }, on)).toBeNull();
    expect(cycleOf(own, on)).toBeNull();
    expect(cycleOf({ ...own, periodEnd: day('2026-08-31') }, on)).toBeNull();
  });
});

/** Every window of a profession whose last day is in these years, from its opening to its printed deadline. */
const windowsOf = (code: string, from: number, to: number): string[] => {
  const found: string[] = [];
  let cycle = cycleOf(hcpcAs(code), makeLocalDate(from, 1, 1));
  while (cycle && partsOf(cycle.end)[0] <= to) {
    found.push(`${cycle.windowOpens} ${cycle.deadline}`);
    cycle = nextCycle(hcpcAs(code), cycle);
  }
  return found;
};

it.each(TABLE)('of %s keeps its window in every cycle from 2016 to 2036', (code, _start, _end, opens, deadline) => {
  const exceptions: Record<string, string> = { AS: '06-30', DT: '07-31', CH: '08-31', HAD: '08-31' };
  const isOdd = Number(deadline.slice(0, 4)) % 2 === 1;
  const years = Array.from({ length: 21 }, (_, index) => 2016 + index).filter((year) => (year % 2 === 1) === isOdd);
  expect(windowsOf(code, 2016, 2036)).toEqual(
    years.map((year) => {
      const opensIn = year - Number(deadline.slice(0, 4)) + Number(opens.slice(0, 4));
      const last = year === 2020 ? (exceptions[code] ?? deadline.slice(5)) : deadline.slice(5);
      return `${opensIn}-${opens.slice(5)} ${year}-${last}`;
    }),
  );
});

describe('the share of a cycle that has gone', () => {
  const cycle = cycleOf(hcpcAs('OT'), day('2026-11-23'));
  if (!cycle) throw new Error('occupational therapists have a cycle');

  it.each([
    ['2025-10-31', 0],
    ['2025-11-01', 0],
    ['2026-11-23', 53],
    ['2027-10-30', 99],
    ['2027-10-31', 100],
    ['2028-01-01', 100],
  ])('on %s is %i percent', (on, percent) => expect(shareGone(cycle, day(on))).toBe(percent));

  it('never falls from one day to the next', () => {
    fc.assert(
      fc.property(anyDay, (on) => {
        expect(shareGone(cycle, addDays(on, 1))).toBeGreaterThanOrEqual(shareGone(cycle, on));
      }),
    );
  });
});

describe('a cycle that the regulator gave other dates', () => {
  const adjusted = (start: string, end: string): RegisteredAs => ({
    ...hcpcAs('OT'),
    adjustedCycles: [{ usualStart: day('2025-11-01'), start: day(start), end: day(end) }],
  });

  it('has those dates, and renewal before its own end', () => {
    expect(cycleOf(adjusted('2026-01-15', '2027-12-31'), day('2026-11-26'))).toEqual({
      start: '2026-01-15',
      end: '2027-12-31',
      windowOpens: '2027-10-01',
      deadline: '2027-12-31',
    });
  });

  it('keeps the usual renewal when only its beginning differs', () => {
    expect(cycleOf(adjusted('2026-01-15', '2027-10-31'), day('2026-11-26'))).toMatchObject({
      windowOpens: '2027-08-01',
      deadline: '2027-10-31',
    });
  });

  it('leaves no day without a cycle and none in two', () => {
    const registration = adjusted('2026-01-15', '2027-12-31');
    const now = cycleOf(registration, day('2026-11-26'));
    expect(cycleOf(registration, day('2026-01-14'))).toMatchObject({ start: '2023-11-01', end: '2026-01-14' });
    expect(cycleOf(registration, day('2028-01-01'))).toMatchObject({ start: '2028-01-01', end: '2029-10-31' });
    expect(now && previousCycle(registration, now)?.end).toBe('2026-01-14');
    expect(now && nextCycle(registration, now)?.start).toBe('2028-01-01');
  });

  it('can begin earlier and end sooner', () => {
    const registration = adjusted('2025-08-01', '2027-07-31');
    expect(cycleOf(registration, day('2025-08-01'))).toMatchObject({ start: '2025-08-01' });
    expect(cycleOf(registration, day('2025-07-31'))).toMatchObject({ start: '2023-11-01', end: '2025-07-31' });
    expect(cycleOf(registration, day('2027-08-01'))).toMatchObject({ start: '2027-08-01', end: '2029-10-31' });
  });

  it('knows the usual dates that it stands in for', () => {
    const registration = adjusted('2026-01-15', '2027-12-31');
    const now = cycleOf(registration, day('2026-11-26'));
    const next = now && nextCycle(registration, now);
    expect(now && usualCycleOf(registration, now)).toMatchObject({ start: '2025-11-01', end: '2027-10-31' });
    expect(next && usualCycleOf(registration, next)).toBeNull();
    expect(next && usualStartOf(registration, next)).toBe('2027-11-01');
    expect(now && usualStartOf(hcpcAs('OT'), now)).toBe('2025-11-01');
  });

  it('every day lies in the cycle that it is said to lie in, whatever the dates', () => {
    fc.assert(
      fc.property(
        anyDay,
        fc.integer({ min: -200, max: 200 }),
        fc.integer({ min: -200, max: 200 }),
        (on, startShift, endShift) => {
          const registration = adjusted(addDays(day('2025-11-01'), startShift), addDays(day('2027-10-31'), endShift));
          const cycle = cycleOf(registration, on);
          expect(cycle && holds(cycle, on)).toBe(true);
        },
      ),
    );
  });

  it('says nothing of a period of one’s own', () => {
    expect(
      usualStartOf(
        { ...hcpcAs(''), scheme: 'own' },
        { start: day('2026-01-01'), end: day('2026-12-31'), windowOpens: null, deadline: null },
      ),
    ).toBeNull();
  });
});
