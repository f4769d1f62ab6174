// How much room this device has left: looked at when the portfolio is loaded and after saving, and told of before it runs out.
import { type ShallowRef, watch } from 'vue';
import type { HostStatus } from '../host/status.ts';
import { shortOfRoom } from '../records/room-words.ts';
import { readStorage } from '../stores/storage-promise.ts';

/** Adding up what is used costs the browser some work: not at every pause in typing. */
const LOOK_MS = 60_000;

/** Calls `tell` with a sentence, or with nothing once there is room again. The app lives as long as the page. */
export function watchRoom(status: Readonly<ShallowRef<HostStatus>>, tell: (sentence: string) => void): void {
  let lookedAt = Number.NEGATIVE_INFINITY;
  watch(
    () => status.value.savedAt,
    async () => {
      if (performance.now() - lookedAt < LOOK_MS) return;
      lookedAt = performance.now();
      tell(shortOfRoom(await readStorage()));
    },
    { immediate: true },
  );
}
