// Words of a page: one line of text from an element or a value, and how much two titles have in common.
import { asLine } from '../../shared/model/parse.ts';

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

/** The text of an element in one line; empty for none. */
export const textOf = (element: Element | null | undefined): string => asLine(element?.textContent);

/** The words of a text in lower case, in order. */
export const wordsOf = (text: string): string[] =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu) ?? [];

/** Words that two texts share, from 0 to 1 of the shorter one. */
export function overlap(one: string, other: string): number {
  const a = new Set(wordsOf(one));
  const b = new Set(wordsOf(other));
  if (a.size === 0 || b.size === 0) return 0;
  let shared = 0;
  for (const word of a) if (b.has(word)) shared++;
  return shared / Math.min(a.size, b.size);
}
