// The words of the record, ready to be searched as they are typed, and the facts by which the list is filtered. In memory only.
import type { ActivityState } from '../../shared/audit/activity-state.ts';
import type { ActivityType } from '../../shared/model/activity.ts';
import type { LocalDate } from '../../shared/model/dates.ts';
import type { RecordId } from '../../shared/model/id.ts';
import { openWordIndex } from './word-index.ts';

/** What an activity is filtered by. */
export interface Facts {
  /** First day; empty without one. */
  day: LocalDate | '';
  type: ActivityType | null;
  state: ActivityState;
  hasEvidence: boolean;
  isStarred: boolean;
}

/** An activity with all words that belong to it. */
export interface SearchDocument {
  id: RecordId;
  facts: Facts;
  /** Title, provider, the activity's texts, reflections, notes, and of its evidence titles and readable text. */
  words: string;
}

/** What is asked of the record. Empty words and nulls leave everything in. */
export interface RecordQuery {
  words: string;
  type: ActivityType | 'none' | null;
  state: ActivityState | null;
  evidence: 'with' | 'without' | null;
  starred: boolean;
  /** First and last day, both included; with either, activities without a date are left out. */
  from: LocalDate | null;
  to: LocalDate | null;
}

/** Asks for everything. */
export const EVERYTHING: RecordQuery = {
  words: '',
  type: null,
  state: null,
  evidence: null,
  starred: false,
  from: null,
  to: null,
};

export interface Found {
  /** Latest day first; activities without a date last. At most as many as were asked for. */
  ids: RecordId[];
  total: number;
}

export interface SearchIndex {
  /** Takes these documents for all there are; only what differs is indexed anew. */
  replaceAll(documents: readonly SearchDocument[]): void;
  find(query: RecordQuery, limit: number): Found;
}

/** Of a single letter nearly every record has a word: nothing is looked up until there are two. */
const LETTERS_MIN = 2;
/** No more words of one question are looked up. */
const BEGINNINGS_MAX = 20;
const BETWEEN_WORDS = /[\s\p{P}\p{S}]+/u;

/** A word as it is compared: no capitals, no accents, so that “Sian” finds “Siân”. */
const foldWord = (word: string): string => word.normalize('NFD').replace(/\p{M}+/gu, '');

/** Folding costs more than anything else here, and the same words come again and again. */
const folded = new Map<string, string>();

function fold(word: string): string {
  const known = folded.get(word) ?? foldWord(word);
  folded.set(word, known);
  return known;
}

const wordsIn = (text: string): string[] => text.toLowerCase().split(BETWEEN_WORDS).filter(Boolean).map(fold);

const isAsked = (query: RecordQuery, { day, type, state, hasEvidence, isStarred }: Facts): boolean =>
  (query.type === null || query.type === (type ?? 'none')) &&
  (query.state === null || query.state === state) &&
  (query.evidence === null || (query.evidence === 'with') === hasEvidence) &&
  (!query.starred || isStarred) &&
  (query.from === null || day >= query.from) &&
  (query.to === null || (day !== '' && day <= query.to));

interface Known {
  id: RecordId;
  number: number;
  facts: Facts;
  words: string;
}

export function openSearchIndex(): SearchIndex {
  const index = openWordIndex();
  const known = new Map<RecordId, Known>();
  let lastNumber = -1;
  /** All of them in the list's order. */
  let order: Known[] = [];

  function put({ id, facts, words }: SearchDocument): void {
    const before = known.get(id);
    if (!before) lastNumber += 1;
    const number = before?.number ?? lastNumber;
    known.set(id, { id, number, facts, words });
    if (before?.words !== words) index.put(number, wordsIn(words));
  }

  return {
    replaceAll(documents) {
      const there = new Set(documents.map(({ id }) => id));
      for (const { id, number } of known.values()) {
        if (there.has(id)) continue;
        index.remove(number);
        known.delete(id);
      }
      for (const document of documents) put(document);
      const keyOf = ({ facts, id }: Known) => `${facts.day} ${id}`;
      order = [...known.values()].sort((a, b) => (keyOf(a) < keyOf(b) ? 1 : -1));
    },
    find(query, limit) {
      const beginnings = wordsIn(query.words).slice(0, BEGINNINGS_MAX);
      const isWorded = beginnings.some((beginning) => beginning.length >= LETTERS_MIN);
      const held = isWorded ? index.holding(beginnings) : null;
      const found = order.filter(({ number, facts }) => (held === null || held[number] === 1) && isAsked(query, facts));
      return { ids: found.slice(0, limit).map(({ id }) => id), total: found.length };
    },
  };
}
