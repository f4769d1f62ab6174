// Words of a page: one line of text from an element or a value, and how much two titles have in common.
import { asLine } from '../../shared/model/parse.ts';
import { wordsOf } from '../../shared/wording/words-of.ts';

const NAMED: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ndash: '–',
  mdash: '—',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  hellip: '…',
};

const character = (code: number): string => (code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '');

/** Entities that publishers leave in JSON and in attributes, decoded once; the outcome is text and never markup. */
export const decodeEntities = (text: string): string =>
  text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z]{2,8}));/gi, (whole, hex, decimal, name) => {
    if (hex) return character(Number.parseInt(hex, 16));
    if (decimal) return character(Number.parseInt(decimal, 10));
    return NAMED[String(name).toLowerCase()] ?? whole;
  });

/** One line of plain text, entities decoded; at most 500 characters. */
export const pageLine = (value: unknown): string => asLine(typeof value === 'string' ? decodeEntities(value) : '');

const LONG_MAX = 5_000;

/** A longer text such as an abstract as one paragraph, entities decoded and mark-up taken out; at most 5,000 characters. */
export const pageText = (value: unknown): string =>
  typeof value === 'string'
    ? asLine(decodeEntities(value.slice(0, LONG_MAX * 4)).replace(/<\/?[a-z][^<>]{0,300}>/gi, ' '), LONG_MAX)
    : '';

const UNSHOWN = new Set(['SCRIPT', 'STYLE', 'NOSCRIPT', 'TEMPLATE', 'SVG']);
/** Where words of one line and of the next meet. */
const BREAKS = new Set(['BR', 'P', 'DIV', 'LI', 'TD', 'TR', 'H1', 'H2', 'H3', 'DD', 'DT', 'SECTION', 'UL']);
/** Nodes looked at for one line of text: an element may hold the whole page. */
const NODES_MAX = 3_000;

/** The next node in the order of the page that is inside `root`; with `over`, past what is inside `node`. */
function nextNode(root: Node, node: Node, over: boolean): Node | null {
  if (!over && node.firstChild) return node.firstChild;
  for (let at: Node | null = node; at && at !== root; at = at.parentNode) if (at.nextSibling) return at.nextSibling;
  return null;
}

/** The text of an element in one line, at most 500 characters, without scripts, styles and drawings in it; empty for none. */
export function textOf(element: Element | null | undefined): string {
  if (!element) return '';
  let text = '';
  let over = false;
  let seen = 0;
  for (let node = nextNode(element, element, false); node && text.length < 600 && seen < NODES_MAX; seen++) {
    if (node.nodeType === 3)
      text += /\S/.test(node.nodeValue ?? '') ? (node.nodeValue ?? '').replace(/\s+/g, ' ') : ' ';
    else if (BREAKS.has(node.nodeName.toUpperCase())) text += ' ';
    over = UNSHOWN.has(node.nodeName.toUpperCase());
    node = nextNode(element, node, over);
  }
  return asLine(text);
}

/** Words that two texts share, from 0 to 1 of the shorter one. */
export function overlap(one: string, other: string): number {
  const a = new Set(wordsOf(one));
  const b = new Set(wordsOf(other));
  if (a.size === 0 || b.size === 0) return 0;
  let shared = 0;
  for (const word of a) if (b.has(word)) shared++;
  return shared / Math.min(a.size, b.size);
}
