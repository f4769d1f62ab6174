// Pages with what is known of them, from a folder outside the project: `<source>/<case>/{source.html,url,expected.json,expected.txt}`.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { asLine, asRecord } from '../../shared/model/parse.ts';

/** What is known; absent where nothing is. An empty list of authors says that the page names none. */
export interface Known {
  title?: string;
  authors?: string[];
  publishedOn?: string;
  doi?: string;
  provider?: string;
  workload?: string;
  text?: string;
}

export interface Case {
  id: string;
  url: string;
  html: string;
  known: Known;
  /** What the page's own article block declares: the truth of neutral pages. */
  declared: Known;
}

export interface Corpus {
  cases: Map<string, Case>;
  /** Names of cases by group: `neutral`, `scholarly`, `schemaorg`, `text`, `titles`. */
  groups: Record<string, string[]>;
}

function knownFrom(value: unknown): Known {
  const from = asRecord(value);
  const known: Known = {};
  const workload = asLine(from.workload) || asLine(from.courseWorkload) || asLine(from.timeRequired);
  const named = {
    title: asLine(from.title),
    publishedOn: asLine(from.publishedDate),
    doi: asLine(from.doi),
    provider: asLine(from.provider),
    workload,
  };
  for (const [field, text] of Object.entries(named)) if (text) Object.assign(known, { [field]: text });
  if (Array.isArray(from.authors)) known.authors = from.authors.map((name) => asLine(name)).filter(Boolean);
  else if (from.authors === null) known.authors = [];
  return known;
}

function readCase(folder: string, id: string): Case {
  const read = (name: string) => readFileSync(join(folder, id, name), 'utf8');
  const expected = asRecord(JSON.parse(read('expected.json')));
  const text = existsSync(join(folder, id, 'expected.txt')) ? read('expected.txt') : undefined;
  const known = { ...knownFrom(expected), ...(text === undefined ? {} : { text }) };
  const declared = knownFrom(expected.publisherDeclared);
  // a tool that found no author says less than the publisher who names one
  if (known.authors?.length === 0 && declared.authors?.length) delete known.authors;
  return { id, url: read('url').trim(), html: read('source.html'), known, declared };
}

/** Reads the whole folder. Throws with the path of what is missing. */
export function readCorpus(folder: string): Corpus {
  const about = asRecord(JSON.parse(readFileSync(join(folder, 'groups.json'), 'utf8')));
  const groups = Object.fromEntries(
    Object.entries(about).flatMap(([name, ids]) => (Array.isArray(ids) ? [[name, ids.map(String)]] : [])),
  );
  const ids = new Set(Object.values(groups).flat());
  return { groups, cases: new Map([...ids].map((id) => [id, readCase(folder, id)])) };
}
