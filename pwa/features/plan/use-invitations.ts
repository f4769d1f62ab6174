// Invitations that were opened, what each is to the record, and putting the chosen ones into the plan.
import { ref, shallowRef } from 'vue';
import { localDateOf } from '../../../shared/model/dates.ts';
import { countIdentifiers, countsInWords } from '../../../shared/privacy/scan.ts';
import type { Shown } from '../../calendar/bring-in-invitations.ts';
import { useHost } from '../../host/host.ts';
import { useEdit } from '../../records/use-edit.ts';
import type { HeldFile } from '../../stores/incoming.ts';
import { useSession } from '../../stores/session.ts';

export interface OpenedInvitation extends Shown {
  /** What the event is known by. */
  key: string;
  /** What is there is over, confirmed or written about. */
  isSettled: boolean;
  /** What in its words may show a patient: "an NHS number"; empty for nothing. */
  flagged: string;
}

/** Of a series the next date is ticked; what is settled is moved only when the person says so. */
const isTicked = ({ standing, flagged, isSettled, invitation }: OpenedInvitation, isFirst: boolean): boolean =>
  !invitation.isCancelled &&
  !flagged &&
  !isSettled &&
  (standing === 'new' || standing === 'moved') &&
  (isFirst || !invitation.occurrence);

/** Loaded by the first file. */
const inviting = () => import('../../calendar/bring-in-invitations.ts');

export function useInvitations() {
  const { portfolio, saved } = useHost();
  const edit = useEdit();
  const session = useSession();
  const opened = shallowRef<OpenedInvitation[]>([]);
  const problems = shallowRef<string[]>([]);
  const ticked = ref<string[]>([]);
  const isReading = ref(false);
  /** Files with invitations in them that another app shared. */
  let held: HeldFile[] = [];

  function close() {
    held = [];
    opened.value = [];
    problems.value = [];
    ticked.value = [];
  }

  async function open(files: readonly File[], heldAs: readonly HeldFile[] = []): Promise<void> {
    close();
    isReading.value = true;
    try {
      const [{ CALENDAR_MAX_BYTES, readCalendar }, { isSettled, keyOf, lookFor }] = await Promise.all([
        import('../../calendar/read-calendar.ts'),
        inviting(),
        portfolio.loaded,
      ]);
      const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
      const now = new Date();
      // an event that is in two files is one
      const found = new Map<string, OpenedInvitation>();
      const said: string[] = [];
      for (const [at, file] of files.entries()) {
        if (file.size > CALENDAR_MAX_BYTES) {
          said.push(`“${file.name}” is larger than 2 MB: a whole calendar, and no invitation.`);
          continue;
        }
        const read = readCalendar(await file.text(), { now, zone: timeZone });
        said.push(...read.problems);
        const as = heldAs[at];
        if (as && read.invitations.length > 0) held.push(as);
        for (const invitation of read.invitations) {
          const key = keyOf(invitation);
          const shown = { invitation, ...lookFor(portfolio.doc, invitation) };
          const flagged = countsInWords(countIdentifiers(`${invitation.title}\n\n${invitation.description}`));
          found.set(key, { ...shown, key, flagged, isSettled: isSettled(portfolio.doc, shown, localDateOf(now)) });
        }
      }
      opened.value = [...found.values()];
      problems.value = said;
      const firstOf = new Map(opened.value.toReversed().map(({ invitation, key }) => [invitation.uid, key]));
      ticked.value = opened.value
        .filter((one) => isTicked(one, firstOf.get(one.invitation.uid) === one.key))
        .map(({ key }) => key);
    } finally {
      isReading.value = false;
    }
  }

  /** Only once it is on the disk. A failure to save is told at the top of every page. */
  async function letGoOf(files: readonly HeldFile[]): Promise<void> {
    if (files.length === 0) return;
    const isSaved = await saved().then(
      () => true,
      () => false,
    );
    if (isSaved) await (await import('../../share/held-shares.ts')).letGoOfFiles(files);
  }

  /** New ones are made, known ones take the new days. One press takes all of it back. What changed meanwhile is shown again, unticked. */
  async function put(): Promise<void> {
    const { bringIn, lookFor, takeBack } = await inviting();
    const chosen = opened.value.filter(({ key }) => ticked.value.includes(key));
    const done = await edit((doc) => bringIn(doc, chosen, new Date()));
    if (!done) return;
    const undo = () => void edit((doc) => takeBack(doc, done, localDateOf(new Date())));
    if (done.length === chosen.length) {
      void letGoOf(held);
      close();
      session.say(done.length === 1 ? 'It is in your plan.' : `${done.length} are in your plan.`, undo);
      return;
    }
    opened.value = opened.value.map((one) => ({ ...one, ...lookFor(portfolio.doc, one.invitation) }));
    ticked.value = [];
    const words = 'Your record has changed since the file was opened. Look at the rest again.';
    session.say(words, done.length > 0 ? undo : null);
  }

  return { opened, problems, ticked, isReading, open, put, close };
}
