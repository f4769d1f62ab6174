// Taking things into the inbox: one batch after the other, with what was done, its way back, and what to know of it.
import { ref, shallowRef, watch } from 'vue';
import { useRoute, useRouter } from 'vue-router';
import { localDateOf } from '../../../shared/model/dates.ts';
import type { RecordId } from '../../../shared/model/id.ts';
import { type Host, useHost } from '../../host/host.ts';
import { named } from '../../import/pasted-pictures.ts';
import { useEdit } from '../../records/use-edit.ts';
import { type IncomingFiles, isInvitation, useIncoming } from '../../stores/incoming.ts';
import { useSession } from '../../stores/session.ts';

type Doc = Host['portfolio']['doc'];
type Commands = typeof import('../../../shared/portfolio/edit.ts');

export function useTakeIn() {
  const host = useHost();
  const edit = useEdit();
  const session = useSession();
  const incoming = useIncoming();
  const router = useRouter();
  const route = useRoute();
  /** The file that is being read; empty when none is. */
  const reading = ref('');
  const remarks = shallowRef<string[]>([]);
  let before: Promise<unknown> = Promise.resolve();

  /** A portfolio that may only be read says so before a file is kept. */
  const optionsOf = (doc: Doc, commands: Commands) => {
    if (commands.isReadOnly(doc)) throw new commands.ReadOnlyPortfolio();
    const onFile = (name: string) => {
      reading.value = name;
    };
    return { doc, commands, keepFiles: host.keepFiles, now: () => new Date(), onFile };
  };

  function say(activities: readonly RecordId[], evidence: readonly RecordId[]): void {
    if (activities.length === 0) return;
    const today = localDateOf(new Date());
    const said = activities.length === 1 ? 'It is in your inbox.' : `${activities.length} things are in your inbox.`;
    session.say(said, () => {
      void edit((doc, { inOneStep, moveToBin }) =>
        inOneStep(doc, () => {
          for (const id of activities) moveToBin(doc, 'activity', id, today);
          for (const id of evidence) moveToBin(doc, 'evidence', id, today);
        }),
      );
    });
  }

  /** References, bookmarks and tables are looked at before they come in. */
  async function lookAt(files: File[]): Promise<void> {
    if (files.length === 0) return;
    incoming.files = files;
    await router.push(files.every(isInvitation) ? '/plan' : '/import');
  }

  async function takeFiles({ files, areCertificates }: IncomingFiles): Promise<void> {
    const [{ isToLookAt }, { addFiles }] = await Promise.all([
      import('../../import/detect-way.ts'),
      import('../../import/add-files.ts'),
    ]);
    const toKeep: File[] = [];
    const toLookAt: File[] = [];
    for (const file of files) (!areCertificates && (await isToLookAt(file)) ? toLookAt : toKeep).push(named(file));
    const result = await edit((doc, commands) =>
      addFiles(toKeep, { ...optionsOf(doc, commands), activityId: 'inbox', areCertificates }),
    );
    reading.value = '';
    if (!result) return;
    remarks.value = [...remarks.value, ...result.remarks];
    say(result.activities, result.added);
    await lookAt(toLookAt);
  }

  /** What was shared from other apps: let go of only once it is on the disk. */
  async function takeShares(): Promise<void> {
    // meant for the person's own portfolio, where they wait
    if (host.isExample) return;
    const [{ heldShares, letGoOfShare }, { takeShare }] = await Promise.all([
      import('../../share/held-shares.ts'),
      import('../../share/take-share.ts'),
    ]);
    const [activities, evidence, toLookAt]: [RecordId[], RecordId[], File[]] = [[], [], []];
    for (const share of await heldShares()) {
      const taken = await edit((doc, commands) => takeShare(share, optionsOf(doc, commands)));
      reading.value = '';
      if (!taken) break;
      activities.push(...taken.activities);
      evidence.push(...taken.evidence);
      toLookAt.push(...taken.toLookAt);
      remarks.value = [...remarks.value, ...taken.remarks];
      const isSaved = await host.saved().then(
        () => true,
        () => false,
      );
      // a failure to save is told at the top of every page; what is held is taken in the next time
      if (!isSaved || taken.isUnfinished) break;
      await letGoOfShare(share.id);
    }
    say(activities, evidence);
    await lookAt(toLookAt);
  }

  /** One tab after the other: two would take the same. */
  const inTurn = (work: () => Promise<void>) => {
    before = before.then(work).catch((error: unknown) => {
      console.error(error);
      remarks.value = [...remarks.value, 'Something could not be taken in. It is still where it came from: try again.'];
    });
  };

  watch(
    () => incoming.toInbox.length,
    () => {
      for (const batch of incoming.takeToInbox()) inTurn(() => takeFiles(batch));
    },
    { immediate: true },
  );
  watch(
    () => route.query.shared,
    (shared) => {
      if (shared !== undefined) {
        void import('./share-failures.ts').then(({ sentenceOf }) => {
          const sentence = sentenceOf(shared);
          if (sentence) remarks.value = [...remarks.value, sentence];
        });
        // said or taken once, however often the page is reloaded
        void router.replace('/inbox');
      }
      inTurn(async () => {
        await navigator.locks.request('waymark-shared', takeShares);
      });
    },
    { immediate: true },
  );

  return { reading, remarks };
}
