// The style in which this person cites, remembered on the device.
import { ref, watch } from 'vue';
import { REFERENCE_STYLES, type ReferenceStyle } from '../export/references/styles.ts';
import { remember, remembered } from './device-memory.ts';

const KEY = 'waymark-reference-style';

const kept = remembered(KEY);
export const referenceStyle = ref<ReferenceStyle>(REFERENCE_STYLES.find((one) => one === kept) ?? 'vancouver');
watch(referenceStyle, (style) => remember(KEY, style));
