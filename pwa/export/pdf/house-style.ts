// How a profile looks on paper: A4, one family in two weights, much white. All lengths in points (1/72 inch).

export const PAGE = { width: 595.28, height: 841.89 } as const;
export const MARGIN = { left: 70, right: 70, top: 76, bottom: 84 } as const;
export const TEXT_WIDTH = PAGE.width - MARGIN.left - MARGIN.right;
/** Baseline of the footer. */
export const FOOTER_Y = PAGE.height - 44;

/** Red, green, blue, 0 to 255. Each text colour has at least 4.5:1 on white (WCAG 2.2, 1.4.3). */
export type Colour = readonly [number, number, number];
export const COLOURS = {
  text: [29, 36, 48],
  quiet: [74, 83, 97],
  accent: [11, 92, 107],
  line: [208, 213, 219],
} as const satisfies Record<string, Colour>;

export interface TextStyle {
  size: number;
  /** From one baseline to the next. */
  leading: number;
  weight: 'normal' | 'bold';
  colour: Colour;
}

const style = (size: number, leading: number, weight: TextStyle['weight'], colour: Colour): TextStyle => ({
  size,
  leading,
  weight,
  colour,
});

export const STYLES = {
  title: style(30, 38, 'bold', COLOURS.text),
  headline: style(19, 26, 'bold', COLOURS.text),
  subtitle: style(17, 24, 'normal', COLOURS.accent),
  part: style(17, 24, 'bold', COLOURS.accent),
  section: style(11, 17, 'bold', COLOURS.text),
  body: style(10.5, 16, 'normal', COLOURS.text),
  quiet: style(9.5, 14, 'normal', COLOURS.quiet),
  strong: style(10.5, 16, 'bold', COLOURS.text),
  head: style(9, 13, 'bold', COLOURS.quiet),
  cell: style(9.5, 13.5, 'normal', COLOURS.text),
  cellNote: style(8.5, 12, 'normal', COLOURS.quiet),
  footer: style(8.5, 12, 'normal', COLOURS.quiet),
} as const satisfies Record<string, TextStyle>;
