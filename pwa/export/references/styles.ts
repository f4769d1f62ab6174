// The styles that references come in, as they are called on screen.

export const REFERENCE_STYLES = ['vancouver', 'harvard', 'apa'] as const;
export type ReferenceStyle = (typeof REFERENCE_STYLES)[number];

export const STYLE_NAMES: Record<ReferenceStyle, string> = {
  vancouver: 'Vancouver',
  harvard: 'Harvard (Cite Them Right)',
  apa: 'APA, 7th edition',
};
