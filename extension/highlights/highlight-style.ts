// How marked passages look on a page. Words and ground are set together, so that they can be read on any page; the line
// below says it without colour, unbroken where there is a note.

/** Names in the browser's registry of highlights; the page's own are named otherwise. */
export const LOOKS = [
  'waymark-passage',
  'waymark-passage-noted',
  'waymark-passage-on-dark',
  'waymark-passage-noted-on-dark',
  'waymark-passage-shown',
  'waymark-passage-shown-on-dark',
] as const;
export type Look = (typeof LOOKS)[number];

const rule = (look: Look, words: string, ground: string, line: string): string =>
  `::highlight(${look}){color:${words};background-color:${ground};text-decoration:underline ${line};text-decoration-thickness:2px;text-underline-offset:2px}`;

// contrast of words on ground: 12.6, 12.6, 9.2, 9.2, 9.6 and 5.1 to 1
export const HIGHLIGHT_CSS = [
  rule('waymark-passage', '#1d2430', '#ffe597', 'dotted #7a5200'),
  rule('waymark-passage-noted', '#1d2430', '#ffe597', 'solid #7a5200'),
  rule('waymark-passage-on-dark', '#fff6dc', '#54430f', 'dotted #ffd88a'),
  rule('waymark-passage-noted-on-dark', '#fff6dc', '#54430f', 'solid #ffd88a'),
  rule('waymark-passage-shown', '#1d2430', '#ffc23d', 'solid #7a5200'),
  rule('waymark-passage-shown-on-dark', '#ffffff', '#80620a', 'solid #ffd88a'),
  `@media (forced-colors: active){${LOOKS.map((look) => `::highlight(${look})`).join(',')}{color:MarkText;background-color:Mark}}`,
].join('\n');
