// The order of chosen activities.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { moved, positionsFor } from './order.ts';

test('moves one up or down, and no further than the ends', () => {
  expect(moved(['a', 'b', 'c'], 'c', -1)).toEqual(['a', 'c', 'b']);
  expect(moved(['a', 'b', 'c'], 'a', -1)).toEqual(['a', 'b', 'c']);
  expect(moved(['a', 'b', 'c'], 'a', 1)).toEqual(['b', 'a', 'c']);
});

test('adding one at the end writes one position', () => {
  const now = new Map([
    ['a', 1],
    ['b', 2],
  ]);
  expect(positionsFor(['a', 'b', 'c'], now)).toEqual([['c', 3]]);
});

test('an order that stands already writes nothing', () => {
  expect(
    positionsFor(
      ['a', 'b'],
      new Map([
        ['a', 1],
        ['b', 2],
      ]),
    ),
  ).toEqual([]);
});

test('one goes between two that have no number left between them', () => {
  const now = new Map([
    ['a', 0],
    ['b', Number.MIN_VALUE],
  ]);
  expect(positionsFor(['a', 'c', 'b'], now)).toEqual([
    ['c', 1],
    ['b', 2],
  ]);
});

test('whatever stood before, the positions written give the order asked for', () => {
  const ids = fc.uniqueArray(fc.constantFrom(...'abcdefgh'), { maxLength: 8 });
  const known = fc.array(fc.tuple(fc.constantFrom(...'abcdefgh'), fc.double({ min: -10, max: 10, noNaN: true })));
  void fc.assert(
    fc.property(ids, known, (order, pairs) => {
      const positions = new Map(pairs);
      for (const [id, position] of positionsFor(order, positions)) positions.set(id, position);
      const sorted = order.toSorted((a, b) => (positions.get(a) ?? 0) - (positions.get(b) ?? 0));
      expect(sorted).toEqual(order);
      const used = order.map((id) => positions.get(id));
      expect(new Set(used).size).toBe(order.length);
    }),
    { numRuns: 1_000 },
  );
});
