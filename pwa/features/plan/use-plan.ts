// What may be done with something planned, each with a way back.

import { dateText } from '../../../shared/audit/date-text.ts';
import type { Activity } from '../../../shared/model/activity.ts';
import { type LocalDate, localDateOf, toInstant } from '../../../shared/model/dates.ts';
import { createActivity, moveToBin, type NewActivity } from '../../../shared/portfolio/edit.ts';
import { useEdit } from '../../records/use-edit.ts';
import { useStep } from '../../records/use-step.ts';
import { useSession } from '../../stores/session.ts';

export function usePlan() {
  const edit = useEdit();
  const session = useSession();
  const step = useStep();

  async function plan(activity: NewActivity): Promise<void> {
    const id = await edit((doc) => createActivity(doc, activity, new Date()));
    if (!id) return;
    session.say('It is in your plan.', () => {
      void edit((doc) => moveToBin(doc, 'activity', id, localDateOf(new Date())));
    });
  }

  /** It took place: it stands in the record, and is not asked about again. */
  function confirm({ id, triagedAt }: Activity): Promise<boolean> {
    const now = new Date();
    return step('It stands in your record. You can reflect on it whenever you like.', (doc, { changeActivity }) =>
      changeActivity(doc, id, { confirmedOn: localDateOf(now), triagedAt: triagedAt ?? toInstant(now) }),
    );
  }

  const move = ({ id }: Activity, to: LocalDate): Promise<boolean> =>
    step(`Moved to ${dateText(to)}.`, (doc, { changeActivity }) =>
      changeActivity(doc, id, { startedOn: to, endedOn: null, datePrecision: 'day' }),
    );

  return { plan, confirm, move };
}
