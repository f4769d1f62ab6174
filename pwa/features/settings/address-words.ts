// What a QR code or a link carried in the address of the link page: taken once, and removed from the address at once.
import { ref } from 'vue';

const taken = ref<string | null>(null);

/** Takes the fragment out of an address that the caller then replaces. */
export function takeWords(hash: string): void {
  taken.value = hash || null;
}

/**
 * Takes the words out of the address of the link page, so that they stand neither on screen nor in the history.
 * Call it before the router reads the address.
 */
export function takeWordsFromAddress(location: Location, history: History): void {
  if (location.pathname !== '/link' || !location.hash) return;
  takeWords(location.hash);
  history.replaceState(history.state, '', '/link');
}

/** Whether something waits to be handed out; reactive. */
export const hasAddressWords = (): boolean => taken.value !== null;

/** The fragment that came with the address, once; the second time, null. link-address.ts reads it. */
export function useAddressWords(): string | null {
  const fragment = taken.value;
  taken.value = null;
  return fragment;
}
