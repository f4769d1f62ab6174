// What is looked for in the record, as it stands in the address: so that going back, reloading and a bookmark find the same.
import type { LocationQuery, LocationQueryRaw } from 'vue-router';
import { ACTIVITY_STATES } from '../../../shared/audit/activity-state.ts';
import { ACTIVITY_TYPES } from '../../../shared/model/activity.ts';
import { parseLocalDate } from '../../../shared/model/dates.ts';
import { asLine, asOneOf } from '../../../shared/model/parse.ts';
import type { RecordQuery } from '../../search/search-index.ts';

const WORDS_MAX = 200;

/** The query in an address; what is not understood is left out. */
export const queryIn = (address: LocationQuery): RecordQuery => ({
  words: asLine(address.q, WORDS_MAX),
  type: asOneOf(address.type, [...ACTIVITY_TYPES, 'none']),
  state: asOneOf(address.state, ACTIVITY_STATES),
  evidence: asOneOf(address.evidence, ['with', 'without']),
  starred: address.starred === 'yes',
  from: parseLocalDate(address.from),
  to: parseLocalDate(address.to),
});

/** The address of a query: only what is asked for stands in it. */
export function addressOf(query: RecordQuery): LocationQueryRaw {
  const { words, type, state, evidence, starred, from, to } = query;
  const all = { q: words, type, state, evidence, starred: starred ? 'yes' : null, from, to };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value));
}

/** How many filters are set, words not counted. */
export const filterCount = ({ type, state, evidence, starred, from, to }: RecordQuery): number =>
  [type, state, evidence, starred, from, to].filter(Boolean).length;

export const isAnything = (query: RecordQuery): boolean => query.words !== '' || filterCount(query) > 0;
