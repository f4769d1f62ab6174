// Syncing on its page: what the worker knows, asked again at each change, and what a person asks of it.
import { onUnmounted, ref, shallowRef } from 'vue';
import { browser } from 'wxt/browser';
import { askWorker } from '../ask.ts';
import type { SyncState } from '../sync/sync-calls.ts';
import { SYNC_CHANGED } from '../sync/sync-changed.ts';

export function useSync() {
  const state = shallowRef<SyncState | null>(null);
  const problem = ref('');

  /** The worker's answer becomes the state; a worker that cannot answer is said. */
  async function ask(asking: Promise<SyncState>): Promise<boolean> {
    try {
      state.value = await asking;
      problem.value = '';
      return true;
    } catch {
      problem.value =
        'Waymark’s background part does not answer, or could not save. Load this page again to try again.';
      return false;
    }
  }
  const read = () => ask(askWorker('syncState', {}));

  const hear = (changes: Record<string, unknown>) => {
    if (SYNC_CHANGED in changes) void read();
  };
  browser.storage.session.onChanged.addListener(hear);
  onUnmounted(() => browser.storage.session.onChanged.removeListener(hear));
  void read();
  return { state, problem, ask, read };
}
