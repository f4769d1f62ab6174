// The filters of a query in words, one by one.
import { stateLabel } from '../../../shared/audit/activity-state.ts';
import { dateText } from '../../../shared/audit/date-text.ts';
import type { Goal } from '../../../shared/model/goal.ts';
import { ACTIVITY_TYPE_NAMES } from '../../../shared/schemes/activity-type-names.ts';
import type { RecordQuery } from '../../search/search-index.ts';

export interface SetFilter {
  key: Exclude<keyof RecordQuery, 'words'>;
  /** "Tag: Stroke", "From 1 March 2026". */
  words: string;
}

/** What is set, in the order of the fields. A goal that is not among `goals` was removed since. */
export function filtersInWords(query: RecordQuery, goals: readonly Pick<Goal, 'id' | 'title'>[]): SetFilter[] {
  const { type, state, evidence, goal, tag, from, to, starred } = query;
  const titleOf = (id: string) => goals.find((one) => one.id === id)?.title || 'untitled';
  const all: [SetFilter['key'], string | null][] = [
    ['type', type && (type === 'none' ? 'No type yet' : ACTIVITY_TYPE_NAMES[type].label)],
    ['state', state && stateLabel(state)],
    ['evidence', evidence && `${evidence === 'with' ? 'With' : 'Without'} evidence`],
    ['goal', goal && `Goal: ${titleOf(goal)}`],
    ['tag', tag && `Tag: ${tag}`],
    ['from', from && `From ${dateText(from, 'day')}`],
    ['to', to && `To ${dateText(to, 'day')}`],
    ['starred', starred ? 'Starred' : null],
  ];
  return all.flatMap(([key, words]) => (words ? [{ key, words }] : []));
}
