// Being asked later what came of an activity: one follow-up at a time, moved rather than doubled.
import { computed, type DeepReadonly } from 'vue';
import { dateText } from '../../../shared/audit/date-text.ts';
import { addDays, type LocalDate, localDateOf } from '../../../shared/model/dates.ts';
import type { RecordId } from '../../../shared/model/id.ts';
import type { Reminder } from '../../../shared/model/reminder.ts';
import { remindersOf } from '../../../shared/projection/queries.ts';
import { useHost } from '../../host/host.ts';
import { useStep } from '../../records/use-step.ts';
import { today } from '../../stores/today.ts';
import { useLive } from '../../stores/use-live.ts';

/** Soon enough to remember, long enough for something to change; 6 is what most people are offered first. */
export const FOLLOW_UP_WEEKS = [2, 6, 12] as const;

export const weeksFromToday = (weeks: number): LocalDate => addDays(localDateOf(new Date()), weeks * 7);

export function useFollowUp(activityId: RecordId) {
  const { projection } = useHost().portfolio;
  const step = useStep();
  const { answer } = useLive(() => remindersOf(projection, activityId));

  const next = computed<DeepReadonly<Reminder> | null>(
    () => answer.value?.find(({ about }) => about === 'followUp') ?? null,
  );
  const isDue = computed(() => next.value !== null && next.value.dueOn <= today.value);

  /** Asks on this day; a follow-up that is there already moves. The rows may be behind, so the portfolio itself is asked for one. */
  async function askOn(dueOn: LocalDate): Promise<void> {
    const { readAll } = await import('../../../shared/portfolio/read.ts');
    const isOpen = (one: Reminder) =>
      one.activityId === activityId && one.about === 'followUp' && !one.doneOn && !one.deletedOn;
    await step(`You’ll be asked on ${dateText(dueOn)} what came of it.`, (doc, { changeReminder, createReminder }) => {
      const there = readAll(doc, 'reminder').find(isOpen);
      const fields = { activityId, about: 'followUp' as const, text: '', dueOn, doneOn: null, deletedOn: null };
      if (there) changeReminder(doc, there.id, { dueOn });
      else createReminder(doc, fields, new Date());
    });
  }

  const isKnown = computed(() => answer.value !== undefined);
  return { next, isDue, isKnown, askOn };
}
