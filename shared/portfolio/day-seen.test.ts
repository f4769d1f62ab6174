// What a device makes of a clock that leaps.
import { expect, test } from 'vitest';
import { addDays, type LocalDate } from '../model/dates.ts';
import { type DaysNoted, judgeDay } from './day-seen.ts';

const day = (text: string) => text as LocalDate;
const nothing: DaysNoted = { believed: null, binDay: null, setOn: null };

function start(...days: string[]) {
  let noted = nothing;
  return days.map((text) => {
    const seen = judgeDay(noted, day(text));
    noted = seen.noted;
    return { binDay: seen.binDay, leaptFrom: seen.leaptFrom };
  });
}

test('days that follow each other are believed, after two months away too', () => {
  expect(start('2026-11-26', '2026-11-27', '2027-01-26')).toEqual([
    { binDay: '2026-11-26', leaptFrom: null },
    { binDay: '2026-11-27', leaptFrom: null },
    { binDay: '2027-01-26', leaptFrom: null },
  ]);
});

test('a clock a year ahead leaves the bin alone for weeks, and is believed again once it is right', () => {
  expect(start('2026-11-26', '2027-11-27', '2027-11-27', '2027-11-28', '2026-11-27')).toEqual([
    { binDay: '2026-11-26', leaptFrom: null },
    { binDay: '2026-12-03', leaptFrom: '2026-11-26' },
    { binDay: '2026-12-03', leaptFrom: '2026-11-26' },
    { binDay: '2026-12-10', leaptFrom: '2026-11-26' },
    { binDay: '2026-11-27', leaptFrom: null },
  ]);
});

test('a clock a year behind is in doubt until it is right', () => {
  expect(start('2026-11-26', '2025-11-26', '2025-11-27', '2026-11-28')).toEqual([
    { binDay: '2026-11-26', leaptFrom: null },
    { binDay: '2025-11-26', leaptFrom: '2026-11-26' },
    { binDay: '2025-11-27', leaptFrom: '2026-11-26' },
    { binDay: '2026-11-28', leaptFrom: null },
  ]);
});

test('while the clock is behind, the bin’s last day is the one before it went wrong', () => {
  const { noted } = judgeDay(nothing, day('2026-11-26'));
  const behind = judgeDay(noted, day('2025-11-26'));
  expect(behind.sweptOn).toBe('2026-11-26');
  expect(judgeDay(behind.noted, day('2026-11-28')).sweptOn).toBe('2026-11-26');
});

test('a flight that takes a day away is no leap', () => {
  expect(start('2026-11-26', '2026-11-25').at(-1)?.leaptFrom).toBeNull();
});

test('what was put in the bin before a leap outlasts three days of a wrong clock', () => {
  const binned = day('2026-11-26');
  const wrong = start('2026-11-26', '2027-11-27', '2027-11-28', '2027-11-29');
  for (const { binDay } of wrong) expect(binDay < addDays(binned, 30)).toBe(true);
});

test('a device that is new to a portfolio goes by what was written there last', () => {
  const written = day('2026-11-20');
  expect(judgeDay(nothing, day('2026-11-26'), written).leaptFrom).toBeNull();
  expect(judgeDay(nothing, day('2027-11-26'), written)).toMatchObject({ leaptFrom: written, binDay: '2026-11-27' });
  expect(judgeDay(nothing, day('2025-11-26'), written).leaptFrom).toBeNull();
  expect(judgeDay(nothing, day('2026-11-26'), null).leaptFrom).toBeNull();
});
