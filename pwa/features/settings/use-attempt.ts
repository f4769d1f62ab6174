// Doing what may fail, such as when the browser cannot save, for a screen that then says so.

import { ref } from 'vue';
import { errorKind } from '../../../shared/model/error-kind.ts';

export function useAttempt() {
  const failed = ref(false);
  /** Never rejects: what went wrong is in `failed` until the next attempt. */
  async function attempt(work: () => Promise<void> | undefined): Promise<void> {
    failed.value = false;
    try {
      await work();
    } catch (error) {
      console.error('Waymark settings:', errorKind(error));
      failed.value = true;
    }
  }
  return { failed, attempt };
}
