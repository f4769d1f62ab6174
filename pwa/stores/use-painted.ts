// Tells the host that the screen shows its rows, so that the document is loaded after them and not before.
import { watch } from 'vue';
import { useHost } from '../host/host.ts';

/** Waits for `isReady`, then for the next frame to be painted. */
export function usePainted(isReady: () => boolean = () => true): void {
  const host = useHost();
  watch(
    isReady,
    (ready) => {
      if (ready) requestAnimationFrame(() => setTimeout(() => host.painted()));
    },
    { immediate: true, flush: 'post' },
  );
}
