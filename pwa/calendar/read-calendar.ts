// Reads a calendar file (RFC 5545), such as the invitation to a webinar, into what may become activities. Nothing is kept here.

import ICAL from 'ical.js';
import { type LocalDate, parseLocalDate } from '../../shared/model/dates.ts';
import { asLine, asText } from '../../shared/model/parse.ts';
import { withoutSecrets } from '../../shared/model/secret-parameters.ts';
import type { Invitation, ReadCalendar } from './invitation.ts';
import { wordsOfInvitation } from './invitation-words.ts';
import { isCalendar } from './is-calendar.ts';
import { ianaZone, momentIn, wallTimeIn } from './zones.ts';

/** Files above this are no invitation: a whole calendar of years. */
export const CALENDAR_MAX_BYTES = 2_000_000;
const EVENTS_MAX = 200;
/** Of a series, the dates that come next. */
const OCCURRENCES = 6;
/** Dates that are gone through to find them; a rule may name every second since 1970. */
const STEPS_MAX = 10_000;

export interface ReadingFor {
  now: Date;
  /** The zone of this device, as IANA names it. */
  zone: string;
}

export function readCalendar(text: string, reading: ReadingFor): ReadCalendar {
  if (!isCalendar(text))
    return nothing('This is no calendar file. An invitation ends in “.ics” and begins with BEGIN:VCALENDAR.');
  let root: ICAL.Component;
  try {
    root = new ICAL.Component(ICAL.parse(text.replace(/^\uFEFF/, '').trim()));
  } catch {
    return nothing(
      'This calendar file is damaged and could not be read. Save it again from the e-mail, or add the event by hand.',
    );
  }
  const events = root.getAllSubcomponents('vevent').slice(0, EVENTS_MAX);
  if (events.length === 0) return nothing('There is no event in this calendar file.');
  const isCancelled = asLine(root.getFirstPropertyValue('method')).toUpperCase() === 'CANCEL';
  const read: ReadCalendar = { invitations: [], problems: [] };
  for (const component of events) {
    // a single date of a series is read with the series
    if (component.hasProperty('recurrence-id') && hasMaster(events, component)) continue;
    try {
      read.invitations.push(...readEvent(component, { ...reading, events, isCancelled, problems: read.problems }));
    } catch {
      read.problems.push(`“${titleOf(component)}” could not be read: its dates make no sense.`);
    }
  }
  read.invitations.sort((a, b) => (a.startedOn < b.startedOn ? -1 : 1));
  return read;
}

const nothing = (problem: string): ReadCalendar => ({ invitations: [], problems: [problem] });

interface EventContext extends ReadingFor {
  events: readonly ICAL.Component[];
  isCancelled: boolean;
  problems: string[];
}

const uidOf = (component: ICAL.Component): string => asLine(component.getFirstPropertyValue('uid'));
const titleOf = (component: ICAL.Component): string =>
  asLine(component.getFirstPropertyValue('summary')) || 'Untitled event';
const hasMaster = (events: readonly ICAL.Component[], one: ICAL.Component): boolean =>
  events.some((other) => !other.hasProperty('recurrence-id') && uidOf(other) === uidOf(one));

function readEvent(component: ICAL.Component, context: EventContext): Invitation[] {
  const start = component.getFirstProperty('dtstart');
  if (!start) {
    context.problems.push(`“${titleOf(component)}” has no date.`);
    return [];
  }
  // of a series; a single date of one, sent by itself, may have none
  const exceptions = context.events.filter(
    (one) => one.hasProperty('recurrence-id') && uidOf(one) === uidOf(component),
  );
  const date = component.getFirstPropertyValue('recurrence-id');
  const event = new ICAL.Event(component, { exceptions: date ? [] : exceptions });
  if (!event.isRecurring()) {
    const occurrence = date instanceof ICAL.Time ? occurrenceAt(date, event, context) : '';
    return [toInvitation(event, event.startDate, event.endDate, occurrence, context)];
  }
  const upcoming = nextDates(event, context);
  if (upcoming.length === 0) context.problems.push(`“${titleOf(component)}” comes again on no further day.`);
  return upcoming.map(({ item, startDate, endDate, recurrenceId }) =>
    toInvitation(item, startDate, endDate, occurrenceAt(recurrenceId, event, context), context),
  );
}

function nextDates(event: ICAL.Event, context: EventContext) {
  const dates = event.iterator();
  const found: ReturnType<ICAL.Event['getOccurrenceDetails']>[] = [];
  const earliest = context.now.getTime();
  for (let step = 0; step < STEPS_MAX && found.length < OCCURRENCES; step++) {
    const next = dates.next();
    if (!next) break;
    const details = event.getOccurrenceDetails(next);
    if (momentOf(details.endDate, details.item, context) >= earliest) found.push(details);
  }
  return found;
}

/** The zone that an event's times are in, by the name that the event gives it. */
const zoneNameOf = (event: ICAL.Event): string =>
  asLine(event.component.getFirstProperty('dtstart')?.getParameter('tzid'));

/** Which date of a series: its day in UTC, since one file tells it in the zone of the series and another in UTC. */
function occurrenceAt(time: ICAL.Time, event: ICAL.Event, context: ReadingFor): string {
  const isFloating = time.zone === ICAL.Timezone.localTimezone && !ianaZone(zoneNameOf(event));
  if (time.isDate || isFloating) return time.toString().slice(0, 10);
  return new Date(momentOf(time, event, context)).toISOString().slice(0, 10);
}

/** The moment of a time; a whole day begins at midnight here. */
function momentOf(time: ICAL.Time, event: ICAL.Event, { zone }: ReadingFor): number {
  const isFloating = time.zone === ICAL.Timezone.localTimezone;
  if (!time.isDate && !isFloating) return time.toUnixTime() * 1000;
  const { year, month, day, hour, minute, second } = time;
  // `Date` would take year 1 for 1901
  if (year < 1900) throw new Error('a day outside the calendar');
  const named = time.isDate ? zone : (ianaZone(zoneNameOf(event)) ?? zone);
  return momentIn(named, { year, month, day, hour, minute, second });
}

function toInvitation(
  event: ICAL.Event,
  start: ICAL.Time,
  end: ICAL.Time,
  occurrence: string,
  context: EventContext,
): Invitation {
  const component = event.component;
  const [from, to] = [momentOf(start, event, context), momentOf(end, event, context)];
  if (!start.isDate && zoneNameOf(event) && start.zone === ICAL.Timezone.localTimezone && !ianaZone(zoneNameOf(event)))
    context.problems.push(
      `“${titleOf(component)}” names a time zone that Waymark does not know (${zoneNameOf(event)}); its time was taken as yours.`,
    );
  const startedOn = dayAt(from, context.zone);
  // a whole day ends where the next one begins, and so does what ends at midnight
  const lastDay = to > from ? dayAt(to - 1, context.zone) : startedOn;
  const minutes = start.isDate ? null : Math.round((to - from) / 60_000);
  return {
    uid: uidOf(component),
    occurrence,
    title: titleOf(component),
    startedOn,
    endedOn: lastDay > startedOn ? lastDay : null,
    time: start.isDate || to <= from ? '' : `${clockAt(from, context.zone)} to ${clockAt(to, context.zone)}`,
    minutes: minutes !== null && minutes > 0 && minutes <= 24 * 60 ? minutes : null,
    provider: organiserOf(component),
    ...placeOf(component),
    description: wordsOfInvitation(asText(component.getFirstPropertyValue('description'), 20_000)),
    isCancelled: context.isCancelled || asLine(component.getFirstPropertyValue('status')).toUpperCase() === 'CANCELLED',
  };
}

const two = (value: number): string => String(value).padStart(2, '0');
function dayAt(at: number, zone: string): LocalDate {
  const { year, month, day } = wallTimeIn(zone, at);
  const date = parseLocalDate(`${year}-${two(month)}-${two(day)}`);
  if (!date) throw new Error('a day outside the calendar');
  return date;
}
function clockAt(at: number, zone: string): string {
  const { hour, minute } = wallTimeIn(zone, at);
  return `${two(hour)}:${two(minute)}`;
}

/** A name; an e-mail address is nobody's provider. */
function organiserOf(component: ICAL.Component): string {
  const name = asLine(component.getFirstProperty('organizer')?.getParameter('cn')).replace(/^['"]|['"]$/g, '');
  return name.includes('@') ? '' : name;
}

const LINK = /https:\/\/[^\s<>"'\\]+/;
const MEETING_LINKS = ['url', 'x-google-conference', 'x-microsoft-skypeteamsmeetingurl'] as const;

function placeOf(component: ICAL.Component): { place: string; url: string } {
  const location = asLine(component.getFirstPropertyValue('location'));
  const links = [
    ...MEETING_LINKS.map((name) => asLine(component.getFirstPropertyValue(name))),
    location,
    asText(component.getFirstPropertyValue('description'), 20_000),
  ];
  const url = links.flatMap((words) => LINK.exec(words)?.[0].replace(/[.,;)]+$/, '') ?? [])[0] ?? '';
  const place = location.replace(LINK, '').replace(/^[\s;,]+|[\s;,]+$/g, '');
  return { place: place || (url && location ? 'Online' : ''), url: withoutSecrets(url) };
}
