// The access token against someone who has one that was made for something else.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isRoom, signAccessToken, TOKEN_LIFE_MS, verifyAccessToken } from './access-token.ts';
import { fromBase64Url, toBase64Url } from './byte-fields.ts';
import { keysFromSecret } from './keys.ts';

const keys = keysFromSecret(new Uint8Array(16).fill(3));
const others = keysFromSecret(new Uint8Array(16).fill(4));
const nowMs = Date.UTC(2026, 10, 23);
const serverOrigin = 'https://cpd.example';
const claim = { serverOrigin, room: keys.room, issuedAtMs: nowMs };
const isOwnOrigin = (origin: string) => origin === serverOrigin;
const check = (token: string, room = keys.room, at = nowMs) =>
  verifyAccessToken({ token, room, isOwnOrigin, nowMs: at });

test('a fresh token opens its room, and each one has a nonce of its own', () => {
  const [one, two] = [check(signAccessToken(keys.signingSeed, claim)), check(signAccessToken(keys.signingSeed, claim))];
  expect([one.ok, two.ok]).toEqual([true, true]);
  expect(one).not.toEqual(two);
});

test('a token fits the header that carries it', () => {
  expect(signAccessToken(keys.signingSeed, claim)).toMatch(/^[A-Za-z0-9_-]{120,200}$/);
});

test('a token for one room opens no other', () => {
  const token = signAccessToken(keys.signingSeed, claim);
  expect(check(token, others.room)).toEqual({ ok: false, reason: 'signature' });
  expect(check(signAccessToken(others.signingSeed, claim))).toEqual({ ok: false, reason: 'signature' });
});

test('a token to read and write is none to erase, and one to erase opens nothing', () => {
  const toErase = signAccessToken(keys.signingSeed, claim, 'erase');
  const erasing = (token: string) =>
    verifyAccessToken({ token, room: keys.room, isOwnOrigin, nowMs, purpose: 'erase' });
  expect(erasing(toErase).ok).toBe(true);
  expect(check(toErase)).toEqual({ ok: false, reason: 'signature' });
  expect(erasing(signAccessToken(keys.signingSeed, claim))).toEqual({ ok: false, reason: 'signature' });
});

test('a token for another server is refused', () => {
  const token = signAccessToken(keys.signingSeed, { ...claim, serverOrigin: 'https://elsewhere.example' });
  expect(check(token)).toEqual({ ok: false, reason: 'origin' });
});

test('a token is good for two minutes by the clock of the server, in both directions', () => {
  const token = signAccessToken(keys.signingSeed, claim);
  expect(check(token, keys.room, nowMs + TOKEN_LIFE_MS).ok).toBe(true);
  expect(check(token, keys.room, nowMs - TOKEN_LIFE_MS).ok).toBe(true);
  expect(check(token, keys.room, nowMs + TOKEN_LIFE_MS + 1)).toEqual({ ok: false, reason: 'time' });
  expect(check(token, keys.room, nowMs - TOKEN_LIFE_MS - 1)).toEqual({ ok: false, reason: 'time' });
});

test('one changed bit anywhere and the token is refused', () => {
  const bytes = fromBase64Url(signAccessToken(keys.signingSeed, claim)) ?? new Uint8Array();
  for (let at = 0; at < bytes.length; at++) {
    const changed = bytes.slice();
    changed[at] = (changed[at] ?? 0) ^ 1;
    expect(check(toBase64Url(changed)).ok, `byte ${at}`).toBe(false);
  }
});

test('nonsense is refused and never throws', () => {
  fc.assert(fc.property(fc.string({ maxLength: 300 }), fc.string(), (token, room) => !check(token, room).ok));
  fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => !check(toBase64Url(bytes)).ok));
});

test('a room is 32 bytes in base64url and nothing else', () => {
  expect(isRoom(keys.room)).toBe(true);
  for (const name of ['', 'room', '../etc/passwd', `${keys.room}=`, `${keys.room}A`, keys.room.slice(1)])
    expect(isRoom(name), name).toBe(false);
});
