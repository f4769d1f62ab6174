// What is understood of an invitation: plain data, to be looked at before anything is kept.
import type { LocalDate } from '../../shared/model/dates.ts';

export interface Invitation {
  /** The event's own identifier; with `occurrence` it is one date of it. */
  uid: string;
  /** Which date of a series, `YYYY-MM-DD`; empty for an event of its own. */
  occurrence: string;
  title: string;
  startedOn: LocalDate;
  /** Null when it is over on its first day. */
  endedOn: LocalDate | null;
  /** "13:00 to 14:00" by the clock of this device; empty for whole days. */
  time: string;
  minutes: number | null;
  /** The organiser's name; empty when only an address is known. */
  provider: string;
  place: string;
  /** An https address without what lets somebody in, or empty. */
  url: string;
  /** What the organiser wrote, without how to dial in. */
  description: string;
  isCancelled: boolean;
}

export interface ReadCalendar {
  invitations: Invitation[];
  /** What could not be read, or was passed over, in sentences. */
  problems: string[];
}
