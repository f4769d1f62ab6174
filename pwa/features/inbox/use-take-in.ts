// Taking things into the inbox: one batch after the other, with what was done, its way back, and what to know of it.

import { ref, shallowRef, watch } from 'vue';
import { useRouter } from 'vue-router';
import { localDateOf } from '../../../shared/model/dates.ts';
import { errorKind } from '../../../shared/model/error-kind.ts';
import type { RecordId } from '../../../shared/model/id.ts';
import { readRecord } from '../../../shared/portfolio/read.ts';
import { type Host, useHost } from '../../host/host.ts';
import { named } from '../../import/pasted-pictures.ts';
import { apartPictures } from '../../records/evidence/told-by-picture.ts';
import { type ReadyPicture, usePicturesFirst } from '../../records/evidence/use-pictures-first.ts';
import { useEdit } from '../../records/use-edit.ts';
import { type IncomingFiles, isInvitation, useIncoming } from '../../stores/incoming.ts';
import { keepsAtOnce } from '../../stores/pictures-at-once.ts';
import { useSession } from '../../stores/session.ts';
import { useTakeShares } from './use-take-shares.ts';

type Doc = Host['portfolio']['doc'];
type Commands = typeof import('../../../shared/portfolio/edit.ts');

/** The activity that it was shared with, unless that has gone since. */
function homeIn(doc: Doc, activityId: RecordId | null): RecordId | null {
  const home = activityId && readRecord(doc, 'activity', activityId);
  return home && !home.deletedOn ? home.id : null;
}

export function useTakeIn() {
  const host = useHost();
  const edit = useEdit();
  const session = useSession();
  const incoming = useIncoming();
  const router = useRouter();
  /** The file that is being read; empty when none is. */
  const reading = ref('');
  const remarks = shallowRef<string[]>([]);
  const first = usePicturesFirst({ waitsOn: 'inbox', activityId: null, role: 'picture' });
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
    if (activities.length === 0 && evidence.length === 0) return;
    const today = localDateOf(new Date());
    const said =
      activities.length > 1
        ? `${activities.length} things are in your inbox.`
        : activities.length === 1
          ? 'It is in your inbox.'
          : 'It is kept with what you shared.';
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
    const { pictures, others } = keepsAtOnce.value ? { pictures: [], others: toKeep } : await apartPictures(toKeep);
    await first.add(pictures, { role: areCertificates ? 'certificate' : 'picture' });
    const result = await edit((doc, commands) =>
      addFiles(others, { ...optionsOf(doc, commands), activityId: 'inbox', areCertificates }),
    );
    reading.value = '';
    if (!result) return;
    remarks.value = [...remarks.value, ...result.remarks];
    say(result.activities, result.added);
    await lookAt(toLookAt);
  }

  /** Each becomes an activity of its own here, unless it was shared with words that are one already. */
  async function keepPictures(pictures: readonly ReadyPicture[]): Promise<readonly File[]> {
    const { addFiles } = await import('../../import/add-files.ts');
    const [activities, evidence, unkept]: [RecordId[], RecordId[], File[]] = [[], [], []];
    for (const [at, { file, activityId, role }] of pictures.entries()) {
      const result = await edit((doc, commands) =>
        addFiles([file], {
          ...optionsOf(doc, commands),
          activityId: homeIn(doc, activityId) ?? 'inbox',
          areCertificates: role === 'certificate',
        }),
      );
      reading.value = '';
      activities.push(...(result?.activities ?? []));
      evidence.push(...(result?.added ?? []));
      remarks.value = [...remarks.value, ...(result?.remarks ?? [])];
      if (result?.unkept.length === 0) continue;
      // the storage is full: the others find no room either
      unkept.push(...pictures.slice(at).map((one) => one.file));
      break;
    }
    say(activities, evidence);
    return unkept;
  }

  /** One batch after the other. */
  const inTurn = (work: () => Promise<void>) => {
    before = before.then(work).catch((error: unknown) => {
      console.error('Waymark inbox:', errorKind(error));
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
  const { lists, lookAt: lookAtLists, letGo } = useTakeShares({ optionsOf, remarks, reading, say, inTurn });

  return { reading, remarks, first, keepPictures, lists, lookAtLists, letGo };
}
