// What stands inside an entry comes back whole, and gaps between the numbers of devices are counted.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  countMissing,
  decodeEntryContent,
  type EntryNumbers,
  encodeEntryContent,
  unionNumbers,
} from './entry-content.ts';
import { type Range, unionRanges } from './ranges.ts';

const numbers: EntryNumbers = new Map([
  ['phone', [[1, 3]]],
  ['laptop', [[4, 5]]],
]);

test('any content comes back', () => {
  const range = fc
    .tuple(fc.integer({ min: 1, max: 1e9 }), fc.integer({ min: 1, max: 1e6 }))
    .map(([from, size]): Range => [from, from + size]);
  const devices = fc.array(fc.tuple(fc.string(), fc.array(range)));
  fc.assert(
    fc.property(devices, fc.uint8Array(), (list, update) => {
      const any: EntryNumbers = new Map(list.map(([device, ranges]) => [device, unionRanges(ranges, [])]));
      expect(decodeEntryContent(encodeEntryContent({ numbers: any, update }))).toEqual({ numbers: any, update });
    }),
  );
});

test('the bytes are what the format says', () => {
  const content = encodeEntryContent({ numbers: new Map([['ab', [[1, 3]]]]), update: Uint8Array.of(7, 7, 7) });
  expect([...content]).toEqual([1, 2, 97, 98, 1, 1, 2, 3, 7, 7, 7]);
});

test('nonsense throws and does not hang', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
      try {
        decodeEntryContent(bytes);
      } catch (cause) {
        expect(cause).toBeInstanceOf(Error);
      }
    }),
  );
});

test('entries that were numbered and are not here are counted', () => {
  expect(countMissing(numbers)).toBe(3); // 1 to 3 of the laptop
  expect(countMissing(unionNumbers(numbers, new Map([['laptop', [[1, 3]]]])))).toBe(1);
  expect(countMissing(new Map())).toBe(0);
});
