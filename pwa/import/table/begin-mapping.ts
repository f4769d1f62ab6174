// The mapping that a table begins with: what this device learned from a file with the same columns, else what the table seems to say.
import { ACTIVITY_TYPES, type ActivityType } from '../../../shared/model/activity.ts';
import { asOneOf, asRecord } from '../../../shared/model/parse.ts';
import { remember, rememberedJson } from '../../stores/device-memory.ts';
import { COLUMN_FIELDS, guessColumns, hasNames } from './columns.ts';
import { orderOf } from './days.ts';
import { guessTypeWord, type Mapping, namesOf } from './map-rows.ts';
import type { Table } from './table.ts';

const KEY = 'waymark-table-columns';
/** Sets of columns that are remembered; the oldest goes first. */
const REMEMBERED_MAX = 20;
/** Different words for kinds of learning that are asked about. */
export const TYPE_WORDS_MAX = 30;

const headerOf = (names: readonly string[]): string => names.map((name) => name.toLowerCase().trim()).join('\t');

interface Learned {
  header: string;
  columns: Mapping['columns'];
  types: Mapping['types'];
  toRecord: boolean;
}

function parseLearned(value: unknown): Learned[] {
  const from = asRecord(value);
  if (typeof from.header !== 'string' || !Array.isArray(from.columns)) return [];
  const types = Object.entries(asRecord(from.types)).flatMap(([word, type]): [string, ActivityType][] => {
    const known = asOneOf(type, ACTIVITY_TYPES);
    return known ? [[word, known]] : [];
  });
  return [
    {
      header: from.header,
      columns: from.columns.map((one) => asOneOf(one, COLUMN_FIELDS)),
      types: Object.fromEntries(types),
      toRecord: from.toRecord !== false,
    },
  ];
}

const learned = (): Learned[] => {
  const all = rememberedJson(KEY);
  return Array.isArray(all) ? all.flatMap(parseLearned) : [];
};

/** The different words in the columns for kinds of learning. */
export function typeWords(
  { rows }: Table,
  { columns, hasNames: isNamed }: Pick<Mapping, 'columns' | 'hasNames'>,
): string[] {
  const places = columns.flatMap((field, at) => (field === 'type' ? [at] : []));
  const words = new Map<string, string>();
  for (const row of rows.slice(isNamed ? 1 : 0))
    for (const at of places) {
      const word = row[at] ?? '';
      if (word && !words.has(word.toLowerCase())) words.set(word.toLowerCase(), word);
    }
  return [...words.values()].slice(0, TYPE_WORDS_MAX);
}

/** Words that nothing is known of stay open. */
export const guessTypes = (words: readonly string[]): Mapping['types'] =>
  Object.fromEntries(
    words.flatMap((word) => {
      const type = guessTypeWord(word);
      return type ? [[word.toLowerCase(), type]] : [];
    }),
  );

export const dayCells = ({ rows }: Table, columns: Mapping['columns']): string[] =>
  rows.flatMap((row) => row.filter((_, at) => columns[at] === 'date' || columns[at] === 'endDate'));

export function beginMapping(table: Table): Mapping {
  const isNamed = hasNames(table.rows);
  const names = namesOf(table.rows, isNamed);
  const known = isNamed ? learned().find(({ header }) => header === headerOf(names)) : undefined;
  const columns =
    known?.columns ?? guessColumns(isNamed ? names : names.map(() => ''), table.rows.slice(isNamed ? 1 : 0));
  const types = guessTypes(typeWords(table, { columns, hasNames: isNamed }));
  return {
    hasNames: isNamed,
    columns,
    order: orderOf(dayCells(table, columns)).order,
    types: { ...types, ...known?.types },
    toRecord: known?.toRecord ?? true,
  };
}

/** For the next file with the same columns. Only names of columns and kinds are kept, on this device. */
export function learnMapping(table: Table, { hasNames: isNamed, columns, types, toRecord }: Mapping): void {
  if (!isNamed) return;
  const header = headerOf(namesOf(table.rows, true));
  const others = learned().filter((one) => one.header !== header);
  remember(KEY, JSON.stringify([...others.slice(1 - REMEMBERED_MAX), { header, columns, types, toRecord }]));
}
