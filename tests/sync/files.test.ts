// Evidence files between two devices over a real server: they arrive whole, whatever is cut, killed, swapped or wrong on the way.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { fileName } from '../../shared/crypto/file-seal.ts';
import { openFileRequests } from '../../shared/sync/file-requests.ts';
import { aFolder, aServer } from './a-server.ts';
import { aFileDevice, aFileServer, hashOf, keysOfFiles, noise, writeLog } from './file-devices.ts';

const keys = keysOfFiles();
const SMALL = 3_000;
/** Three requests, of four pieces each. */
const LARGE = 2_500_000;
const never = new AbortController().signal;
const isThere =
  ({ sha256 }: { sha256: string }) =>
  ({ status }: { status: { there: ReadonlySet<string> } }) =>
    expect(status.there).toContain(sha256);

/** Every file below a folder, as bytes. */
function bytesBelow(folder: string): Buffer[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => join(folder, path))
    .filter((path) => statSync(path).isFile())
    .map((path) => readFileSync(path));
}

test('a file that one device keeps opens on the other, and the server’s disk holds no word of it', async () => {
  const folder = aFolder();
  const server = await aFileServer({ dataFolder: folder });
  const content = new TextEncoder().encode('canary-of-a-certificate '.repeat(50_000));
  const a = aFileDevice(server);
  const file = a.adds(content);
  await a.until(isThere(file));
  expect(a.sync.status.unsent.count).toBe(0);

  const b = aFileDevice(server);
  b.names(file);
  await b.until(isThere(file));
  expect(await b.sync.fetch(file.sha256)).toBe('kept');
  expect(hashOf(b.disk.get(file.sha256) ?? noise(1))).toBe(file.sha256);

  await server.stop();
  const kept = Buffer.concat(bytesBelow(folder));
  expect(kept.includes(keys.room), 'this looks at the room that was used').toBe(true);
  expect(kept.length).toBeGreaterThan(content.length);
  for (const told of ['canary', file.sha256, Buffer.from(file.sha256, 'hex')]) expect(kept.includes(told)).toBe(false);
});

test('the smallest go first, and what is on the server is not sent again', async () => {
  const server = await aFileServer();
  const sent: string[] = [];
  const a = aFileDevice(server, {
    cut: (method, address) => {
      if (method === 'PATCH') sent.push(address.split('/').at(-1) ?? '');
      return null;
    },
  });
  const sizes = [40_000, 1_000, 600_000];
  a.sync.setConnected(false);
  const files = sizes.map((size) => a.adds(noise(size)));
  a.sync.setConnected(true);
  for (const file of files) await a.until(isThere(file));
  expect(sent).toEqual([files[1], files[0], files[2]].map((file) => fileName(keys, file?.sha256 ?? '')));

  const again = aFileDevice(server);
  for (const { sha256 } of files) again.adds(a.disk.get(sha256) ?? noise(1));
  await again.until(({ status }) => expect(status.unsent.count).toBe(0));
  expect(new Set(again.requests)).toEqual(new Set(['LIST']));
});

test.each(['before', 'after'] as const)('a network that is cut %s any request costs nothing but time', async (when) => {
  const server = await aFileServer();
  const content = noise(LARGE);
  for (let at = 1; at <= 6; at++) {
    const own = content.slice(at);
    const a = aFileDevice(server, { cut: (_method, _address, count) => (count === at ? when : null) });
    const file = a.adds(own);
    await a.until(isThere(file));
    const b = aFileDevice(server, { cut: (_method, _address, count) => (count === at ? when : null) });
    b.names(file);
    await b.until(async ({ status }) => {
      expect(status.there).toContain(file.sha256);
      expect(await b.sync.fetch(file.sha256), `request ${at}`).toBe('kept');
    });
    expect(hashOf(b.disk.get(file.sha256) ?? noise(1))).toBe(file.sha256);
    await Promise.all([a.sync.stop(), b.sync.stop()]);
  }
});

test('an upload that broke off is finished by another device that has the file, without what is there', async () => {
  const server = await aFileServer();
  const content = noise(LARGE);
  let isCut = false;
  const a = aFileDevice(server, {
    cut: (method) => {
      isCut ||= method === 'PATCH' && a.requests.filter((one) => one === 'PATCH').length > 1;
      return isCut ? 'before' : null;
    },
  });
  a.adds(content);
  await a.until(() => expect(isCut).toBe(true));
  await a.sync.stop();

  const b = aFileDevice(server);
  const file = b.adds(content);
  await b.until(isThere(file));
  expect(b.requests.filter((method) => method === 'PATCH')).toHaveLength(2);
});

test('two devices that send the same file at the same time both succeed', async () => {
  const server = await aFileServer();
  const content = noise(LARGE);
  const [a, b] = [aFileDevice(server), aFileDevice(server)];
  const file = a.adds(content);
  b.adds(content);
  await Promise.all([a.until(isThere(file)), b.until(isThere(file))]);
  const c = aFileDevice(server);
  c.names(file);
  await c.until(isThere(file));
  expect(await c.sync.fetch(file.sha256)).toBe('kept');
});

test('a server that goes away in the middle finds the rest when it is back', async () => {
  const folder = aFolder();
  const first = await aFileServer({ dataFolder: folder });
  let patches = 0;
  let stopping: Promise<void> | null = null;
  const a = aFileDevice(first, {
    cut: (method) => {
      if (method === 'PATCH') patches += 1;
      if (patches === 2) stopping ??= first.stop();
      return null;
    },
  });
  const file = a.adds(noise(4 * LARGE));
  await a.until(() => expect(stopping).not.toBeNull());
  await stopping;
  await aServer({ dataFolder: folder, port: first.port });
  await a.until(isThere(file));
});

test('what is spoilt on the way once is asked for again', async () => {
  const server = await aFileServer();
  const a = aFileDevice(server);
  const file = a.adds(noise(SMALL));
  await a.until(isThere(file));
  let isSpoilt = false;
  const b = aFileDevice(server, {
    spoil: async (answer) => {
      if (answer.status !== 206 || isSpoilt) return answer;
      isSpoilt = true;
      const bytes = new Uint8Array(await answer.arrayBuffer());
      bytes[500] = (bytes[500] ?? 0) ^ 1;
      return new Response(bytes, { status: 206, headers: answer.headers });
    },
  });
  b.names(file);
  await b.until(isThere(file));
  expect(await b.sync.fetch(file.sha256)).toBe('kept');
  expect(isSpoilt).toBe(true);
});

/** Puts these bytes at the server under the name of a file, as a server that lies would. */
async function lay(server: { url: string }, sha256: string, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
  const requests = openFileRequests({ keys, serverUrl: server.url });
  await requests.remove(fileName(keys, sha256), never);
  const laid = await requests.send(fileName(keys, sha256), { offset: 0, totalBytes: bytes.length, bytes }, never);
  expect(laid).toEqual({ ok: true, value: bytes.length });
}
async function lying(server: { url: string }, sha256: string): Promise<Uint8Array<ArrayBuffer>> {
  const requests = openFileRequests({ keys, serverUrl: server.url });
  const read = await requests.read(fileName(keys, sha256), { from: 0, to: 1e7 }, never);
  if (!read.ok) throw new Error('the file is not there');
  return read.value.bytes;
}

test.each([
  ['cut off', (sealed: Uint8Array<ArrayBuffer>) => sealed.slice(0, sealed.length - 65_536), 0],
  ['cut off where a piece ends', (sealed: Uint8Array<ArrayBuffer>) => sealed.slice(0, 1 + 4 * 262_160), 0],
  [
    'with two pieces swapped',
    (sealed: Uint8Array<ArrayBuffer>) => {
      const swapped = sealed.slice();
      swapped.set(sealed.subarray(1, 1 + 262_160), 1 + 262_160);
      swapped.set(sealed.subarray(1 + 262_160, 1 + 2 * 262_160), 1);
      return swapped;
    },
    1,
  ],
  ['of other bytes', (sealed: Uint8Array<ArrayBuffer>) => noise(sealed.length).fill(1, 0, 1), 1],
  ['of no sealed file at all', () => noise(100).fill(1), 0],
])('a file %s is not kept, and a device that has it sends it again', async (_, spoil, repaired) => {
  const server = await aFileServer();
  const a = aFileDevice(server);
  const file = a.adds(noise(LARGE));
  await a.until(isThere(file));
  a.sync.setConnected(false);
  await lay(server, file.sha256, spoil(await lying(server, file.sha256)));
  a.sync.setConnected(true);

  const b = aFileDevice(server);
  b.names(file);
  await b.until(({ status }) => expect(status.server).toBe('listed'));
  const outcome = await b.sync.fetch(file.sha256);
  // what has another size than it should may have been replaced by the other device before
  if (outcome !== 'kept' || repaired > 0) expect(outcome).toBe('lacking');
  await b.until(async () => {
    if (!b.disk.has(file.sha256)) expect(await b.sync.fetch(file.sha256)).toBe('kept');
  });
  expect(hashOf(b.disk.get(file.sha256) ?? noise(1))).toBe(file.sha256);
  expect(b.sync.status.repaired).toBeGreaterThanOrEqual(repaired);
  await a.until(({ status }) => expect(status.unsent.count).toBe(0));
});

test('a file that was sent by a newer Waymark is left alone, and the reason says what to do', async () => {
  const server = await aFileServer();
  const content = noise(SMALL);
  const file = { sha256: hashOf(content), sizeBytes: SMALL };
  await lay(server, file.sha256, Uint8Array.of(2, ...noise(4_111)));
  const b = aFileDevice(server);
  b.names(file);
  await b.until(isThere(file));
  expect(await b.sync.fetch(file.sha256)).toBe('lacking');
  await b.until(({ status }) => expect(status.reason).toContain('Update Waymark on this device'));
  expect(await b.sync.fetch(file.sha256)).toBe('lacking');
  expect(b.requests.filter((method) => method === 'DELETE' || method === 'PATCH')).toEqual([]);
});

test('a file that is damaged on this device is never sent, and comes back from the server', async () => {
  const server = await aFileServer();
  const content = noise(SMALL);
  const a = aFileDevice(server);
  const file = a.adds(content);
  await a.until(isThere(file));

  const b = aFileDevice(server);
  b.sync.setConnected(false);
  b.adds(content);
  b.disk.set(file.sha256, noise(SMALL));
  const alone = b.adds(noise(SMALL));
  b.disk.set(alone.sha256, noise(SMALL));
  b.sync.setConnected(true);
  await b.until(() => expect(b.damagedHere).toEqual([alone.sha256]));
  expect(b.requests).not.toContain('PATCH');
  expect(await b.sync.fetch(file.sha256)).toBe('kept');
  expect(b.disk.get(file.sha256)).toEqual(content);
});

test('a device whose clock is a day wrong sends and fetches by the server’s time', async () => {
  const server = await aFileServer();
  const now = () => new Date(Date.now() - 86_400_000);
  const a = aFileDevice(server, { now });
  const file = a.adds(noise(SMALL));
  await a.until(isThere(file));
  expect(a.sync.status.reason).toBeNull();
  const b = aFileDevice(server, { now });
  b.names(file);
  await b.until(isThere(file));
  expect(await b.sync.fetch(file.sha256)).toBe('kept');
});

test('a room that is full says so, keeps what it has, and goes on when there is room', async () => {
  const folder = aFolder();
  const server = await aFileServer({ dataFolder: folder, limits: { roomFilesBytes: 20_000 } });
  const a = aFileDevice(server);
  const small = a.adds(noise(SMALL));
  await a.until(isThere(small));
  const large = a.adds(noise(100_000));
  await a.until(({ status }) => expect(status.reason).toContain('has no room for more of your files'));
  expect(a.sync.status.reason).toContain('Your files are safe on the devices that have them.');
  expect(a.sync.status.unsent).toEqual({ count: 1, sizeBytes: 100_000 });
  const b = aFileDevice(server);
  b.names(small, large);
  await b.until(isThere(small));
  expect(await b.sync.fetch(small.sha256)).toBe('kept');

  await server.stop();
  await aServer({ dataFolder: folder, port: server.port });
  await a.until(isThere(large));
  await a.until(({ status }) => expect(status.reason).toBeNull());
});

test('what was wrong with the server is not said any more once it is well, though nothing is left to send', async () => {
  const server = await aFileServer();
  let isIll = true;
  const ill = () => Response.json({ reason: 'cannot store', code: 4503 }, { status: 503 });
  const a = aFileDevice(server, { spoil: (answer) => (isIll ? ill() : answer) });
  await a.until(({ status }) => expect(status.reason).toContain('cannot store files at the moment'));
  isIll = false;
  await a.until(({ status }) => expect(status).toMatchObject({ server: 'listed', reason: null }));
});

test('files wait for the log', async () => {
  const server = await aServer();
  const a = aFileDevice(server);
  const file = a.adds(noise(SMALL));
  await a.until(() => expect(a.requests.length).toBeGreaterThan(2));
  expect(a.requests).not.toContain('PATCH');
  expect(a.sync.status).toMatchObject({ server: 'unknown', reason: null });
  await writeLog(server, keys);
  await a.until(isThere(file));
});

test('a file that comes onto the server after its record is found there', async () => {
  const server = await aFileServer();
  const content = noise(SMALL);
  const b = aFileDevice(server);
  b.names({ sha256: hashOf(content), sizeBytes: SMALL });
  await b.until(({ status }) => expect(status.server).toBe('listed'));
  expect(await b.sync.fetch(hashOf(content))).toBe('lacking');
  const a = aFileDevice(server);
  const file = a.adds(content);
  await b.until(isThere(file));
});

/** A server of another make: it answers every request of HTTP alike. */
async function aForeignServer(status: number, type: string, body: string): Promise<{ origin: string; url: string }> {
  const server = createServer((_request, response) => response.writeHead(status, { 'Content-Type': type }).end(body));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const address = server.address();
  const host = `127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
  return { origin: `http://${host}`, url: `ws://${host}/sync` };
}

test.each([
  ['answers with a page', 200, 'text/html', '<!doctype html><title>Waymark</title>'],
  ['says that it is a y-websocket server', 200, 'text/plain', 'okay'],
  ['knows no such address', 404, 'text/html', '<h1>Not found</h1>'],
])('a server that %s keeps no files, and that is said once', async (_, status, type, body) => {
  const server = await aForeignServer(status, type, body);
  const a = aFileDevice(server);
  a.adds(noise(SMALL));
  await a.until((sync) => expect(sync.status.server).toBe('none'));
  expect(a.sync.status.reason).toBe('This server keeps no files; they stay on this device and go with an export.');
  expect(a.requests).toEqual(['LIST']);
});

test('a proxy that fails for a while is not taken for a server without files', async () => {
  const server = await aForeignServer(502, 'text/html', '<h1>Bad gateway</h1>');
  const a = aFileDevice(server);
  a.adds(noise(SMALL));
  await a.until(() => expect(a.requests.length).toBeGreaterThan(2));
  expect(a.sync.status.server).toBe('unknown');
});

test('files that the connection is not for wait, and go when it is another', async () => {
  const server = await aFileServer();
  let isMetered = true;
  const a = aFileDevice(server, { maySend: ({ sizeBytes }) => !isMetered || sizeBytes <= SMALL });
  const large = a.adds(noise(LARGE));
  const small = a.adds(noise(SMALL));
  await a.until(isThere(small));
  expect(a.sync.status).toMatchObject({ unsent: { count: 1 }, heldBack: 1 });
  isMetered = false;
  a.sync.look();
  await a.until(isThere(large));
});

test('a file that no record names goes after a month, and never while the record is not all here', async () => {
  const day = 86_400_000;
  const startMs = Date.now();
  let nowMs = startMs;
  let isInStep = true;
  let named: string[] = [];
  const server = await aFileServer({ now: () => nowMs });
  const first = aFileDevice(server);
  const [kept, gone] = [first.adds(noise(SMALL)), first.adds(noise(SMALL + 1))];
  await first.until(isThere(kept));
  await first.until(isThere(gone));
  await first.sync.stop();

  const later = async (days: number, marks: Map<string, unknown>) => {
    nowMs = startMs + days * day;
    const device = aFileDevice(server, {
      now: () => new Date(nowMs),
      isInStep: () => isInStep,
      named: () => named,
      marks: { read: async (key) => marks.get(key), write: async (key, value) => void marks.set(key, value) },
    });
    device.names(kept, gone);
    await device.until(({ status }) => expect(status.server).toBe('listed'));
    await device.until(() => {
      if (isInStep) expect(marks.get(`files-swept:${keys.room}`)).toBe(nowMs);
    });
    await device.until(() => undefined);
    await device.sync.stop();
    return device.sync.status.there;
  };
  const marks = new Map<string, unknown>();
  named = [kept.sha256];
  expect(await later(40, marks), 'seen unnamed for the first time').toEqual(new Set([kept.sha256, gone.sha256]));
  expect(await later(69, marks)).toEqual(new Set([kept.sha256, gone.sha256]));
  isInStep = false;
  expect(await later(71, marks)).toEqual(new Set([kept.sha256, gone.sha256]));
  isInStep = true;
  expect(await later(72, marks)).toEqual(new Set([kept.sha256]));
});
