// Reading and display: what this device looks like to this person. Kept on the device, never synced, since eyes and screens differ.
import { type Ref, ref, watchEffect } from 'vue';
import type { Told } from '../../shared/audit/told.ts';
import { remember, rememberedJson } from './device-memory.ts';

/** `contrast` is light or dark as the device is. */
export const THEMES = ['auto', 'light', 'dark', 'contrast'] as const;
/** Per cent of the browser's own text size. */
export const TEXT_SIZES = ['100', '115', '130', '150', '200'] as const;
/** Of the page, in light colours. */
export const TINTS = ['paper', 'cream', 'blue', 'grey', 'white'] as const;
export const TYPEFACES = ['system', 'atkinson', 'lexend'] as const;
/** `fit`: one at a time where the screen is narrow and the questions are many. */
export const QUESTIONS = ['fit', 'one', 'all'] as const;

const KEY = 'waymark-reading';

const kept: Record<string, unknown> = Object(rememberedJson(KEY));
// as it was kept before there was anything to fit
if (kept.isStepwise === true) kept.questions ??= 'one';
/** Everything that is kept, by name; each stands on the page's root as `data-…` too, for the style sheets. */
const choices: Record<string, Ref> = {};

/** One of several; the first is the default. */
function choice<T extends string>(name: string, values: readonly [T, ...T[]]): Ref<T> {
  const chosen = ref(values.find((one) => one === kept[name]) ?? values[0]) as Ref<T>;
  choices[name] = chosen;
  return chosen;
}

function wish(name: string): Ref<boolean> {
  const isWished = ref(kept[name] === true);
  choices[name] = isWished;
  return isWished;
}

export const theme = choice('theme', THEMES);
export const textSize = choice('textSize', TEXT_SIZES);
export const tint = choice('tint', TINTS);
export const typeface = choice('typeface', TYPEFACES);
/** More room between letters, words and lines. */
export const isRoomy = wish('isRoomy');
/** Nothing moves, whatever the device says. */
export const isStill = wish('isStill');
/**
 * Percentages, bars and counts are left out; states in words stay. What carries `data-score` is hidden by style alone, and what a
 * sentence says of amounts is told by `tell`.
 */
export const hidesScores = wish('hidesScores');
/** With numbers or in words, as the person wants. Numbers that were asked for, such as those of a search, are no scores. */
export const tell = ({ text, inWords }: Told): string => (hidesScores.value ? inWords : text);
/** How the questions of a reflection come. */
export const questions = choice('questions', QUESTIONS);
/** Each page offers to be read by a voice of this device. */
export const readsAloud = wish('readsAloud');

/** Puts the choices on the page and keeps them. Called once, before the app is shown. */
export function applyReading(root: HTMLElement): void {
  watchEffect(() => {
    const now: Record<string, unknown> = {};
    for (const name in choices) {
      now[name] = choices[name]?.value;
      root.dataset[name] = String(now[name]);
    }
    const face = typeface.value;
    // offline before it was ever here: the system's own face reads well
    if (face !== 'system')
      void import('../ui/typefaces.ts').then(({ loadTypeface }) => loadTypeface(face)).catch(() => undefined);
    remember(KEY, JSON.stringify(now));
  });
}
