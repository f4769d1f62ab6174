// When evidence files come from the server to this device. Never synced: a phone and a computer want different things.
import { ref, watch } from 'vue';
import { remember, remembered } from './device-memory.ts';

/** `small`: those up to 5 MB by themselves, larger ones when they are opened. */
export type FetchFiles = 'small' | 'opened' | 'all';

const KEY = 'waymark-fetch-files';
const asChoice = (value: unknown): FetchFiles => (value === 'opened' || value === 'all' ? value : 'small');

export const fetchFiles = ref<FetchFiles>(asChoice(remembered(KEY)));
watch(fetchFiles, (choice) => remember(KEY, choice));
// the tab that fetches may be another than the one where it is chosen
window.addEventListener('storage', ({ key, newValue }) => {
  if (key === KEY) fetchFiles.value = asChoice(newValue);
});
