// What may be done with a reminder, each with a way back.
import { localDateOf } from '../../shared/model/dates.ts';
import { askAgainOn, askAgainWords, type Reminder } from '../../shared/model/reminder.ts';
import { useStep } from './use-step.ts';

export function useReminders() {
  const step = useStep();
  const change = (said: string, { id }: Reminder, patch: Partial<Reminder>) =>
    step(said, (doc, { changeReminder }) => changeReminder(doc, id, patch));

  return {
    done: (reminder: Reminder) => change('Done.', reminder, { doneOn: localDateOf(new Date()) }),
    /** Not yet: asked about again on a day that suits what it is about. */
    later: (reminder: Reminder) =>
      change(`It comes back ${askAgainWords(reminder.about)}.`, reminder, {
        dueOn: askAgainOn(reminder.about, localDateOf(new Date())),
      }),
    remove: (reminder: Reminder) =>
      change('The reminder is removed.', reminder, { deletedOn: localDateOf(new Date()) }),
  };
}
