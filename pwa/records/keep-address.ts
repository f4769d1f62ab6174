// Keeps an address by hand, says so, and offers the way back.
import { localDateOf } from '../../shared/model/dates.ts';
import type { RecordId } from '../../shared/model/id.ts';
import { useSession } from '../stores/session.ts';
import { useEdit } from './use-edit.ts';

/** Gives the activity's id, or null when nothing could be written (the person has been told). */
export function useKeepAddress(): (address: { url: string; title: string }) => Promise<RecordId | null> {
  const edit = useEdit();
  const session = useSession();
  return async (address) => {
    const { writeAddress } = await import('./write-address.ts');
    const kept = await edit((doc, commands) => writeAddress(address, { doc, commands, now: new Date() }));
    if (!kept) return null;
    session.say('In your inbox.', () => {
      void edit((doc, { inOneStep, moveToBin }) =>
        inOneStep(doc, () => {
          moveToBin(doc, 'activity', kept.activityId, localDateOf(new Date()));
          moveToBin(doc, 'evidence', kept.evidenceId, localDateOf(new Date()));
        }),
      );
    });
    return kept.activityId;
  };
}
