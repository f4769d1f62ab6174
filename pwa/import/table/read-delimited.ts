// Reads a table of words between commas, semicolons, tabs or bars, whichever the file has.
import { parseCsv } from '../parse-csv.ts';
import { type Table, toTable } from './table.ts';

export function readDelimited(text: string): Table[] {
  const table = toTable('', parseCsv(text));
  return table ? [table] : [];
}
