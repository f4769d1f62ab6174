// What in the words of an entry could tell who somebody is, with the field that they will stand in: masked, as the preview shows it.
import { maskedWords } from '../../shared/privacy/masked-writing.ts';
import { scanWriting, type WritingContext } from '../../shared/privacy/scan-writing.ts';
import { WRITTEN_NAMES } from '../../shared/privacy/written-kinds.ts';
import type { ImportedEntry } from './imported.ts';
import { COLUMN_NAMES } from './table/columns.ts';

export interface EntryFind {
  /** "What came of it". */
  field: string;
  /** "a postcode (LS6 2••)". */
  words: string;
}

const WORDS = ['title', 'description', 'relevance', 'intendedBenefit', 'outcome'] as const;
/** A few words in which names and postcodes are most often those of a speaker and a venue. */
const FACTS = ['subtype', 'provider', 'place', 'tags'] as const;

interface EntryText {
  field: string;
  text: string;
  isFact: boolean;
}

/** Of an article only what the person may have written themselves: its summary, authors and addresses are nobody's secret. */
function textsOf({ title, note, metadata, done }: ImportedEntry): EntryText[] {
  const texts = { title, description: note, relevance: '', intendedBenefit: '', outcome: '', ...done?.texts };
  const { subtype = '', place = '', tags = [] } = done ?? {};
  const facts = { subtype, provider: done ? metadata.provider : '', place, tags: tags.join('\n') };
  return [
    ...WORDS.map((field) => ({ field: COLUMN_NAMES[field], text: texts[field], isFact: false })),
    ...FACTS.map((field) => ({ field: COLUMN_NAMES[field], text: facts[field], isFact: true })),
  ].filter(({ text }) => text);
}

/** Of facts only what is certain: a number whose check digit is right, and what is on the person's own list. */
export function foundIn(entry: ImportedEntry, context: WritingContext): EntryFind[] {
  const found = textsOf(entry).flatMap(({ field, text, isFact }) =>
    scanWriting(text, context)
      .filter(({ severity }) => !isFact || severity === 'high')
      .map((find): EntryFind => ({ field, words: `${WRITTEN_NAMES[find.kind]} (${maskedWords(text, find)})` })),
  );
  return [...new Map(found.map((one) => [`${one.field} ${one.words}`, one])).values()];
}

const SHOWN = 3;

/** "Title: a name (Mrs A. S•••••); What came of it: a postcode (LS6 2••), and 2 more". */
export function findsInALine(finds: readonly EntryFind[]): string {
  const byField = Map.groupBy(finds.slice(0, SHOWN), ({ field }) => field);
  const line = [...byField].map(([field, some]) => `${field}: ${some.map(({ words }) => words).join(', ')}`).join('; ');
  const more = finds.length - SHOWN;
  return more > 0 ? `${line}, and ${more} more` : line;
}
