// The look before sending: what is found in the profile's texts at once, what is in its files when they are read, and what the
// person says of it.
import { computed, shallowRef, watch } from 'vue';
import { toInstant } from '../../../shared/model/dates.ts';
import type { OpenFind } from '../../records/confidentiality/open-finds.ts';
import { useFilesInside } from '../../records/confidentiality/use-files-inside.ts';
import { useWritingContext } from '../../records/confidentiality/use-writing-context.ts';
import { useEdit } from '../../records/use-edit.ts';
import { filesOf, type LookThrough, lookThroughProfile } from './look-through-profile.ts';
import type { ProfileOnPage } from './use-profile.ts';

export function useProfileLook(page: ProfileOnPage) {
  const edit = useEdit();
  const { context, kept } = useWritingContext();
  const { sent } = page;
  const files = computed(() => filesOf(sent.value.evidence));
  const inside = useFilesInside(() => files.value);

  // a text of 1,500 words and a list of hundreds: looked through once for each change, not for each question
  const look = shallowRef<LookThrough | null>(null);
  watch(
    [sent, context, kept, inside.passages],
    ([what, known, keeps, read]) => {
      look.value = known && keeps ? lookThroughProfile(what, { context: known, kept: keeps, inFiles: read }) : null;
    },
    { immediate: true },
  );

  async function keep({ key }: OpenFind): Promise<void> {
    await edit((doc, { putSetting }) => putSetting(doc, key, 'kept'));
  }
  /** The person's word that they have looked at it themselves; holds until something of it is changed. */
  async function acknowledge(): Promise<void> {
    const over = look.value?.fingerprint;
    const id = page.profileId.value;
    if (!over || !id) return;
    await edit((doc, { changeProfile }) => {
      changeProfile(doc, id, { lookedAt: toInstant(new Date()), lookedOver: over });
    });
  }

  return { look, inside, hasFiles: computed(() => files.value.length > 0), keep, acknowledge };
}
