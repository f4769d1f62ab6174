// A real server process, killed at the worst moments: what it gave a receipt for, or told another device, is there again.
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { aFolder, anUpdate, aProvider, aSocket, keysOf, synced, syncMessage } from '../tests/sync/a-server.ts';
import { aServerProcess } from '../tests/sync/a-server-process.ts';

const keys = keysOf(1);

test('after SIGKILL, everything with a receipt and everything told to others is there', async () => {
  const folder = aFolder();
  for (let round = 0; round < 3; round++) {
    const server = await aServerProcess('--data', folder);
    const told = new Set<string>();
    const acknowledged = new Set<string>();
    const listener = aProvider(server, keys);
    await synced(listener.provider);
    listener.log.observe(() => {
      for (const value of listener.log) told.add(value);
    });
    const writer = aSocket(server, keys);
    await writer.hears(100, 0);
    writer.socket.on('message', (bytes: Buffer) => {
      const number = bytes[0] === 100 ? (bytes[1] ?? 0) : 0;
      if (number > 0) acknowledged.add(`${round}-${number}`);
      if (acknowledged.size === 40) server.child.kill('SIGKILL');
    });
    for (let number = 1; number <= 100; number++) {
      writer.socket.send(syncMessage(2, anUpdate(`${round}-${number}`)));
      writer.socket.send(Uint8Array.of(100, number));
    }
    await server.gone;
    await writer.closed;
    expect(acknowledged.size).toBeGreaterThanOrEqual(40);

    const again = await aServerProcess('--data', folder);
    const reader = aProvider(again, keys, new Y.Doc());
    await synced(reader.provider);
    const kept = new Set(reader.log.toArray());
    expect(acknowledged.difference(kept)).toEqual(new Set());
    expect(told.difference(kept)).toEqual(new Set());
    reader.provider.destroy();
    listener.provider.destroy();
    again.child.kill('SIGTERM');
    expect(await again.gone).toBe(0);
  }
}, 30_000);

test('asked to stop, it closes connections as a restart and ends well', async () => {
  const server = await aServerProcess('--data', aFolder());
  const client = aSocket(server, keys);
  await client.hears(100, 0);
  server.child.kill('SIGTERM');
  expect((await client.closed).code).toBe(1012);
  expect(await server.gone).toBe(0);
});

test('on a port that is taken it says so and ends', async () => {
  const server = await aServerProcess('--data', aFolder());
  const { port } = new URL(server.origin);
  await expect(aServerProcess('--data', aFolder(), '--port', port)).rejects.toThrow('EADDRINUSE');
});
