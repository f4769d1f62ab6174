// What a server may answer to a request for files: whatever it is, a device makes something of it and carries on.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { keysFromSecret } from '../crypto/keys.ts';
import { openFileRequests } from './file-requests.ts';

const keys = keysFromSecret(new Uint8Array(16).fill(1));
const { signal } = new AbortController();
const NAME = 'a'.repeat(43);
const answering = (answer: () => Response | Promise<Response>) =>
  openFileRequests({ keys, serverUrl: 'wss://cpd.example/sync', fetch: async () => answer() });

const answers = fc.record({
  status: fc.constantFrom(200, 204, 206, 302, 400, 401, 403, 404, 405, 409, 413, 416, 426, 429, 500, 502, 503),
  body: fc.oneof(
    fc.string(),
    fc.json(),
    fc.constantFrom('{"files":[null,{"name":1}]}', '{"files":{}}', '{"reason":"x","code":"y"}', '{"code":4413}'),
    fc.uint8Array({ maxLength: 3_000 }),
  ),
  headers: fc.dictionary(
    fc.constantFrom('upload-offset', 'content-range', 'content-length', 'content-type'),
    fc.oneof(
      fc.constantFrom('5', '-1', '1e9', 'bytes 0-9/20', 'bytes 7-3/x', '9'.repeat(30)),
      fc.stringMatching(/^[ -~]*$/),
    ),
  ),
});

test('no answer of a server makes a device stumble', async () => {
  await fc.assert(
    fc.asyncProperty(answers, async ({ status, body, headers }) => {
      const hasBody = status !== 204;
      const requests = answering(
        () =>
          new Response(hasBody ? (typeof body === 'string' ? body : new Uint8Array(body)) : null, { status, headers }),
      );
      const all = await Promise.all([
        requests.list(signal),
        requests.standing(NAME, signal),
        requests.send(NAME, { offset: 0, totalBytes: 10, bytes: new Uint8Array(10) }, signal),
        requests.read(NAME, { from: 0, to: 1_000 }, signal),
        requests.remove(NAME, signal),
      ]);
      for (const answer of all) {
        if (!answer.ok)
          expect(['no-files', 'no-log', 'gone', 'unreachable', 'refused']).toContain(answer.failure.reason);
        else if (Array.isArray(answer.value))
          for (const file of answer.value) expect(file.name).toMatch(/^[A-Za-z0-9_-]{43}$/);
      }
    }),
  );
});

test('more bytes than were asked for are not taken', async () => {
  const headers = { 'Content-Range': 'bytes 0-9/20' };
  const requests = answering(() => new Response(new Uint8Array(11), { status: 206, headers }));
  expect((await requests.read(NAME, { from: 0, to: 10 }, signal)).ok).toBe(false);
  expect((await requests.read(NAME, { from: 0, to: 11 }, signal)).ok).toBe(true);
});

test('a request for bytes from elsewhere in the file is no answer', async () => {
  const headers = { 'Content-Range': 'bytes 5-14/20' };
  const requests = answering(() => new Response(new Uint8Array(10), { status: 206, headers }));
  expect(await requests.read(NAME, { from: 0, to: 10 }, signal)).toEqual({
    ok: false,
    failure: { reason: 'unreachable' },
  });
});

test('each request shows a token of its own, in a header', async () => {
  const shown = new Set<string>();
  const requests = openFileRequests({
    keys,
    serverUrl: 'wss://cpd.example/sync',
    fetch: async (address, init) => {
      expect(String(address)).toBe(`https://cpd.example/files/${keys.room}`);
      shown.add(new Headers(init?.headers).get('authorization') ?? '');
      return new Response('{"files":[]}');
    },
  });
  for (let count = 0; count < 3; count++) expect(await requests.list(signal)).toEqual({ ok: true, value: [] });
  expect(shown.size).toBe(3);
  for (const header of shown) expect(header).toMatch(/^Waymark [A-Za-z0-9_-]+$/);
});

test('what was stopped ends at once', async () => {
  const stop = new AbortController();
  const requests = openFileRequests({
    keys,
    serverUrl: 'wss://cpd.example/sync',
    fetch: (_address, init) =>
      new Promise((_, reject) => init?.signal?.addEventListener('abort', () => reject(new Error('stopped')))),
  });
  const listing = requests.list(stop.signal);
  stop.abort();
  expect(await listing).toEqual({ ok: false, failure: { reason: 'unreachable' } });
});
