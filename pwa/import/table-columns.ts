// What the columns of a table mean, by the names in its first line: a reading list, or a list of what somebody did.
import { parseCsv } from './parse-csv.ts';

/** Of a reading list, as Pocket, Instapaper, Raindrop and others export it. */
const LISTED = {
  url: /^(?:url|link|address|href|given_url|resolved_url|web ?address)$/i,
  title: /^(?:title|name|given_title|resolved_title|headline)$/i,
  keptAt: /^(?:time_added|timestamp|date_?added|date|created|created_?at|saved_?at|added|bookmarked_?at)$/i,
  note: /^(?:note|notes|selection|excerpt|comment|comments|description)$/i,
  tags: /^(?:tags|folder|labels|keywords|categories)$/i,
} as const;

/** Of a list of what was done, as people keep it by hand or other portfolios export it. */
const DONE = {
  startedOn:
    /^(?:date|day|when|date\(s\)|start|started|start date|from|date (?:started|completed|attended|from|of activity))$/i,
  endedOn: /^(?:end|ended|end date|to|until|date to|date ended|finished)$/i,
  title:
    /^(?:title|name|activity|activity (?:title|name)|cpd activity|cpd|course|event|topic|subject|what|what i did)$/i,
  type: /^(?:type|kind|category|(?:activity|cpd|learning) type|type of (?:activity|learning|cpd))$/i,
  minutes: /^(?:minutes|mins|time \(min(?:ute)?s\)|duration \(min(?:ute)?s\))$/i,
  hours: /^(?:hours|hrs|cpd hours|time|time spent|duration|length|(?:time|duration) \(h(?:ou)?rs\))$/i,
  provider: /^(?:provider|organiser|organizer|organisation|organization|host|speaker|by)$/i,
  note: /^(?:note|notes|comment|comments|description|details|summary)$/i,
} as const;

export type ListedColumn = keyof typeof LISTED;
export type DoneColumn = keyof typeof DONE;

interface Table<Kind extends string, Column extends string> {
  kind: Kind;
  separator: string;
  /** The places of each column, from 0; several columns may mean the same. */
  columns: Record<Column, number[]>;
  /** All of the first line. */
  names: string[];
}
export type ListedTable = Table<'listed', ListedColumn>;
export type DoneTable = Table<'done', DoneColumn>;

function placesOf<Column extends string>(
  names: readonly string[],
  patterns: Readonly<Record<Column, RegExp>>,
): Record<Column, number[]> {
  const found = Object.entries<RegExp>(patterns).map(([column, pattern]) => [
    column,
    names.flatMap((name, place) => (pattern.test(name) ? [place] : [])),
  ]);
  return Object.fromEntries(found);
}

/** A table by its first line: one with addresses is a reading list; one with days and titles is what was done. Null for others. */
export function tableColumns(text: string): ListedTable | DoneTable | null {
  const firstLine = text.split(/\r\n|\r|\n/).find((line) => line.trim()) ?? '';
  for (const separator of [',', ';', '\t']) {
    const names = parseCsv(firstLine, separator)[0]?.map((name) => name.replace(/^\uFEFF/, '').trim()) ?? [];
    const listed = placesOf(names, LISTED);
    if (listed.url.length > 0) return { kind: 'listed', separator, columns: listed, names };
    const done = placesOf(names, DONE);
    if (done.startedOn.length > 0 && done.title.length + done.note.length > 0)
      return { kind: 'done', separator, columns: done, names };
  }
  return null;
}
