// Makes activities of invitations. The same event has the same id on every device, so that it comes in once however often it is opened.
import type { Activity } from '../../shared/model/activity.ts';
import type { LocalDate } from '../../shared/model/dates.ts';
import { parseId, type RecordId } from '../../shared/model/id.ts';
import { sha256Of } from '../../shared/model/sha256.ts';
import type { NewActivity } from '../../shared/portfolio/edit.ts';
import { activityOfUid } from './entries.ts';
import type { Invitation } from './invitation.ts';

/** The id of the activity that an invitation becomes, or already is: one of ours that was exported comes back as itself. */
export async function activityIdOf({ uid, occurrence, title, startedOn }: Invitation): Promise<RecordId> {
  const ours = parseId(activityOfUid(uid));
  if (ours) return ours;
  // RFC 5545 asks every event for a uid; without one its title and day have to do
  const named = uid ? `${uid} ${occurrence}` : `${title} ${startedOn}`;
  const hash = await sha256Of(new TextEncoder().encode(`waymark-invitation ${named}`));
  return `ics-${hash.slice(0, 32)}` as RecordId;
}

/** The activity, planned or past. The time of day has no field of its own: it stands with what the organiser wrote. */
export function activityOf(invitation: Invitation): NewActivity {
  const { title, startedOn, endedOn, minutes, provider, place, url, time, description } = invitation;
  return {
    title,
    startedOn,
    endedOn,
    minutes,
    provider,
    place,
    url,
    description: [time && `${time}.`, description].filter(Boolean).join('\n\n'),
  };
}

/** What an invitation is to the record: new, there already, there on other days, or in the bin. */
export type Standing = 'new' | 'there' | 'moved' | 'binned';

export function standingOf(
  { startedOn, endedOn }: { startedOn: LocalDate; endedOn: LocalDate | null },
  known: Pick<Activity, 'startedOn' | 'endedOn' | 'deletedOn'> | null,
): Standing {
  if (!known) return 'new';
  if (known.deletedOn !== null) return 'binned';
  return known.startedOn === startedOn && known.endedOn === endedOn ? 'there' : 'moved';
}
