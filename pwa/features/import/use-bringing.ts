// The way of what was chosen into the portfolio, all of it or nothing, and why it is not there when it could not be.
import { onScopeDispose, ref, shallowRef } from 'vue';
import type { ComingFiles } from '../../../shared/portfolio/coming-files.ts';
import { useHost } from '../../host/host.ts';
import type { BroughtIn, EntryToBringIn } from '../../import/bring-in.ts';
import { useEdit } from '../../records/use-edit.ts';
import { useSession } from '../../stores/session.ts';
import { notBroughtIn } from './import-words.ts';

export function useBringing() {
  const host = useHost();
  const edit = useEdit();
  const session = useSession();
  /** Share of the work that is done, 0 to 1. */
  const share = ref(0);
  const brought = shallowRef<BroughtIn | null>(null);
  /** What has come in by then is taken out again. */
  const isStopping = ref(false);
  /** Why nothing came in, in whole sentences; empty for nothing. */
  const problem = ref('');
  let stopping = new AbortController();
  let isLeft = false;
  onScopeDispose(() => {
    isLeft = true;
    stopping.abort();
  });

  /** `name`: what it comes from. True when all of it is in, and on the disk; otherwise nothing of it is. */
  async function bring(entries: readonly EntryToBringIn[], name: string): Promise<boolean> {
    stopping = new AbortController();
    share.value = 0;
    brought.value = null;
    problem.value = '';
    const [{ bringIn, filesOf }, { noteComing }] = await Promise.all([
      import('../../import/bring-in.ts'),
      import('../../host/coming-files.ts'),
    ]);
    let coming: ComingFiles | null = null;
    try {
      await host.portfolio.loaded;
      const noted = await noteComing(host, await filesOf(entries, stopping.signal));
      coming = noted;
      brought.value = await edit((doc, commands) =>
        bringIn(entries, {
          doc,
          commands,
          name,
          keepFile: host.keepFile,
          dropFile: host.dropFile,
          saved: host.saved,
          onWriting: noted.handOver,
          now: () => new Date(),
          signal: stopping.signal,
          onProgress: (part) => {
            share.value = part;
          },
        }),
      );
    } catch (error) {
      problem.value = notBroughtIn(error, stopping.signal.aborted);
      if (isLeft) session.say('You left while things were coming in, so nothing was brought in.');
    } finally {
      await coming?.end();
      isStopping.value = false;
    }
    return brought.value !== null;
  }

  function stop(): void {
    isStopping.value = true;
    stopping.abort();
  }

  function clear(): void {
    brought.value = null;
    problem.value = '';
  }

  return { share, brought, isStopping, problem, bring, stop, clear };
}
