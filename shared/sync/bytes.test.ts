// Bytes come back whole from every kind of channel, and nonsense comes back as null.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { carriesBytes, decodeBytes, encodeBytes } from './bytes.ts';

const asJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

test('bytes survive a channel that clones them, one that carries text and one that carries JSON', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 500 }), (bytes) => {
      expect(decodeBytes(structuredClone(bytes))).toEqual(bytes);
      expect(decodeBytes(asJson(encodeBytes(bytes)))).toEqual(bytes);
      expect(decodeBytes(asJson(bytes))).toEqual(bytes);
    }),
  );
});

test('a large message does not overflow the stack', () => {
  const bytes = new Uint8Array(3_000_000).map((_, index) => index % 251);
  expect(decodeBytes(encodeBytes(bytes))).toEqual(bytes);
});

test('a channel that clones is told apart from one that turns bytes into an object', () => {
  const bytes = Uint8Array.of(1, 2, 3);
  expect(carriesBytes(structuredClone(bytes))).toBe(true);
  expect(carriesBytes(asJson(bytes))).toBe(false);
});

test.each([
  null,
  undefined,
  7,
  'hello',
  'base64:%%%',
  { 0: 256 },
  { 0: -1 },
  { 0: 1.5 },
  { 1: 1 },
  { length: 3 },
  [1, 'a'],
])('%j is not bytes', (value) => {
  expect(decodeBytes(value)).toBeNull();
});
