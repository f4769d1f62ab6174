// The dated list in pieces: months, and long months in parts. A piece is what is put on the page and taken off it as one.
import { dateText } from '../../../shared/audit/date-text.ts';
import type { LocalDate } from '../../../shared/model/dates.ts';
import type { RecordId } from '../../../shared/model/id.ts';
import type { Outline } from '../../../shared/projection/outline.ts';

/** Rows of a piece, at most: few enough to be drawn between two frames of a scroll. */
export const PIECE_ROWS = 50;

export interface Piece {
  key: string;
  ids: RecordId[];
  /** How many rows of its month stand before it, and how many there are in all. */
  before: number;
  total: number;
}

export interface MonthOfPieces {
  /** `YYYY-MM`, or `none` for activities without a date. */
  key: string;
  /** "March 2026", "No date yet". */
  label: string;
  count: number;
  pieces: Piece[];
}

export const monthLabel = (month: string): string =>
  month ? dateText(`${month}-01` as LocalDate, 'month') : 'No date yet';

function inPieces(key: string, label: string, ids: readonly RecordId[]): MonthOfPieces {
  const pieces: Piece[] = [];
  for (let before = 0; before < ids.length; before += PIECE_ROWS)
    pieces.push({ key: `${key}/${before}`, ids: ids.slice(before, before + PIECE_ROWS), before, total: ids.length });
  return { key, label, count: ids.length, pieces };
}

/** The months of an outline, each in pieces; what is planned stands before them. */
export function piecesOf({ ids, months }: Outline, planned: readonly RecordId[] = []): MonthOfPieces[] {
  let start = 0;
  const past = months.map(({ month, count }) => {
    const own = ids.slice(start, start + count);
    start += count;
    return inPieces(month || 'none', monthLabel(month), own);
  });
  return planned.length > 0 ? [inPieces('planned', 'Planned', planned), ...past] : past;
}
