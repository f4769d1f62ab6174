// Tables in HTML, as Word documents become and as browsers copy them.
import { asLine } from '../../../shared/model/parse.ts';
import { apartFromStyles } from '../inert-html.ts';
import { type Table, toTable } from './table.ts';

const CELL_MAX = 20_000;

function cellWords(cell: HTMLTableCellElement): string {
  const copy = cell.cloneNode(true);
  if (!(copy instanceof HTMLElement)) return '';
  for (const one of copy.querySelectorAll('br, p, li')) one.after('\n');
  return (copy.textContent ?? '')
    .split('\n')
    .map((line) => asLine(line, CELL_MAX))
    .filter(Boolean)
    .join('\n');
}

/** The tables of a document, those in cells of others left out. */
export function readHtmlTables(html: string): Table[] {
  const { body } = new DOMParser().parseFromString(apartFromStyles(html).html, 'text/html');
  const tables = [...body.querySelectorAll('table')].filter((table) => !table.parentElement?.closest('table'));
  return tables.flatMap((table, at) => {
    const rows = [...table.rows].map((row) => [...row.cells].map(cellWords));
    return toTable(`Table ${at + 1}`, rows) ?? [];
  });
}
