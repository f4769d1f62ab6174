// Which of the app's own lines the inbox and Today may show. Kept on this device: somebody may want them at the desk and not on the phone.
import { ref } from 'vue';
import { remember, rememberedJson } from './device-memory.ts';

export const NUDGES = ['reminders', 'unfinished', 'gaps', 'waiting', 'quiet'] as const;
export type Nudge = (typeof NUDGES)[number];

const KEY = 'waymark-nudges-off';

const kept = rememberedJson(KEY);
const off = ref(NUDGES.filter((one) => Array.isArray(kept) && kept.includes(one)));

/** Whether the person wants this kind of line; reactive. */
export const mayShow = (nudge: Nudge): boolean => !off.value.includes(nudge);

export function setShown(nudge: Nudge, isShown: boolean): void {
  off.value = NUDGES.filter((one) => (one === nudge ? !isShown : off.value.includes(one)));
  remember(KEY, JSON.stringify(off.value));
}
