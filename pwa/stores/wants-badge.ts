// Whether the app's icon shows how many things wait. Off unless the person turns it on; of this device alone.
import { ref, watch } from 'vue';
import { remember, remembered } from './device-memory.ts';

const KEY = 'waymark-badge';

/** The browser can show a number on the icon of an installed app. */
export const canBadge = 'setAppBadge' in navigator;
export const wantsBadge = ref(remembered(KEY) === 'yes');
watch(wantsBadge, (wants) => remember(KEY, wants ? 'yes' : null));

/** Keeps the number on the icon current, for as long as the page lives. */
export function watchBadge(count: () => number): void {
  if (!canBadge) return;
  watch(
    () => (wantsBadge.value ? count() : null),
    (number, before) => {
      if (number === null && before === undefined) return;
      // refused where the app is not installed, or may not notify: then there is no icon to show it on
      void (number ? navigator.setAppBadge(number) : navigator.clearAppBadge()).catch(() => undefined);
    },
    { immediate: true },
  );
}
