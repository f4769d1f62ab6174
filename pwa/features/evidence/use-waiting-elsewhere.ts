// Pictures that wait to be looked over on other screens, so that none is forgotten; those whose activity is gone come here.
import { computed, onMounted } from 'vue';
import type { RecordId } from '../../../shared/model/id.ts';
import { readRecord } from '../../../shared/portfolio/read.ts';
import { useHost } from '../../host/host.ts';
import { titleOfActivity } from '../../records/title-of-activity.ts';
import { allHeld, changeHeld, heldPictures } from '../../stores/held-pictures.ts';
import { useLive } from '../../stores/use-live.ts';

export interface PlaceThatWaits {
  to: string;
  title: string;
  said: string;
}

const waiting = (count: number): string =>
  count === 1 ? 'A picture waits to be looked over:' : `${count} pictures wait to be looked over:`;

export function useWaitingElsewhere() {
  const host = useHost();
  const { portfolio } = host;
  const db = heldPictures(host);

  const { answer } = useLive(async () => {
    const held = await allHeld(db);
    const counts = new Map<RecordId, number>();
    for (const { waitsOn, activityId } of held)
      if (waitsOn === 'activity' && activityId) counts.set(activityId, (counts.get(activityId) ?? 0) + 1);
    const rows = await portfolio.projection.activities.bulkGet([...counts.keys()]);
    const inbox = held.filter(({ waitsOn }) => waitsOn === 'inbox').length;
    return { counts, rows: rows.flatMap((row) => row ?? []), inbox };
  });

  /** An activity that was removed for good has no page any more on which they could wait. */
  async function comeHere(): Promise<void> {
    await portfolio.loaded;
    for (const { id, waitsOn, activityId } of await allHeld(db))
      if (waitsOn === 'activity' && !(activityId && readRecord(portfolio.doc, 'activity', activityId)))
        await changeHeld(db, id, { waitsOn: 'evidence', activityId: null, role: 'picture' });
  }
  onMounted(() => void comeHere().catch(() => undefined));

  return computed<PlaceThatWaits[]>(() => {
    const { counts, rows, inbox } = answer.value ?? { counts: new Map<RecordId, number>(), rows: [], inbox: 0 };
    const onActivities = rows.map((row) => ({
      to: `/activity/${row.id}`,
      title: titleOfActivity(row),
      said: waiting(counts.get(row.id) ?? 1),
    }));
    return inbox > 0 ? [{ to: '/inbox', title: 'Inbox', said: waiting(inbox) }, ...onActivities] : onActivities;
  });
}
