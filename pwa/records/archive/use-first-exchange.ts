// Before a copy comes back on a device that syncs: what the other devices have written is here first, or the person goes on without it.
import { computed, watch } from 'vue';
import { useHost } from '../../host/host.ts';

export function useFirstExchange() {
  const { status } = useHost();
  const isDue = computed(() => status.value.isSyncing && !status.value.server?.isInStep);
  /** The server does not answer: how long it takes is anybody's guess. */
  const isAway = computed(() => ['offline', 'refused'].includes(status.value.server?.connection ?? ''));
  let goOn = () => {};

  /** Resolves once this device is in step, or the person goes on without it. Rejects with the signal's reason. */
  function wait(signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const stopWatching = watch(isDue, (is) => {
        if (!is) goOn();
      });
      const end = (done: () => void) => {
        stopWatching();
        done();
      };
      goOn = () => end(resolve);
      signal.addEventListener('abort', () => end(() => reject(signal.reason)), { once: true });
      if (!isDue.value) goOn();
    });
  }

  return { isDue, isAway, wait, goOn: () => goOn() };
}
