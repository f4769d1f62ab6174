// A table that breaks well: rows stay whole, each further page begins with the headings again, and a page is not begun where a little
// less air between the rows does without it.
import type { Cell, Column } from '../blocks.ts';
import { COLOURS, MARGIN, PAGE, STYLES, TEXT_WIDTH } from './house-style.ts';
import {
  BOTTOM,
  drawLine,
  drawRule,
  hasRoom,
  newPage,
  PAGE_ROOM,
  type PageFlow,
  setInLines,
  widthOf,
} from './page-flow.ts';

const COLUMN_GAP = 14;
/** Above and below each row: the first that takes no more pages than the last. */
const ROW_PADDINGS = [6, 5, 4] as const;
const HEAD_PADDING = 6;
/** A row taller than a page begins where at least this much room is left. */
const ROOM_TO_CUT = 120;
const HEAD_HEIGHT = STYLES.head.leading + 2 * HEAD_PADDING;

interface SetCell {
  lines: string[];
  noteLines: string[];
}

interface Place {
  x: number;
  width: number;
}

/** Draws the table from the flow's place down. A row taller than a whole page is cut over pages, which keeps its every line. */
export function drawTable(
  flow: PageFlow,
  { columns, rows }: { columns: readonly Column[]; rows: readonly Cell[][] },
): void {
  const known = columns.map(({ width }, index) =>
    width === null ? null : rows.map((row) => setCell(flow, row[index], width)),
  );
  const places = placesOf(columns, (column, index) => widest(flow, column, known[index] ?? []));
  // what is set for the most that a column may have stands in the same lines where it needs less
  const setRows = rows.map((row, at) =>
    row.map((cell, index) => known[index]?.[at] ?? setCell(flow, cell, places[index]?.width ?? 0)),
  );
  const first = setRows[0] ? rowHeight(setRows[0], ROW_PADDINGS[0]) : 0;
  if (!hasRoom(flow, HEAD_HEIGHT + Math.min(first, ROOM_TO_CUT))) newPage(flow);
  const padding = choosePadding(flow.y + HEAD_HEIGHT, setRows);
  flow.tree.within('Table', () => {
    flow.tree.within('TR', () => {
      for (const [index, { label }] of columns.entries()) {
        flow.tree.put('TH', () => drawHeading(flow, label, places[index]));
      }
    });
    closeHead(flow);
    for (const cells of setRows) drawRow(flow, { columns, places, cells, padding });
  });
}

function choosePadding(y: number, rows: readonly SetCell[][]): number {
  const pages = ROW_PADDINGS.map((padding) =>
    pagesOf(
      y,
      rows.map((cells) => rowHeight(cells, padding)),
    ),
  );
  return ROW_PADDINGS.find((_, index) => pages[index] === pages.at(-1)) ?? ROW_PADDINGS[0];
}

/** How many pages begin under rows of these heights. */
function pagesOf(y: number, heights: readonly number[]): number {
  let [pages, at] = [0, y];
  for (const height of heights) {
    if (at + height > BOTTOM) {
      pages += Math.max(1, Math.ceil(height / (PAGE_ROOM - HEAD_HEIGHT)));
      at = BOTTOM - PAGE_ROOM + HEAD_HEIGHT;
    }
    at += height;
  }
  return pages;
}

interface Row {
  columns: readonly Column[];
  places: readonly Place[];
  cells: readonly SetCell[];
  padding: number;
}

function drawRow(flow: PageFlow, row: Row): void {
  const { padding } = row;
  const height = rowHeight(row.cells, padding);
  const fitsOnPage = height <= PAGE_ROOM - HEAD_HEIGHT;
  if (!hasRoom(flow, fitsOnPage ? height : ROOM_TO_CUT)) repeatHead(flow, row);
  const parts = hasRoom(flow, height) ? [row.cells] : cutToPages(row.cells, BOTTOM - flow.y - 2 * padding);
  flow.tree.within('TR', () => {
    // A cell is one element even where it goes on over pages: it is reserved first and filled page by page.
    const elements = row.cells.map(() => flow.tree.reserve('TD'));
    for (const [index, cells] of parts.entries()) {
      if (index > 0) repeatHead(flow, row);
      for (const [column, element] of elements.entries()) {
        const [cell, place] = [cells[column], row.places[column]];
        if (!cell || !place || heightOf(cell) === 0) continue;
        flow.tree.into(element, () => flow.tree.mark(() => drawCell(flow, cell, { ...place, padding })));
      }
      flow.y += rowHeight(cells, padding);
      drawRule(flow, flow.y);
    }
  });
}

function drawCell(flow: PageFlow, cell: SetCell, { x, padding }: { x: number; padding: number }): void {
  let y = flow.y + padding;
  for (const [lines, style] of [[cell.lines, STYLES.cell] as const, [cell.noteLines, STYLES.cellNote] as const]) {
    for (const line of lines) {
      drawLine(flow, line, { x, y, style });
      y += style.leading;
    }
  }
}

function setCell(flow: PageFlow, cell: Cell | undefined, width: number): SetCell {
  return {
    lines: setInLines(flow, cell?.text ?? '', { style: STYLES.cell, width }),
    noteLines: setInLines(flow, cell?.note ?? '', { style: STYLES.cellNote, width }),
  };
}

const heightOf = ({ lines, noteLines }: SetCell): number =>
  lines.length * STYLES.cell.leading + noteLines.length * STYLES.cellNote.leading;

const rowHeight = (cells: readonly SetCell[], padding: number): number =>
  Math.max(...cells.map(heightOf)) + 2 * padding;

/** The same cells in pieces of at most `height` each. */
function cutToPages(cells: readonly SetCell[], height: number): SetCell[][] {
  const perPage = Math.max(1, Math.floor(height / STYLES.cell.leading));
  const pages = Math.max(...cells.map((cell) => Math.ceil((cell.lines.length + cell.noteLines.length) / perPage)));
  return Array.from({ length: pages }, (_, page) =>
    cells.map(({ lines, noteLines }) => {
      const [from, to] = [page * perPage, (page + 1) * perPage];
      const notesFrom = Math.max(0, from - lines.length);
      return { lines: lines.slice(from, to), noteLines: noteLines.slice(notesFrom, Math.max(0, to - lines.length)) };
    }),
  );
}

function repeatHead(flow: PageFlow, { columns, places }: Row): void {
  newPage(flow);
  flow.tree.artifact('Pagination', () => {
    for (const [index, { label }] of columns.entries()) drawHeading(flow, label, places[index]);
  });
  closeHead(flow);
}

function drawHeading(flow: PageFlow, label: string, place: Place | undefined): void {
  const [line = ''] = setInLines(flow, label, { style: STYLES.head, width: place?.width ?? 0 });
  drawLine(flow, line, { x: place?.x ?? 0, y: flow.y + HEAD_PADDING, style: STYLES.head });
}

function closeHead(flow: PageFlow): void {
  flow.y += HEAD_HEIGHT;
  flow.tree.artifact('Layout', () => {
    flow.doc.setDrawColor(...COLOURS.accent);
    flow.doc.setLineWidth(1);
    flow.doc.line(MARGIN.left, flow.y, PAGE.width - MARGIN.right, flow.y);
  });
}

/** What a column needs for its heading and its cells as they are set, in points. */
function widest(flow: PageFlow, { label }: Column, cells: readonly SetCell[]): number {
  const widths = cells.flatMap(({ lines, noteLines }) => [
    ...lines.map((line) => widthOf(flow, line, STYLES.cell)),
    ...noteLines.map((line) => widthOf(flow, line, STYLES.cellNote)),
  ]);
  return widths.reduce((a, b) => Math.max(a, b), widthOf(flow, label, STYLES.head));
}

function placesOf(columns: readonly Column[], needed: (column: Column, index: number) => number): Place[] {
  // a hair more than it measures, so that what just fits is not broken
  const widths = columns.map((column, index) =>
    column.width === null ? null : Math.min(column.width, needed(column, index) + 0.5),
  );
  const fixed = widths.reduce<number>((total, width) => total + (width ?? 0), 0);
  const rest = TEXT_WIDTH - fixed - COLUMN_GAP * (columns.length - 1);
  let x: number = MARGIN.left;
  return widths.map((width) => {
    const place = { x, width: width ?? rest };
    x += place.width + COLUMN_GAP;
    return place;
  });
}
