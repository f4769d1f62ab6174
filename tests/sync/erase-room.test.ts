// A device asks for its room to be erased: a real server, one whose clock is elsewhere, one that is away, and ones that are not ours.
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { keysFromSecret } from '../../shared/crypto/keys.ts';
import { newSecret } from '../../shared/crypto/secret.ts';
import { eraseRoom } from '../../shared/sync/erase-room.ts';
import { aServer, aSocket } from './a-server.ts';

const now = () => new Date();

test('the room is erased', async () => {
  const server = await aServer();
  const secret = newSecret();
  expect(await eraseRoom({ secret, serverUrl: server.url, now })).toEqual({ ok: true, value: null });
  expect((await aSocket(server, keysFromSecret(secret)).closed).code).toBe(4410);
});

test('a device whose clock is wrong by a day erases it with the server’s time', async () => {
  const server = await aServer();
  const secret = newSecret();
  const tomorrow = () => new Date(Date.now() + 86_400_000);
  expect((await eraseRoom({ secret, serverUrl: server.url, now: tomorrow })).ok).toBe(true);
  expect((await aSocket(server, keysFromSecret(secret)).closed).code).toBe(4410);
});

test('a server that says that it has another address refuses', async () => {
  const server = await aServer({ publicOrigin: 'https://cpd.example' });
  const answer = await eraseRoom({ secret: newSecret(), serverUrl: server.url, now });
  expect(answer).toEqual({ ok: false, reason: 'refused' });
});

test('a server that is not there is away', async () => {
  const server = await aServer();
  await server.stop();
  const answer = await eraseRoom({ secret: newSecret(), serverUrl: server.url, now });
  expect(answer).toEqual({ ok: false, reason: 'away' });
});

const others: [string, RequestListener, 'cannot' | 'away'][] = [
  ['knows no such address', (_, response) => response.writeHead(404).end('not found'), 'cannot'],
  ['answers everything with its page', (_, response) => response.writeHead(200).end('<!doctype html>'), 'cannot'],
  ['answers in JSON of its own', (_, response) => response.writeHead(405).end('{"error":"no"}'), 'cannot'],
  ['is overloaded', (_, response) => response.writeHead(503).end(), 'away'],
  ['hangs up', (request) => request.socket.destroy(), 'away'],
];

test.each(others)('of a server that %s nobody believes that it has erased anything', async (_, listen, reason) => {
  const server = createServer(listen).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  onTestFinished(() => void server.close());
  const serverUrl = `ws://127.0.0.1:${(server.address() as AddressInfo).port}/sync`;
  expect(await eraseRoom({ secret: newSecret(), serverUrl, now })).toEqual({ ok: false, reason });
});
