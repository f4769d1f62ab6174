// Which of the app's own lines the inbox and Today may show. Kept on this device: somebody may want them at the desk and not on the phone.
import { ref } from 'vue';

export const NUDGES = ['reminders', 'unfinished', 'gaps', 'waiting', 'quiet'] as const;
export type Nudge = (typeof NUDGES)[number];

const KEY = 'waymark-nudges-off';

function readKept(): Nudge[] {
  try {
    const off: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]');
    return NUDGES.filter((one) => Array.isArray(off) && off.includes(one));
  } catch {
    // storage refused or damaged: nothing was turned off
    return [];
  }
}

const off = ref(readKept());

/** Whether the person wants this kind of line; reactive. */
export const mayShow = (nudge: Nudge): boolean => !off.value.includes(nudge);

export function setShown(nudge: Nudge, isShown: boolean): void {
  off.value = NUDGES.filter((one) => (one === nudge ? !isShown : off.value.includes(one)));
  try {
    localStorage.setItem(KEY, JSON.stringify(off.value));
  } catch {
    // holds until the page is closed
  }
}
