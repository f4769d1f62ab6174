// Adding files to the activity on screen, or to none: one batch after the other, with what was done, its way back, and what to know of it.

import { ref, shallowRef } from 'vue';
import { localDateOf } from '../../../shared/model/dates.ts';
import type { RecordId } from '../../../shared/model/id.ts';
import { oneAtATime } from '../../../shared/model/in-turn.ts';
import { readRecord } from '../../../shared/portfolio/read.ts';
import { type Host, useHost } from '../../host/host.ts';
import type { Added, AddingOptions } from '../../import/add-files.ts';
import { useSession } from '../../stores/session.ts';
import { useEdit } from '../use-edit.ts';
import type { Covered } from './covered.ts';
import { dropUnused } from './drop-unused.ts';

type Doc = Host['portfolio']['doc'];
type Commands = typeof import('../../../shared/portfolio/edit.ts');

/** `kind`: what the person says that the files are, if they do. */
export function useAddFiles(activityId: RecordId | null, kind = '') {
  const host = useHost();
  const edit = useEdit();
  const session = useSession();
  /** The file that is being read; empty when none is. */
  const reading = ref('');
  const remarks = shallowRef<string[]>([]);
  /** The one that was added last and alone: its details open, to be looked over. */
  const justAdded = ref<RecordId | null>(null);
  /** How often something was added. */
  const additions = ref(0);
  const oneByOne = oneAtATime();

  const optionsOf = (doc: Doc, commands: Commands): AddingOptions => ({
    doc,
    commands,
    activityId,
    kind,
    keepFiles: host.keepFiles,
    now: () => new Date(),
    onFile: (name) => {
      reading.value = name;
    },
  });

  /** Waits for what is being added already; a portfolio that may only be read says so before a file is kept. */
  function inTurn<T>(work: (options: AddingOptions) => Promise<T>): Promise<T | null> {
    return oneByOne(
      async () =>
        await edit((doc, commands) => {
          if (commands.isReadOnly(doc)) throw new commands.ReadOnlyPortfolio();
          return work(optionsOf(doc, commands)).finally(() => {
            reading.value = '';
          });
        }),
    );
  }

  function takeBack({ added, linked }: Added): void {
    const today = localDateOf(new Date());
    void edit((doc, { inOneStep, moveToBin, removeLink }) =>
      inOneStep(doc, () => {
        for (const id of added) moveToBin(doc, 'evidence', id, today);
        for (const id of linked) if (activityId) removeLink(doc, 'activityEvidence', activityId, id);
      }),
    );
  }

  /** The files that could not be kept. */
  async function add(files: readonly File[]): Promise<readonly File[]> {
    if (files.length === 0) return [];
    const { addFiles } = await import('../../import/add-files.ts');
    const result = await inTurn((options) => addFiles(files, options));
    if (!result) return files;
    remarks.value = result.remarks;
    const count = result.added.length + result.linked.length;
    justAdded.value = count === 1 ? (result.added[0] ?? null) : null;
    if (count > 0) {
      additions.value += 1;
      const said = count === 1 ? 'The file is added' : `${count} files are added`;
      session.say(activityId ? `${said}.` : `${said}, with no activity yet.`, () => takeBack(result));
    }
    return result.unkept;
  }

  async function replace(id: RecordId, file: File, covered?: Covered): Promise<void> {
    const { replaceFile } = await import('../../import/add-files.ts');
    let hadFile = false;
    const result = await inTurn((options) => {
      hadFile = readRecord(options.doc, 'evidence', id)?.file != null;
      return replaceFile(id, file, { ...options, stillShows: covered?.stillShows ?? false });
    });
    if (!result) return;
    const { done } = result;
    remarks.value = done && covered ? [...covered.remarks, ...result.remarks] : result.remarks;
    if (!done) return;
    const said = hadFile ? 'The file is replaced. The earlier one is under “What was kept”.' : 'The file is added.';
    session.say(said, () => {
      void edit(done.undo).then(() => dropUnused(host, done.kept));
    });
  }

  return { reading, remarks, justAdded, additions, add, replace };
}
