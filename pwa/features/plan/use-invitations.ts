// Invitations that were opened, what each is to the record, and putting the chosen ones into the plan.
import { ref, shallowRef } from 'vue';
import type { Activity } from '../../../shared/model/activity.ts';
import { localDateOf } from '../../../shared/model/dates.ts';
import type { RecordId } from '../../../shared/model/id.ts';
import { countIdentifiers, countsInWords } from '../../../shared/privacy/scan.ts';
import { activityIdOf, activityOf, type Standing, standingOf } from '../../calendar/bring-in-invitations.ts';
import type { Invitation } from '../../calendar/invitation.ts';
import { useHost } from '../../host/host.ts';
import { useEdit } from '../../records/use-edit.ts';
import { useSession } from '../../stores/session.ts';

export interface OpenedInvitation {
  invitation: Invitation;
  id: RecordId;
  standing: Standing;
  /** The activity that is there already. */
  known: Activity | null;
  /** What in its words may show a patient: "an NHS number"; empty for nothing. */
  flagged: string;
}

const isTicked = ({ standing, flagged, invitation }: OpenedInvitation, index: number): boolean =>
  !invitation.isCancelled &&
  !flagged &&
  standing !== 'there' &&
  standing !== 'binned' &&
  !(invitation.occurrence && index > 0);

export function useInvitations() {
  const { portfolio } = useHost();
  const edit = useEdit();
  const session = useSession();
  const opened = shallowRef<OpenedInvitation[]>([]);
  const problems = shallowRef<string[]>([]);
  const ticked = ref<string[]>([]);
  const isReading = ref(false);

  function close() {
    opened.value = [];
    problems.value = [];
    ticked.value = [];
  }

  async function open(files: readonly File[]): Promise<void> {
    close();
    isReading.value = true;
    try {
      const [{ CALENDAR_MAX_BYTES, readCalendar }, { readRecord }] = await Promise.all([
        import('../../calendar/read-calendar.ts'),
        import('../../../shared/portfolio/read.ts'),
        portfolio.loaded,
      ]);
      const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
      const found: OpenedInvitation[] = [];
      const said: string[] = [];
      for (const file of files) {
        if (file.size > CALENDAR_MAX_BYTES) {
          said.push(`“${file.name}” is larger than 2 MB: a whole calendar, and no invitation.`);
          continue;
        }
        const read = readCalendar(await file.text(), { now: new Date(), zone: timeZone });
        said.push(...read.problems);
        for (const invitation of read.invitations) {
          const id = await activityIdOf(invitation);
          const known = readRecord(portfolio.doc, 'activity', id);
          const flagged = countsInWords(countIdentifiers(`${invitation.title}\n\n${invitation.description}`));
          found.push({ invitation, id, known, standing: standingOf(invitation, known), flagged });
        }
      }
      opened.value = found;
      problems.value = said;
      ticked.value = found.filter(isTicked).map(({ id }) => id);
    } finally {
      isReading.value = false;
    }
  }

  /** New ones are made, known ones take the new days. One press takes all of it back. */
  async function put(): Promise<void> {
    const chosen = opened.value.filter(({ id }) => ticked.value.includes(id));
    const now = new Date();
    const isDone = await edit((doc, { createActivity, changeActivity, restore }) => {
      doc.transact(() => {
        for (const { invitation, id, standing } of chosen) {
          const { startedOn, endedOn, minutes } = invitation;
          if (standing === 'new') createActivity(doc, activityOf(invitation), now, id);
          else changeActivity(doc, id, { startedOn, endedOn, minutes, datePrecision: 'day' });
          if (standing === 'binned') restore(doc, 'activity', id);
        }
      });
      return true;
    });
    if (!isDone) return;
    close();
    const words = chosen.length === 1 ? 'It is in your plan.' : `${chosen.length} are in your plan.`;
    session.say(words, () => void takeBack(chosen));
  }

  async function takeBack(chosen: readonly OpenedInvitation[]): Promise<void> {
    await edit((doc, { changeActivity, moveToBin }) => {
      for (const { id, known, standing } of chosen) {
        if (standing !== 'moved') moveToBin(doc, 'activity', id, known?.deletedOn ?? localDateOf(new Date()));
        if (!known) continue;
        const { startedOn, endedOn, minutes, datePrecision } = known;
        changeActivity(doc, id, { startedOn, endedOn, minutes, datePrecision });
      }
    });
  }

  return { opened, problems, ticked, isReading, open, put, close };
}
