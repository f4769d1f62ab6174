// What stands inside an entry comes back whole, and gaps between the numbers of devices are counted.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  countMissing,
  decodeEntryContent,
  type EntryNumbers,
  encodedSize,
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
    fc.property(
      devices,
      fc.uint8Array(),
      fc.array(fc.tuple(fc.string(), fc.string(), fc.nat(), fc.nat(), fc.array(fc.tuple(fc.string(), fc.nat())))),
      (list, update, said) => {
        const any: EntryNumbers = new Map(list.map(([device, ranges]) => [device, unionRanges(ranges, [])]));
        const statements = said.map(([deviceId, name, atMs, wroteUpTo, gone]) => ({
          deviceId,
          name,
          atMs,
          seen: any,
          wroteUpTo,
          removed: new Map(gone),
        }));
        const content = { numbers: any, update, statements };
        const bytes = encodeEntryContent(content);
        expect(decodeEntryContent(bytes)).toEqual(content);
        expect(encodedSize(content)).toBe(bytes.length);
      },
    ),
  );
});

test('how large an entry is can be told without making it, whatever the size of its update', () => {
  for (const length of [0, 1, 127, 128, 16_383, 16_384, 2_097_152]) {
    const content = { numbers, update: new Uint8Array(length), statements: [] };
    expect(encodedSize(content)).toBe(encodeEntryContent(content).length);
  }
});

test('the bytes are what the format says', () => {
  const seen: EntryNumbers = new Map([['ab', [[1, 3]]]]);
  const content = { numbers: seen, update: Uint8Array.of(7, 7, 7), statements: [] };
  const bytes = [1, 2, 97, 98, 1, 1, 2, 3, 7, 7, 7];
  expect([...encodeEntryContent(content)]).toEqual(bytes);
  const said = { deviceId: 'ab', name: 'c', atMs: 128, seen, wroteUpTo: 2, removed: new Map([['d', 5]]) };
  const more = [1, 19, 2, 97, 98, 1, 99, 128, 1, 1, 2, 97, 98, 1, 1, 2, 2, 1, 1, 100, 5];
  expect([...encodeEntryContent({ ...content, statements: [said] })]).toEqual([...bytes, ...more]);
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
