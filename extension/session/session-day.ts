// The day of an activity when a session begins with it: watching a recording happens today, whatever day it was live on.
import type { Activity } from '../../shared/model/activity.ts';
import { type Instant, type LocalDate, localDateOf } from '../../shared/model/dates.ts';
import type { Evidence } from '../../shared/model/evidence.ts';
import { liveDayOf } from '../capture/draft-of.ts';

/** The session's day; null where the activity's day is that already, or the person's own: it left the inbox, or was changed. */
export function dayOfSession(
  { startedOn, triagedAt }: Pick<Activity, 'startedOn' | 'triagedAt'>,
  { capture }: Pick<Evidence, 'capture'>,
  startedAt: Instant,
): LocalDate | null {
  if (!capture || triagedAt !== null) return null;
  const given = [liveDayOf(capture.kind, capture.metadata), localDateOf(new Date(capture.capturedAt))];
  const day = localDateOf(new Date(startedAt));
  return given.includes(startedOn) && startedOn !== day ? day : null;
}
