// Reads a table of words between commas, semicolons, tabs or bars, whichever the file has.
import Papa from 'papaparse';
import { type Table, toTable } from './table.ts';

export function readDelimited(text: string): Table[] {
  const { data } = Papa.parse<string[]>(text.replace(/^\uFEFF/, ''), {
    delimitersToGuess: [',', ';', '\t', '|'],
    skipEmptyLines: 'greedy',
  });
  const table = toTable('', data);
  return table ? [table] : [];
}
