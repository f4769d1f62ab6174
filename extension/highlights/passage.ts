// A marked passage as it goes between the worker, the page and the extension's own pages; whatever arrives is parsed.
import { parseTarget, type QuoteTarget } from '../../shared/model/annotation.ts';
import { parseId, type RecordId } from '../../shared/model/id.ts';
import { asAmount, asOneOf, asRecord, asText } from '../../shared/model/parse.ts';

/** Characters of a note on a passage. */
export const NOTE_MAX = 10_000;
/** Passages that are shown on one page. */
export const PASSAGES_MAX = 500;

export interface Passage {
  id: RecordId;
  target: QuoteTarget;
  note: string;
}

/** Where a passage is now: `changed` with other words than were marked, `hidden` in a part of the page that is closed. */
export const STANDINGS = ['found', 'changed', 'hidden', 'gone'] as const;
export type Standing = (typeof STANDINGS)[number];

/** How a passage stands on the page as it is, and where in its text; `at` is null for one that is not shown there. */
export interface Sighting {
  standing: Standing;
  at: number | null;
}
export type Sightings = Record<RecordId, Sighting>;

export function parsePassage(value: unknown): Passage | null {
  const from = asRecord(value);
  const id = parseId(from.id);
  const target = parseTarget(from.target);
  return id && target?.kind === 'quote' ? { id, target, note: asText(from.note, NOTE_MAX) } : null;
}

export const parsePassages = (value: unknown): Passage[] =>
  Array.isArray(value)
    ? value
        .slice(0, PASSAGES_MAX)
        .map(parsePassage)
        .filter((passage) => passage !== null)
    : [];

export function parseSightings(value: unknown): Sightings {
  const sightings: Sightings = {};
  for (const [key, each] of Object.entries(asRecord(value)).slice(0, PASSAGES_MAX)) {
    const id = parseId(key);
    const from = asRecord(each);
    const standing = asOneOf(from.standing, STANDINGS);
    if (id && standing) sightings[id] = { standing, at: asAmount(from.at) };
  }
  return sightings;
}
