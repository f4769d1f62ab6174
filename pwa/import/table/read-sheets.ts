// Reads the sheets of an Excel file: days as ISO has them, numbers and what formulas gave as words.
import readExcelFile from 'read-excel-file/universal';
import { type Table, toTable } from './table.ts';

function words(cell: unknown): string {
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? '' : cell.toISOString().slice(0, 10);
  return cell === null || cell === undefined ? '' : String(cell);
}

/** Sheets that hold a table. Rejects when it is no Excel file. */
export async function readSheets(file: Blob): Promise<Table[]> {
  const sheets = await readExcelFile(file);
  return sheets.flatMap(
    ({ sheet, data }) =>
      toTable(
        sheet,
        data.map((row) => row.map(words)),
      ) ?? [],
  );
}
