// Taking files into the inbox: one batch after the other, with what was done, its way back, and what to know of it.
import { ref, shallowRef, watch } from 'vue';
import { useRouter } from 'vue-router';
import { localDateOf } from '../../../shared/model/dates.ts';
import { useHost } from '../../host/host.ts';
import type { Added } from '../../import/add-files.ts';
import { named } from '../../import/pasted-pictures.ts';
import { useEdit } from '../../records/use-edit.ts';
import { type IncomingFiles, useIncoming } from '../../stores/incoming.ts';
import { useSession } from '../../stores/session.ts';

export function useTakeIn() {
  const host = useHost();
  const edit = useEdit();
  const session = useSession();
  const incoming = useIncoming();
  const router = useRouter();
  /** The file that is being read; empty when none is. */
  const reading = ref('');
  const remarks = shallowRef<string[]>([]);
  let before: Promise<unknown> = Promise.resolve();

  function takeBack({ activities, added }: Added): void {
    const today = localDateOf(new Date());
    void edit((doc, { inOneStep, moveToBin }) =>
      inOneStep(doc, () => {
        for (const id of activities) moveToBin(doc, 'activity', id, today);
        for (const id of added) moveToBin(doc, 'evidence', id, today);
      }),
    );
  }

  async function keep(files: readonly File[], areCertificates: boolean): Promise<void> {
    const { addFiles } = await import('../../import/add-files.ts');
    const result = await edit((doc, commands) => {
      if (commands.isReadOnly(doc)) throw new commands.ReadOnlyPortfolio();
      return addFiles(files, {
        doc,
        commands,
        activityId: 'inbox',
        areCertificates,
        keepFiles: host.keepFiles,
        now: () => new Date(),
        onFile: (name) => {
          reading.value = name;
        },
      });
    });
    reading.value = '';
    if (!result) return;
    remarks.value = [...remarks.value, ...result.remarks];
    const count = result.activities.length;
    if (count > 0)
      session.say(count === 1 ? 'It is in your inbox.' : `${count} things are in your inbox.`, () => takeBack(result));
  }

  /** References, bookmarks and tables are looked at before they come in. */
  async function sortOut({ files, areCertificates }: IncomingFiles): Promise<void> {
    const { isToLookAt } = await import('../../import/detect-way.ts');
    const toKeep: File[] = [];
    const toLookAt: File[] = [];
    for (const file of files) (!areCertificates && (await isToLookAt(file)) ? toLookAt : toKeep).push(named(file));
    if (toKeep.length > 0) await keep(toKeep, areCertificates);
    if (toLookAt.length === 0) return;
    incoming.files = toLookAt;
    await router.push('/import');
  }

  watch(
    () => incoming.toInbox.length,
    () => {
      for (const batch of incoming.takeToInbox()) before = before.then(() => sortOut(batch));
    },
    { immediate: true },
  );

  return { reading, remarks };
}
