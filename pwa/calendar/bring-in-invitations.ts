// Makes activities of invitations. What an event is known by stays with its activity, so that it is known again when it is opened again.
import type { Activity } from '../../shared/model/activity.ts';
import type { LocalDate } from '../../shared/model/dates.ts';
import { parseId, type RecordId } from '../../shared/model/id.ts';
import { keptOf } from '../../shared/model/merged-facts.ts';
import { asLine } from '../../shared/model/parse.ts';
import { lastDayOf } from '../../shared/model/planned.ts';
import {
  changeActivity,
  createActivity,
  inOneStep,
  moveToBin,
  type NewActivity,
  restore,
} from '../../shared/portfolio/edit.ts';
import { activitiesOfInvitation, readAll, readRecord } from '../../shared/portfolio/read.ts';
import type { HostPortfolio } from '../host/host.ts';
import { activityOfUid } from './entries.ts';
import type { Invitation } from './invitation.ts';

type Document = HostPortfolio['doc'];

/** What an event is known by on every device. */
export const keyOf = ({ uid, occurrence, title, startedOn }: Invitation): string =>
  // RFC 5545 asks every event for a uid; without one its title and day have to do
  asLine(uid ? `${occurrence} ${uid}` : `${startedOn} ${title}`);

/** What an invitation is to the record: new, there already, there on other days, or in the bin. */
export type Standing = 'new' | 'there' | 'moved' | 'binned';

export interface Looked {
  standing: Standing;
  /** The activity that is there already. */
  known: Activity | null;
}
/** An invitation, and what the person was told that it is. */
export type Shown = Looked & { invitation: Invitation };

/** The activity that an invitation is: one of ours that was exported comes back as itself. Of several, one outside the bin. */
function knownOf(doc: Document, invitation: Invitation): Activity | null {
  const ours = parseId(activityOfUid(invitation.uid));
  const itself = ours && readRecord(doc, 'activity', ours);
  const all = [...(itself ? [itself] : []), ...activitiesOfInvitation(doc, keyOf(invitation))];
  const inUse = all.filter(({ deletedOn }) => deletedOn === null);
  const [first, ...others] = inUse.length > 0 ? inUse : all;
  return first ? others.reduce(keptOf, first) : null;
}

export function lookFor(doc: Document, invitation: Invitation): Looked {
  const known = knownOf(doc, invitation);
  if (!known) return { standing: 'new', known };
  if (known.deletedOn !== null) return { standing: 'binned', known };
  const isSame = known.startedOn === invitation.startedOn && known.endedOn === invitation.endedOn;
  return { standing: isSame ? 'there' : 'moved', known };
}

/** Without the time of day that stands before what the organiser wrote. */
const withoutTime = (text: string): string => text.replace(/^\d\d:\d\d to \d\d:\d\d\.\s*/, '').trim();

/** Whether what is there is over, was confirmed, or has words of the person's: then it is not moved unasked. */
export function isSettled(doc: Document, { known, invitation }: Shown, today: LocalDate): boolean {
  if (!known) return false;
  const { id, confirmedOn, finishedByMe, relevance, intendedBenefit, outcome } = known;
  const description = withoutTime(known.description);
  const own = [relevance, intendedBenefit, outcome, description === invitation.description.trim() ? '' : description];
  return (
    (lastDayOf(known) ?? today) < today ||
    confirmedOn !== null ||
    finishedByMe ||
    own.some((text) => text.trim() !== '') ||
    readAll(doc, 'reflection').some((one) => one.activityId === id && one.deletedOn === null)
  );
}

/** The activity, planned or past. The time of day has no field of its own: it stands with what the organiser wrote. */
function activityOf(invitation: Invitation): NewActivity {
  const { title, startedOn, endedOn, minutes, provider, place, url, time, description } = invitation;
  return {
    title,
    startedOn,
    endedOn,
    minutes,
    provider,
    place,
    url,
    invitation: keyOf(invitation),
    description: [time && `${time}.`, description].filter(Boolean).join('\n\n'),
  };
}

/** What was brought in: what it was before, and the activity that it is now. */
export type BroughtIn = Shown & { id: RecordId };

/**
 * Makes the new ones and gives the known ones their new days, in one step. Left out is what has become something else since it was
 * shown, such as an activity that came from another device meanwhile.
 */
export function bringIn(doc: Document, chosen: readonly Shown[], now: Date): BroughtIn[] {
  const done: BroughtIn[] = [];
  inOneStep(doc, () => {
    for (const one of chosen) {
      const { standing, known } = lookFor(doc, one.invitation);
      if (standing !== one.standing || known?.id !== one.known?.id) continue;
      const { startedOn, endedOn, minutes } = one.invitation;
      const id = known?.id ?? createActivity(doc, activityOf(one.invitation), now);
      if (known) changeActivity(doc, id, { startedOn, endedOn, minutes, datePrecision: 'day' });
      if (standing === 'binned') restore(doc, 'activity', id);
      done.push({ ...one, known, id });
    }
  });
  return done;
}

/** What was made goes to the bin, with whatever was typed there meanwhile; what was there gets its days back. */
export function takeBack(doc: Document, done: readonly BroughtIn[], today: LocalDate): void {
  inOneStep(doc, () => {
    for (const { id, known, standing } of done) {
      if (standing !== 'moved') moveToBin(doc, 'activity', id, known?.deletedOn ?? today);
      if (!known) continue;
      const { startedOn, endedOn, minutes, datePrecision } = known;
      changeActivity(doc, id, { startedOn, endedOn, minutes, datePrecision });
    }
  });
}
