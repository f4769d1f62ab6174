// A table from anywhere: rows of cells as words, with or without a first row of names.
export interface Table {
  /** What to call it among several: the sheet's name, or "Table 2". */
  name: string;
  rows: string[][];
}

/** Rows of one table; further ones are left out, and that is said. */
export const ROWS_MAX = 50_000;
const COLUMNS_MAX = 100;

/** A cell that was written so that no spreadsheet takes it for a formula is the words that it is. */
const asWords = (cell: string): string => cell.replace(/^'(?=[=+\-@])/, '').trim();

/** Without empty rows, and without columns that are empty in all of them. */
export function toTable(name: string, raw: readonly (readonly string[])[]): Table | null {
  const rows = raw
    .map((row) => row.slice(0, COLUMNS_MAX).map(asWords))
    .filter((row) => row.some(Boolean))
    .slice(0, ROWS_MAX + 1);
  const width = Math.max(0, ...rows.map(({ length }) => length));
  const used = Array.from({ length: width }, (_, at) => at).filter((at) => rows.some((row) => row[at]));
  const kept = rows.map((row) => used.map((at) => row[at] ?? ''));
  return kept.length > 0 && used.length > 1 ? { name, rows: kept } : null;
}
