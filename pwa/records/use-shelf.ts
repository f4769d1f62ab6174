// Moving activities between inbox, record and bin, each with a way back.
import type { Activity } from '../../shared/model/activity.ts';
import { localDateOf, toInstant } from '../../shared/model/dates.ts';
import { useSession } from '../stores/session.ts';
import { useEdit } from './use-edit.ts';
import { useStep } from './use-step.ts';

export { titleOfActivity } from './title-of-activity.ts';

export function useShelf() {
  const edit = useEdit();
  const session = useSession();
  const step = useStep();

  /** Out of the inbox, into the dated list. */
  const keep = ({ id }: Activity): Promise<boolean> =>
    step('In your record.', (doc, { changeActivity }) => changeActivity(doc, id, { triagedAt: toInstant(new Date()) }));

  const bin = ({ id }: Activity): Promise<boolean> =>
    step('In the bin for 30 days.', (doc, { moveToBin }) => moveToBin(doc, 'activity', id, localDateOf(new Date())));

  async function putBack(activity: Activity): Promise<void> {
    const isDone = await edit((doc, { restore }) => {
      restore(doc, 'activity', activity.id);
      return true;
    });
    if (isDone) session.say('It is back.');
  }

  return { keep, bin, putBack };
}
