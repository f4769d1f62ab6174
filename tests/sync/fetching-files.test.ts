// Fetching evidence files: what has come stays, over a cut, a stop and a reload, and goes when nobody waits for it any more.
import { expect, test } from 'vitest';
import { aFileDevice, aFileServer, arrivingInMemory, hashOf, noise } from './file-devices.ts';

/** Three requests, of four pieces each. */
const LARGE = 2_500_000;
const isThere =
  ({ sha256 }: { sha256: string }) =>
  ({ status }: { status: { there: ReadonlySet<string> } }) =>
    expect(status.there).toContain(sha256);

test('fetching goes on where it broke off', async () => {
  const server = await aFileServer();
  const a = aFileDevice(server);
  const file = a.adds(noise(LARGE));
  await a.until(isThere(file));
  const reads = () => b.requests.filter((method) => method === 'GET').length;
  const b = aFileDevice(server, { cut: (method) => (method === 'GET' && reads() === 2 ? 'before' : null) });
  b.names(file);
  await b.until(isThere(file));
  expect(await b.sync.fetch(file.sha256)).toBe('failed');
  expect(await b.sync.fetch(file.sha256)).toBe('kept');
  // one part, the cut one, and the two that were lacking
  expect(reads()).toBe(4);
});

test('a download that broke off goes on after the app was closed, and leaves nothing behind once it is here', async () => {
  const server = await aFileServer();
  const a = aFileDevice(server);
  const file = a.adds(noise(LARGE));
  await a.until(isThere(file));
  const arriving = arrivingInMemory();
  const reads = ({ requests }: { requests: string[] }) => requests.filter((method) => method === 'GET').length;
  const before = aFileDevice(server, {
    arriving,
    cut: (method) => (method === 'GET' && reads(before) === 3 ? 'before' : null),
  });
  before.names(file);
  await before.until(isThere(file));
  expect(await before.sync.fetch(file.sha256)).toBe('failed');
  await before.sync.stop();

  const after = aFileDevice(server, { arriving });
  after.names(file);
  await after.until(isThere(file));
  expect(await after.sync.fetch(file.sha256)).toBe('kept');
  expect(reads(after)).toBe(1);
  expect(hashOf(after.disk.get(file.sha256) ?? noise(1))).toBe(file.sha256);
  expect(arriving.rows.size).toBe(0);
});

test('what had come and was spoilt on this disk is fetched anew, and nobody is asked to send it again', async () => {
  const server = await aFileServer();
  const a = aFileDevice(server);
  const file = a.adds(noise(LARGE));
  await a.until(isThere(file));
  const arriving = arrivingInMemory();
  const before = aFileDevice(server, {
    arriving,
    cut: (method) => (method === 'GET' && arriving.rows.size > 0 ? 'before' : null),
  });
  before.names(file);
  await before.until(isThere(file));
  expect(await before.sync.fetch(file.sha256)).toBe('failed');
  await before.sync.stop();
  arriving.rows.get(file.sha256)?.pieces[1]?.fill(7);

  const after = aFileDevice(server, { arriving });
  after.names(file);
  await after.until(isThere(file));
  expect(await after.sync.fetch(file.sha256)).toBe('kept');
  expect(after.requests).not.toContain('PATCH');
  expect(arriving.rows.size).toBe(0);
});

test('a disk that takes no pieces only means that they do not outlive the app', async () => {
  const server = await aFileServer();
  const a = aFileDevice(server);
  const file = a.adds(noise(LARGE));
  await a.until(isThere(file));
  const full = async () => {
    throw new DOMException('full', 'QuotaExceededError');
  };
  const arriving = { ...arrivingInMemory(), read: full, add: full, drop: full, tidy: full };
  const b = aFileDevice(server, { arriving });
  b.names(file);
  await b.until(isThere(file));
  expect(await b.sync.fetch(file.sha256)).toBe('kept');
});

test('what has come of a file goes when it is given up, when records let go of it, and when it came otherwise', async () => {
  const server = await aFileServer();
  const a = aFileDevice(server);
  const files = [1, 2, 3].map((more) => a.adds(noise(LARGE + more)));
  for (const file of files) await a.until(isThere(file));
  const arriving = arrivingInMemory();
  const b = aFileDevice(server, {
    arriving,
    spoil(answer) {
      // the first part comes, and then nothing
      return /^bytes [1-9]/.test(answer.headers.get('content-range') ?? '') ? Response.error() : answer;
    },
  });
  b.names(...files);
  for (const file of files) {
    await b.until(isThere(file));
    expect(await b.sync.fetch(file.sha256)).toBe('failed');
  }
  expect([...arriving.rows.keys()]).toEqual(files.map(({ sha256 }) => sha256));
  const [givenUp, unnamed, here] = files.map(({ sha256 }) => sha256);
  await b.sync.giveUp(givenUp ?? '');
  expect([...arriving.rows.keys()]).toEqual([unnamed, here]);
  b.unnames(unnamed ?? '');
  await b.until(() => expect([...arriving.rows.keys()]).toEqual([here]));
  b.adds(a.disk.get(here ?? '') ?? noise(1));
  await b.until(() => expect(arriving.rows.size).toBe(0));
});

test('fetching can be stopped, and what has come is not fetched again', async () => {
  const server = await aFileServer();
  const a = aFileDevice(server);
  const file = a.adds(noise(LARGE));
  await a.until(isThere(file));
  const b = aFileDevice(server, {
    cut: (method) => {
      if (method === 'GET' && b.sync.status.transfers.get(file.sha256)?.doneBytes) b.sync.stopFetching(file.sha256);
      return null;
    },
  });
  b.names(file);
  await b.until(isThere(file));
  expect(await b.sync.fetch(file.sha256)).toBe('stopped');
  expect(b.disk.size).toBe(0);
  expect(b.sync.status.transfers.size).toBe(0);
});
