// Whether a file or paste is a table of what somebody did, whose columns are then asked about; reading lists and references are not.
import { isCalendar } from '../../calendar/is-calendar.ts';
import { decodeText, detectBinary, detectText } from '../detect.ts';
import { tableColumns } from '../table-columns.ts';
import { isOfficeFile, type ReadTables, readTables } from './read-tables.ts';
import type { Table } from './table.ts';

const NAME_MAX = 150;
/** Of its rows so many have at least two cells with something in them. */
const MOSTLY = 0.7;

function isEven({ rows }: Table): boolean {
  const full = rows.filter((row) => row.filter(Boolean).length > 1).length;
  const isPlain = (rows[0] ?? []).every((cell) => cell.length <= NAME_MAX);
  return rows.length > 1 && full >= rows.length * MOSTLY && isPlain;
}

/** Null when it is something else. */
export async function lookForTables(name: string, bytes: Uint8Array<ArrayBuffer>): Promise<ReadTables | null> {
  if (isOfficeFile(name)) return readTables(name, bytes);
  if (detectBinary(bytes) || /\.(?:zip|html?|ics)$/i.test(name)) return null;
  const text = decodeText(bytes);
  const source = detectText(text);
  if (source === 'csv' ? tableColumns(text)?.kind !== 'done' : source !== null) return null;
  if (isCalendar(text) || /^\s*[<{[]/.test(text) || text.includes('\0')) return null;
  const read = await readTables(name, bytes);
  return read.tables.some(isEven) ? read : null;
}
