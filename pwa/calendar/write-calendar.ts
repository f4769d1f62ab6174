// Writes a calendar file as RFC 5545 has it. The library escapes, folds and orders; what is said is decided here.
import ICAL from 'ical.js';
import { addDays, addMonths, type LocalDate, partsOf } from '../../shared/model/dates.ts';
import type { CalendarEntry, EachMonth } from './entry.ts';

// The library counts 75 octets without the space that begins a further line; with it they are 75 in all (RFC 5545, 3.1).
ICAL.foldLength = 74;

const ZONE = 'Europe/London';
/** Summer time in the United Kingdom since 1996: the last Sundays of March and October at 01:00 UTC (S.I. 2002/262). */
const LONDON = [
  'BEGIN:VTIMEZONE',
  `TZID:${ZONE}`,
  'BEGIN:DAYLIGHT',
  'TZNAME:BST',
  'DTSTART:19960331T010000',
  'TZOFFSETFROM:+0000',
  'TZOFFSETTO:+0100',
  'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU',
  'END:DAYLIGHT',
  'BEGIN:STANDARD',
  'TZNAME:GMT',
  'DTSTART:19961027T020000',
  'TZOFFSETFROM:+0100',
  'TZOFFSETTO:+0000',
  'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU',
  'END:STANDARD',
  'END:VTIMEZONE',
].join('\r\n');

/** The file, with CRLF between its lines and at its end. */
export function writeCalendar(entries: readonly CalendarEntry[], now: Date): string {
  const calendar = new ICAL.Component('vcalendar');
  calendar.addPropertyWithValue('version', '2.0');
  calendar.addPropertyWithValue('prodid', '-//Waymark//CPD portfolio//EN');
  calendar.addPropertyWithValue('calscale', 'GREGORIAN');
  if (entries.some(({ when }) => when.kind === 'monthly')) calendar.addSubcomponent(ICAL.Component.fromString(LONDON));
  for (const entry of entries) calendar.addSubcomponent(toEvent(entry, now));
  return `${calendar.toString()}\r\n`;
}

function toEvent(entry: CalendarEntry, now: Date): ICAL.Component {
  const event = new ICAL.Component('vevent');
  event.addPropertyWithValue('uid', entry.uid);
  event.addPropertyWithValue('dtstamp', ICAL.Time.fromJSDate(now, true));
  // a later file says more: calendars then change the entry that they have
  event.addPropertyWithValue('sequence', Math.floor(now.getTime() / 60_000));
  addTimes(event, entry);
  event.addPropertyWithValue('summary', entry.title);
  if (entry.description) event.addPropertyWithValue('description', entry.description);
  if (entry.place) event.addPropertyWithValue('location', entry.place);
  if (entry.url) event.addPropertyWithValue('url', entry.url);
  // colleagues who see the calendar see that there is something, where the calendar knows that difference
  event.addPropertyWithValue('class', 'PRIVATE');
  event.addSubcomponent(alarmOf(entry));
  return event;
}

function addTimes(event: ICAL.Component, { when }: CalendarEntry): void {
  if (when.kind === 'monthly') {
    addMonthly(event, when);
    return;
  }
  event.addPropertyWithValue('dtstart', ICAL.Time.fromDateString(when.from));
  // the end is the first day that does not belong to it
  event.addPropertyWithValue('dtend', ICAL.Time.fromDateString(addDays(when.to, 1)));
  event.addPropertyWithValue('transp', 'TRANSPARENT');
}

function addMonthly(event: ICAL.Component, { from, at, minutes }: EachMonth): void {
  const start = new ICAL.Property('dtstart');
  start.setValue(ICAL.Time.fromDateTimeString(`${from}T${at}:00`));
  start.setParameter('tzid', ZONE);
  event.addProperty(start);
  event.addPropertyWithValue('duration', ICAL.Duration.fromSeconds(minutes * 60));
  event.addPropertyWithValue(
    'rrule',
    ICAL.Recur.fromString(`FREQ=MONTHLY;BYDAY=1${WEEKDAYS[weekdayOf(from)] ?? 'MO'}`),
  );
}

function alarmOf({ title, alarm }: CalendarEntry): ICAL.Component {
  const component = new ICAL.Component('valarm');
  component.addPropertyWithValue('action', 'DISPLAY');
  component.addPropertyWithValue('description', title);
  component.addPropertyWithValue('trigger', ICAL.Duration.fromString(alarm));
  return component;
}

/** As RFC 5545 shortens them, Sunday first. */
const WEEKDAYS = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'] as const;
const weekdayOf = (day: LocalDate): number => new Date(`${day}T00:00:00Z`).getUTCDay();

/** The first such weekday (0 is Sunday) of a month that comes after `today`. */
export function firstOfMonth(weekday: number, today: LocalDate): LocalDate {
  for (let months = 0; ; months++) {
    const first = addDays(addMonths(today, months), 1 - partsOf(addMonths(today, months))[2]);
    const day = addDays(first, (weekday - weekdayOf(first) + 7) % 7);
    if (day > today) return day;
  }
}
