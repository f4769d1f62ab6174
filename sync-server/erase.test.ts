// A room that its owner has erased: who may do it, who hears of it, and that it never comes back.
import { expect, test } from 'vitest';
import {
  aFolder,
  anEraseToken,
  anUpdate,
  aProvider,
  aServer,
  aSocket,
  askToErase,
  aToken,
  keysOf,
  synced,
  syncMessage,
  type TestServer,
} from '../tests/sync/a-server.ts';
import { openSqliteStore } from './store/sqlite-store.ts';

const [keys, others] = [keysOf(1), keysOf(2)];

/** A device that has written to the room, and heard that it is on disk. */
async function aWriter(server: TestServer, room = keys) {
  const writer = aSocket(server, room);
  await writer.hears(100, 0);
  writer.socket.send(syncMessage(2, anUpdate('canary')));
  writer.socket.send(Uint8Array.of(100, 1));
  await writer.hears(100, 1);
  return writer;
}

test('the owner erases the room: everybody in it is told, and nobody gets in any more, also after a restart', async () => {
  const dataFolder = aFolder();
  const first = await aServer({ dataFolder });
  const [writer, reader, other] = [await aWriter(first), aSocket(first, keys), await aWriter(first, others)];
  await reader.hears(100, 0);
  expect((await askToErase(first, keys)).status).toBe(204);
  const told = { code: 4410, reason: 'the room was erased' };
  expect([await writer.closed, await reader.closed]).toEqual([told, told]);
  expect(await aSocket(first, keys).closed).toEqual(told);
  await first.stop();

  const again = await aServer({ dataFolder });
  expect(await aSocket(again, keys).closed).toEqual(told);
  expect(other.heard.length).toBeGreaterThan(0);
  const kept = aProvider(again, others);
  await synced(kept.provider);
  expect(kept.log.toArray()).toEqual(['canary']);
  await again.stop();
  const store = openSqliteStore(dataFolder);
  expect(await store.size()).toMatchObject({ rooms: 1 });
  await store.close();
});

test('a device that comes with all it has does not bring the room back', async () => {
  const dataFolder = aFolder();
  const server = await aServer({ dataFolder });
  const device = aProvider(server, keys);
  await synced(device.provider);
  device.log.push(['written before']);
  device.provider.disconnect();
  await askToErase(server, keys);
  const closed = new Promise<number | undefined>((resolve) =>
    device.provider.once('connection-close', (event) => resolve(event?.code)),
  );
  device.log.push(['written since']);
  device.provider.connect();
  expect(await closed).toBe(4410);
  await server.stop();
  const store = openSqliteStore(dataFolder);
  expect(await store.size()).toEqual({ rooms: 0, sizeBytes: 0 });
  await store.close();
});

test('whoever has no right to it erases nothing, and hears why', async () => {
  const server = await aServer();
  const writer = await aWriter(server);
  const nowMs = Date.now();
  const wrong: [string | null, number, number][] = [
    [null, 401, 4401],
    ['nonsense', 401, 4401],
    [aToken(server, keys), 401, 4401],
    [anEraseToken(server, others), 401, 4401],
    [anEraseToken({ origin: 'https://elsewhere.example' }, keys), 403, 4403],
    [anEraseToken(server, keys, nowMs - 300_000), 401, 4501],
  ];
  for (const [token, status, code] of wrong) {
    const answer = await askToErase(server, keys, token);
    expect([answer.status, await answer.json()]).toEqual([status, { reason: expect.any(String), code }]);
  }
  writer.socket.send(Uint8Array.of(100, 2));
  await writer.hears(100, 2);
});

test('a token to erase is good once', async () => {
  const server = await aServer();
  const token = anEraseToken(server, keys);
  expect((await askToErase(server, keys, token)).status).toBe(204);
  const answer = await askToErase(server, keys, token);
  expect([answer.status, await answer.json()]).toMatchObject([401, { code: 4502 }]);
  expect((await askToErase(server, keys)).status).toBe(204);
});

test('rooms that nobody has written to are closed for one address only so many within an hour', async () => {
  const server = await aServer({ limits: { newRoomsPerHour: 2 }, invitations: ['heather'] });
  const answers = [await askToErase(server, keysOf(1)), await askToErase(server, keysOf(2))];
  expect(answers.map(({ status }) => status)).toEqual([204, 204]);
  const refused = await askToErase(server, keysOf(3));
  expect([refused.status, await refused.json()]).toMatchObject([429, { code: 4531 }]);
  expect((await askToErase(server, keysOf(1))).status).toBe(204);
});

test('a page of another origin may ask, with the token in a header; other methods do nothing', async () => {
  const server = await aServer();
  const writer = await aWriter(server);
  const url = `${server.origin}/rooms/${keys.room}`;
  const question = await fetch(url, {
    method: 'OPTIONS',
    headers: {
      Origin: 'https://elsewhere.example',
      'Access-Control-Request-Method': 'DELETE',
      'Access-Control-Request-Headers': 'authorization',
    },
  });
  expect([
    question.status,
    ...['origin', 'methods', 'headers'].map((name) => question.headers.get(`access-control-allow-${name}`)),
  ]).toEqual([204, '*', 'DELETE', 'Authorization']);
  const headers = { Authorization: `Waymark ${anEraseToken(server, keys)}` };
  for (const method of ['GET', 'POST', 'PUT']) expect((await fetch(url, { method, headers })).status).toBe(405);
  writer.socket.send(Uint8Array.of(100, 2));
  await writer.hears(100, 2);
  const answer = await askToErase(server, keys);
  expect(answer.headers.get('access-control-allow-origin')).toBe('*');
});

test('refusals and erasures leave no room, token or address in what the server counts and says', async () => {
  const server = await aServer();
  await askToErase(server, keys, null);
  const metrics = await (await fetch(`${server.origin}/metrics`)).text();
  expect(metrics).toContain('waymark_refusals_total{reason="erase-4401"} 1');
  expect(metrics).not.toContain(keys.room);
});
