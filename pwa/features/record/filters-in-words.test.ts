// Each filter that is set can be read, and taken off by itself.
import { expect, test } from 'vitest';
import type { LocalDate } from '../../../shared/model/dates.ts';
import type { RecordId } from '../../../shared/model/id.ts';
import { EVERYTHING } from '../../search/search-index.ts';
import { filtersInWords } from './filters-in-words.ts';

const goal = 'goal-hand-splints' as RecordId;

test('says what is set, goals by their titles', () => {
  const query = { ...EVERYTHING, words: 'falls', type: 'none' as const, goal, tag: 'Stroke', starred: true };
  const from = '2026-03-01' as LocalDate;
  expect(filtersInWords({ ...query, from }, [{ id: goal, title: 'Hand splints' }]).map(({ words }) => words)).toEqual([
    'No type yet',
    'Goal: Hand splints',
    'Tag: Stroke',
    'From 1 March 2026',
    'Starred',
  ]);
});

test('says nothing when nothing is set', () => {
  expect(filtersInWords({ ...EVERYTHING, words: 'falls' }, [])).toEqual([]);
});
