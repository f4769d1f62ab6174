// What the columns of a table may mean, and what they seem to: by their names in other portfolios and lists, and by what is in them.
import { readDay } from './days.ts';

export const COLUMN_FIELDS = [
  'date',
  'endDate',
  'title',
  'type',
  'subtype',
  'minutes',
  'hours',
  'provider',
  'place',
  'url',
  'tags',
  'description',
  'relevance',
  'intendedBenefit',
  'outcome',
  'notes',
] as const;
export type ColumnField = (typeof COLUMN_FIELDS)[number];

export const COLUMN_NAMES: Record<ColumnField, string> = {
  date: 'Date, or first day',
  endDate: 'Last day',
  title: 'Title',
  type: 'Kind of learning',
  subtype: 'Example within the kind',
  minutes: 'Time in minutes',
  hours: 'Time in hours',
  provider: 'Provider',
  place: 'Place',
  url: 'Web address',
  tags: 'Tags',
  description: 'What it was',
  relevance: 'Why it matters to my work',
  intendedBenefit: 'What good I hoped for',
  outcome: 'What came of it',
  notes: 'Notes, with its name',
};

/** The first that fits counts. Names that other portfolios use are guesses: none of them publishes a format. */
const PATTERNS: readonly [ColumnField, RegExp][] = [
  ['endDate', /\b(?:end|ended|finish(?:ed)?|date to|until)\b|^to$/],
  ['date', /\b(?:date|day|when|started?|from|completed (?:on|date)|attended on)\b/],
  [
    'relevance',
    /\b(?:relevan|why|reason|need|objective|learning need|link to (?:role|practice|scope)|how does (?:it|this) relate)/,
  ],
  ['intendedBenefit', /\b(?:intended|expected|hoped|aim|goal)/],
  [
    'outcome',
    /\b(?:outcomes?|benefits?|impact|result|what (?:did i|i) learn|learn(?:ed|t|ing points?)|reflect|applied|change(?:d|s)? (?:to|in) practice)/,
  ],
  ['description', /\b(?:description|details?|summary|what (?:did i|i) do|what was|overview|about)/],
  ['hours', /\b(?:hours?|hrs|time spent|duration|length of time|cpd time)\b/],
  ['minutes', /\b(?:minutes?|mins?)\b/],
  ['subtype', /\b(?:sub-?type|sub-?category|method|format|example)\b/],
  ['type', /\b(?:type|kind|category|categories|class|activity type|cpd type|learning type)\b/],
  ['provider', /\b(?:provider|organi[sz](?:er|ation|ed by)|host|speaker|presenter|trainer|delivered by|run by|by)\b/],
  ['place', /\b(?:place|location|venue|where|site)\b/],
  ['url', /\b(?:url|link|web ?(?:site|address|page)|address)\b/],
  ['tags', /\b(?:tags?|keywords?|labels?|themes?|ksf|dimensions?|domains?|pillars?|standards?)\b/],
  ['title', /\b(?:title|name|activity|cpd|course|event|topic|subject|entry|what)\b/],
  ['notes', /\b(?:notes?|comments?|remarks?|evidence|certificate|attachments?|points|credits)\b/],
];

const plain = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[_()/\\.:;,-]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();

/** Longer names are sentences, not names: "What did I learn and how will it change my practice?". */
function byName(name: string): ColumnField | null {
  const words = plain(name);
  if (/^(?:notes?|comments?)$/.test(words)) return 'description';
  if (/min/.test(words) && /\b(?:time|duration|length)\b/.test(words)) return 'minutes';
  return PATTERNS.find(([, pattern]) => pattern.test(words))?.[0] ?? null;
}

function byCells(cells: readonly string[]): ColumnField | null {
  const filled = cells.filter(Boolean).slice(0, 200);
  if (filled.length === 0) return null;
  const share = (is: (cell: string) => boolean) => filled.filter(is).length / filled.length;
  if (share((cell) => readDay(cell, 'dayFirst') !== null) > 0.7) return 'date';
  if (share((cell) => /^https?:\/\//i.test(cell)) > 0.7) return 'url';
  return null;
}

/** Whether the first row names the columns: no day, address or number stands in it. */
export const hasNames = ([first = []]: readonly (readonly string[])[]): boolean =>
  first.filter(Boolean).every((cell) => !readDay(cell, 'dayFirst') && !/^https?:|^\d+(?:\.\d+)?$/.test(cell));

/** These may stand in one column only; a second one becomes a note. */
const ONCE = new Set<ColumnField>([
  'date',
  'endDate',
  'title',
  'type',
  'subtype',
  'minutes',
  'hours',
  'provider',
  'place',
  'url',
]);

/** A guess for each column; null for one that tells nothing. The first column of long words without a title is the title. */
export function guessColumns(names: readonly string[], rows: readonly (readonly string[])[]): (ColumnField | null)[] {
  const taken = new Set<ColumnField>();
  const guesses = names.map((name, at) => {
    const guess = byName(name) ?? byCells(rows.map((row) => row[at] ?? ''));
    if (!guess || !ONCE.has(guess)) return guess ?? (name ? 'notes' : null);
    if (taken.has(guess)) return 'notes';
    taken.add(guess);
    return guess;
  });
  if (taken.has('title')) return guesses;
  const words = guesses.findIndex(
    (guess, at) => (guess === null || guess === 'notes') && rows.some((row) => /\p{L}{3}/u.test(row[at] ?? '')),
  );
  return guesses.map((guess, at) => (at === words ? 'title' : guess));
}
