// Every word can be read on what it stands on: WCAG 2.2 contrast of the colours, for each theme and each tint of the page.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { THEMES, TINTS } from './reading.ts';

type Tokens = Map<string, string>;
type Scheme = 'light' | 'dark';

const css = ['../../shared/look/tokens.css', '../ui/tokens.css']
  .map((path) => readFileSync(join(import.meta.dirname, path), 'utf8'))
  .join('\n')
  .replace(/\/\*[\s\S]*?\*\//g, '');

/** The declarations of all rules of exactly this selector that stand outside of media queries. */
function declared(selector: string): Tokens {
  const plain = css.replace(/@media[^{]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}/g, '');
  const found: Tokens = new Map();
  for (const [, selectors = '', body = ''] of plain.matchAll(/([^{}]+)\{([^{}]*)\}/g)) {
    if (selectors.trim() !== selector) continue;
    for (const [, name = '', value = ''] of body.matchAll(/(--[\w-]+):\s*([^;]+);/g)) found.set(name, value.trim());
  }
  return found;
}

/** The relative luminance of `#rrggbb` (WCAG 2.2, "relative luminance"). */
function luminance(colour: string): number {
  const channels = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255);
  const [red = 0, green = 0, blue = 0] = channels.map((one) =>
    one <= 0.04045 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

const base = declared(':root');
function coloursOf(theme: string, tint: string, scheme: Scheme): (name: string) => string {
  const tokens = new Map([
    ...base,
    ...declared(`:root[data-tint="${tint}"]`),
    ...declared(`:root[data-theme="${theme}"]`),
  ]);
  return (name) => {
    const [, light = '', dark = ''] = /^light-dark\((#[\da-f]{6}), (#[\da-f]{6})\)$/.exec(tokens.get(name) ?? '') ?? [];
    const colour = scheme === 'light' ? light : dark;
    if (!colour) throw new Error(`${name} has no colour in ${theme}, ${tint}`);
    return colour;
  };
}

const GROUNDS = ['--page', '--surface', '--sunk'] as const;
/** What stands on what, and how much it has to stand out: 4.5 for words, 3 for the edges of fields, focus and drawings. */
const PAIRS: readonly [on: string, ground: string, atLeast: number][] = [
  ...GROUNDS.flatMap((ground): [string, string, number][] => [
    ['--text', ground, 7],
    ['--muted', ground, 4.5],
    ['--accent', ground, 4.5],
    ['--accent-deep', ground, 4.5],
    ['--problem', ground, 4.5],
    ['--todo', ground, 4.5],
    ['--field-border', ground, 3],
    ['--focus', ground, 3],
  ]),
  ...[1, 2, 3, 4, 5].map((hue): [string, string, number] => [`--hue-${hue}`, '--surface', 3]),
  ['--on-accent', '--accent', 4.5],
  ['--on-accent', '--accent-deep', 4.5],
  ['--text', '--accent-tint', 7],
  ['--muted', '--accent-tint', 4.5],
  ['--accent-deep', '--accent-tint', 4.5],
  ['--todo', '--todo-tint', 4.5],
  ['--text', '--todo-tint', 4.5],
  ['--problem', '--problem-tint', 4.5],
  ['--text', '--problem-tint', 4.5],
];

describe.each(THEMES.filter((theme) => theme !== 'auto'))('the theme %s', (theme) => {
  const schemes: Scheme[] = theme === 'contrast' ? ['light', 'dark'] : [theme];
  for (const scheme of schemes)
    test.each(TINTS)(`in ${scheme} colours on a page of %s`, (tint) => {
      const colour = coloursOf(theme, tint, scheme);
      const words = theme === 'contrast' ? 7 : 0;
      const tooFaint = PAIRS.flatMap(([on, ground, atLeast]) => {
        const is = contrast(colour(on), colour(ground));
        const needed = atLeast >= 4.5 ? Math.max(atLeast, words) : atLeast;
        return is >= needed ? [] : [`${on} on ${ground}: ${is.toFixed(2)}, needs ${needed}`];
      });
      expect(tooFaint).toEqual([]);
    });
});

test('the contrast is measured as WCAG does', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
});
