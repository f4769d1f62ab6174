// The note on a page that is kept already: saved as it is typed.
import { onUnmounted, ref, watch } from 'vue';
import type { RecordId } from '../../shared/model/id.ts';
import { StorageFailure } from '../../shared/model/storage-failure.ts';
import { askWorker } from '../ask.ts';

/** Quiet time before a note is written: the portfolio keeps each write as an update of its own. */
const PAUSE_MS = 400;

export function useNote(activityId: RecordId, first: string) {
  const note = ref(first);
  const state = ref<'' | 'saving' | 'saved'>('');
  const problem = ref('');
  let saved = first;
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function save(): Promise<void> {
    clearTimeout(timer);
    const now = note.value;
    if (now === saved) return;
    state.value = 'saving';
    try {
      await askWorker('changeNote', { activityId, note: now });
      saved = now;
      problem.value = '';
      state.value = note.value === now ? 'saved' : 'saving';
    } catch (error) {
      state.value = '';
      const isFull = error instanceof StorageFailure && error.reason === 'full';
      problem.value = isFull
        ? 'The storage of this computer is full, so the note is not saved. Free some space, then change the note again.'
        : 'The note could not be saved. Copy it, then open this window again.';
    }
  }

  watch(note, () => {
    clearTimeout(timer);
    timer = setTimeout(() => void save(), PAUSE_MS);
  });
  const flush = () => void save();
  // a popup closes as soon as something else is clicked; the message still leaves
  window.addEventListener('pagehide', flush);
  onUnmounted(() => {
    window.removeEventListener('pagehide', flush);
    flush();
  });
  return { note, state, problem, save };
}
