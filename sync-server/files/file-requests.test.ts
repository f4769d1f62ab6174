// Files by HTTP: they come and go whole, for those who may, and what is asked wrongly is refused with its reason.
import { request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { signAccessToken, TOKEN_LIFE_MS } from '../../shared/crypto/access-token.ts';
import { WIRE_LIMITS, type WireLimits } from '../../shared/sync/limits.ts';
import { type Answer, aFileClient, writeTo } from '../../tests/sync/a-file-client.ts';
import { aFolder, aServer, askToErase, aToken, keysOf } from '../../tests/sync/a-server.ts';
import { openLog } from '../log.ts';
import type { ServerOptions } from '../server.ts';
import { openDiskFileStore } from './disk-file-store.ts';
import { nameOf, someBytes } from './file-store-behaviour.ts';

const keys = keysOf(1);
const name = nameOf('f');
const whole = someBytes(300_000);
/** Long enough for a machine that has much else to do. */
const patiently = { timeout: 20_000 };

/** A server with a room, and a device of it. */
async function aRoom(options: Partial<ServerOptions> = {}) {
  const server = await aServer(options);
  await writeTo({ ...server, origin: options.publicOrigin ?? server.origin }, keys);
  return { server, device: aFileClient(server, keys) };
}
const withLimits = (limits: Partial<WireLimits>) => aRoom({ limits });

const metricsOf = async (server: { origin: string }) => (await fetch(`${server.origin}/metrics`)).text();

test('a file is brought in parts, is there once it is whole, and can be listed, read and removed', async () => {
  const { device } = await aRoom({ now: Date.now });
  expect((await device.head(name)).status).toBe(404);
  const first = await device.patch(name, whole, 0, 100_000);
  expect([first.status, first.headers.get('upload-offset')]).toEqual([204, '100000']);
  const begun = await device.head(name);
  expect([begun.status, begun.headers.get('upload-offset')]).toEqual([204, '100000']);
  expect((await device.ask(name)).refusal).toEqual({ reason: 'there is no such file', code: 4404 });
  expect((await device.ask('')).refusal).toEqual({ files: [] });

  const last = await device.patch(name, whole, 100_000);
  expect([last.status, last.headers.get('upload-offset')]).toEqual([204, '300000']);
  const complete = await device.head(name);
  expect([complete.status, complete.headers.get('content-length')]).toEqual([200, '300000']);
  const { files } = (await device.ask('')).refusal as { files?: { storedAtMs: number }[] };
  expect(files).toEqual([{ name, sizeBytes: 300_000, storedAtMs: expect.any(Number) }]);
  const read = await device.ask(name);
  expect(Buffer.compare(read.bytes, whole)).toBe(0);
  expect(Object.fromEntries(read.headers)).toMatchObject({
    'content-type': 'application/octet-stream',
    'content-length': '300000',
    'cache-control': 'private, no-store',
    etag: `"${name}"`,
    'access-control-allow-origin': '*',
  });

  for (let again = 0; again < 2; again++) expect((await device.ask(name, { method: 'DELETE' })).status).toBe(204);
  expect((await device.head(name)).status).toBe(404);
});

test.each([
  ['bytes=0-0', 0, 0],
  ['bytes=7-99', 7, 99],
  ['bytes=299999-', 299_999, 299_999],
  ['bytes=100-999999999', 100, 299_999],
])('of a file, %s is sent', async (range, first, last) => {
  const { device } = await aRoom();
  await device.bring(name, whole);
  const { status, headers, bytes } = await device.ask(name, { headers: { range } });
  expect([status, headers.get('content-range')]).toEqual([206, `bytes ${first}-${last}/300000`]);
  expect(Buffer.compare(bytes, whole.slice(first, last + 1))).toBe(0);
});

test.each(['bytes=300000-', 'bytes=9-8', 'bytes=-5', 'bytes=0-1,4-5', 'bytes=a-b', 'lines=1-2', 'bytes=1e3-'])(
  '%s is no part of the file',
  async (range) => {
    const { device } = await aRoom();
    await device.bring(name, whole);
    const { status, headers } = await device.ask(name, { headers: { range } });
    expect([status, headers.get('content-range')]).toEqual([416, 'bytes */300000']);
  },
);

test('an upload that begins elsewhere is told where the server is', async () => {
  const { device } = await aRoom();
  await device.patch(name, whole, 0, 1_000);
  for (const from of [0, 999, 1_001]) {
    const { status, headers } = await device.patch(name, whole, from);
    expect([status, headers.get('upload-offset')]).toEqual([409, '1000']);
  }
});

test('a file that is complete is not written again', async () => {
  const { device } = await aRoom();
  await device.bring(name, whole);
  for (const from of [0, 7, whole.length]) {
    const { status, headers } = await device.patch(name, new Uint8Array(whole.length), from);
    expect([status, headers.get('upload-offset')]).toEqual([204, '300000']);
  }
  expect(Buffer.compare((await device.ask(name)).bytes, whole)).toBe(0);
});

test('two devices that bring the same file at once both end well', async () => {
  const { server, device } = await aRoom();
  const large = someBytes(6_000_000);
  await Promise.all([device, aFileClient(server, keys)].map((one) => one.bring(name, large, 1_000_000)));
  expect(Buffer.compare((await device.ask(name)).bytes, large)).toBe(0);
});

test('many files come at once', async () => {
  const { device } = await aRoom();
  const names = [...'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMN'].map(nameOf);
  await Promise.all(names.map((one) => device.bring(one, whole, 100_000)));
  const { files } = (await device.ask('')).refusal as { files?: { name: string }[] };
  expect(files?.map((file) => file.name)).toEqual(names.toSorted());
  expect(Buffer.compare((await device.ask(nameOf('N'))).bytes, whole)).toBe(0);
});

test('only who holds the room’s key, freshly and for this server, is let in', async () => {
  const publicOrigin = 'https://cpd.example';
  const { server } = await aRoom({ publicOrigin });
  const device = aFileClient({ ...server, origins: publicOrigin }, keys);
  const claim = { serverOrigin: publicOrigin, room: keys.room, issuedAtMs: Date.now() };
  const refused = async (token: string | null, method = 'GET') => {
    const { status, refusal } = await device.ask(name, { token, method });
    return [status, refusal.code];
  };
  for (const method of ['GET', 'PATCH', 'DELETE']) expect(await refused(null, method)).toEqual([401, 4401]);
  for (const wrong of ['nonsense', 'A'.repeat(2_000), signAccessToken(keysOf(2).signingSeed, claim)])
    expect(await refused(wrong)).toEqual([401, 4401]);
  expect(await refused(aToken({ origin: publicOrigin }, keysOf(2)))).toEqual([401, 4401]);
  expect(await refused(aToken(server, keys))).toEqual([403, 4403]);
  for (const shiftMs of [-TOKEN_LIFE_MS - 5_000, TOKEN_LIFE_MS + 5_000])
    expect(await refused(aToken({ origin: publicOrigin }, keys, Date.now() + shiftMs))).toEqual([401, 4501]);
  const once = aToken({ origin: publicOrigin }, keys);
  expect(await refused(once)).toEqual([404, 4404]);
  expect(await refused(once)).toEqual([401, 4502]);
  expect(await metricsOf(server)).toContain('waymark_refusals_total{reason="files-4403"} 1\n');
});

test('a token is good once, for the socket or for a file', async () => {
  const { server, device } = await aRoom();
  const token = aToken(server, keys);
  expect((await device.ask('', { token })).status).toBe(200);
  expect((await device.ask('', { token })).refusal.code).toBe(4502);
});

test('a room that nobody has written to holds no files', async () => {
  const device = aFileClient(await aServer(), keys);
  const refusal = { reason: 'nobody has written to this room yet', code: 4404 };
  expect(await device.patch(name, whole)).toMatchObject({ status: 404, refusal });
  expect(await device.ask('')).toMatchObject({ status: 404, refusal });
  expect((await device.ask(name, { method: 'DELETE' })).status).toBe(204);
});

/** Node's own client sends the path as it is; fetch would tidy it. */
const statusOf = (port: number, path: string, method: string) =>
  new Promise<string>((resolve, reject) => {
    const headers = { Authorization: `Waymark ${aToken({ origin: `http://127.0.0.1:${port}` }, keys)}` };
    const asking = httpRequest({ port, host: '127.0.0.1', path, method, headers }, (answer) => {
      answer.resume().once('end', () => resolve(`${answer.statusCode} ${answer.headers['content-type']}`));
    });
    asking.on('error', reject).end();
  });

test.each([
  '/files/',
  `/files/${keys.room}/`,
  `/files/${keys.room}/..`,
  `/files/${keys.room}/../../waymark.sqlite`,
  `/files/${keys.room}/%2e%2e%2f${'a'.repeat(34)}`,
  `/files/${keys.room}/${'a'.repeat(42)}`,
  `/files/${keys.room}/${'a'.repeat(44)}`,
  `/files/${keys.room}/${'a'.repeat(42)}%00`,
  `/files/${keys.room}/${name}/more`,
  `/files/${keys.room}/${name}.part`,
  `/files/room/${name}`,
  `/files//${name}`,
  `/files/../${keys.room}`,
])('%s names no file', async (path) => {
  const { server } = await aRoom();
  for (const method of ['GET', 'PATCH', 'DELETE'])
    expect(await statusOf(server.port, path, method)).toBe('404 application/json');
});

test.each([
  ['no offset', { 'upload-length': '10' }],
  ['no length', { 'upload-offset': '0' }],
  ['a length of nothing', { 'upload-offset': '0', 'upload-length': '0' }],
  ['an offset beyond the length', { 'upload-offset': '11', 'upload-length': '10' }],
  ['an offset below zero', { 'upload-offset': '-1', 'upload-length': '10' }],
  ['an endless number', { 'upload-offset': '0', 'upload-length': '9'.repeat(40) }],
  ['words for numbers', { 'upload-offset': '0x1', 'upload-length': '1e1' }],
])('an upload with %s is refused', async (_, headers) => {
  const { device } = await aRoom();
  const { status, refusal } = await device.ask(name, { method: 'PATCH', headers, body: new Uint8Array(1) });
  expect([status, refusal.code]).toEqual([400, 4400]);
});

test('what is too large is refused before it is read', async () => {
  const { device } = await withLimits({ fileBytes: 1_000, roomFilesBytes: 1_500 });
  expect(await device.patch(name, someBytes(1_001))).toMatchObject({ status: 413, refusal: { code: 4413 } });
  expect((await device.patch(name, someBytes(1_000))).status).toBe(204);
  const { status, refusal } = await device.patch(nameOf('g'), someBytes(501));
  expect([status, refusal]).toEqual([413, { reason: 'the room may hold no more files', code: 4413 }]);
  expect((await device.patch(nameOf('g'), someBytes(500))).status).toBe(204);
});

test('more than was said is refused, whether it says so or not', async () => {
  const { device } = await aRoom();
  const headers = { 'upload-offset': '0', 'upload-length': '1000' };
  const openly = await device.ask(name, { method: 'PATCH', headers, body: someBytes(1_001) });
  expect([openly.status, openly.refusal.code]).toEqual([400, 4400]);
  const quietly = await device.ask(name, { method: 'PATCH', headers, body: new Blob([someBytes(90_000)]).stream() });
  expect([quietly.status, quietly.refusal.code]).toEqual([400, 4400]);
  expect((await device.ask(name)).status).toBe(404);
});

/** An upload by hand: what is said, and then as many bytes as are wanted. */
async function anUploadByHand(
  server: { origin: string; port: number },
  contentLength: number,
  uploadLength = contentLength,
) {
  const socket = connect(server.port, '127.0.0.1');
  onTestFinished(() => void socket.destroy());
  let heard = '';
  socket.on('data', (bytes) => {
    heard += bytes;
  });
  socket.on('error', () => undefined);
  const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()));
  socket.write(
    [
      `PATCH /files/${keys.room}/${name} HTTP/1.1`,
      `Host: 127.0.0.1:${server.port}`,
      `Authorization: Waymark ${aToken(server, keys)}`,
      'Upload-Offset: 0',
      `Upload-Length: ${uploadLength}`,
      `Content-Length: ${contentLength}`,
      '\r\n',
    ].join('\r\n'),
  );
  return { socket, closed, heard: () => heard };
}

test('a body that breaks off keeps what came', async () => {
  const { server, device } = await aRoom();
  const upload = await anUploadByHand(server, whole.length);
  upload.socket.write(whole.subarray(0, 200_000));
  await expect.poll(() => metricsOf(server), patiently).toContain('waymark_file_received_bytes_total 200000\n');
  upload.socket.destroy();
  await expect.poll(async () => (await device.head(name)).headers.get('upload-offset'), patiently).toBe('200000');
  await device.patch(name, whole, 200_000);
  expect(Buffer.compare((await device.ask(name)).bytes, whole)).toBe(0);
});

test('a body that hardly moves is broken off, and keeps what came', async () => {
  const { server, device } = await withLimits({ transferWaitMs: 200 });
  const upload = await anUploadByHand(server, whole.length);
  upload.socket.write(whole.subarray(0, 1_000));
  await expect.poll(upload.heard, patiently).toContain('408 Request Timeout');
  expect(upload.heard()).toContain('"code":4508');
  expect((await device.head(name)).headers.get('upload-offset')).toBe('1000');
});

test('a length beyond all measure costs nothing', async () => {
  const { server } = await aRoom();
  const upload = await anUploadByHand(server, 900_000_000_000, 900_000_000_000);
  await expect.poll(upload.heard, patiently).toContain('413 ');
  const lying = await anUploadByHand(server, 900_000_000_000, 1_000);
  await expect.poll(lying.heard, patiently).toContain('400 ');
  expect(await metricsOf(server)).toContain('waymark_file_received_bytes_total 0\n');
});

test('a stop in the middle of an upload keeps what came', async () => {
  const dataFolder = aFolder();
  const { server } = await aRoom({ dataFolder });
  const upload = await anUploadByHand(server, whole.length);
  upload.socket.write(whole.subarray(0, 150_000));
  await expect.poll(() => metricsOf(server), patiently).toContain('waymark_file_received_bytes_total 150000\n');
  await server.stop();
  await upload.closed;
  const again = aFileClient(await aServer({ dataFolder }), keys);
  expect((await again.head(name)).headers.get('upload-offset')).toBe('150000');
});

/** The answers until one says that it is too much. */
async function untilRefused(ask: () => Promise<Answer>): Promise<Answer[]> {
  const answers = [];
  do answers.push(await ask());
  while (answers.at(-1)?.status !== 429);
  return answers;
}

test('whoever asks without pause is told to wait, and only they', async () => {
  const { server, device } = await withLimits({ fileRequestsPerSecond: 0.5 });
  const answers = await untilRefused(() => device.ask(name));
  expect(answers.slice(0, 5).map(({ status }) => status)).toEqual([404, 404, 404, 404, 404]);
  const refused = answers.at(-1);
  expect([refused?.refusal.code, refused?.headers.get('retry-after')]).toEqual([4529, '1']);
  await writeTo(server, keysOf(2));
  expect((await aFileClient(server, keysOf(2)).ask('')).status).toBe(200);
});

test('an address that knocks without pause is told to wait, whatever it shows', async () => {
  const { device } = await withLimits({ addressFileRequestsPerSecond: 0.3 });
  const answers = await untilRefused(() => device.ask(name, { token: null }));
  expect(answers.slice(0, 3).map(({ status }) => status)).toEqual([401, 401, 401]);
});

test('so many transfers of one address at once, and one that ends makes place', async () => {
  const { server, device } = await withLimits({ transfersPerAddress: 2 });
  const uploads = [await anUploadByHand(server, 10), await anUploadByHand(server, 10)];
  await expect.poll(async () => (await device.head(name)).status, patiently).toBe(429);
  for (const { socket } of uploads) socket.destroy();
  await expect.poll(async () => (await device.head(name)).status, patiently).toBe(204);
});

test('other origins may ask, and see what they need of the answer', async () => {
  const { server } = await aRoom();
  const preflight = await fetch(`${server.origin}/files/${keys.room}/${name}`, {
    method: 'OPTIONS',
    headers: {
      Origin: 'chrome-extension://abc',
      'Access-Control-Request-Method': 'PATCH',
      'Access-Control-Request-Headers': 'authorization,upload-length,upload-offset',
    },
  });
  expect(preflight.status).toBe(204);
  expect(preflight.headers.get('access-control-allow-origin')).toBe('*');
  expect(preflight.headers.get('access-control-allow-methods')).toBe('GET, HEAD, PATCH, DELETE');
  expect(preflight.headers.get('access-control-allow-headers')).toBe(
    'Authorization, Content-Type, Range, Upload-Offset, Upload-Length',
  );
  const refused = await fetch(`${server.origin}/files/${keys.room}/${name}`);
  expect(refused.headers.get('access-control-allow-origin')).toBe('*');
  expect(refused.headers.get('access-control-expose-headers')).toBe(
    'Upload-Offset, Content-Range, Content-Length, ETag',
  );
  expect((await fetch(server.origin)).headers.get('access-control-allow-origin')).toBeNull();
});

test('other methods are not for files, nor for the list', async () => {
  const { device } = await aRoom();
  expect((await device.ask(name, { method: 'PUT', body: new Uint8Array(1) })).status).toBe(405);
  expect((await device.ask('', { method: 'DELETE' })).status).toBe(405);
});

test('when the disk is full, devices are told, it is logged once without a name, and it goes on when there is room', async () => {
  const dataFolder = aFolder();
  const files = await openDiskFileStore(join(dataFolder, 'files'), WIRE_LIMITS);
  let isFull = true;
  const lines: string[] = [];
  const { server, device } = await aRoom({
    dataFolder,
    log: openLog('json', (line) => lines.push(line)),
    files: {
      ...files,
      async take(upload, body) {
        if (!isFull) return files.take(upload, body);
        throw Object.assign(new Error(`ENOSPC: no space left on device, write '${upload.name}'`), { code: 'ENOSPC' });
      },
      check: () => (isFull ? Promise.reject(new Error('full')) : files.check()),
    },
  });
  const ready = async () => (await fetch(`${server.origin}/ready`)).status;
  const refusal = { reason: 'cannot store or read files at the moment', code: 4503 };
  for (let count = 0; count < 2; count++)
    expect(await device.patch(name, whole)).toMatchObject({ status: 503, refusal });
  expect((await device.head(name)).status).toBe(404);
  expect(await ready()).toBe(503);
  isFull = false;
  expect((await device.patch(name, whole)).status).toBe(204);
  expect(await ready()).toBe(200);
  expect(lines.map((line) => JSON.parse(line).event)).toEqual(['cannot-store-files', 'storing-files-again']);
  expect(lines.join()).toContain('ENOSPC');
  expect(lines.join()).not.toContain(name);
  expect(lines.join()).not.toContain(keys.room);
});

test('the figures count files and bytes, and name nothing', async () => {
  const { server, device } = await aRoom();
  await device.bring(name, whole);
  await device.patch(nameOf('g'), whole, 0, 10);
  await device.ask(name, { headers: { range: 'bytes=0-99' } });
  const figures = await metricsOf(server);
  for (const line of [
    'files_stored 1',
    'files_stored_bytes 300000',
    'files_unfinished 1',
    'file_received_bytes_total 300010',
    'file_sent_bytes_total 100',
  ])
    expect(figures).toContain(`waymark_${line}\n`);
  expect(figures).not.toContain(name);
});

test('uploads that were left a week ago are removed when the server starts', async () => {
  const dataFolder = aFolder();
  const { server, device } = await aRoom({ dataFolder });
  await device.patch(name, whole, 0, 10);
  await device.bring(nameOf('g'), whole);
  await server.stop();
  const inAWeek = Date.now() + 7 * 24 * 3_600_000 + 60_000;
  const later = await aServer({ dataFolder, now: () => inAWeek });
  await expect.poll(() => metricsOf(later), patiently).toContain('waymark_files_unfinished 0\n');
  expect(await metricsOf(later)).toContain('waymark_files_stored 1\n');
});

test('with a room its files are erased, and what arrives meanwhile goes with them', async () => {
  const { server, device } = await aRoom();
  await device.bring(nameOf('k'), whole);
  let send: ReadableStreamDefaultController | undefined;
  const body = new ReadableStream({
    start(controller) {
      send = controller;
      controller.enqueue(whole.slice(0, 1_000));
    },
  });
  const headers = { 'Upload-Offset': '0', 'Upload-Length': `${whole.length}` };
  // cut off or refused, as it happens
  const arriving = device.ask(name, { method: 'PATCH', headers, body }).catch(() => undefined);
  await expect.poll(async () => (await device.head(name)).status).toBe(204);
  expect((await askToErase(server, keys)).status).toBe(204);
  expect((await device.ask('')).refusal).toEqual({ reason: 'the room was erased', code: 4410 });
  expect((await device.ask(name)).status).toBe(410);
  send?.enqueue(whole.slice(1_000));
  send?.close();
  await arriving;
  // an answer before the end of what is sent may cost the connection, which the next question would have used
  const figures = () => metricsOf(server).catch(() => '');
  await expect.poll(figures, patiently).toMatch(/files_stored 0\n/);
  await expect.poll(figures, patiently).toMatch(/files_unfinished 0\n/);
});

test('who goes away while a file is still being opened is no failure of the server', async () => {
  const lines: string[] = [];
  const dataFolder = aFolder();
  const store = await openDiskFileStore(join(dataFolder, 'files'), { roomFilesBytes: 1e9, filesPerRoom: 100 });
  const [opening, leave] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const slow = {
    ...store,
    async open(file: Parameters<typeof store.open>[0]) {
      opening.resolve();
      await leave.promise;
      return store.open(file);
    },
  };
  const { server, device } = await aRoom({
    dataFolder,
    files: slow,
    log: openLog('json', (line) => lines.push(line)),
  });
  await device.bring(name, whole);
  const away = new AbortController();
  const headers = { Authorization: `Waymark ${aToken(server, keys)}` };
  const asking = fetch(`${server.origin}/files/${keys.room}/${name}`, { headers, signal: away.signal });
  await opening.promise;
  away.abort();
  await expect(asking).rejects.toThrow();
  await metricsOf(server); // the server has seen by then that the other one is gone
  leave.resolve();
  await server.stop();
  expect(lines).toEqual([]);
});
