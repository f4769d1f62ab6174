// Real server processes over one bucket: one is killed in the middle of an upload, and the storage goes away and comes back.
import { expect, test } from 'vitest';
import { CLOSE } from '../../shared/sync/limits.ts';
import { aFileClient, writeTo } from '../../tests/sync/a-file-client.ts';
import { aPostgres, inDatabase } from '../../tests/sync/a-postgres.ts';
import { anEraseToken, askToErase, keysOf } from '../../tests/sync/a-server.ts';
import { aServerProcessWith, type ServerProcess } from '../../tests/sync/a-server-process.ts';
import { anS3Storage } from '../../tests/sync/an-s3-storage.ts';
import { nameOf, someBytes } from './file-store-behaviour.ts';
import type { S3Settings } from './s3-requests.ts';

const postgres = aPostgres();
const storage = anS3Storage();
const keys = keysOf(1);
/** What all of them are reached at, by way of a proxy in life. */
const origin = 'https://cpd.example';
const whole = someBytes(20_000_000);
const CHUNK = 65_536;
const LONG_MS = 90_000;

interface Place {
  readonly database: string;
  readonly s3: S3Settings;
}

const aPlace = async (): Promise<Place> => ({ database: await postgres.database(), s3: await storage.bucket() });

function aProcessOn({ database, s3 }: Place): Promise<ServerProcess> {
  const env = { WAYMARK_S3_ACCESS_KEY: s3.accessKey, WAYMARK_S3_SECRET_KEY: s3.secretKey };
  const where = ['--s3-endpoint', s3.endpoint, '--s3-bucket', s3.bucket, '--s3-path-style'];
  return aServerProcessWith(env, '--database', database, '--public-origin', origin, ...where);
}

const aDevice = ({ origin: at }: { origin: string }) => aFileClient({ origin: at, origins: origin }, keys);

/** Brings from the start, and kills the server after so many bytes. */
async function bringUntilKilled(server: ServerProcess, name: string, bytes: number): Promise<void> {
  let at = 0;
  const body = new ReadableStream({
    async pull(controller) {
      if (at >= bytes) {
        server.child.kill('SIGKILL');
        await server.gone;
        return controller.error(new Error('the server was killed'));
      }
      controller.enqueue(whole.subarray(at, at + CHUNK));
      at += CHUNK;
    },
  });
  const headers = { 'Upload-Offset': '0', 'Upload-Length': `${whole.length}` };
  await expect(aDevice(server).ask(name, { method: 'PATCH', headers, body })).rejects.toThrow();
}

const pathOf = async (server: ServerProcess, path: string): Promise<number> =>
  (await fetch(`${server.origin}${path}`)).status;

test('of three processes one is killed in the middle of an upload, and another finishes it; erasing leaves nothing', {
  timeout: LONG_MS,
}, async () => {
  const place = await aPlace();
  const [killed, next, last] = await Promise.all([aProcessOn(place), aProcessOn(place), aProcessOn(place)]);
  await writeTo({ origin, url: killed.url }, keys);
  const [name, other] = [nameOf('f'), nameOf('g')];
  const bytes = 9_000_000 + Math.floor(Math.random() * 9_000_000);
  await Promise.all([bringUntilKilled(killed, name, bytes), aDevice(last).bring(other, whole, 3_000_000)]);
  const held = Number((await aDevice(next).head(name)).headers.get('upload-offset'));
  // what came is put in pieces of four megabytes; the one on its way may be lost
  expect(held).toBeGreaterThanOrEqual(4 * 1024 * 1024);
  const { status } = await aDevice(next).patch(name, whole, held);
  expect(status).toBe(204);
  for (const one of [name, other])
    for (const server of [next, last]) expect(Buffer.compare((await aDevice(server).ask(one)).bytes, whole)).toBe(0);
  const part = await aDevice(last).ask(name, { headers: { Range: 'bytes=4194000-9000000' } });
  expect([part.status, Buffer.compare(part.bytes, whole.subarray(4_194_000, 9_000_001))]).toEqual([206, 0]);

  const erased = await askToErase(next, keys, anEraseToken({ origin }, keys));
  expect(erased.status).toBe(204);
  // of the piece that was on its way to the bucket, the sweep removes what came there
  const coming = await inDatabase(place.database, 'SELECT key FROM waymark_file_objects');
  expect(coming.length).toBeLessThanOrEqual(1);
  const left = (await storage.keysIn(place.s3)).filter((key) => key.includes('/'));
  expect(coming.map(({ key }) => key)).toEqual(expect.arrayContaining(left));
});

test('while the storage is away a device is told to come later, the operator is told why, and then it goes on', {
  timeout: LONG_MS,
}, async () => {
  const place = await aPlace();
  const server = await aProcessOn(place);
  let log = '';
  server.child.stdout?.on('data', (said: Buffer) => {
    log += said;
  });
  await writeTo({ origin, url: server.url }, keys);
  const name = nameOf('f');
  await aDevice(server).patch(name, whole, 0, 5_000_000);
  expect(await pathOf(server, '/ready')).toBe(200);

  await storage.shut();
  const refused = await aDevice(server).patch(name, whole, 5_000_000);
  expect([refused.status, refused.refusal]).toEqual([
    503,
    { code: CLOSE.storage, reason: 'cannot store or read files at the moment' },
  ]);
  expect([await pathOf(server, '/ready'), await pathOf(server, '/health')]).toEqual([503, 503]);
  await expect.poll(() => log).toMatch(/^Files cannot be stored\. .*ECONNREFUSED/m);
  const another = keysOf(2);
  expect((await askToErase(server, another, anEraseToken({ origin }, another))).status).toBe(503);

  await storage.open();
  expect(await pathOf(server, '/ready')).toBe(200);
  expect((await aDevice(server).head(name)).headers.get('upload-offset')).toBe('5000000');
  await aDevice(server).bring(name, whole);
  expect(Buffer.compare((await aDevice(server).ask(name)).bytes, whole)).toBe(0);
  await expect.poll(() => log).toContain('Files are stored again.');
  for (const secret of [place.s3.secretKey, place.s3.accessKey, keys.room, name]) expect(log).not.toContain(secret);
  server.child.kill('SIGTERM');
  expect(await server.gone).toBe(0);
});
