// Waiting for the rows, which follow the document within milliseconds.
import { watch } from 'vue';

/** Resolves once it is so; rejects after `timeoutMs`. */
export function until(isTrue: () => boolean, timeoutMs: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const timeout = setTimeout(
      () => settle(() => reject(new Error('the rows did not follow the document'))),
      timeoutMs,
    );
    const stop = watch(isTrue, (is) => is && settle(resolve), { flush: 'sync' });
    function settle(then: () => void): void {
      clearTimeout(timeout);
      stop();
      then();
    }
    if (isTrue()) settle(resolve);
  });
}
