// What may be done with something planned, each with a way back.

import { dateText } from '../../../shared/audit/date-text.ts';
import type { Activity } from '../../../shared/model/activity.ts';
import { type LocalDate, localDateOf, toInstant } from '../../../shared/model/dates.ts';
import { createActivity, moveToBin, type NewActivity } from '../../../shared/portfolio/edit.ts';
import { useEdit } from '../../records/use-edit.ts';
import { useSession } from '../../stores/session.ts';

export function usePlan() {
  const edit = useEdit();
  const session = useSession();
  const change = (id: Activity['id'], patch: Partial<Activity>) =>
    edit((doc, { changeActivity }) => changeActivity(doc, id, patch));

  async function plan(activity: NewActivity): Promise<void> {
    const id = await edit((doc) => createActivity(doc, activity, new Date()));
    if (!id) return;
    session.say('It is in your plan.', () => {
      void edit((doc) => moveToBin(doc, 'activity', id, localDateOf(new Date())));
    });
  }

  /** It took place: it stands in the record, and is not asked about again. */
  async function confirm({ id, confirmedOn, triagedAt }: Activity): Promise<void> {
    const now = new Date();
    await change(id, { confirmedOn: localDateOf(now), triagedAt: triagedAt ?? toInstant(now) });
    session.say('It stands in your record. You can reflect on it whenever you like.', () => {
      void change(id, { confirmedOn, triagedAt });
    });
  }

  async function move({ id, startedOn, endedOn, datePrecision }: Activity, to: LocalDate): Promise<void> {
    await change(id, { startedOn: to, endedOn: null, datePrecision: 'day' });
    session.say(`Moved to ${dateText(to)}.`, () => void change(id, { startedOn, endedOn, datePrecision }));
  }

  return { plan, confirm, move };
}
