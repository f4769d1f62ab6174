// What is looked for in the record, as it stands in the address: so that going back, reloading and a bookmark find the same.
import type { LocationQuery, LocationQueryRaw } from 'vue-router';
import { ACTIVITY_STATES } from '../../../shared/audit/activity-state.ts';
import { ACTIVITY_TYPES } from '../../../shared/model/activity.ts';
import { parseLocalDate } from '../../../shared/model/dates.ts';
import { parseId } from '../../../shared/model/id.ts';
import { asLine, asOneOf } from '../../../shared/model/parse.ts';
import { asTag } from '../../../shared/model/tags.ts';
import type { RecordQuery } from '../../search/search-index.ts';

const WORDS_MAX = 200;

/** The query in an address; what is not understood is left out. */
export const queryIn = (address: LocationQuery): RecordQuery => ({
  words: asLine(address.q, WORDS_MAX),
  type: asOneOf(address.type, [...ACTIVITY_TYPES, 'none']),
  state: asOneOf(address.state, ACTIVITY_STATES),
  evidence: asOneOf(address.evidence, ['with', 'without']),
  starred: address.starred === 'yes',
  goal: parseId(address.goal),
  tag: asTag(address.tag) || null,
  from: parseLocalDate(address.from),
  to: parseLocalDate(address.to),
});

/** The address of a query: only what is asked for stands in it. */
export function addressOf(query: RecordQuery): LocationQueryRaw {
  const { words, starred, ...filters } = query;
  const all = { q: words, ...filters, starred: starred ? 'yes' : null };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value));
}

/** How many filters are set, words not counted. */
export const filterCount = ({ words, ...filters }: RecordQuery): number =>
  Object.values(filters).filter(Boolean).length;

export const isAnything = (query: RecordQuery): boolean => query.words !== '' || filterCount(query) > 0;
