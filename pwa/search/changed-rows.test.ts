// Dexie's word of what was written, as rows of tables.
import { RangeSet } from 'dexie';
import { expect, test } from 'vitest';
import { addChanged } from './changed-rows.ts';

const ROWS = 'idb://waymark-projection/activities/';
/** As it comes from another tab: plain data. */
const sent = (tree: object) => structuredClone({ ...tree }) as never;

test('names every row that was written, event after event', () => {
  const first = addChanged(new Map(), { [ROWS]: sent(new RangeSet().addKeys(['b', 'a', 'd', 'c', 'e'])) });
  const second = addChanged(first ?? new Map(), {
    [ROWS]: sent(new RangeSet().addKey('f')),
    [`${ROWS}:dels`]: sent(new RangeSet().addKey('not this')),
    [`${ROWS}[shelf+sortKey]`]: sent(new RangeSet().addKey(['record', '2026'])),
    'idb://waymark-files/files/': sent(new RangeSet()),
  });
  expect(second?.get('waymark-projection/activities')).toEqual(new Set(['a', 'b', 'c', 'd', 'e', 'f']));
  expect(second?.get('waymark-files/files')).toEqual(new Set());
  expect(second?.size).toBe(2);
});

test('says “all” for good once a range was written', () => {
  const all = addChanged(new Map(), { [ROWS]: sent(new RangeSet(-Infinity, [[]])) });
  expect(all?.get('waymark-projection/activities')).toBe('all');
  expect(
    addChanged(all ?? new Map(), { [ROWS]: sent(new RangeSet().addKey('a')) })?.get('waymark-projection/activities'),
  ).toBe('all');
});

test('gives up where no table is named', () => {
  expect(addChanged(new Map(), { all: sent(new RangeSet(-Infinity, [[]])) })).toBeNull();
});
