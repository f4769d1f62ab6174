// Reads reading lists: a table (CSV, as Pocket, Instapaper, Raindrop and others export it), and a plain list of addresses.
import { asLine, asWebAddress } from '../../shared/model/parse.ts';
import { toEntry } from './entry.ts';
import { ENTRIES_MAX, type ImportedEntry } from './imported.ts';
import { parseCsv } from './parse-csv.ts';
import { readDone } from './read-done.ts';
import { type ListedColumn, tableColumns } from './table-columns.ts';

export interface ReadList {
  entries: ImportedEntry[];
  problems: string[];
}

export function readTable(text: string): ReadList {
  const table = tableColumns(text);
  if (!table) return { entries: [], problems: [] };
  if (table.kind === 'done') return readDone(text, table);
  const { separator, columns } = table;
  const entries: ImportedEntry[] = [];
  let without = 0;
  for (const row of parseCsv(text, separator).slice(1, ENTRIES_MAX + 1)) {
    const cells = (key: ListedColumn) => columns[key].map((index) => row[index]?.trim() ?? '');
    const url = cells('url').map(asWebAddress).find(Boolean) ?? '';
    const title = cells('title').find(Boolean) ?? '';
    const entry = url
      ? toEntry('csv', {
          url,
          // Pocket writes the address where it knows no title
          title: asWebAddress(title) ? '' : title,
          keptAt: cells('keptAt').find(Boolean),
          note: cells('note').filter(Boolean).join('\n\n'),
          tags: cells('tags').flatMap((cell) => cell.split(/[|,;]/)),
        })
      : null;
    if (entry) entries.push(entry);
    else without += 1;
  }
  const problems =
    without === 0 ? [] : [without === 1 ? 'One row has no web address.' : `${without} rows have no web address.`];
  return { entries, problems };
}

const ADDRESS = /https?:\/\/[^\s<>"]+/i;

/** One address a line, with or without words beside it; `[words](address)` of Markdown too. Lines without one are told of. */
export function readList(text: string): ReadList {
  const entries: ImportedEntry[] = [];
  const without: string[] = [];
  for (const line of text.split(/\r\n|\r|\n/).slice(0, ENTRIES_MAX)) {
    if (!line.trim()) continue;
    const markdown = /\[([^\]]*)\]\((https?:\/\/[^\s)]+)\)/i.exec(line);
    const address = markdown?.[2] ?? ADDRESS.exec(line)?.[0] ?? '';
    // brackets and stops around an address in a sentence are not of it
    const url = asWebAddress(/[(]/.test(address) ? address : address.replace(/[).,;:!?\]]+$/, ''));
    const words = markdown?.[1] ?? line.replace(address, ' ');
    const title = asLine(words.replace(/^[\s\-*•–—:|\d.)]+|[\s\-–—:|(<>]+$/g, ''));
    const entry = url ? toEntry('list', { url, title: /\p{L}{2}/u.test(title) ? title : '' }) : null;
    if (entry) entries.push(entry);
    else without.push(asLine(line, 80));
  }
  const shown = without.slice(0, 5).map((line) => `No web address in this line: ${line}`);
  if (without.length > 5) shown.push(`And ${without.length - 5} more lines without a web address.`);
  return { entries, problems: entries.length > 0 ? shown : [] };
}
