// A table that breaks well: rows stay whole, and each further page begins with the headings again.
import type { Cell, Column } from '../blocks.ts';
import { COLOURS, MARGIN, PAGE, STYLES, TEXT_WIDTH } from './house-style.ts';
import { BOTTOM, drawLine, drawRule, hasRoom, newPage, PAGE_ROOM, type PageFlow, setInLines } from './page-flow.ts';

const COLUMN_GAP = 14;
const ROW_PADDING = 6;
/** A row taller than a page begins where at least this much room is left. */
const ROOM_TO_CUT = 120;
const HEAD_HEIGHT = STYLES.head.leading + 2 * ROW_PADDING;

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
  const places = placesOf(columns);
  const set = (row: readonly Cell[]) => row.map((cell, index) => setCell(flow, cell, places[index]));
  const first = rows[0] ? rowHeight(set(rows[0])) : 0;
  if (!hasRoom(flow, HEAD_HEIGHT + Math.min(first, ROOM_TO_CUT))) newPage(flow);
  flow.tree.within('Table', () => {
    flow.tree.within('TR', () => {
      for (const [index, { label }] of columns.entries()) {
        flow.tree.put('TH', () => drawHeading(flow, label, places[index]));
      }
    });
    closeHead(flow);
    for (const row of rows) drawRow(flow, { columns, places, cells: set(row) });
  });
}

interface Row {
  columns: readonly Column[];
  places: readonly Place[];
  cells: readonly SetCell[];
}

function drawRow(flow: PageFlow, row: Row): void {
  const height = rowHeight(row.cells);
  const fitsOnPage = height <= PAGE_ROOM - HEAD_HEIGHT;
  if (!hasRoom(flow, fitsOnPage ? height : ROOM_TO_CUT)) repeatHead(flow, row);
  const parts = hasRoom(flow, height) ? [row.cells] : cutToPages(row.cells, BOTTOM - flow.y - 2 * ROW_PADDING);
  flow.tree.within('TR', () => {
    // A cell is one element even where it goes on over pages: it is reserved first and filled page by page.
    const elements = row.cells.map(() => flow.tree.reserve('TD'));
    for (const [index, cells] of parts.entries()) {
      if (index > 0) repeatHead(flow, row);
      for (const [column, element] of elements.entries()) {
        const [cell, place] = [cells[column], row.places[column]];
        if (!cell || !place || heightOf(cell) === 0) continue;
        flow.tree.into(element, () => flow.tree.mark(() => drawCell(flow, cell, place)));
      }
      flow.y += rowHeight(cells);
      drawRule(flow, flow.y);
    }
  });
}

function drawCell(flow: PageFlow, cell: SetCell, place: Place): void {
  let y = flow.y + ROW_PADDING;
  for (const [lines, style] of [[cell.lines, STYLES.cell] as const, [cell.noteLines, STYLES.cellNote] as const]) {
    for (const line of lines) {
      drawLine(flow, line, { x: place.x, y, style });
      y += style.leading;
    }
  }
}

function setCell(flow: PageFlow, cell: Cell, place: Place | undefined): SetCell {
  const width = place?.width ?? 0;
  return {
    lines: setInLines(flow, cell.text, { style: STYLES.cell, width }),
    noteLines: setInLines(flow, cell.note, { style: STYLES.cellNote, width }),
  };
}

const heightOf = ({ lines, noteLines }: SetCell): number =>
  lines.length * STYLES.cell.leading + noteLines.length * STYLES.cellNote.leading;

const rowHeight = (cells: readonly SetCell[]): number => Math.max(...cells.map(heightOf)) + 2 * ROW_PADDING;

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
  drawLine(flow, line, { x: place?.x ?? 0, y: flow.y + ROW_PADDING, style: STYLES.head });
}

function closeHead(flow: PageFlow): void {
  flow.y += HEAD_HEIGHT;
  flow.tree.artifact('Layout', () => {
    flow.doc.setDrawColor(...COLOURS.accent);
    flow.doc.setLineWidth(1);
    flow.doc.line(MARGIN.left, flow.y, PAGE.width - MARGIN.right, flow.y);
  });
}

function placesOf(columns: readonly Column[]): Place[] {
  const fixed = columns.reduce((total, column) => total + (column.width ?? 0), 0);
  const rest = TEXT_WIDTH - fixed - COLUMN_GAP * (columns.length - 1);
  let x: number = MARGIN.left;
  return columns.map((column) => {
    const place = { x, width: column.width ?? rest };
    x += place.width + COLUMN_GAP;
    return place;
  });
}
