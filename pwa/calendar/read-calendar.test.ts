// What is understood of invitations as Outlook, Google and Zoom write them. All are invented.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readCalendar } from './read-calendar.ts';

const FOLDER = join(import.meta.dirname, '../../tests/fixtures/calendars');
const NOW = new Date('2027-03-10T08:00:00Z');
const read = (name: string, zone = 'Europe/London') =>
  readCalendar(readFileSync(join(FOLDER, `${name}.ics`), 'utf8'), { now: NOW, zone });

describe('an invitation', () => {
  test('of Outlook, with a time zone as Windows names it', () => {
    expect(read('outlook')).toEqual({
      problems: [],
      invitations: [
        {
          uid: '040000008200E00074C5B7101A82E00800000000A0B1C2D3',
          occurrence: '',
          title: 'Splinting after flexor tendon repair',
          startedOn: '2027-05-12',
          endedOn: null,
          time: '12:30 to 14:00',
          minutes: 90,
          provider: 'Alder Learning',
          place: 'Microsoft Teams Meeting',
          url: 'https://teams.example/l/meetup-join/19%3ameeting',
          description: 'How hand therapists splint after flexor tendon repair, with time for questions.',
          isCancelled: false,
        },
      ],
    });
  });

  test('of Outlook that names its zone and does not describe it; an e-mail address is no provider', () => {
    const { invitations, problems } = read('outlook-without-zone');
    expect(problems).toEqual([]);
    // half past one in Amsterdam
    expect(invitations).toMatchObject([{ startedOn: '2027-05-12', time: '12:30 to 14:00', minutes: 90, provider: '' }]);
  });

  test('of Google: the next dates of a series, without the one left out, with the one moved', () => {
    const { invitations } = read('google');
    expect(invitations.map(({ occurrence, startedOn, time, title }) => [occurrence, startedOn, time, title])).toEqual([
      ['2027-03-16', '2027-03-17', '14:00 to 15:30', 'Peer discussion (moved)'],
      ['2027-03-30', '2027-03-30', '09:00 to 10:00', 'Peer discussion'],
      ['2027-04-06', '2027-04-06', '09:00 to 10:00', 'Peer discussion'],
      ['2027-04-13', '2027-04-13', '09:00 to 10:00', 'Peer discussion'],
      ['2027-04-20', '2027-04-20', '09:00 to 10:00', 'Peer discussion'],
      ['2027-04-27', '2027-04-27', '09:00 to 10:00', 'Peer discussion'],
    ]);
    expect(invitations[1]).toMatchObject({
      provider: 'Rowan Courses',
      url: 'https://meet.example/abc-defg-hij',
      place: '',
      description: 'Peer discussion group for new starters.\nBring one question.',
    });
  });

  test('of Zoom: over midnight it takes two days; what lets somebody in is left out of the link', () => {
    expect(read('zoom').invitations).toMatchObject([
      {
        title: 'Webinar: sensory needs at the end of life',
        startedOn: '2027-01-20',
        endedOn: '2027-01-21',
        time: '23:30 to 00:30',
        minutes: 60,
        place: 'Online',
        url: 'https://zoom.example/w/98765432101?uuid=WN_1',
      },
    ]);
  });

  test('is told by the clock of the device that reads it', () => {
    expect(read('zoom', 'Australia/Sydney').invitations).toMatchObject([
      { startedOn: '2027-01-21', endedOn: null, time: '10:30 to 11:30' },
    ]);
  });

  test('of whole days: the last day belongs to it, and a link that is not secure is left out', () => {
    expect(read('study-days').invitations).toMatchObject([
      { startedOn: '2027-06-07', endedOn: '2027-06-08', time: '', minutes: null, place: 'Birch House, Leeds', url: '' },
    ]);
  });

  test('that takes an event back says so', () => {
    expect(read('cancelled').invitations).toMatchObject([{ isCancelled: true, time: '12:30 to 14:00' }]);
  });
});

const file = (...lines: string[]) => ['BEGIN:VCALENDAR', 'VERSION:2.0', ...lines, 'END:VCALENDAR'].join('\r\n');
const event = (...lines: string[]) => file('BEGIN:VEVENT', 'UID:one', 'SUMMARY:Something', ...lines, 'END:VEVENT');
const sentence = (text: string) => readCalendar(text, { now: NOW, zone: 'Europe/London' });

describe('a single date of a series', () => {
  const START = ['DTSTART;TZID=Europe/London:20270317T140000', 'DTEND;TZID=Europe/London:20270317T153000'];

  test('that is sent without the series is that date, and not the series', () => {
    const alone = (recurrence: string) => sentence(event(...START, recurrence)).invitations;
    expect(alone('RECURRENCE-ID;TZID=Europe/London:20270316T090000')).toMatchObject([
      { occurrence: '2027-03-16', startedOn: '2027-03-17' },
    ]);
    expect(alone('RECURRENCE-ID;VALUE=DATE:20270316')).toMatchObject([{ occurrence: '2027-03-16' }]);
  });

  test('has one name, whether its moment is told in the zone of the series or in UTC', () => {
    const series = sentence(
      event('DTSTART;TZID=Pacific/Auckland:20270317T090000', 'DURATION:PT1H', 'RRULE:FREQ=WEEKLY;COUNT=1'),
    ).invitations;
    const inUtc = sentence(event('DTSTART:20270316T210000Z', 'RECURRENCE-ID:20270316T200000Z')).invitations;
    expect(series[0]?.occurrence).toBe(inUtc[0]?.occurrence);
  });
});

describe('what is no invitation, or hardly one', () => {
  test.each([
    ['a letter', 'Dear colleague', 'This is no calendar file.'],
    ['half a file', 'BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:Half', 'is damaged'],
    ['no event', file('BEGIN:VTODO', 'UID:1', 'END:VTODO'), 'There is no event'],
    ['no date', event(), '“Something” has no date.'],
    ['a date that is none', event('DTSTART:not-a-date'), '“Something” could not be read'],
    ['a day long ago', event('DTSTART;VALUE=DATE:00010101'), '“Something” could not be read'],
    ['a series that is over', event('DTSTART:20200101T090000Z', 'RRULE:FREQ=DAILY;COUNT=3'), 'on no further day'],
    ['every second since 1970', event('DTSTART:19700101T000000Z', 'RRULE:FREQ=SECONDLY'), 'on no further day'],
  ])('%s gets a clear sentence', (_, text, words) => {
    const { invitations, problems } = sentence(text);
    expect(invitations).toEqual([]);
    expect(problems.join(' ')).toContain(words);
  });

  test('a zone that nobody knows is taken as that of the device, and that is said', () => {
    const { invitations, problems } = sentence(event('DTSTART;TZID=Narnia:20270512T090000', 'DURATION:PT45M'));
    expect(invitations).toMatchObject([{ time: '09:00 to 09:45', minutes: 45 }]);
    expect(problems.join(' ')).toContain('Narnia');
  });

  test('an end before the start, and none at all, leave the minutes open', () => {
    expect(sentence(event('DTSTART:20270512T090000Z', 'DTEND:20270512T080000Z')).invitations).toMatchObject([
      { startedOn: '2027-05-12', endedOn: null, time: '', minutes: null },
    ]);
    expect(sentence(event('DTSTART:20270512T090000Z')).invitations).toMatchObject([{ time: '', minutes: null }]);
  });

  test('a script for a link is no link', () => {
    expect(sentence(event('DTSTART:20270512T090000Z', 'URL:javascript:alert(1)')).invitations).toMatchObject([
      { url: '' },
    ]);
  });
});
