// Rows that could not be read, as a table to mend and bring in again.
import { csvText } from '../../archive/activities-csv.ts';
import { type MappedRow, type Mapping, namesOf } from './map-rows.ts';
import type { Table } from './table.ts';

export function rowsToMend({ rows }: Table, mapping: Mapping, mapped: readonly MappedRow[]): string {
  const names = namesOf(rows, mapping.hasNames);
  const wrong = mapped.filter(({ problem }) => problem);
  return csvText([
    [...names, 'What is wrong'],
    ...wrong.map(({ number, problem }) => [...names.map((_, at) => rows[number - 1]?.[at] ?? ''), problem]),
  ]);
}
