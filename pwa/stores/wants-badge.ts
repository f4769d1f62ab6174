// Whether the app's icon shows how many things wait. Off unless the person turns it on; of this device alone.
import { ref, watch } from 'vue';

const KEY = 'waymark-badge';

function readKept(): boolean {
  try {
    return localStorage.getItem(KEY) === 'yes';
  } catch {
    return false;
  }
}

/** The browser can show a number on the icon of an installed app. */
export const canBadge = 'setAppBadge' in navigator;
export const wantsBadge = ref(readKept());
watch(wantsBadge, (wants) => {
  try {
    if (wants) localStorage.setItem(KEY, 'yes');
    else localStorage.removeItem(KEY);
  } catch {
    // shown all the same, until the page is closed
  }
});

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
