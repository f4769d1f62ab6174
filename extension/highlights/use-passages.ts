// The passages of a kept page for the popup and the side panel: shown on the page as soon as they are known, and kept current.
import { computed, onMounted, onUnmounted, ref } from 'vue';
import type { RecordId } from '../../shared/model/id.ts';
import { StorageFailure } from '../../shared/model/storage-failure.ts';
import { askWorker } from '../ask.ts';
import type { Wish } from './marking.ts';
import type { Passage, Sightings } from './passage.ts';
import { onNews } from './passage-news.ts';

const UNREAD = 'The passages could not be read just now. They are still there; close this and open it again.';
const UNREACHED = 'Waymark’s background part does not answer. Close this and open it again.';
const FULL = 'The storage of this computer is full, so that was not saved. Free some space, then try again.';
const FAILED = 'That could not be written to this computer. Try again; if it goes on, start the browser anew.';

/** Why something was not saved, for the person. */
export const notSaved = (error: unknown): string =>
  error instanceof StorageFailure ? (error.reason === 'full' ? FULL : FAILED) : UNREACHED;

export function usePassages({ tabId, evidenceId }: { tabId: number; evidenceId: RecordId }) {
  const passages = ref<Passage[]>([]);
  /** Null while, or where, the page cannot be looked at. */
  const sightings = ref<Sightings | null>(null);
  const isReady = ref(false);
  const problem = ref('');

  /** In the order of the page as it is now, where it is known. */
  const inOrder = computed(() => {
    const placeOf = ({ id, target }: Passage) => sightings.value?.[id]?.at ?? target.start;
    return [...passages.value].sort((one, other) => placeOf(one) - placeOf(other));
  });

  async function look(): Promise<void> {
    try {
      ({ passages: passages.value } = await askWorker('passages', { evidenceId }));
    } catch {
      problem.value = UNREAD;
    }
    isReady.value = true;
  }

  async function paint(): Promise<void> {
    try {
      ({ sightings: sightings.value } = await askWorker('paintPassages', { tabId, evidenceId }));
    } catch {
      // the list is there all the same
    }
  }

  /** Whether it was done; else `problem` says why not. */
  async function act(work: () => Promise<unknown>): Promise<boolean> {
    problem.value = '';
    try {
      await work();
    } catch (error) {
      problem.value = notSaved(error);
    }
    return problem.value === '';
  }

  async function mark(): Promise<Wish['kind']> {
    let wish: Wish = { kind: 'failed', why: '' };
    await act(async () => {
      wish = await askWorker('markPassage', { tabId });
      if (wish.kind === 'failed') problem.value = wish.why;
    });
    return (wish as Wish).kind;
  }

  async function go(id: RecordId): Promise<void> {
    await act(async () => {
      const went = await askWorker('goToPassage', { tabId, evidenceId, id });
      if (went.sightings) sightings.value = went.sightings;
    });
  }

  const put = (id: RecordId, isRemoved: boolean): Promise<boolean> =>
    act(async () => {
      await askWorker('removePassage', { id, isRemoved });
      await look();
    });

  let endNews = (): void => undefined;
  onMounted(async () => {
    endNews = onNews(tabId, {
      changed: () => void look(),
      sighted: (seen) => {
        sightings.value = seen;
      },
    });
    await look();
    await paint();
  });
  onUnmounted(() => endNews());

  return { passages: inOrder, sightings, isReady, problem, mark, go, put };
}
