// A marked passage and its place on the page: described by three selectors, found again by them in the order range, position, quote.
import { CONTEXT_MAX, QUOTE_MAX, type QuoteTarget } from '../../shared/model/annotation.ts';
import { findChanged, findExact, type Quote } from './find-quote.ts';
import type { PageText } from './page-text.ts';
import { elementAt, pathOf, pointIn, textOffset } from './xpath.ts';

/** How a passage was found: in its old structure, at its old offsets, by its own words, or by words like them. */
export type FoundBy = 'range' | 'position' | 'quote' | 'changed';

export interface Place {
  range: Range;
  foundBy: FoundBy;
  /** Offsets in the page's text, UTF-16 units. */
  start: number;
  end: number;
}

export type Described = { target: QuoteTarget } | { why: 'nothing' | 'too-long' };

const isLow = (text: string): boolean => /^[\uDC00-\uDFFF]/.test(text);
const isHigh = (text: string): boolean => /[\uD800-\uDBFF]$/.test(text);

/** The offsets of a range in the page's text, without white space at its ends. */
function offsetsOf(range: Range, { text, offsetAt }: PageText): [number, number] {
  let start = offsetAt(range.startContainer, range.startOffset);
  let end = offsetAt(range.endContainer, range.endOffset);
  while (start < end && text[start] === ' ') start += 1;
  while (end > start && text[end - 1] === ' ') end -= 1;
  return [start, end];
}

/** Describes what a range marks, or says why it cannot be marked. */
export function describePassage(range: Range, page: PageText, body: HTMLElement): Described {
  const [start, end] = offsetsOf(range, page);
  if (start >= end) return { why: 'nothing' };
  if (end - start > QUOTE_MAX) return { why: 'too-long' };
  const { text } = page;
  const before = text.slice(Math.max(0, start - CONTEXT_MAX), start);
  const after = text.slice(end, end + CONTEXT_MAX);
  return {
    target: {
      kind: 'quote',
      exact: text.slice(start, end),
      prefix: isLow(before) ? before.slice(1) : before,
      suffix: isHigh(after) ? after.slice(0, -1) : after,
      start,
      end,
      range: structureOf(page.rangeBetween(start, end), body),
    },
  };
}

function structureOf(range: Range | null, body: HTMLElement): QuoteTarget['range'] {
  const [from, to] = [range?.startContainer, range?.endContainer];
  if (!range || !(from instanceof Text && to instanceof Text && from.parentElement && to.parentElement)) return null;
  const startPath = pathOf(from.parentElement, body);
  const endPath = pathOf(to.parentElement, body);
  if (!startPath || !endPath) return null;
  return {
    startPath,
    startOffset: textOffset(from.parentElement, from, range.startOffset),
    endPath,
    endOffset: textOffset(to.parentElement, to, range.endOffset),
  };
}

const fold = (text: string): string => text.replace(/[\u00AD\u200B]/g, '').replace(/\s+/g, ' ');

/** What is looked for, written as the page's text is; records of other programs may hold raw white space. */
const toQuote = ({ exact, prefix, suffix, start }: QuoteTarget): Quote => ({
  exact: fold(exact).trim(),
  prefix: fold(prefix),
  suffix: fold(suffix),
  start,
});

/** Finds a passage on the page as it is now; null when it is not there, or not found before `untilMs` (`performance.now()`). */
export function findPassage(target: QuoteTarget, page: PageText, body: HTMLElement, untilMs = Infinity): Place | null {
  const quote = toQuote(target);
  if (!quote.exact) return null;
  const place = (start: number, end: number, foundBy: FoundBy): Place | null => {
    const range = page.rangeBetween(start, end);
    return range && { range, foundBy, start, end };
  };
  const byRange = offsetsInStructure(target, page, body);
  if (byRange && isSame(byRange, quote, page.text)) return place(...byRange, 'range');
  const byPosition: [number, number] = [target.start, target.end];
  if (isSame(byPosition, quote, page.text)) return place(...byPosition, 'position');
  const exact = findExact(page.text, byRange ? { ...quote, start: byRange[0] } : quote);
  if (exact) return place(exact.start, exact.end, 'quote');
  const changed = findChanged(page.text, quote, untilMs);
  return changed && place(changed.start, changed.end, 'changed');
}

/** Whether the very words stand there between the very words: the same passage elsewhere has other surroundings. */
function isSame([start, end]: [number, number], { exact, prefix, suffix }: Quote, text: string): boolean {
  return (
    text.slice(start, end) === exact &&
    text
      .slice(Math.max(0, start - prefix.length - 1), start)
      .trimEnd()
      .endsWith(prefix.trim()) &&
    text
      .slice(end, end + suffix.length + 1)
      .trimStart()
      .startsWith(suffix.trim())
  );
}

function offsetsInStructure({ range }: QuoteTarget, page: PageText, body: HTMLElement): [number, number] | null {
  const [first, last] = [range && elementAt(range.startPath, body), range && elementAt(range.endPath, body)];
  const from = first && range && pointIn(first, range.startOffset);
  const to = last && range && pointIn(last, range.endOffset);
  if (!from || !to) return null;
  const found = body.ownerDocument.createRange();
  found.setStart(...from);
  found.setEnd(...to);
  return found.collapsed ? null : offsetsOf(found, page);
}
