// Reads a table of what somebody did: a row a thing, each with its day. What no column is known for goes into the notes.
import type { ActivityType } from '../../shared/model/activity.ts';
import { emptyMetadata } from '../../shared/model/capture.ts';
import { type LocalDate, parseLocalDate } from '../../shared/model/dates.ts';
import { asLine } from '../../shared/model/parse.ts';
import { toPageDate } from '../../shared/wording/page-date.ts';
import { toNumber, toSpokenSeconds } from '../../shared/wording/spoken-time.ts';
import { toEntry } from './entry.ts';
import { ENTRIES_MAX, type ImportedEntry } from './imported.ts';
import { parseCsv } from './parse-csv.ts';
import type { DoneColumn, DoneTable } from './table-columns.ts';

/** A day as people here write it, day first: 3/4/26 is the third of April. Null for none, and for one that does not exist. */
export function dayIn(text: string): LocalDate | null {
  const [, day = '', month = '', year = ''] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})(?!\d)/.exec(text) ?? [];
  if (year) return parseLocalDate(`${year.padStart(4, '20')}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
  return parseLocalDate(toPageDate(text).slice(0, 10));
}

const TYPES: readonly [ActivityType, RegExp][] = [
  ['workBased', /\bwork/i],
  ['selfDirected', /\bself\b|\breading\b/i],
  ['formal', /\bformal|\beducation|\bcourse|\btraining/i],
  ['professional', /\bprofessional/i],
  ['other', /^other/i],
];
const typeIn = (text: string): ActivityType | null => TYPES.find(([, pattern]) => pattern.test(text))?.[0] ?? null;

/** "90" in a column of minutes, "1.5" in one of hours, "1 h 30" in either. */
function minutesIn(text: string, unitMinutes: number): number | null {
  const number = toNumber(text);
  const minutes = number === null ? (toSpokenSeconds(text) ?? 0) / 60 : number * unitMinutes;
  return minutes > 0 ? Math.round(minutes) : null;
}

function toDone(row: readonly string[], { columns, names }: DoneTable): ImportedEntry | null {
  const cells = (column: DoneColumn) => columns[column].map((place) => row[place]?.trim() ?? '').filter(Boolean);
  const first = (column: DoneColumn) => cells(column)[0] ?? '';
  const notes = cells('note');
  // a list without titles has its words in the notes
  const title = asLine(first('title') || (notes[0] ?? '').split('\n')[0], 200);
  const startedOn = dayIn(first('startedOn'));
  const endedOn = dayIn(first('endedOn'));
  const isInOrder = startedOn !== null && endedOn !== null && endedOn >= startedOn;
  const type = typeIn(first('type'));
  const minutes = minutesIn(first('minutes'), 1) ?? minutesIn(first('hours'), 60);
  const understood: Record<DoneColumn, boolean> = {
    startedOn: startedOn !== null,
    endedOn: isInOrder,
    title: true,
    type: type !== null,
    minutes: minutes !== null,
    hours: minutes !== null,
    provider: true,
    note: true,
  };
  const isKnown = (place: number) =>
    Object.entries(columns).some(([column, places]) => places.includes(place) && understood[column as DoneColumn]);
  const others = row.flatMap((cell, place) =>
    cell.trim() && !isKnown(place) ? [`${names[place] || 'More'}: ${cell.trim()}`] : [],
  );
  const entry = toEntry('csv', {
    title,
    metadata: { ...emptyMetadata(), title, provider: asLine(first('provider')) },
    seenOn: startedOn,
    note: [...(notes.join('\n\n') === title ? [] : notes), ...others].join('\n\n'),
  });
  if (!entry || !title) return null;
  return { ...entry, done: { type, minutes, endedOn: isInOrder && endedOn > startedOn ? endedOn : null } };
}

export function readDone(text: string, table: DoneTable): { entries: ImportedEntry[]; problems: string[] } {
  const rows = parseCsv(text, table.separator).slice(1, ENTRIES_MAX + 1);
  const entries = rows.flatMap((row) => toDone(row, table) ?? []);
  const without = rows.length - entries.length;
  const undated = entries.filter(({ seenOn }) => !seenOn).length;
  const problems: string[] = [];
  if (without > 0)
    problems.push(
      without === 1
        ? 'One row says nothing of what it was, and is left out.'
        : `${without} rows say nothing of what they were, and are left out.`,
    );
  if (undated > 0)
    problems.push(
      `${undated === 1 ? 'One row has' : `${undated} rows have`} no day that could be read. What stands there is in the notes: put the day right before you keep ${undated === 1 ? 'it' : 'them'}.`,
    );
  return { entries, problems };
}
