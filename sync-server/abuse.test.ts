// Frames that no client of ours sends: the connection goes, the server and everybody else stay.
import { connect } from 'node:net';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anUpdate, aProvider, aServer, aSocket, aToken, keysOf, synced, syncMessage } from '../tests/sync/a-server.ts';

const keys = keysOf(1);

/** Fails unless the server still lets a device in and relays for it. */
async function staysWell(server: Awaited<ReturnType<typeof aServer>>): Promise<void> {
  const [a, b] = [aSocket(server, keysOf(9)), aSocket(server, keysOf(9))];
  await Promise.all([a.hears(100, 0), b.hears(100, 0)]);
  a.socket.send(syncMessage(2, anUpdate('still here')));
  await b.hears(0, 2);
  expect((await fetch(`${server.origin}/health`)).status).toBe(200);
}

/** Speaks WebSocket by hand after the handshake, which `ws` would not do wrongly. Resolves when the server hangs up. */
function sendRaw(server: Awaited<ReturnType<typeof aServer>>, token: string | null, frame: Buffer): Promise<void> {
  return new Promise((resolve) => {
    const socket = connect(server.port, '127.0.0.1', () => {
      socket.write(
        [
          `GET /sync/${keys.room} HTTP/1.1`,
          `Host: 127.0.0.1:${server.port}`,
          'Upgrade: websocket',
          'Connection: Upgrade',
          'Sec-WebSocket-Version: 13',
          'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
          ...(token ? [`Sec-WebSocket-Protocol: waymark.1, token.${token}`] : []),
          '\r\n',
        ].join('\r\n'),
      );
      socket.write(frame);
    });
    socket.on('error', () => undefined);
    socket.on('data', () => undefined);
    socket.once('close', () => resolve());
  });
}

const masked = (first: number, second: number, ...rest: number[]) =>
  Buffer.from([first, second | 0x80, 1, 2, 3, 4, ...rest]);

const frames: [name: string, frame: Buffer][] = [
  ['reserved bits', masked(0xf2, 0)],
  ['an unknown opcode', masked(0x83, 0)],
  ['no mask', Buffer.from([0x82, 1, 0])],
  ['a continuation of nothing', masked(0x80, 0)],
  ['a ping of more than 125 bytes', Buffer.concat([Buffer.from([0x89, 0xfe, 0, 200, 1, 2, 3, 4]), Buffer.alloc(200)])],
  ['a length of 2^63', Buffer.from([0x82, 0xff, 0x7f, 255, 255, 255, 255, 255, 255, 255, 1, 2, 3, 4])],
  ['text that is not UTF-8', masked(0x81, 2, 0xff ^ 1, 0xff ^ 2)],
  ['a close code that does not exist', masked(0x88, 2, 0 ^ 1, 9 ^ 2)],
];

test.each(frames)('a frame with %s ends its connection only', async (_, frame) => {
  const server = await aServer();
  await sendRaw(server, aToken(server, keys), frame);
  await sendRaw(server, null, frame);
  await staysWell(server);
});

test.each([
  ['nothing', Uint8Array.of()],
  ['half a number', Uint8Array.of(255)],
  ['a sync message without its kind', Uint8Array.of(0)],
  ['an unknown kind of sync message', Uint8Array.of(0, 9, 0)],
  ['a length past the end', Uint8Array.of(0, 2, 200, 1, 1)],
  ['an update that is none', syncMessage(2, Uint8Array.of(9, 9, 9))],
  ['half an update', syncMessage(2, anUpdate('a longer text').subarray(0, 9))],
  ['a state vector that is none', syncMessage(0, Uint8Array.of(5, 1))],
  ['a receipt without its number', Uint8Array.of(100)],
])('%s is refused for good', async (_, message) => {
  const server = await aServer();
  const client = aSocket(server, keys);
  await client.hears(100, 0);
  client.socket.send(message);
  expect((await client.closed).code).toBe(4400);
  await staysWell(server);
});

test('text is refused for good', async () => {
  const server = await aServer();
  const client = aSocket(server, keys);
  await client.hears(100, 0);
  client.socket.send('hello');
  expect((await client.closed).code).toBe(4400);
});

test('random bytes end at most their connection, and nothing of them is stored', async () => {
  const server = await aServer();
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 60 }), fc.nat(2), async (bytes, step) => {
      const client = aSocket(server, keys);
      await client.hears(100, 0);
      client.socket.send(syncMessage(step as 0 | 1 | 2, bytes));
      client.socket.send(Uint8Array.of(100, 5));
      await Promise.race([client.closed, client.hears(100, 5)]);
      client.socket.terminate();
    }),
    { numRuns: 60 },
  );
  await staysWell(server);
  const reader = aProvider(server, keys);
  await synced(reader.provider);
  expect(reader.log.length).toBe(0);
});

test('a connection that is cut in the middle of the handshake harms nobody', async () => {
  const server = await aServer();
  const socket = connect(server.port, '127.0.0.1');
  socket.write(`GET /sync/${keys.room} HTTP/1.1\r\nUpgrade: websocket\r\n`);
  await new Promise<void>((resolve) => socket.once('connect', resolve));
  socket.resetAndDestroy();
  await staysWell(server);
});
