// Reads RIS and BibTeX with Citation.js, entry by entry: one that is broken is told of and does not take the others with it.
import { plugins } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import '@citation-js/plugin-ris';
import { asLine, asRecord, asText } from '../../shared/model/parse.ts';
import { fromCsl } from '../../shared/references/from-csl.ts';
import { toEntry } from './entry.ts';
import { breathe, ENTRIES_MAX, type ImportedEntry } from './imported.ts';

export interface References {
  entries: ImportedEntry[];
  problems: string[];
}

const AT_ONCE = 50;
/** Named one by one; how many more there are is said after them. */
const PROBLEMS_MAX = 20;

/** Tags that older programs write, by what they are called since 2011; two spellings in one record would hide each other. */
const OLD_TAGS: Record<string, string> = {
  A1: 'AU',
  T1: 'TI',
  Y1: 'PY',
  JO: 'T2',
  JF: 'T2',
  JA: 'J2',
  N2: 'AB',
  ID: 'C8',
};

/** A journal under both its tags: once is enough, and twice would be read as two. */
const isSaidAgain = (line: string, lines: readonly string[]): boolean =>
  /^(?:T2|PY|TI|AB) {2}-/.test(line) && lines.some((one) => one.startsWith(line.slice(0, 5)));

/** The records of a RIS file: each ends at its ER, or where the next begins. */
export function splitRis(text: string): string[] {
  const records: string[] = [];
  let lines: string[] = [];
  const close = () => {
    if (lines.some((line) => /^TY {1,2}-/.test(line))) records.push(lines.join('\n'));
    lines = [];
  };
  for (const raw of text.split(/\r\n|\r|\n/)) {
    // tags are written with one blank too few or too many by some
    const line = raw.replace(/^\s*([A-Z][A-Z0-9])\s{0,3}-\s?/, (_, tag: string) => `${OLD_TAGS[tag] ?? tag}  - `);
    if (/^TY {2}-/.test(line)) close();
    if (/^ER {2}-/.test(line)) close();
    else if (line.trim() && !isSaidAgain(line, lines)) lines.push(line);
  }
  close();
  return records.map((record) => `${record}\nER  - \n`);
}

/** The entries of a BibTeX file: `@type{ … }` to the brace that closes it. `@string`s stand before each, since any may use them. */
export function splitBibtex(text: string): string[] {
  const found: string[] = [];
  const strings: string[] = [];
  const opening = /@\s*(\w+)\s*([{(])/g;
  for (let match = opening.exec(text); match; match = opening.exec(text)) {
    const end = closingOf(text, opening.lastIndex - 1);
    const body = text.slice(opening.lastIndex, end);
    // round brackets are as good as braces, and understood by fewer
    const entry = `@${match[1]}{${match[2] === '(' ? body.replace(/\)\s*$/, '}') : body}`;
    const type = (match[1] ?? '').toLowerCase();
    if (type === 'string') strings.push(entry);
    else if (type !== 'comment' && type !== 'preamble') found.push(entry);
    opening.lastIndex = end;
  }
  return found.map((entry) => (strings.length > 0 ? `${strings.join('\n')}\n${entry}` : entry));
}

/** After the brace that closes the one at `from`; where none does, the next entry on a line of its own, or the end. */
function closingOf(text: string, from: number): number {
  let depth = 0;
  for (let at = from; at < text.length; at++) {
    const character = text[at];
    if (character === '\\') at++;
    else if (character === '{' || (character === '(' && at === from)) depth++;
    else if (character === '}' || (character === ')' && text[from] === '(' && depth === 1)) {
      depth--;
      if (depth === 0) return at + 1;
    }
  }
  const next = text.slice(from).search(/\n\s*@\s*\w+\s*[{(]/);
  return next < 0 ? text.length : from + next;
}

const firstWords = (record: string): string => asLine(record.replace(/^TY.*\n/, ''), 80);

function toImported(csl: unknown, source: 'ris' | 'bibtex'): ImportedEntry | null {
  const from = asRecord(csl);
  const { kind, metadata, url, seenOn } = fromCsl(csl, source);
  const note = asText(from.note, 10_000).replace(/^\s*PMID:?\s*\d+\s*$/gm, '');
  const tags = asText(from.keyword, 2_000).split(/\s*[,;]\s*/);
  return toEntry(source, { url, kind, metadata, note, tags, seenOn });
}

/** Broken entries are named in `problems`. `onProgress` hears the share that is done; `signal` ends the reading. */
export async function readReferences(
  text: string,
  source: 'ris' | 'bibtex',
  { onProgress, signal }: { onProgress?: (share: number) => void; signal?: AbortSignal } = {},
): Promise<References> {
  const records = (source === 'ris' ? splitRis : splitBibtex)(text).slice(0, ENTRIES_MAX);
  const forceType = source === 'ris' ? '@ris/file' : '@biblatex/text';
  const entries: ImportedEntry[] = [];
  const broken: string[] = [];
  for (let start = 0; start < records.length && !signal?.aborted; start += AT_ONCE) {
    for (const record of records.slice(start, start + AT_ONCE)) {
      try {
        const read = plugins.input.chain(record, { forceType, generateGraph: false });
        const [first] = Array.isArray(read) ? read.map((csl) => toImported(csl, source)) : [];
        if (first) entries.push(first);
        else broken.push(record);
      } catch {
        broken.push(record);
      }
    }
    onProgress?.(Math.min(1, (start + AT_ONCE) / records.length));
    await breathe();
  }
  const problems = broken.slice(0, PROBLEMS_MAX).map((record) => `This entry could not be read: ${firstWords(record)}`);
  if (broken.length > PROBLEMS_MAX) problems.push(`And ${broken.length - PROBLEMS_MAX} more could not be read.`);
  return { entries, problems };
}
