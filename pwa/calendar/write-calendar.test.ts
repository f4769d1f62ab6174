// Calendar files hold to RFC 5545, and come back as what they were.
import ICAL from 'ical.js';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { parseActivity } from '../../shared/model/activity.ts';
import type { LocalDate } from '../../shared/model/dates.ts';
import type { RecordId } from '../../shared/model/id.ts';
import { createActivity } from '../../shared/portfolio/edit.ts';
import { lookFor } from './bring-in-invitations.ts';
import { activityEntry, gapEntry, monthlyEntry, renewalEntry } from './entries.ts';
import { readCalendar } from './read-calendar.ts';
import { firstOfMonth, writeCalendar } from './write-calendar.ts';

const NOW = new Date('2026-11-26T06:00:00Z');
const day = (text: string) => text as LocalDate;
const ID = '0f8fad5b-d9cb-469f-a165-70867728950e' as RecordId;
const anActivity = (fields: object) =>
  parseActivity(ID, { title: 'Splinting course', startedOn: '2027-01-15', ...fields });
const written = (fields: object): string => {
  const entry = activityEntry(anActivity(fields));
  return entry ? writeCalendar([entry], NOW) : expect.unreachable('it has no date');
};

describe('a calendar file', () => {
  test('of a planned activity has what RFC 5545 asks for, and no more of the activity than its title, days, place and link', () => {
    const text = written({
      title: 'Hands; splints, and\\or tape',
      endedOn: '2027-01-16',
      place: 'Leeds',
      url: 'https://hazel.example/course',
      provider: 'Hazel Trust',
      relevance: 'A secret thought',
    });
    expect(text.split('\r\n')).toEqual([
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//Waymark//CPD portfolio//EN',
      'CALSCALE:GREGORIAN',
      'BEGIN:VEVENT',
      `UID:activity-${ID}@waymark`,
      'DTSTAMP:20261126T060000Z',
      'SEQUENCE:29927880',
      'DTSTART;VALUE=DATE:20270115',
      'DTEND;VALUE=DATE:20270117',
      'TRANSP:TRANSPARENT',
      'SUMMARY:Hands\\; splints\\, and\\\\or tape',
      'DESCRIPTION:Your notes on it are in Waymark\\, on your own device.',
      'LOCATION:Leeds',
      'URL:https://hazel.example/course',
      'CLASS:PRIVATE',
      'BEGIN:VALARM',
      'ACTION:DISPLAY',
      'DESCRIPTION:Hands\\; splints\\, and\\\\or tape',
      'TRIGGER:-PT15H',
      'END:VALARM',
      'END:VEVENT',
      'END:VCALENDAR',
      '',
    ]);
  });

  test.each([
    ['plain', 'A long title of a course '.repeat(12).trim()],
    ['Welsh with pictures', 'Therapi’r llaw: ŵyneb ŷd 🖐️ '.repeat(12).trim()],
  ])('has no line of more than 75 octets, and none cut inside a letter: %s', (_, title) => {
    const text = written({ title });
    const octets = text.split('\r\n').map((line) => new TextEncoder().encode(line).length);
    expect(Math.max(...octets)).toBeLessThanOrEqual(75);
    expect(text).not.toMatch(/[^\r]\n|\r[^\n]/);
    expect(readCalendar(text, { now: NOW, zone: 'Europe/London' }).invitations[0]?.title).toBe(title);
  });

  test('comes back as the activity that it was made of', () => {
    const { invitations } = readCalendar(written({}), { now: NOW, zone: 'Europe/London' });
    expect(invitations).toMatchObject([{ title: 'Splinting course', startedOn: '2027-01-15', endedOn: null }]);
    const [first] = invitations;
    const doc = new Y.Doc();
    createActivity(doc, { title: 'Splinting course', startedOn: day('2027-01-15') }, NOW, ID);
    expect(first && lookFor(doc, first)).toMatchObject({ standing: 'there', known: { id: ID } });
  });

  test('of something known by its month stands on the first day and says so', () => {
    const text = written({ startedOn: '2027-03-01', datePrecision: 'month' });
    expect(text).toContain('SUMMARY:Splinting course (some time in March 2027)');
    expect(text).toContain('DTEND;VALUE=DATE:20270302');
  });

  test('with a monthly quarter of an hour rings by the clock in the United Kingdom, summer and winter', () => {
    const text = writeCalendar([monthlyEntry(firstOfMonth(1, day('2026-11-26')), '12:30')], NOW);
    expect(text).toContain('DTSTART;TZID=Europe/London:20261207T123000');
    expect(text).toContain('RRULE:FREQ=MONTHLY;BYDAY=1MO');
    expect(text).toContain('DURATION:PT15M');
    const event = new ICAL.Event(new ICAL.Component(ICAL.parse(text)).getFirstSubcomponent('vevent') ?? undefined);
    const dates = event.iterator();
    const moments = Array.from({ length: 8 }, () => dates.next()?.toJSDate().toISOString().slice(0, 16));
    expect(moments).toEqual([
      '2026-12-07T12:30',
      '2027-01-04T12:30',
      '2027-02-01T12:30',
      '2027-03-01T12:30',
      '2027-04-05T11:30',
      '2027-05-03T11:30',
      '2027-06-07T11:30',
      '2027-07-05T11:30',
    ]);
  });

  test('the first weekday of a month is looked for after today, over the end of a year', () => {
    expect(firstOfMonth(1, day('2026-12-07'))).toBe('2027-01-04');
    expect(firstOfMonth(0, day('2026-10-31'))).toBe('2026-11-01');
  });
});

describe('what is offered', () => {
  const cycle = {
    start: day('2025-11-01'),
    end: day('2027-10-31'),
    windowOpens: day('2027-08-01'),
    deadline: day('2027-10-31'),
  };

  test('renewal, until it opens', () => {
    expect(renewalEntry(cycle, day('2027-07-31'), 'HCPC')).toMatchObject({
      title: 'HCPC renewal opens today',
      when: { from: '2027-08-01', to: '2027-08-01' },
    });
    expect(renewalEntry(cycle, day('2027-08-01'), 'HCPC')).toBeNull();
    expect(renewalEntry({ ...cycle, windowOpens: null, deadline: null }, day('2026-01-01'), '')).toBeNull();
  });

  test('a word two weeks before a gap would count, while there is time', () => {
    expect(gapEntry(day('2027-02-12'), day('2026-11-26'))).toMatchObject({ when: { from: '2027-01-29' } });
    expect(gapEntry(day('2026-12-10'), day('2026-11-26'))).toBeNull();
    expect(gapEntry(null, day('2026-11-26'))).toBeNull();
  });

  test('nothing of an activity without a date', () => {
    expect(activityEntry(anActivity({ startedOn: null }))).toBeNull();
  });
});
