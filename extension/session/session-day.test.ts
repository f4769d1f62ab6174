// What day an activity has once somebody has begun to watch.
import { expect, it } from 'vitest';
import { parseCapture } from '../../shared/model/capture.ts';
import { type LocalDate, parseInstant, toInstant } from '../../shared/model/dates.ts';
import { dayOfSession } from './session-day.ts';

const startedAt = toInstant(new Date('2026-11-26T12:00:00Z'));
const capture = parseCapture({
  url: 'https://webinar.example/pacing',
  capturedAt: '2026-10-02T09:00:00.000Z',
  kind: 'webinar',
  metadata: { title: 'Pacing', startsAt: '2026-09-22T18:00:00+01:00' },
});
const dayWhere = (startedOn: string, triagedAt = '') =>
  dayOfSession({ startedOn: startedOn as LocalDate, triagedAt: parseInstant(triagedAt) }, { capture }, startedAt);

it('the day it is watched takes the place of the day it was live or kept on', () => {
  expect(dayWhere('2026-09-22')).toBe('2026-11-26');
  expect(dayWhere('2026-10-02')).toBe('2026-11-26');
});

it('a day that somebody put in, or took into the record, stays', () => {
  expect(dayWhere('2026-10-05')).toBeNull();
  expect(dayWhere('2026-09-22', '2026-10-03T09:00:00.000Z')).toBeNull();
});

it('nothing changes where it is the day already', () => {
  expect(dayWhere('2026-11-26')).toBeNull();
});
