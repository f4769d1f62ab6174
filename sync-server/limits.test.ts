// What is too much is refused with its reason, and only for the one who asks for it.
import { expect, test } from 'vitest';
import { anUpdate, aServer, aSocket, keysOf, syncMessage } from '../tests/sync/a-server.ts';

const keys = keysOf(1);

test('a message above the limit is refused by WebSocket’s own code', async () => {
  const server = await aServer({ limits: { messageBytes: 1_000 } });
  const client = aSocket(server, keys);
  await client.hears(100, 0);
  client.socket.send(new Uint8Array(1_001));
  expect((await client.closed).code).toBe(1009);
  const metrics = await (await fetch(`${server.origin}/metrics`)).text();
  expect(metrics).toContain('refusals_total{reason="message-too-large"} 1');
});

test('a full room takes no more, and can still be read', async () => {
  const server = await aServer({ limits: { roomBytes: 100 } });
  const writer = aSocket(server, keys);
  await writer.hears(100, 0);
  writer.socket.send(syncMessage(2, anUpdate('a'.repeat(60))));
  writer.socket.send(Uint8Array.of(100, 1));
  await writer.hears(100, 1);
  writer.socket.send(syncMessage(2, anUpdate('b'.repeat(60))));
  writer.socket.send(Uint8Array.of(100, 2));
  expect((await writer.closed).code).toBe(4413);
  expect(writer.heard.some((bytes) => bytes[0] === 100 && bytes[1] === 2)).toBe(false);
  const reader = aSocket(server, keys);
  await reader.hears(100, 0);
  reader.socket.send(syncMessage(0, Uint8Array.of(0)));
  const answer = Buffer.from(await reader.hears(0, 1)).toString();
  expect([answer.includes('aaaa'), answer.includes('bbbb')]).toEqual([true, false]);
});

test('connections to one room are counted, and one that closes makes place', async () => {
  const server = await aServer({ limits: { connectionsPerRoom: 2 } });
  const [first, second] = [aSocket(server, keys), aSocket(server, keys)];
  await Promise.all([first.hears(100, 0), second.hears(100, 0)]);
  expect((await aSocket(server, keys).closed).code).toBe(4530);
  await aSocket(server, keysOf(2)).hears(100, 0);
  first.socket.close();
  await first.closed;
  await expect
    .poll(async () => {
      const next = aSocket(server, keys);
      return Promise.race([next.hears(100, 0).then(() => 'in'), next.closed.then(() => 'out')]);
    })
    .toBe('in');
});

test('connections from one address are counted', async () => {
  const server = await aServer({ limits: { connectionsPerAddress: 2 } });
  await Promise.all([aSocket(server, keys).hears(100, 0), aSocket(server, keysOf(2)).hears(100, 0)]);
  expect((await aSocket(server, keysOf(3)).closed).code).toBe(4530);
});

test('a client that talks without pause is sent away for a while', async () => {
  const server = await aServer({ limits: { messagesAtOnce: 20, messagesPerSecond: 1 } });
  const client = aSocket(server, keys);
  await client.hears(100, 0);
  for (let count = 0; count < 30; count++) client.socket.send(Uint8Array.of(100, 1));
  expect((await client.closed).code).toBe(4529);
});

test('a client that does not read is let go, and the others are not held up', async () => {
  const server = await aServer({ limits: { unsentBytes: 50_000, messagesAtOnce: 100_000 } });
  const slow = aSocket(server, keys);
  const asking = aSocket(server, keys);
  await Promise.all([slow.hears(100, 0), asking.hears(100, 0)]);
  for (let count = 0; count < 100; count++) asking.socket.send(syncMessage(2, anUpdate('x'.repeat(90))));
  asking.socket.send(Uint8Array.of(100, 1));
  await asking.hears(100, 1);
  slow.socket.pause();
  // questions whose answers it does not take fill what the operating system buffers, and then ours
  const question = syncMessage(0, Uint8Array.of(0));
  for (let count = 0; count < 2_000; count++) slow.socket.send(question);
  const refusals = async () => (await fetch(`${server.origin}/metrics`)).text();
  await expect.poll(refusals, { timeout: 5_000 }).toContain('refusals_total{reason="slow"} 1');
  asking.socket.send(Uint8Array.of(100, 2));
  await asking.hears(100, 2);
});
