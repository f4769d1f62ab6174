// What may be done with a reminder, each with a way back.
import { localDateOf } from '../../shared/model/dates.ts';
import { askAgainOn, askAgainWords, type Reminder } from '../../shared/model/reminder.ts';
import { useSession } from '../stores/session.ts';
import { useEdit } from './use-edit.ts';

export function useReminders() {
  const edit = useEdit();
  const session = useSession();

  function change({ id }: Reminder, patch: Partial<Reminder>) {
    return edit((doc, { changeReminder }) => changeReminder(doc, id, patch));
  }

  async function done(reminder: Reminder): Promise<void> {
    await change(reminder, { doneOn: localDateOf(new Date()) });
    session.say('Done.', () => void change(reminder, { doneOn: null }));
  }

  /** Not yet: asked about again on a day that suits what it is about. */
  async function later(reminder: Reminder): Promise<void> {
    await change(reminder, { dueOn: askAgainOn(reminder.about, localDateOf(new Date())) });
    session.say(
      `It comes back ${askAgainWords(reminder.about)}.`,
      () => void change(reminder, { dueOn: reminder.dueOn }),
    );
  }

  async function remove(reminder: Reminder): Promise<void> {
    await change(reminder, { deletedOn: localDateOf(new Date()) });
    session.say('The reminder is removed.', () => void change(reminder, { deletedOn: null }));
  }

  return { done, later, remove };
}
