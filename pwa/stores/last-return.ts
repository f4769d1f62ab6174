// The archive that was brought back last, with its one way back; until the page is loaded again.
import { shallowRef } from 'vue';

export const lastReturn = shallowRef<{ undo: () => Promise<void> } | null>(null);
