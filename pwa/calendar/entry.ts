// What goes into a calendar: a few lines of plain data, whatever they came from.
import type { LocalDate } from '../../shared/model/dates.ts';

/** Whole days, both included. */
export interface OnDays {
  kind: 'days';
  from: LocalDate;
  to: LocalDate;
}

/** A quarter of an hour or so on the same weekday of each month, by the clock in the United Kingdom. */
export interface EachMonth {
  kind: 'monthly';
  /** The first day; the later ones fall on the first such weekday of their months. */
  from: LocalDate;
  /** `HH:MM`. */
  at: string;
  minutes: number;
}

export interface CalendarEntry {
  /** The same thing has the same uid for ever, so that a calendar changes its entry and makes no second one (RFC 5545, 3.8.4.7). */
  uid: string;
  title: string;
  /** Lines for whoever opens the entry; may be empty. */
  description: string;
  place: string;
  /** An https address, or empty. */
  url: string;
  when: OnDays | EachMonth;
  /** When it rings, from the start (midnight for whole days): an RFC 5545 duration, such as `-PT15H` for 9 the morning before. */
  alarm: string;
}

/** 9 o'clock on the morning before a whole day. */
export const MORNING_BEFORE = '-PT15H';
/** 9 o'clock in the morning of a whole day. */
export const THAT_MORNING = 'PT9H';
/** As it begins. */
export const AT_START = 'PT0S';
