// Bringing an archive back, from the file to the end: looking, asking, writing, and the way back.
import { onScopeDispose, ref, shallowRef } from 'vue';
import { errorKind } from '../../../shared/model/error-kind.ts';
import type { WhoseWord } from '../../../shared/portfolio/edit.ts';
import type { ArchiveWorker } from '../../archive/ask-worker.ts';
import type { ArchiveLook } from '../../archive/bring-archive.ts';
import { useHost } from '../../host/host.ts';
import { lastReturn } from '../../stores/last-return.ts';
import { useSession } from '../../stores/session.ts';
import { useFirstExchange } from './use-first-exchange.ts';

export type BringStep = 'looking' | 'waiting' | 'password' | 'refused' | 'preview' | 'bringing' | 'done';

export function useBringArchive() {
  const host = useHost();
  const session = useSession();
  const exchange = useFirstExchange();
  const step = ref<BringStep>('looking');
  /** Share of the work that is done, 0 to 1. */
  const share = ref(0);
  const look = shallowRef<ArchiveLook | null>(null);
  /** Why it went no further, or why the password was not right. */
  const sentence = ref('');
  let archive: Blob = new Blob();
  let worker: ArchiveWorker | null = null;
  let stopping = new AbortController();
  let isLeft = false;
  onScopeDispose(end);

  function end(): void {
    isLeft = true;
    stopping.abort();
    // while files come, the worker has to take away again what it has kept: it is closed after that
    if (step.value !== 'bringing') close();
  }

  function close(): void {
    worker?.close();
    worker = null;
  }

  const work = () => {
    stopping = new AbortController();
    share.value = 0;
    return {
      signal: stopping.signal,
      onProgress: (part: number) => {
        share.value = part;
      },
    };
  };

  /** True once it was stopped; another failure is a sentence. */
  async function tellFailure(error: unknown, back: BringStep): Promise<boolean> {
    if (stopping.signal.aborted) return true;
    const { ArchiveRefusal } = await import('../../archive/format.ts');
    const { ReadOnlyPortfolio } = await import('../../../shared/portfolio/edit.ts');
    const refusal = error instanceof ArchiveRefusal ? error : null;
    if (refusal?.reason === 'password' || refusal?.reason === 'wrongPassword') {
      sentence.value = refusal.reason === 'password' ? '' : refusal.message;
      step.value = 'password';
      return false;
    }
    if (!refusal) console.error('Waymark archive:', errorKind(error));
    sentence.value =
      error instanceof ReadOnlyPortfolio
        ? 'Nothing was brought in: this portfolio was written by a newer Waymark, and here it can only be read.'
        : (refusal?.message ??
          'The archive could not be read. Nothing was brought in. Check that the file is still there and whole.');
    step.value = refusal?.reason === 'full' ? back : 'refused';
    return false;
  }

  async function open(blob: Blob, password = ''): Promise<void> {
    archive = blob;
    step.value = 'looking';
    sentence.value = '';
    const [{ openArchiveWorker }, { compareAgain, lookAtArchive, setsAnew }] = await Promise.all([
      import('../../archive/ask-worker.ts'),
      import('../../archive/bring-archive.ts'),
    ]);
    worker ??= openArchiveWorker();
    try {
      const seen = await lookAtArchive(host, worker, { archive, password }, work());
      if (exchange.isDue.value && setsAnew(seen)) {
        step.value = 'waiting';
        await exchange.wait(stopping.signal);
        look.value = compareAgain(host, seen);
      } else look.value = seen;
      step.value = 'preview';
    } catch (error) {
      await tellFailure(error, 'refused');
    }
  }

  async function bring(whose: WhoseWord): Promise<void> {
    if (!worker || !look.value) return;
    const { bringArchiveBack } = await import('../../archive/bring-archive.ts');
    step.value = 'bringing';
    sentence.value = '';
    const options = { host, worker, look: look.value, whose, now: new Date(), work: work() };
    try {
      const undo = await bringArchiveBack(options);
      lastReturn.value = {
        async undo() {
          await undo();
          lastReturn.value = null;
        },
      };
      step.value = 'done';
    } catch (error) {
      if (!(await tellFailure(error, 'preview'))) return;
      step.value = 'preview';
      if (isLeft) session.say('You left while a copy was coming back, so nothing was brought in.');
      else session.speak('Stopped. Nothing was brought in.');
    } finally {
      if (isLeft) close();
    }
  }

  return {
    step,
    share,
    look,
    sentence,
    isAway: exchange.isAway,
    goOnWithout: exchange.goOn,
    open,
    unlock: (password: string) => open(archive, password),
    bring,
    stop: () => stopping.abort(),
  };
}
