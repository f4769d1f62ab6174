// The words of the record, ready to be searched as they are typed, and the facts by which the list is filtered. In memory only.
import type { ActivityState } from '../../shared/audit/activity-state.ts';
import type { ActivityType } from '../../shared/model/activity.ts';
import type { LocalDate } from '../../shared/model/dates.ts';
import type { RecordId } from '../../shared/model/id.ts';
import { tagKey } from '../../shared/model/tags.ts';
import { openWordIndex } from './word-index.ts';

/** What an activity is filtered by. */
export interface Facts {
  /** First day; empty without one. */
  day: LocalDate | '';
  type: ActivityType | null;
  state: ActivityState;
  hasEvidence: boolean;
  isStarred: boolean;
  /** Keys of its tags (shared/model/tags.ts). */
  tags: readonly string[];
  /** The goals that it serves. */
  goals: readonly RecordId[];
}

/** An activity with all words that belong to it. */
export interface SearchDocument {
  id: RecordId;
  facts: Facts;
  /** Title, provider, tags, goals, the activity's texts, reflections, notes, and of its evidence titles and readable text. */
  words: string;
  /** Ids of the other records that it was made of, and hashes of files: when one of them changes, so may this. */
  parts: readonly string[];
}

/** What is asked of the record. Empty words and nulls leave everything in. */
export interface RecordQuery {
  words: string;
  type: ActivityType | 'none' | null;
  state: ActivityState | null;
  evidence: 'with' | 'without' | null;
  starred: boolean;
  /** Serves this goal. */
  goal: RecordId | null;
  /** Has this tag, whatever its case. */
  tag: string | null;
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
  goal: null,
  tag: null,
  from: null,
  to: null,
};

export interface Found {
  /** Latest day first; activities without a date last. At most as many as were asked for. */
  ids: RecordId[];
  /** Their months in the same order, and how many of them are in each: `YYYY-MM`, or empty for those without a date. */
  months: { month: string; count: number }[];
  total: number;
}

export interface SearchIndex {
  /** Takes these documents for all there are; only what differs is indexed anew. */
  replaceAll(documents: readonly SearchDocument[]): void;
  /** Takes in documents that are new or different, whatever else there is. */
  put(documents: readonly SearchDocument[]): void;
  remove(ids: readonly RecordId[]): void;
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

const isAsked = (query: RecordQuery, facts: Facts): boolean =>
  (query.type === null || query.type === (facts.type ?? 'none')) &&
  (query.state === null || query.state === facts.state) &&
  (query.evidence === null || (query.evidence === 'with') === facts.hasEvidence) &&
  (!query.starred || facts.isStarred) &&
  (query.goal === null || facts.goals.includes(query.goal)) &&
  (query.tag === null || facts.tags.includes(query.tag)) &&
  (query.from === null || facts.day >= query.from) &&
  (query.to === null || (facts.day !== '' && facts.day <= query.to));

interface Known {
  id: RecordId;
  number: number;
  /** Greatest first is the list's order. */
  place: string;
  facts: Facts;
  words: string;
}

function monthsOf(found: readonly Known[]): Found['months'] {
  const months: Found['months'] = [];
  for (const { facts } of found) {
    const month = facts.day.slice(0, 7);
    const last = months.at(-1);
    if (last?.month === month) last.count += 1;
    else months.push({ month, count: 1 });
  }
  return months;
}

export function openSearchIndex(): SearchIndex {
  const index = openWordIndex();
  const known = new Map<RecordId, Known>();
  let lastNumber = -1;
  /** All of them in the list's order; null when that is to be made anew. */
  let order: Known[] | null = null;

  function put(documents: readonly SearchDocument[]): void {
    order = null;
    for (const { id, facts, words } of documents) {
      const before = known.get(id);
      if (!before) lastNumber += 1;
      const number = before?.number ?? lastNumber;
      known.set(id, { id, number, place: `${facts.day} ${id}`, facts, words });
      if (before?.words !== words) index.put(number, wordsIn(words));
    }
  }

  function remove(ids: readonly RecordId[]): void {
    for (const id of ids) {
      const gone = known.get(id);
      if (!gone) continue;
      index.remove(gone.number);
      known.delete(id);
      order = null;
    }
  }

  return {
    put,
    remove,
    replaceAll(documents) {
      const there = new Set(documents.map(({ id }) => id));
      remove([...known.keys()].filter((id) => !there.has(id)));
      put(documents);
    },
    find(query, limit) {
      const beginnings = wordsIn(query.words).slice(0, BEGINNINGS_MAX);
      const isWorded = beginnings.some((beginning) => beginning.length >= LETTERS_MIN);
      const held = isWorded ? index.holding(beginnings) : null;
      const asked = { ...query, tag: query.tag && tagKey(query.tag) };
      order ??= [...known.values()].sort((a, b) => (a.place < b.place ? 1 : -1));
      const found = order.filter(({ number, facts }) => (held === null || held[number] === 1) && isAsked(asked, facts));
      const shown = found.slice(0, limit);
      return { ids: shown.map(({ id }) => id), months: monthsOf(shown), total: found.length };
    },
  };
}
