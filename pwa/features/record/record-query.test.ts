// What is looked for stands in the address and comes back out of it.
import { expect, it } from 'vitest';
import { EVERYTHING } from '../../search/search-index.ts';
import { addressOf, filterCount, isAnything, queryIn } from './record-query.ts';

it('comes back as it was', () => {
  const address = {
    q: 'falls',
    type: 'formal',
    state: 'done',
    evidence: 'with',
    starred: 'yes',
    goal: 'goal-0123456789abcdef',
    tag: 'Stroke',
    from: '2026-01-01',
    to: '2026-02-28',
  };
  expect(addressOf(queryIn(address))).toEqual(address);
  expect(filterCount(queryIn(address))).toBe(8);
});

it('asks for everything when nothing is understood', () => {
  const nonsense = {
    q: '  ',
    type: 'toast',
    state: ['done', 'planned'],
    evidence: null,
    starred: '1',
    goal: 'not a goal',
    tag: ' ',
    from: '2026-02-30',
    to: '',
  };
  expect(queryIn(nonsense)).toEqual(EVERYTHING);
  expect(addressOf(EVERYTHING)).toEqual({});
  expect(isAnything(EVERYTHING)).toBe(false);
});
