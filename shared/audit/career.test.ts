// A career year by year.
import { describe, expect, it } from 'vitest';
import type { RecordId } from '../model/id.ts';
import { parseRegistration } from '../model/registration.ts';
import { careerOf, yearRows } from './career.ts';
import { activitiesOn, anActivity, day, id } from './invented.ts';

const today = day('2026-11-26');
const registered = (fields: object) => parseRegistration('registration-0001' as RecordId, fields);

describe('a career', () => {
  it('has every year from the first activity to this one, also those without any', () => {
    const { years } = careerOf(activitiesOn('2023-05-01', '2023-07-01', '2026-01-01'), [], today);
    expect(years.map(({ year, total, byType }) => [year, total, byType.formal])).toEqual([
      [2023, 2, 2],
      [2024, 0, 0],
      [2025, 0, 0],
      [2026, 1, 1],
    ]);
  });

  it('has its empty years together in a list, the latest first', () => {
    const { years } = careerOf(activitiesOn('2020-05-01', '2025-07-01'), [], today);
    expect(yearRows(years).map(({ from, to, year }) => [from, to, year?.total ?? 0])).toEqual([
      [2026, 2026, 0],
      [2025, 2025, 1],
      [2021, 2024, 0],
      [2020, 2020, 1],
    ]);
  });

  it('begins with the first registration when that is earlier', () => {
    const { years } = careerOf(
      [],
      [registered({ scheme: 'hcpc', profession: 'OT', registeredSince: '2020-09-01' })],
      today,
    );
    expect([years[0]?.year, years.length]).toEqual([2020, 7]);
  });

  it('is this year for who has just begun', () => {
    expect(careerOf([], [], today)).toMatchObject({ years: [{ year: 2026, total: 0 }], bands: [], undated: 0 });
  });

  it('leaves out what is planned, in the inbox or in the bin, and counts what has no date apart', () => {
    const activities = [
      anActivity({ id: id('activity-planned'), startedOn: day('2027-02-01') }),
      anActivity({ id: id('activity-inbox'), triagedAt: null }),
      anActivity({ id: id('activity-bin'), deletedOn: today }),
      anActivity({ id: id('activity-undated'), startedOn: null }),
      anActivity({ id: id('activity-untyped'), type: null }),
    ];
    const { years, undated } = careerOf(activities, [], today);
    expect(years).toMatchObject([{ year: 2026, total: 1, byType: { formal: 0, workBased: 0 } }]);
    expect(undated).toBe(1);
  });

  it('draws a change of profession as two bands, one after the other', () => {
    const physio = registered({ scheme: 'hcpc', profession: 'PH', registeredSince: '2025-01-01', until: '2025-12-31' });
    const ot = registered({ scheme: 'hcpc', profession: 'OT', registeredSince: '2026-01-01' });
    const { bands } = careerOf([], [ot, physio], today);
    expect(bands.map(({ registration, start }) => [registration.profession, Math.round(start * 100)])).toEqual([
      ['PH', 0],
      ['OT', 50],
    ]);
    expect(bands[0]?.end).toBeCloseTo(0.5, 2);
    expect(bands[1]?.end).toBeLessThan(1);
  });

  it('is not stretched by a year that was mistyped', () => {
    expect(careerOf(activitiesOn('1926-05-01', '2026-05-01'), [], today).years).toHaveLength(1);
  });
});
