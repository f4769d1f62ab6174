// What it would do to bring archived records back: which are new, which are here as they are, and where the two differ.
import type * as Y from 'yjs';
import type { RecordKind } from '../model/change.ts';
import { type ArchivedRecord, type ArchivedRecords, archivedOf, archivedRecord, parseArchived } from './archived.ts';
import { isFlat, RECORD_KINDS } from './layout.ts';
import { isCounted } from './read.ts';

export interface Returning {
  kind: RecordKind;
  record: ArchivedRecord;
}

/** One that is here too and says something else. */
export interface Differing extends Returning {
  here: ArchivedRecord;
  /** Fields that are empty here. */
  filled: string[];
  /** Fields that say something else here. */
  fields: string[];
  /** Texts of which the archive has words that are nowhere here, not even among the earlier versions. */
  texts: string[];
  /** Texts whose words here are an earlier version in the archive: those of the archive are newer. */
  newer: string[];
}

export interface ReturnPlan {
  added: Returning[];
  differing: Differing[];
  /** How many things that a person would count are here exactly so. */
  same: number;
  /** Records that are no records, by their keys. */
  unreadable: string[];
}

const isEmpty = (value: unknown): boolean => value === undefined || value === null || value === '' || value === false;

/** Fields by which something was put away or taken back on purpose: empty here is as much of a word as a day. */
const NEVER_FILLED = new Set(['deletedOn', 'replacedBy', 'triagedAt', 'confirmedOn']);

/** As JSON with its keys in order: two devices may have written them in another. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_, one: unknown) =>
    typeof one === 'object' && one !== null && !Array.isArray(one)
      ? Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1)))
      : one,
  );
}

/** Which earlier versions there are of a text, by record and field. */
type Versions = ReadonlyMap<string, ReadonlySet<unknown>>;

function versionsIn(records: readonly ArchivedRecord[]): Versions {
  const versions = new Map<string, Set<unknown>>();
  for (const { fields } of records) {
    const key = `${fields.recordId}:${fields.field}`;
    versions.set(key, (versions.get(key) ?? new Set()).add(fields.text));
  }
  return versions;
}

/** Versions are kept by the prompt's key alone. */
const fieldOf = (text: string): string => text.replace(/^answer:/, '');

function compare(
  one: Returning,
  here: ArchivedRecord,
  versions: { here: Versions; there: Versions },
): Differing | null {
  const { kind, record } = one;
  const keys = new Set([...Object.keys(here.fields), ...Object.keys(record.fields)]);
  const other = [...keys].filter((key) => {
    const [mine, theirs] = [here.fields[key], record.fields[key]];
    return !(isEmpty(mine) && isEmpty(theirs)) && canonical(mine) !== canonical(theirs);
  });
  const isFilled = (key: string) =>
    isEmpty(here.fields[key]) && record.fields[key] !== true && !NEVER_FILLED.has(key) && !isFlat(kind);
  const texts = Object.keys(record.texts).filter((key) => record.texts[key] && record.texts[key] !== here.texts[key]);
  const isKnown = (known: Versions, key: string, text: string | undefined) =>
    known.get(`${record.key}:${fieldOf(key)}`)?.has(text) ?? false;
  const isNewer = (key: string) => !here.texts[key] || isKnown(versions.there, key, here.texts[key]);
  const isOlder = (key: string) => isKnown(versions.here, key, record.texts[key]);
  const newer = texts.filter((key) => isNewer(key) && !isOlder(key));
  const both = texts.filter((key) => !isNewer(key) && !isOlder(key));
  // what the archive says is an earlier word of what is here
  if (other.length + newer.length + both.length === 0) return null;
  return {
    ...one,
    here,
    filled: other.filter(isFilled),
    fields: other.filter((key) => !isFilled(key)),
    newer,
    texts: both,
  };
}

/** Compares record by record; the order of a link among others is no difference. */
export function planReturn(doc: Y.Doc, records: ArchivedRecords): ReturnPlan {
  const plan: ReturnPlan = { added: [], differing: [], same: 0, unreadable: [] };
  const versions = {
    here: versionsIn(archivedOf(doc, 'textVersion')),
    there: versionsIn(records.textVersion),
  };
  for (const kind of RECORD_KINDS)
    for (const record of records[kind]) {
      if (!parseArchived(kind, record)) {
        plan.unreadable.push(record.key);
        continue;
      }
      const there = archivedRecord(doc, kind, record.key);
      const difference = there && kind !== 'link' && compare({ kind, record }, there, versions);
      if (!there) plan.added.push({ kind, record });
      else if (difference) plan.differing.push(difference);
      else if (isCounted(kind)) plan.same += 1;
    }
  return plan;
}
