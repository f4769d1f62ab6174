// The style in which this person cites, remembered on the device.
import { ref, watch } from 'vue';
import { REFERENCE_STYLES, type ReferenceStyle } from '../export/references/styles.ts';

const KEY = 'waymark-reference-style';

function readKept(): ReferenceStyle {
  try {
    return REFERENCE_STYLES.find((one) => one === localStorage.getItem(KEY)) ?? 'vancouver';
  } catch {
    return 'vancouver';
  }
}

export const referenceStyle = ref<ReferenceStyle>(readKept());
watch(referenceStyle, (style) => {
  try {
    localStorage.setItem(KEY, style);
  } catch {
    // used all the same, until the page is closed
  }
});
