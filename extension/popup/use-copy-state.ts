// Whether the copy of the page's text is there yet.
import { onUnmounted, ref } from 'vue';
import type { RecordId } from '../../shared/model/id.ts';
import { askWorker } from '../ask.ts';
import type { CopyState } from '../capture/capture-calls.ts';

const LOOK_MS = 300;

export function useCopyState(activityId: RecordId, evidenceId: RecordId) {
  const copy = ref<CopyState>({ kind: 'working' });
  let isOver = false;

  async function look(): Promise<void> {
    try {
      copy.value = await askWorker('copyState', { activityId, evidenceId });
    } catch {
      copy.value = {
        kind: 'none',
        why: 'Whether a copy of the text was kept could not be found out. The page itself is kept.',
      };
    }
    if (copy.value.kind === 'working' && !isOver) setTimeout(() => void look(), LOOK_MS);
  }

  onUnmounted(() => {
    isOver = true;
  });
  void look();
  return copy;
}
