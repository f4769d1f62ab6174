// Moving activities between inbox, record and bin, each with a way back.
import type { Activity } from '../../shared/model/activity.ts';
import { localDateOf, toInstant } from '../../shared/model/dates.ts';
import { useSession } from '../stores/session.ts';
import { useEdit } from './use-edit.ts';

export { titleOfActivity } from './title-of-activity.ts';

export function useShelf() {
  const edit = useEdit();
  const session = useSession();

  /** Out of the inbox, into the dated list. */
  async function keep(activity: Activity): Promise<void> {
    const { id } = activity;
    const at = toInstant(new Date());
    if ((await edit((doc, { changeActivity }) => changeActivity(doc, id, { triagedAt: at }))) === null) return;
    session.say('In your record.', () => {
      void edit((doc, { changeActivity }) => changeActivity(doc, id, { triagedAt: null }));
    });
  }

  async function bin(activity: Activity): Promise<void> {
    const { id } = activity;
    const today = localDateOf(new Date());
    if ((await edit((doc, { moveToBin }) => moveToBin(doc, 'activity', id, today))) === null) return;
    session.say('In the bin for 30 days.', () => {
      void edit((doc, { restore }) => restore(doc, 'activity', id));
    });
  }

  async function putBack(activity: Activity): Promise<void> {
    if ((await edit((doc, { restore }) => restore(doc, 'activity', activity.id))) === null) return;
    session.say('It is back.');
  }

  return { keep, bin, putBack };
}
