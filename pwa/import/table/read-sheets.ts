// Reads the sheets of an Excel file: days as ISO has them, numbers and what formulas gave as words.
import readExcelFile from 'read-excel-file/universal';
import { type Table, toTable } from './table.ts';

/** Excel counts days from 1900: what comes to lie before that is a time of day or a duration, such as 1:30. */
const dayOrTime = (iso: string): string => (iso < '1900-01-02' ? iso.slice(11, 16) : iso.slice(0, 10));

function words(cell: unknown): string {
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? '' : dayOrTime(cell.toISOString());
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
