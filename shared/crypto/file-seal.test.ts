// A sealed file against someone who holds it: what was cut, swapped, moved or changed does not open, and each piece opens by itself.
import { createHash, randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { concat } from './byte-fields.ts';
import { fileName, fileOpener, PIECE_BYTES, pieceCount, pieceStart, sealedSizeBytes, sealFile } from './file-seal.ts';
import { keysFromSecret } from './keys.ts';

const keys = keysFromSecret(new Uint8Array(16).fill(1));
const others = keysFromSecret(new Uint8Array(16).fill(2));
const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const noise = (sizeBytes: number) => new Uint8Array(randomBytes(sizeBytes));

/** What a device makes of a sealed file that it was given: the content, or null. */
async function opened(by: typeof keys, contentHash: string, sealed: Uint8Array): Promise<Uint8Array | null> {
  const opener = await fileOpener(by, contentHash);
  const count = pieceCount(sealed.length);
  if (count === null) return null;
  const pieces: Uint8Array[] = [];
  for (let number = 0; number < count; number++) {
    const piece = sealed.slice(pieceStart(number), pieceStart(number + 1));
    const plain = await opener.openPiece(number, sealed.length, piece);
    if (!plain.ok) return null;
    pieces.push(plain.value);
  }
  return opener.join(pieces);
}
const wholeOf = async (content: Uint8Array<ArrayBuffer>) => (await sealFile(keys, content)).bytes(0, 1e9);

test('what was sealed opens again, whatever it is and however large', async () => {
  const sizes = fc.oneof(
    fc.nat(2_000),
    fc.constantFrom(0, 1, 247, 248, 249, PIECE_BYTES - 8, PIECE_BYTES - 7, 600_000),
  );
  await fc.assert(
    fc.asyncProperty(sizes, async (sizeBytes) => {
      const content = noise(sizeBytes);
      const sealed = await wholeOf(content);
      expect(sealed.length).toBe(sealedSizeBytes(sizeBytes));
      expect(await opened(keys, hashOf(content), sealed)).toEqual(content);
    }),
    { numRuns: 40 },
  );
});

test('two devices seal the same content to the same bytes, from wherever they go on', async () => {
  const content = noise(700_000);
  const [one, two] = [await sealFile(keys, content), await sealFile(keys, content.slice())];
  const whole = await one.bytes(0, one.sizeBytes);
  await fc.assert(
    fc.asyncProperty(fc.nat(one.sizeBytes), fc.nat(400_000), async (from, length) => {
      expect(await two.bytes(from, from + length)).toEqual(whole.slice(from, from + length));
    }),
    { numRuns: 40 },
  );
  expect(await two.bytes(0, 0)).toEqual(new Uint8Array());
});

test('the name tells nothing without the key, and other content has another', async () => {
  const content = noise(1_000);
  const hash = hashOf(content);
  const name = fileName(keys, hash);
  expect(name).toMatch(/^[A-Za-z0-9_-]{43}$/);
  expect((await sealFile(keys, content)).name).toBe(name);
  expect(fileName(others, hash)).not.toBe(name);
  expect(fileName(keys, hashOf(noise(1_000)))).not.toBe(name);
});

test('one changed bit anywhere and the file does not open', async () => {
  const content = noise(700_000);
  const sealed = await wholeOf(content);
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: sealed.length - 1 }), fc.nat(7), async (at, bit) => {
      const changed = sealed.slice();
      changed[at] = (changed[at] ?? 0) ^ (1 << bit);
      expect(await opened(keys, hashOf(content), changed)).toBeNull();
    }),
    { numRuns: 40 },
  );
});

test('a file that was cut off does not open, not even where a piece ends', async () => {
  const content = noise(3 * PIECE_BYTES - 8);
  const sealed = await wholeOf(content);
  expect(pieceCount(sealed.length)).toBe(3);
  for (const length of [0, 1, 2, pieceStart(1), pieceStart(2), sealed.length - 1])
    expect(await opened(keys, hashOf(content), sealed.slice(0, length)), `${length} bytes`).toBeNull();
});

test('pieces that were swapped, repeated or taken from another file do not open', async () => {
  const content = noise(3 * PIECE_BYTES - 8);
  const sealed = await wholeOf(content);
  const strange = await wholeOf(noise(3 * PIECE_BYTES - 8));
  const piece = (from: Uint8Array, number: number) => from.slice(pieceStart(number), pieceStart(number + 1));
  const joined = (...pieces: Uint8Array[]) => concat(sealed.slice(0, 1), ...pieces);
  const [first, second, last] = [piece(sealed, 0), piece(sealed, 1), piece(sealed, 2)];
  expect(await opened(keys, hashOf(content), joined(first, second, last))).toEqual(content);
  for (const wrong of [
    joined(second, first, last),
    joined(first, first, last),
    joined(first, piece(strange, 1), last),
    joined(first, second, last, last),
  ])
    expect(await opened(keys, hashOf(content), wrong)).toBeNull();
});

test('a file of another portfolio, or under the name of another file, does not open', async () => {
  const content = noise(1_000);
  const sealed = await wholeOf(content);
  expect(await opened(others, hashOf(content), sealed)).toBeNull();
  expect(await opened({ ...keys, room: others.room }, hashOf(content), sealed)).toBeNull();
  expect(await opened(keys, hashOf(noise(1_000)), sealed)).toBeNull();
});

test('sizes are those of sealed files or are refused, whatever a server says', () => {
  fc.assert(
    fc.property(fc.nat(60_000_000), (contentBytes) => {
      const sealedBytes = sealedSizeBytes(contentBytes);
      const count = pieceCount(sealedBytes);
      if (count === null) throw new Error('a size of our own was refused');
      expect(pieceStart(count - 1)).toBeLessThan(sealedBytes);
      expect(pieceStart(count)).toBeGreaterThanOrEqual(sealedBytes);
    }),
  );
  for (const wrong of [-1, 0, 1, 17, 200, 274.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 40])
    expect(pieceCount(wrong), String(wrong)).toBeNull();
});
