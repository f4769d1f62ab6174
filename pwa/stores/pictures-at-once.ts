// Whether pictures are kept at once on this device, without being looked over first. Never synced: it is a habit of a device.
import { ref, watch } from 'vue';
import { remember, remembered } from './device-memory.ts';

const KEY = 'waymark-pictures-at-once';

export const keepsAtOnce = ref(remembered(KEY) === 'yes');
watch(keepsAtOnce, (yes) => remember(KEY, yes ? 'yes' : null));
