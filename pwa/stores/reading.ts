// Reading and display: what this device looks like to this person. Kept on the device, never synced, since eyes and screens differ.
import { ref, watchEffect } from 'vue';

export const THEMES = ['auto', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];
/** Per cent of the browser's own text size. */
export const TEXT_SIZES = ['100', '115', '130', '150', '200'] as const;
export type TextSize = (typeof TEXT_SIZES)[number];

const KEY = 'waymark-reading';

function readKept(): { theme: Theme; textSize: TextSize; isStepwise: boolean } {
  let kept: { theme?: unknown; textSize?: unknown; isStepwise?: unknown } = {};
  try {
    kept = Object(JSON.parse(localStorage.getItem(KEY) ?? '{}'));
  } catch {
    // storage refused or damaged: the defaults read well
  }
  return {
    theme: THEMES.find((one) => one === kept.theme) ?? 'auto',
    textSize: TEXT_SIZES.find((one) => one === kept.textSize) ?? '100',
    isStepwise: kept.isStepwise === true,
  };
}

const kept = readKept();
export const theme = ref<Theme>(kept.theme);
export const textSize = ref<TextSize>(kept.textSize);
/** Reflecting goes question by question. */
export const isStepwise = ref(kept.isStepwise);

/** Puts the choices on the page and keeps them. Called once, before the app is shown. */
export function applyReading(root: HTMLElement): void {
  watchEffect(() => {
    root.dataset.theme = theme.value;
    root.dataset.textSize = textSize.value;
    try {
      const choices = { theme: theme.value, textSize: textSize.value, isStepwise: isStepwise.value };
      localStorage.setItem(KEY, JSON.stringify(choices));
    } catch {
      // shown all the same, until the page is closed
    }
  });
}
