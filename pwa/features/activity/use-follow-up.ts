// Being asked later what came of an activity: one follow-up at a time, moved rather than doubled.
import { computed, type DeepReadonly } from 'vue';
import { dateText } from '../../../shared/audit/date-text.ts';
import { addDays, type LocalDate, localDateOf } from '../../../shared/model/dates.ts';
import type { RecordId } from '../../../shared/model/id.ts';
import type { Reminder } from '../../../shared/model/reminder.ts';
import { remindersOf } from '../../../shared/projection/queries.ts';
import { useHost } from '../../host/host.ts';
import { useEdit } from '../../records/use-edit.ts';
import { useSession } from '../../stores/session.ts';
import { today } from '../../stores/today.ts';
import { useLive } from '../../stores/use-live.ts';

/** Soon enough to remember, long enough for something to change; 6 is what most people are offered first. */
export const FOLLOW_UP_WEEKS = [2, 6, 12] as const;

export const weeksFromToday = (weeks: number): LocalDate => addDays(localDateOf(new Date()), weeks * 7);

export function useFollowUp(activityId: RecordId) {
  const { projection } = useHost().portfolio;
  const edit = useEdit();
  const session = useSession();
  const { answer } = useLive(() => remindersOf(projection, activityId));

  const next = computed<DeepReadonly<Reminder> | null>(
    () => answer.value?.find(({ about }) => about === 'followUp') ?? null,
  );
  const isDue = computed(() => next.value !== null && next.value.dueOn <= today.value);

  const change = (id: RecordId, patch: Partial<Reminder>) =>
    edit((doc, { changeReminder }) => changeReminder(doc, id, patch));

  /** Asks on this day; a follow-up that is there already moves. */
  async function askOn(dueOn: LocalDate): Promise<void> {
    const there = next.value;
    const words = `You’ll be asked on ${dateText(dueOn)} what came of it.`;
    if (there) {
      const { id, dueOn: before } = there;
      await change(id, { dueOn });
      session.say(words, () => void change(id, { dueOn: before }));
      return;
    }
    const fields = { activityId, about: 'followUp' as const, text: '', dueOn, doneOn: null, deletedOn: null };
    const id = await edit((doc, { createReminder }) => createReminder(doc, fields, new Date()));
    if (id) session.say(words, () => void change(id, { deletedOn: localDateOf(new Date()) }));
  }

  const isKnown = computed(() => answer.value !== undefined);
  return { next, isDue, isKnown, askOn };
}
