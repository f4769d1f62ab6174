// Taking in what other apps shared: held until it is on the disk, and lists until they have been brought in.
import { type Ref, type ShallowRef, watch } from 'vue';
import { useRoute, useRouter } from 'vue-router';
import type { RecordId } from '../../../shared/model/id.ts';
import { useHost } from '../../host/host.ts';
import type { AddingOptions } from '../../import/add-files.ts';
import { type Edit, useEdit } from '../../records/use-edit.ts';
import { type HeldPicture, heldPictures, holdPictures } from '../../stores/held-pictures.ts';
import { keepsAtOnce } from '../../stores/pictures-at-once.ts';
import { useSharedLists } from './use-shared-lists.ts';

type Commands = Parameters<Parameters<Edit>[0]>[1];
type Doc = Parameters<Parameters<Edit>[0]>[0];

interface TakingIn {
  optionsOf: (doc: Doc, commands: Commands) => Omit<AddingOptions, 'activityId' | 'areCertificates' | 'kind'>;
  remarks: ShallowRef<string[]>;
  reading: Ref<string>;
  say: (activities: readonly RecordId[], evidence: readonly RecordId[]) => void;
  inTurn: (work: () => Promise<void>) => void;
}

export function useTakeShares({ optionsOf, remarks, reading, say, inTurn }: TakingIn) {
  const host = useHost();
  const edit = useEdit();
  const router = useRouter();
  const route = useRoute();
  /** One tab after the other: two would take the same. */
  const takeAlone = () => navigator.locks.request('waymark-shared', takeShares);
  const { all, ...shared } = useSharedLists(() => inTurn(takeAlone));
  const hold = (pictures: HeldPicture[]) => holdPictures(heldPictures(host), pictures);

  async function takeShares(): Promise<void> {
    // meant for the person's own portfolio, where they wait
    if (host.isExample) return;
    const [{ heldShares, holdOnly, letGoOfShare }, { takeShare }] = await Promise.all([
      import('../../share/held-shares.ts'),
      import('../../share/take-share.ts'),
    ]);
    const [activities, evidence]: [RecordId[], RecordId[]] = [[], []];
    all.value = [];
    for (const share of await heldShares()) {
      const taken = await edit((doc, commands) =>
        takeShare(share, { ...optionsOf(doc, commands), holdPictures: keepsAtOnce.value ? null : hold }),
      );
      reading.value = '';
      if (!taken) break;
      activities.push(...taken.activities);
      evidence.push(...taken.evidence);
      remarks.value = [...remarks.value, ...taken.remarks];
      const isSaved = await host.saved().then(
        () => true,
        () => false,
      );
      // a failure to save is told at the top of every page; what is held is taken in the next time
      if (!isSaved) break;
      all.value = [...all.value, ...taken.toLookAt];
      if (taken.left.length === 0) await letGoOfShare(share.id);
      else
        await holdOnly(
          share.id,
          taken.left.map(({ place }) => place),
        );
      if (taken.isUnfinished) break;
    }
    say(activities, evidence);
  }

  watch(
    () => route.query.shared,
    (sharedAs) => {
      if (sharedAs !== undefined) {
        void import('./share-failures.ts').then(({ sentenceOf }) => {
          const sentence = sentenceOf(sharedAs);
          if (sentence) remarks.value = [...remarks.value, sentence];
        });
        // said or taken once, however often the page is reloaded
        void router.replace('/inbox');
      }
      inTurn(async () => {
        await takeAlone();
        const [first] = shared.lists.value;
        // who has just shared a list is led to it; later it waits here until it is asked for
        if (sharedAs !== undefined && first) await shared.lookAt(first);
      });
    },
    { immediate: true },
  );

  return shared;
}
