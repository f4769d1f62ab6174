// The mark of a room that a person has left: read by whoever can open the room, and by nobody as anything else.
import { expect, test } from 'vitest';
import { keysFromSecret } from '../crypto/keys.ts';
import { open, seal, sealKey } from '../crypto/seal.ts';
import vectors from '../crypto/vectors.json' with { type: 'json' };
import { readMovedMark, sealMovedMark } from './moved-mark.ts';
import { openedEntries } from './opened-entries.ts';
import { ENTRY_PURPOSE } from './sealed-log.ts';

const bytes = (hex: string) => new Uint8Array(Buffer.from(hex, 'hex'));
const keyOf = (secret: Uint8Array) => {
  const keys = keysFromSecret(secret);
  return sealKey(keys.logKey, keys.room, ENTRY_PURPOSE);
};
const by = await keyOf(new Uint8Array(16).fill(1));
const movedAtMs = Date.UTC(2026, 10, 3);

test('the mark says when, and is no entry', async () => {
  const mark = await sealMovedMark(by, movedAtMs);
  expect(await readMovedMark(by, mark)).toBe(movedAtMs);
  expect(await open(by, mark)).toEqual({ ok: false, reason: 'sealed' });
});

test('an entry is no mark, nor is the mark of another room', async () => {
  expect(await readMovedMark(by, await seal(by, Uint8Array.of(1, 2, 3)))).toBeNull();
  const others = await keyOf(new Uint8Array(16).fill(2));
  expect(await readMovedMark(by, await sealMovedMark(others, movedAtMs))).toBeNull();
  expect(await readMovedMark(by, Uint8Array.of(1, 2, 3))).toBeNull();
});

test('the frozen mark opens', async () => {
  const [secret] = vectors.secrets;
  const vector = vectors.entries.find(({ purpose }) => purpose === 'waymark/1/moved');
  if (!secret || !vector) throw new Error('the vectors are missing');
  expect(await readMovedMark(await keyOf(bytes(secret.secret)), bytes(vector.sealed))).toBe(1_795_000_000_000);
});

test('a mark is not counted as an entry that did not open, and of two the first counts', async () => {
  const opened = openedEntries(by);
  const marks = await Promise.all([movedAtMs + 5, movedAtMs].map((atMs) => sealMovedMark(by, atMs)));
  const { updates } = await opened.refresh([...marks, Uint8Array.of(1, 2, 3)]);
  expect([updates, opened.setAside, opened.movedAtMs]).toEqual([[], 1, movedAtMs]);
  await opened.refresh([]);
  expect([opened.setAside, opened.movedAtMs]).toEqual([0, null]);
});
