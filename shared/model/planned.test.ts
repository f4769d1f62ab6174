// When something planned is still ahead, and when its day has gone by unanswered.
import { describe, expect, test } from 'vitest';
import { type Activity, parseActivity } from './activity.ts';
import type { LocalDate } from './dates.ts';
import type { RecordId } from './id.ts';
import { isAhead, isUnconfirmed, lastDayOf } from './planned.ts';

const TODAY = '2026-03-10' as LocalDate;
const planned = (fields: object = {}): Activity =>
  parseActivity('activity-1' as RecordId, {
    title: 'Webinar',
    startedOn: '2026-03-08',
    createdAt: '2026-02-01T09:00:00.000Z',
    ...fields,
  });

describe('something planned', () => {
  test('is ahead until its last day is over', () => {
    expect(isAhead(planned({ startedOn: '2026-03-10' }), TODAY)).toBe(true);
    expect(isAhead(planned({ startedOn: '2026-03-08', endedOn: '2026-03-11' }), TODAY)).toBe(true);
    expect(isAhead(planned({ startedOn: '2026-03-01', datePrecision: 'month' }), TODAY)).toBe(true);
    expect(isAhead(planned(), TODAY)).toBe(false);
  });

  test('of today that was not written down before is no plan', () => {
    expect(isAhead(planned({ startedOn: TODAY, createdAt: '2026-03-10T09:00:00.000Z' }), TODAY)).toBe(false);
  });

  test('is asked about from the day after', () => {
    expect(isUnconfirmed(planned(), TODAY)).toBe(true);
    expect(isUnconfirmed(planned({ startedOn: TODAY }), TODAY)).toBe(false);
    expect(isUnconfirmed(planned({ datePrecision: 'month', startedOn: '2026-03-01' }), TODAY)).toBe(false);
  });

  test('is not asked about once it is answered, finished, or its outcome is written', () => {
    expect(isUnconfirmed(planned({ confirmedOn: '2026-03-09' }), TODAY)).toBe(false);
    expect(isUnconfirmed(planned({ finishedByMe: true }), TODAY)).toBe(false);
    expect(isUnconfirmed(planned({ outcome: 'We changed the leaflet.' }), TODAY)).toBe(false);
  });

  test('is asked about again when its date was moved after the answer', () => {
    expect(isUnconfirmed(planned({ startedOn: '2026-03-09', confirmedOn: '2026-03-05' }), TODAY)).toBe(true);
  });

  test('and what was written down afterwards is never asked about', () => {
    expect(isUnconfirmed(planned({ createdAt: '2026-03-09T09:00:00.000Z' }), TODAY)).toBe(false);
  });

  test('a last day before the first is passed over', () => {
    expect(lastDayOf(planned({ endedOn: '2026-03-01' }))).toBe('2026-03-08');
  });
});
