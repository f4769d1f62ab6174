// Makes activities of a table's rows, by what its columns mean; a row that cannot be read says why.
import { ACTIVITY_TYPES, type ActivityType } from '../../../shared/model/activity.ts';
import { emptyMetadata } from '../../../shared/model/capture.ts';
import { asLine, asWebAddress } from '../../../shared/model/parse.ts';
import { toNumber, toSpokenSeconds } from '../../../shared/wording/spoken-time.ts';
import { toEntry } from '../entry.ts';
import { breathe, type ImportedEntry } from '../imported.ts';
import type { ColumnField } from './columns.ts';
import { type DayOrder, readDay, readDays } from './days.ts';

export interface Mapping {
  /** Whether the first row names the columns. */
  hasNames: boolean;
  /** What each column is; null for one that is left out. */
  columns: (ColumnField | null)[];
  order: DayOrder;
  /** Words of the column for kinds of learning, in lower case; those that are not here are taken as notes. */
  types: Record<string, ActivityType>;
  /** To the record; else each waits in the inbox. */
  toRecord: boolean;
}

export interface MappedRow {
  /** As the file counts its rows, from 1, without empty ones. */
  number: number;
  entry: ImportedEntry | null;
  /** Why it is not read as it stands, in whole sentences; empty otherwise. */
  problem: string;
}

const TYPE_WORDS: readonly [ActivityType, RegExp][] = [
  ['workBased', /\bwork|\bon the job|in-?service|supervis|case (?:study|discussion|review)|shadow|audit|reflect/i],
  ['selfDirected', /\bself|\bread|journal|article|\bpodcast|internet|\bweb\b|informal/i],
  [
    'formal',
    /\bformal|\beducat|\bcourse|\btraining|\bconference|\bseminar|\bworkshop|webinar|e-?learning|lecture|study day/i,
  ],
  ['professional', /\bprofession|mentor|teaching|committee|network|special interest|branch/i],
  ['other', /^other|public service|volunt/i],
];

/** What a word for a kind of learning seems to mean; null where nothing says. */
export const guessTypeWord = (word: string): ActivityType | null =>
  ACTIVITY_TYPES.find((type) => type.toLowerCase() === word.toLowerCase().replace(/[\s-]/g, '')) ??
  TYPE_WORDS.find(([, pattern]) => pattern.test(word))?.[0] ??
  null;

/** "90" of minutes, "1.5" of hours, "1:30", "1 h 30" of either. */
function minutesIn(text: string, unitMinutes: number): number | null {
  const clock = /^(\d{1,2}):([0-5]\d)(?::\d\d)?$/.exec(text.trim());
  if (clock) return Number(clock[1]) * 60 + Number(clock[2]) || null;
  const number = /^\d{1,5}(?:[.,]\d+)?$/.test(text.trim()) ? Number(text.trim().replace(',', '.')) : toNumber(text);
  const minutes = number === null ? (toSpokenSeconds(text) ?? 0) / 60 : number * unitMinutes;
  return minutes > 0 && minutes < 100_000 ? Math.round(minutes) : null;
}

interface Reading {
  names: readonly string[];
  mapping: Mapping;
}

function mapRow(row: readonly string[], { names, mapping }: Reading): Omit<MappedRow, 'number'> {
  const places = (field: ColumnField) => mapping.columns.flatMap((one, at) => (one === field && row[at] ? [at] : []));
  const all = (field: ColumnField) => places(field).map((at) => row[at] ?? '');
  const first = (field: ColumnField) => all(field)[0] ?? '';
  const unread: string[] = [];
  const noteOf = (at: number) => `${names[at] || 'More'}: ${row[at] ?? ''}`;
  const keepUnread = (field: ColumnField, isRead: boolean) => {
    if (!isRead) unread.push(...places(field).map(noteOf));
  };
  const days = first('date') ? readDays(first('date'), mapping.order) : null;
  const lastDay = first('endDate') ? readDay(first('endDate'), mapping.order) : null;
  const end = lastDay ?? days?.to ?? null;
  const isInOrder = days !== null && end !== null && end.day > days.from.day;
  const minutes = minutesIn(first('minutes'), 1) ?? minutesIn(first('hours'), 60);
  const word = first('type').toLowerCase();
  const type = (Object.hasOwn(mapping.types, word) && mapping.types[word]) || null;
  const url = asWebAddress(first('url'));
  keepUnread('date', days !== null);
  keepUnread('endDate', lastDay !== null);
  keepUnread('type', type !== null);
  keepUnread('url', url !== '');
  for (const field of ['minutes', 'hours'] as const) keepUnread(field, minutes !== null);
  const description = all('description').join('\n\n');
  const title = asLine(first('title') || description.split('\n')[0], 200);
  if (!title) return { entry: null, problem: 'It has no title.' };
  const notes = [...(description === title ? [] : [description]), ...places('notes').map(noteOf), ...unread];
  const entry = toEntry('csv', {
    title,
    metadata: { ...emptyMetadata(), title, provider: asLine(first('provider')) },
    seenOn: days?.from.day,
    note: notes.filter(Boolean).join('\n\n'),
  });
  const problem =
    first('date') && !days
      ? `“${asLine(first('date'), 40)}” is no day that could be read.`
      : first('endDate') && days && end && !isInOrder && end.day < days.from.day
        ? `Its last day, “${asLine(first('endDate'), 40)}”, comes before its first.`
        : '';
  if (!entry) return { entry: null, problem: 'It has no title.' };
  const done: NonNullable<ImportedEntry['done']> = {
    type,
    minutes,
    endedOn: isInOrder ? end.day : null,
    datePrecision: days?.from.precision ?? 'day',
    subtype: asLine(first('subtype'), 80),
    place: asLine(first('place')),
    url,
    tags: all('tags').flatMap((cell) =>
      cell
        .split(/[;,|]/)
        .map((tag) => asLine(tag, 60))
        .filter(Boolean),
    ),
    texts: {
      relevance: all('relevance').join('\n\n'),
      intendedBenefit: all('intendedBenefit').join('\n\n'),
      outcome: all('outcome').join('\n\n'),
    },
    toRecord: mapping.toRecord,
  };
  return { entry: { ...entry, done }, problem };
}

/** The names of the columns: the first row's, or what stands for them. */
export const namesOf = (rows: readonly (readonly string[])[], hasNames: boolean): string[] =>
  (rows[0] ?? []).map((name, at) => (hasNames && name ? name : `Column ${at + 1}`));

const AT_ONCE = 500;

/** All rows, in pieces between which the page breathes; null once it was stopped. */
export async function mapRows(
  rows: readonly (readonly string[])[],
  mapping: Mapping,
  signal?: AbortSignal,
): Promise<MappedRow[] | null> {
  const names = namesOf(rows, mapping.hasNames);
  const skipped = mapping.hasNames ? 1 : 0;
  const mapped: MappedRow[] = [];
  for (let at = skipped; at < rows.length; at++) {
    mapped.push({ number: at + 1, ...mapRow(rows[at] ?? [], { names, mapping }) });
    if (mapped.length % AT_ONCE === 0) {
      await breathe();
      if (signal?.aborted) return null;
    }
  }
  return mapped;
}
