// Sealing against someone who holds the bytes: what was changed, moved or cut does not open, and sizes say little.
import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { keysFromSecret } from './keys.ts';
import { paddedSizeBytes } from './padding.ts';
import { open, seal, sealKey } from './seal.ts';

const keys = keysFromSecret(new Uint8Array(16).fill(1));
const by = await sealKey(keys.logKey, keys.room, 'waymark/1/entry');
const content = new TextEncoder().encode('I will ask about the stairs before discharge.');

test('what was sealed opens again, whatever it is', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 2_000 }), async (any) => {
      expect(await open(by, await seal(by, any))).toEqual({ ok: true, value: any });
    }),
    { numRuns: 50 },
  );
});

test('one changed bit anywhere and it does not open', async () => {
  const entry = await seal(by, content);
  for (let at = 0; at < entry.length; at++) {
    const changed = entry.slice();
    changed[at] = (changed[at] ?? 0) ^ 1;
    expect((await open(by, changed)).ok, `byte ${at}`).toBe(false);
  }
});

test('a part of an entry does not open', async () => {
  const entry = await seal(by, content);
  for (const length of [0, 1, 12, 13, 24, 25, 40, 41, entry.length - 1])
    expect((await open(by, entry.slice(0, length))).ok, `${length} bytes`).toBe(false);
});

test('an entry of another room, key or purpose does not open', async () => {
  const entry = await seal(by, content);
  const other = keysFromSecret(new Uint8Array(16).fill(2));
  const elsewhere = [
    await sealKey(keys.logKey, other.room, 'waymark/1/entry'),
    await sealKey(other.logKey, keys.room, 'waymark/1/entry'),
    await sealKey(keys.logKey, keys.room, 'waymark/1/file'),
  ];
  for (const key of elsewhere) expect(await open(key, entry)).toEqual({ ok: false, reason: 'sealed' });
});

test('an entry of a version to come is told apart from a forged one', async () => {
  const entry = await seal(by, content);
  entry[0] = 2;
  expect(await open(by, entry)).toEqual({ ok: false, reason: 'version' });
});

test('two entries of the same content share neither id, nonce nor ciphertext', async () => {
  const [one, two] = [await seal(by, content), await seal(by, content)];
  expect(one.slice(1, 13)).not.toEqual(two.slice(1, 13));
  expect(one.slice(13, 25)).not.toEqual(two.slice(13, 25));
  expect(one.slice(25)).not.toEqual(two.slice(25));
});

test('a keystroke and a sentence have the same size', async () => {
  expect((await seal(by, new Uint8Array(1))).length).toBe((await seal(by, content)).length);
});

test('sizes go in steps that at most double and never shrink', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 5_000_000 }), (size) => {
      const padded = paddedSizeBytes(size);
      expect(padded).toBeGreaterThanOrEqual(size);
      expect(padded).toBeLessThanOrEqual(Math.max(256, size * 2));
      expect(paddedSizeBytes(padded)).toBe(padded);
    }),
  );
});

test('prose is compressed before it is sealed, noise is not made larger', async () => {
  const prose = new TextEncoder().encode('I learned how to plan a home visit. '.repeat(500));
  expect((await seal(by, prose)).length).toBeLessThan(prose.length / 10);
  const noise = new Uint8Array(randomBytes(60_000));
  expect((await seal(by, noise)).length).toBe(1 + 12 + 12 + 64 * 1024 + 16);
});
