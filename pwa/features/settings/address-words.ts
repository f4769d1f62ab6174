// The 12 words in the address that a QR code or a link carried: taken once, and removed from the address at once.
import { ref } from 'vue';

const taken = ref<string | null>(null);

/** Takes the words of a fragment, `#word-word-…`, out of an address that the caller then replaces. */
export function takeWords(hash: string): void {
  taken.value = wordsFromFragment(hash);
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

/** Whether words wait to be handed out; reactive. */
export const hasAddressWords = (): boolean => taken.value !== null;

/** The words that came with the address, once; the second time, null. */
export function useAddressWords(): string | null {
  const words = taken.value;
  taken.value = null;
  return words;
}

/** Words of a fragment, joined by hyphens there and by spaces here; null when it holds something else. */
export function wordsFromFragment(hash: string): string | null {
  const words = hash.replace(/^#/, '').toLowerCase();
  return /^[a-z]+(-[a-z]+)+$/.test(words) ? words.replaceAll('-', ' ') : null;
}

/** The address that another device opens, or scans. The fragment never reaches a server. */
export const linkAddress = (origin: string, words: string): string =>
  `${origin}/link#${words.trim().replace(/\s+/g, '-')}`;
