// Pages that fill from top to bottom: where the next line goes, when a page is full, and how text is set in lines.
import type { jsPDF } from 'jspdf';
import { FONT_FAMILY } from './fonts.ts';
import { COLOURS, MARGIN, PAGE, type TextStyle } from './house-style.ts';
import type { Printer } from './printable.ts';
import type { StructureTree } from './structure-tree.ts';

export interface PageFlow {
  readonly doc: jsPDF;
  readonly tree: StructureTree;
  readonly printer: Printer;
  /** Top edge of what comes next, from the top of the page. */
  y: number;
}

export const BOTTOM = PAGE.height - MARGIN.bottom;
/** What a page holds from top to bottom. */
export const PAGE_ROOM = BOTTOM - MARGIN.top;

export const hasRoom = (flow: PageFlow, height: number): boolean => flow.y + height <= BOTTOM;

export function newPage(flow: PageFlow): void {
  flow.doc.addPage();
  flow.y = MARGIN.top;
}

/**
 * A text in lines of at most `width`, as the fonts can draw it. Its own line breaks stay; an empty text has no lines. Each line
 * ends in a space, unless a long word goes on in the next: readers that take the lines as one text need it between the words.
 */
export function setInLines(
  flow: PageFlow,
  text: string,
  { style, width }: { style: TextStyle; width: number },
): string[] {
  if (!text) return [];
  use(flow, style);
  const whole = flow.printer.printable(text);
  const lines: unknown = flow.doc.splitTextToSize(whole, width);
  let at = 0;
  return (Array.isArray(lines) ? lines : [lines]).map((found) => {
    const line = String(found);
    at = Math.max(at, whole.indexOf(line, at)) + line.length;
    return at >= whole.length || /\s/.test(whole.charAt(at)) ? `${line} ` : line;
  });
}

/** In points, of a line as it was set. */
export function widthOf(flow: PageFlow, line: string, style: TextStyle): number {
  use(flow, style);
  return flow.doc.getTextWidth(line.trimEnd());
}

/** Draws one line with its top edge at `y`; the right end at `x` when aligned right. */
export function drawLine(
  flow: PageFlow,
  line: string,
  { x, y, style, align = 'left' }: { x: number; y: number; style: TextStyle; align?: 'left' | 'right' },
): void {
  use(flow, style);
  // The baseline that centres the letters' height in the leading: Noto Sans rises 1.069 and falls 0.293 of its size.
  const baseline = y + style.leading / 2 + style.size * ((1.069 - 0.293) / 2);
  flow.doc.text(line, x, baseline, { align });
}

/** Draws a text's lines from the flow's place down, over pages as needed, never leaving one line of several alone. */
export function flowLines(
  flow: PageFlow,
  lines: readonly string[],
  { x, style }: { x: number; style: TextStyle },
): void {
  let left = lines;
  while (left.length > 0) {
    const count = linesForPage(left.length, Math.floor((BOTTOM - flow.y) / style.leading));
    const now = left.slice(0, count);
    if (now.length > 0) flow.tree.mark(() => drawLines(flow, now, { x, style }));
    left = left.slice(count);
    if (left.length > 0) newPage(flow);
  }
}

/** Draws lines where the flow stands and moves it below them. */
export function drawLines(
  flow: PageFlow,
  lines: readonly string[],
  { x, style }: { x: number; style: TextStyle },
): void {
  for (const line of lines) {
    drawLine(flow, line, { x, y: flow.y, style });
    flow.y += style.leading;
  }
}

/** A hairline over the text's width, or from `left` on. */
export function drawRule(flow: PageFlow, y: number, left: number = MARGIN.left): void {
  flow.tree.artifact('Layout', () => {
    flow.doc.setDrawColor(...COLOURS.line);
    flow.doc.setLineWidth(0.6);
    flow.doc.line(left, y, PAGE.width - MARGIN.right, y);
  });
}

/** How many of `count` lines go on a page with room for `room`: all, or as many as leave at least two on either side. */
export function linesForPage(count: number, room: number): number {
  if (count <= room) return count;
  const most = Math.min(room, count - 2);
  return most >= 2 ? most : 0;
}

function use({ doc }: PageFlow, style: TextStyle): void {
  doc.setFont(FONT_FAMILY, style.weight);
  doc.setFontSize(style.size);
  doc.setTextColor(...style.colour);
}
