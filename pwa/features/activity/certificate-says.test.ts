// What a certificate offers its activity: only what it says, and only where the activity says something else.
import { expect, test } from 'vitest';
import { parseEvidence } from '../../../shared/model/evidence.ts';
import { newId } from '../../../shared/model/id.ts';
import { type CertifiedActivity, certificateSays } from './certificate-says.ts';

const activity = (fields: object = {}) =>
  ({ startedOn: '2026-11-23', endedOn: null, datePrecision: 'day', minutes: null, ...fields }) as CertifiedActivity;
const certificate = (details: object, fields: object = {}) =>
  parseEvidence(newId(), {
    source: 'certificate',
    ...fields,
    details: { completedOn: '2026-10-14', durationSeconds: 7200, ...details },
  });
const SILENT = { day: null, minutes: null };

test('an added certificate offers its day and its hours', () => {
  expect(certificateSays(certificate({}), activity())).toEqual({ day: '2026-10-14', minutes: 120 });
});

test('a certificate that the extension kept offers them from what was read', () => {
  const metadata = { completedOn: '2026-10-14T09:30', workload: 'PT1H30M' };
  const address = 'https://learn.example/c';
  const capture = { url: address, canonicalUrl: address, capturedAt: '2026-11-23T10:00:00.000Z', kind: 'certificate' };
  const kept = parseEvidence(newId(), { source: 'page', capture: { ...capture, metadata } });
  expect(certificateSays(kept, activity())).toEqual({ day: '2026-10-14', minutes: 90 });
  const course = parseEvidence(newId(), { source: 'page', capture: { ...capture, kind: 'course', metadata } });
  expect(certificateSays(course, activity())).toEqual(SILENT);
});

test('nothing is offered of what the activity says already', () => {
  const one = certificate({});
  expect(certificateSays(one, activity({ startedOn: '2026-10-14', minutes: 120 }))).toEqual(SILENT);
  expect(certificateSays(one, activity({ startedOn: '2026-10-14', minutes: 60 }))).toEqual({ day: null, minutes: 120 });
  expect(certificateSays(one, activity({ minutes: 120 }))).toEqual({ day: '2026-10-14', minutes: null });
});

test('the exact day is offered where only the month is known, and never in place of several days', () => {
  const month = activity({ startedOn: '2026-10-14', datePrecision: 'month', minutes: 120 });
  expect(certificateSays(certificate({}), month).day).toBe('2026-10-14');
  const days = activity({ startedOn: '2026-10-01', endedOn: '2026-10-09', minutes: 120 });
  expect(certificateSays(certificate({}), days)).toEqual(SILENT);
});

test('hours are taken from words only where these are one length', () => {
  const minutesOf = (workload: string, points = '') =>
    certificateSays(certificate({ durationSeconds: null, workload, points }), activity()).minutes;
  expect(
    ['2 hours', '1.5 hrs', '45 minutes', '1 hour 30 minutes', 'two hours of learning', '1 hour and a half'].map((w) =>
      minutesOf(w),
    ),
  ).toEqual([120, 90, 45, 90, 120, 90]);
  expect(minutesOf('', '3 CPD hours')).toBe(180);
  for (const vague of ['', '3 hours a week', '3 hours weekly, 4 times', '4 to 6 hours', 'P1D', 'self-paced'])
    expect(minutesOf(vague)).toBeNull();
  expect(minutesOf('', '2 points')).toBeNull();
});
