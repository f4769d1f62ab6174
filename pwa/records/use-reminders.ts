// What may be done with a reminder, each with a way back.
import { addDays, localDateOf } from '../../shared/model/dates.ts';
import type { Reminder } from '../../shared/model/reminder.ts';
import { useSession } from '../stores/session.ts';
import { useEdit } from './use-edit.ts';

const LATER_DAYS = 7;

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

  /** Not yet: asked about again in a week. */
  async function later(reminder: Reminder): Promise<void> {
    await change(reminder, { dueOn: addDays(localDateOf(new Date()), LATER_DAYS) });
    session.say('It comes back in a week.', () => void change(reminder, { dueOn: reminder.dueOn }));
  }

  async function remove(reminder: Reminder): Promise<void> {
    await change(reminder, { deletedOn: localDateOf(new Date()) });
    session.say('The reminder is removed.', () => void change(reminder, { deletedOn: null }));
  }

  return { done, later, remove };
}
