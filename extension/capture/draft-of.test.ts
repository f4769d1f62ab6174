// The day and the type that a page gets when nobody changes them.
import { describe, expect, it } from 'vitest';
import { draftOf } from './draft-of.ts';
import { parseReading } from './page-reading.ts';

const now = new Date('2026-11-26T12:00:00Z');
const webinar = (startsAt: string, hasRecording: boolean, kind = 'webinar') => {
  const read = { url: 'https://webinar.example/pacing', kind, metadata: { title: 'Pacing', startsAt }, hasRecording };
  const reading = parseReading(read) ?? expect.fail('no reading');
  const { startedOn, type } = draftOf(reading, [], now);
  return { startedOn, type };
};

describe('a webinar', () => {
  it('that was live in September and is watched as a recording is dated today, and self-directed', () => {
    expect(webinar('2026-09-22T18:00:00+01:00', true)).toEqual({ startedOn: '2026-11-26', type: 'selfDirected' });
  });

  it('that is still to come is dated on its own day, whatever else its page shows', () => {
    expect(webinar('2026-12-01T18:30:00Z', true)).toEqual({ startedOn: '2026-12-01', type: 'formal' });
    expect(webinar('2026-11-26T18:30:00Z', true)).toEqual({ startedOn: '2026-11-26', type: 'formal' });
  });

  it('that left no recording is dated on the day it took place', () => {
    expect(webinar('2026-09-22T18:00:00+01:00', false)).toEqual({ startedOn: '2026-09-22', type: 'formal' });
  });

  it('without a day is dated today', () => {
    expect(webinar('', true)).toEqual({ startedOn: '2026-11-26', type: 'selfDirected' });
  });
});

it('a course keeps the day it was read, and is formal', () => {
  expect(webinar('2026-09-22', false, 'course')).toEqual({ startedOn: '2026-11-26', type: 'formal' });
});
