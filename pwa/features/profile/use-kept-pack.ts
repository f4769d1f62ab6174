// The list of a pack that was made stays with its profile, so that a copy of what was sent can say which files it was.
import { doneKey, madeOf } from '../../../shared/audit/audit-tasks.ts';
import type { ProfileDocument } from '../../../shared/audit/profile-document.ts';
import { toPackList } from '../../../shared/audit/sent-copy.ts';
import type { MadePack } from '../../export/pack/pack-request.ts';
import { useEdit } from '../../records/use-edit.ts';
import type { ProfileOnPage } from './use-profile.ts';

export function useKeptPack({ profileId }: Pick<ProfileOnPage, 'profileId'>) {
  const edit = useEdit();
  /** `of`: the document that it was made of, whatever was written since. Nothing is kept where nothing was written. */
  return async ({ zips }: MadePack, of: ProfileDocument): Promise<void> => {
    const id = profileId.value;
    if (!id) return;
    await edit((doc, { inOneStep, changeProfile, markProfile }) =>
      inOneStep(doc, () => {
        changeProfile(doc, id, { pack: toPackList(zips, of, new Date()) });
        markProfile(doc, id, doneKey('pack'), madeOf(of));
      }),
    );
  };
}
