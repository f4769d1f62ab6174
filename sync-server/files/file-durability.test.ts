// Real server processes that are killed in the middle of an upload: what was answered is there, and the upload goes on from it.
import { expect, test } from 'vitest';
import { aFileClient, writeTo } from '../../tests/sync/a-file-client.ts';
import { aPostgres } from '../../tests/sync/a-postgres.ts';
import { aFolder, keysOf } from '../../tests/sync/a-server.ts';
import { aServerProcess, type ServerProcess } from '../../tests/sync/a-server-process.ts';
import { nameOf, someBytes } from './file-store-behaviour.ts';

const postgres = aPostgres();
const keys = keysOf(1);
const origin = 'https://cpd.example';
const name = nameOf('f');
const whole = someBytes(20_000_000);
const STEP = 1_500_000;
const CHUNK = 65_536;
const LONG_MS = 60_000;

const aDevice = (server: ServerProcess) => aFileClient({ origin: server.origin, origins: origin }, keys);

/** Brings the rest, and kills the server after so many bytes of it. */
async function bringUntilKilled(server: ServerProcess, from: number, bytes: number): Promise<void> {
  let at = from;
  const body = new ReadableStream({
    async pull(controller) {
      if (at - from >= bytes) {
        server.child.kill('SIGKILL');
        await server.gone;
        return controller.error(new Error('the server was killed'));
      }
      controller.enqueue(whole.subarray(at, at + CHUNK));
      at += CHUNK;
    },
  });
  const headers = { 'Upload-Offset': `${from}`, 'Upload-Length': `${whole.length}` };
  await expect(aDevice(server).ask(name, { method: 'PATCH', headers, body })).rejects.toThrow();
  await server.gone;
}

async function heldBy(server: ServerProcess): Promise<number> {
  const { status, headers } = await aDevice(server).head(name);
  expect(status).toBe(204);
  return Number(headers.get('upload-offset'));
}

/** Each of these starts where the one before was killed. */
async function surviveKills(start: () => Promise<ServerProcess>): Promise<void> {
  let server = await start();
  await writeTo({ origin, url: server.url }, keys);
  let answered = 0;
  for (let round = 0; round < 2; round++) {
    for (let step = 0; step < 2; step++) {
      const { headers } = await aDevice(server).patch(name, whole, answered, answered + STEP);
      answered = Number(headers.get('upload-offset'));
    }
    await bringUntilKilled(server, answered, 500_000 + Math.floor(Math.random() * 5_000_000));
    server = await start();
    const held = await heldBy(server);
    expect(held).toBeGreaterThanOrEqual(answered);
    answered = held;
  }
  const last = await aDevice(server).patch(name, whole, answered);
  expect([last.status, last.headers.get('upload-offset')]).toEqual([204, `${whole.length}`]);
  server.child.kill('SIGKILL');
  await server.gone;
  const again = await start();
  expect(Buffer.compare((await aDevice(again).ask(name)).bytes, whole)).toBe(0);
  again.child.kill('SIGTERM');
  expect(await again.gone).toBe(0);
}

test('in a data folder, what was answered is there after SIGKILL, and the file is whole in the end', {
  timeout: LONG_MS,
}, async () => {
  const folder = aFolder();
  await surviveKills(() => aServerProcess('--data', folder, '--public-origin', origin));
});

test('in PostgreSQL, another process goes on with what one that was killed had taken', {
  timeout: LONG_MS,
}, async () => {
  const database = await postgres.database();
  await surviveKills(() => aServerProcess('--database', database, '--public-origin', origin));
});
