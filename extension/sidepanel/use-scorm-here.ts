// Whether a SCORM course plays in the tab in front, as far as Waymark may look there.
import { onMounted, onUnmounted, type Ref, ref, watch } from 'vue';
import { browser } from 'wxt/browser';
import { askWorker } from '../ask.ts';

/** `mayLook` changes when there may be something new to see, such as a session that has begun. */
export function useScormHere(tabId: Ref<number | null>, mayLook: () => unknown): Ref<boolean> {
  const isHere = ref(false);

  async function look(): Promise<void> {
    const asked = tabId.value;
    const found =
      asked === null
        ? false
        : await askWorker('scormHere', { tabId: asked }).then(
            ({ isHere: answer }) => answer,
            () => false,
          );
    // another tab came to the front meanwhile
    if (asked === tabId.value) isHere.value = found;
  }

  const onUpdated = (updated: number, { status }: { status?: string | undefined }) => {
    if (updated === tabId.value && status === 'complete') void look();
  };
  watch([tabId, mayLook], look, { immediate: true });
  onMounted(() => browser.tabs.onUpdated.addListener(onUpdated));
  onUnmounted(() => browser.tabs.onUpdated.removeListener(onUpdated));
  return isHere;
}
