// A reading as it is kept when nobody changes anything: the start of the popup's form, and all of what is kept without it.
import { type LocalDate, localDateOf, parseLocalDate } from '../../shared/model/dates.ts';
import { newId } from '../../shared/model/id.ts';
import type { CaptureDraft } from './capture-calls.ts';
import type { PageReading } from './page-reading.ts';

/** A webinar's own day, a certificate's; for anything else the day it was read. */
export function dayOf({ kind, metadata }: PageReading, now: Date): LocalDate {
  const day =
    (kind === 'webinar' && parseLocalDate(metadata.startsAt.slice(0, 10))) ||
    (kind === 'certificate' && parseLocalDate(metadata.completedOn.slice(0, 10)));
  return day || localDateOf(now);
}

export const draftOf = (reading: PageReading, wanted: CaptureDraft['wanted'], now: Date): CaptureDraft => ({
  activityId: newId(),
  evidenceId: newId(),
  isAttached: false,
  completes: null,
  reading,
  wanted,
  startedOn: dayOf(reading, now),
  note: '',
});
