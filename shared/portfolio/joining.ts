// What two portfolios that were begun apart hold, before a person makes one of them.
import type * as Y from 'yjs';
import type { LocalDate } from '../model/dates.ts';
import { countRecords, readAll } from './read.ts';

export interface PortfolioOutline {
  /** Activities that are not in the bin. */
  readonly activities: number;
  /** The earliest and the latest day of one of them; null where none has a day. */
  readonly from: LocalDate | null;
  readonly to: LocalDate | null;
  readonly evidence: number;
  readonly registrations: number;
}

/** An activity that stands in both under the same title and day, and will be there twice. */
export interface Alike {
  readonly title: string;
  readonly startedOn: LocalDate | null;
}

export interface JoiningPreview {
  readonly here: PortfolioOutline;
  readonly there: PortfolioOutline;
  readonly alike: readonly Alike[];
}

/** Null where `here` holds nothing that could be joined: then there is nothing to decide. */
export function previewOfJoining(here: Y.Doc, there: Y.Doc): JoiningPreview | null {
  if (countRecords(here) === 0) return null;
  const own = shown(here, 'activity');
  const others = shown(there, 'activity');
  const known = new Set(others.map(keyOf));
  const ids = new Set(others.map(({ id }) => id));
  const alike = own
    .filter((one) => !ids.has(one.id) && known.has(keyOf(one)))
    .map(({ title, startedOn }) => ({ title, startedOn }));
  return { here: outlineOf(here, own), there: outlineOf(there, others), alike };
}

/** Those that are not in the bin. */
const shown = <K extends 'activity' | 'evidence' | 'registration'>(doc: Y.Doc, kind: K) =>
  readAll(doc, kind).filter(({ deletedOn }) => deletedOn === null);

const keyOf = ({ title, startedOn }: Alike): string => `${startedOn ?? ''} ${title.trim().toLocaleLowerCase('en-GB')}`;

function outlineOf(doc: Y.Doc, activities: readonly Alike[]): PortfolioOutline {
  const days = activities.flatMap(({ startedOn }) => startedOn ?? []).sort();
  return {
    activities: activities.length,
    from: days[0] ?? null,
    to: days.at(-1) ?? null,
    evidence: shown(doc, 'evidence').length,
    registrations: shown(doc, 'registration').length,
  };
}
