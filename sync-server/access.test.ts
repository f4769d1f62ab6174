// Who is let into a room, and what everyone else is told.
import { expect, test } from 'vitest';
import { signAccessToken, TOKEN_LIFE_MS } from '../shared/crypto/access-token.ts';
import { aServer, aSocket, aToken, keysOf } from '../tests/sync/a-server.ts';

const keys = keysOf(1);
const others = keysOf(2);

test('a fresh token for this room and server lets in', async () => {
  const client = aSocket(await aServer(), keys);
  await client.hears(100, 0);
  expect(client.socket.protocol).toBe('waymark.1');
});

test('without a token nobody comes in', async () => {
  const client = aSocket(await aServer(), keys, null);
  expect(await client.closed).toEqual({ code: 4401, reason: 'no access token' });
  expect(client.heard).toEqual([]);
});

test.each(['', 'nonsense', 'A'.repeat(200), 'A'.repeat(5_000)])('the token %j is refused', async (token) => {
  expect((await aSocket(await aServer(), keys, token).closed).code).toBe(4401);
});

test('a token for another room is refused', async () => {
  const server = await aServer();
  expect((await aSocket(server, keys, aToken(server, others)).closed).code).toBe(4401);
});

test('a token that someone else signed for this room is refused', async () => {
  const server = await aServer();
  const claim = { serverOrigin: server.origin, room: keys.room, issuedAtMs: Date.now() };
  expect((await aSocket(server, keys, signAccessToken(others.signingSeed, claim)).closed).code).toBe(4401);
});

test('a token for another server is refused', async () => {
  const server = await aServer();
  const elsewhere = aToken({ origin: 'http://127.0.0.1:1' }, keys);
  expect((await aSocket(server, keys, elsewhere).closed).code).toBe(4403);
});

test('an old token, and one from the future, are refused for now', async () => {
  const server = await aServer();
  for (const shiftMs of [-TOKEN_LIFE_MS - 5_000, TOKEN_LIFE_MS + 5_000]) {
    const token = aToken(server, keys, Date.now() + shiftMs);
    expect((await aSocket(server, keys, token).closed).code).toBe(4501);
  }
});

test('a token lets in once', async () => {
  const server = await aServer();
  const token = aToken(server, keys);
  await aSocket(server, keys, token).hears(100, 0);
  expect((await aSocket(server, keys, token).closed).code).toBe(4502);
});

test('a used token is remembered for as long as it is good', async () => {
  let nowMs = Date.now();
  const server = await aServer({ now: () => nowMs });
  const token = aToken(server, keys, nowMs + TOKEN_LIFE_MS);
  await aSocket(server, keys, token).hears(100, 0);
  for (const laterMs of [TOKEN_LIFE_MS, TOKEN_LIFE_MS - 1]) {
    nowMs += laterMs;
    // another device comes meanwhile, which is when old ones are forgotten
    await aSocket(server, others, aToken(server, others, nowMs)).hears(100, 0);
    expect((await aSocket(server, keys, token).closed).code).toBe(4502);
  }
  nowMs += 2;
  expect((await aSocket(server, keys, token).closed).code).toBe(4501);
});

test('a server with a public origin takes tokens for that and no other', async () => {
  const server = await aServer({ publicOrigin: 'https://cpd.example' });
  await aSocket(server, keys, aToken({ origin: 'https://cpd.example' }, keys)).hears(100, 0);
  expect((await aSocket(server, keys, aToken(server, keys)).closed).code).toBe(4403);
  const unprotected = aToken({ origin: 'http://cpd.example' }, keys);
  expect((await aSocket(server, keys, unprotected).closed).code).toBe(4403);
});

test.each(['/sync/', '/sync/room', `/sync/${keys.room}/more`, '/other', `/sync/${'A'.repeat(44)}`])(
  'the address %s has no room',
  async (path) => {
    const server = await aServer();
    const client = aSocket({ origin: server.origin, url: `${server.url}/..${path}?` }, keys);
    expect((await client.closed).code).toBe(1006);
  },
);

test('refusals are counted by reason and say nothing of the room', async () => {
  const server = await aServer();
  await aSocket(server, keys, null).closed;
  const metrics = await (await fetch(`${server.origin}/metrics`)).text();
  expect(metrics).toContain('waymark_refusals_total{reason="access-4401"} 1');
  expect(metrics).not.toContain(keys.room);
});
