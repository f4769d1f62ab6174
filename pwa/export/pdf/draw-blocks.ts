// Draws the blocks of a layout one below the other, each as an element of the structure tree.
import type { Block } from '../blocks.ts';
import { drawPicture } from './draw-picture.ts';
import { drawTable } from './draw-table.ts';
import { COLOURS, MARGIN, PAGE, STYLES, TEXT_WIDTH } from './house-style.ts';
import { drawLine, drawLines, drawRule, flowLines, hasRoom, newPage, type PageFlow, setInLines } from './page-flow.ts';
import type { StructureElement } from './structure-tree.ts';

/** A part that was drawn: where it begins. */
export interface DrawnPart {
  title: string;
  page: number;
}

const PARAGRAPH_GAP = 9;
const HEADING_GAP = 14;
const LIST_INDENT = 16;
const LABEL_WIDTH = 140;
const CONTENTS_ROW_HEIGHT = 30;
const CONTENTS_GAP = 31;
const TABLE_BEGINNING = 120;

/** Draws all blocks and then, in their reserved place on the cover, the contents with the pages on which the parts came to stand. */
export function drawBlocks(flow: PageFlow, blocks: readonly Block[]): void {
  const drawn: DrawnPart[] = [];
  const waiting: { block: Block & { kind: 'contents' }; element: StructureElement; page: number; y: number }[] = [];
  for (const [at, block] of blocks.entries()) {
    if (block.kind === 'contents') {
      flow.y += CONTENTS_GAP;
      drawContentsLabel(flow, block.label);
      waiting.push({ block, element: flow.tree.reserve('TOC'), page: pageOf(flow), y: flow.y });
      flow.y += block.parts.length * CONTENTS_ROW_HEIGHT;
      continue;
    }
    if (block.kind === 'heading') drawHeading(flow, block.text, blocks[at + 1]?.kind === 'table');
    else drawBlock(flow, block);
    if (block.kind === 'part') {
      drawn.push({ title: block.title, page: pageOf(flow) });
      flow.doc.outline.add(null, block.title, { pageNumber: pageOf(flow) });
    }
  }
  for (const { block, element, page, y } of waiting) {
    flow.doc.setPage(page);
    flow.y = y;
    flow.tree.into(element, () => drawContents(flow, block.parts, drawn));
  }
}

function drawBlock(flow: PageFlow, block: Exclude<Block, { kind: 'contents' | 'heading' }>): void {
  switch (block.kind) {
    case 'title':
      drawTitle(flow, block);
      break;
    case 'facts':
      drawFacts(flow, block.facts);
      break;
    case 'part':
      drawPart(flow, block);
      break;
    case 'sheet':
      drawSheet(flow, block);
      break;
    case 'paragraph':
      drawParagraph(flow, block);
      break;
    case 'list':
      drawList(flow, block.items);
      break;
    case 'table':
      drawTable(flow, block);
      break;
    case 'headline':
      drawHeadline(flow, block);
      break;
    case 'picture':
      drawPicture(flow, block.picture);
      break;
  }
}

function drawTitle(flow: PageFlow, { text, subtitle }: Block & { kind: 'title' }): void {
  flow.y = 150;
  flow.tree.artifact('Layout', () => {
    flow.doc.setFillColor(...COLOURS.accent);
    flow.doc.rect(MARGIN.left, flow.y - 26, 44, 4, 'F');
  });
  const at = { x: MARGIN.left, style: STYLES.title };
  flow.tree.put('H1', () => drawLines(flow, setInLines(flow, text, { style: STYLES.title, width: TEXT_WIDTH }), at));
  flow.y += 4;
  const lines = setInLines(flow, subtitle, { style: STYLES.subtitle, width: TEXT_WIDTH });
  if (lines.length > 0) flow.tree.put('P', () => drawLines(flow, lines, { x: MARGIN.left, style: STYLES.subtitle }));
  flow.y += 34;
}

function drawHeadline(flow: PageFlow, { text, subtitle }: Block & { kind: 'headline' }): void {
  const { headline, quiet } = STYLES;
  const lines = setInLines(flow, text, { style: headline, width: TEXT_WIDTH });
  flow.tree.put('H1', () => drawLines(flow, lines, { x: MARGIN.left, style: headline }));
  flow.y += 3;
  const more = setInLines(flow, subtitle, { style: quiet, width: TEXT_WIDTH });
  if (more.length > 0) flow.tree.put('P', () => drawLines(flow, more, { x: MARGIN.left, style: quiet }));
  flow.y += 16;
}

function drawFacts(flow: PageFlow, facts: readonly { label: string; value: string }[]): void {
  for (const { label, value } of facts) {
    const lines = setInLines(flow, value, { style: STYLES.body, width: TEXT_WIDTH - LABEL_WIDTH });
    flow.tree.put('P', () => {
      drawLine(flow, `${label} `, { x: MARGIN.left, y: flow.y, style: { ...STYLES.body, colour: COLOURS.quiet } });
      drawLines(flow, lines, { x: MARGIN.left + LABEL_WIDTH, style: STYLES.body });
    });
    flow.y += 6;
  }
  flow.y += PARAGRAPH_GAP;
}

function drawContentsLabel(flow: PageFlow, label: string): void {
  flow.tree.put('H2', () => drawLines(flow, [label], { x: MARGIN.left, style: STYLES.section }));
  flow.y += 6;
  drawRule(flow, flow.y);
}

function drawContents(
  flow: PageFlow,
  parts: readonly { title: string; note: string }[],
  drawn: readonly DrawnPart[],
): void {
  const right = PAGE.width - MARGIN.right;
  for (const { title, note } of parts) {
    const y = flow.y + (CONTENTS_ROW_HEIGHT - STYLES.body.leading) / 2;
    const page = drawn.find((one) => one.title === title)?.page;
    flow.tree.put('TOCI', () => {
      drawLine(flow, `${title} `, { x: MARGIN.left, y, style: STYLES.body });
      drawLine(flow, note, {
        x: right - 40,
        y,
        style: { ...STYLES.quiet, leading: STYLES.body.leading },
        align: 'right',
      });
      drawLine(flow, ` ${page ?? ''}`, { x: right, y, style: STYLES.body, align: 'right' });
    });
    flow.y += CONTENTS_ROW_HEIGHT;
    drawRule(flow, flow.y);
  }
}

function drawPart(flow: PageFlow, { title, note }: Block & { kind: 'part' }): void {
  newPage(flow);
  flow.tree.put('H2', () => drawLines(flow, [title], { x: MARGIN.left, style: STYLES.part }));
  flow.y += 2;
  flow.tree.put('P', () => drawLines(flow, [note], { x: MARGIN.left, style: STYLES.quiet }));
  flow.y += 18;
}

function drawSheet(flow: PageFlow, { title, text, note }: Block & { kind: 'sheet' }): void {
  newPage(flow);
  flow.y = 260;
  for (const [words, style, type] of [
    [title, STYLES.title, 'H2'],
    [text, STYLES.subtitle, 'P'],
    [note, STYLES.body, 'P'],
  ] as const) {
    // a title that fills a page would push what stands below it to another
    const lines = setInLines(flow, words, { style, width: TEXT_WIDTH }).slice(0, 8);
    if (lines.length > 0) flow.tree.put(type, () => drawLines(flow, lines, { x: MARGIN.left, style }));
    flow.y += 8;
  }
}

/** Stands on the same page as the first lines of what it heads; of a table those are its own headings and a row. */
function drawHeading(flow: PageFlow, text: string, headsTable: boolean): void {
  const lines = setInLines(flow, text, { style: STYLES.strong, width: TEXT_WIDTH });
  flow.y += HEADING_GAP;
  const beneath = headsTable ? TABLE_BEGINNING : 2 * STYLES.body.leading;
  if (!hasRoom(flow, lines.length * STYLES.strong.leading + beneath)) newPage(flow);
  flow.tree.put('H3', () => drawLines(flow, lines, { x: MARGIN.left, style: STYLES.strong }));
  flow.y += 2;
}

function drawParagraph(flow: PageFlow, { text, isQuiet }: Block & { kind: 'paragraph' }): void {
  const style = isQuiet ? STYLES.quiet : STYLES.body;
  const lines = setInLines(flow, text, { style, width: TEXT_WIDTH });
  flow.tree.within('P', () => flowLines(flow, lines, { x: MARGIN.left, style }));
  flow.y += PARAGRAPH_GAP;
}

function drawList(flow: PageFlow, items: readonly string[]): void {
  const x = MARGIN.left + LIST_INDENT;
  flow.tree.within('L', () => {
    for (const item of items) {
      const lines = setInLines(flow, item, { style: STYLES.body, width: TEXT_WIDTH - LIST_INDENT });
      if (!hasRoom(flow, Math.min(lines.length, 2) * STYLES.body.leading)) newPage(flow);
      flow.tree.within('LI', () => {
        flow.tree.put('Lbl', () =>
          drawLine(flow, '•', { x: MARGIN.left + 2, y: flow.y, style: { ...STYLES.body, colour: COLOURS.accent } }),
        );
        flow.tree.within('LBody', () => flowLines(flow, lines, { x, style: STYLES.body }));
      });
      flow.y += 3;
    }
  });
  flow.y += PARAGRAPH_GAP - 3;
}

const pageOf = (flow: PageFlow): number => flow.doc.getCurrentPageInfo().pageNumber;
