// The pages, the policy that guards them, and what an operator asks.
import { mkdirSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { aFolder, aServer, aSocket, keysOf } from '../tests/sync/a-server.ts';
import { openSqliteStore } from './store/sqlite-store.ts';

function anApp(): string {
  const folder = join(aFolder(), 'pwa');
  mkdirSync(join(folder, 'assets'), { recursive: true });
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>Waymark</title>');
  writeFileSync(join(folder, 'assets', 'app-1a2b3c.js'), `console.log('${'waymark '.repeat(500)}')`);
  writeFileSync(join(folder, '..', 'secret.txt'), 'not for the web');
  return folder;
}

test.each(['/', '/inbox', '/activity/1234', '/index.html'])('%s is the app', async (path) => {
  const server = await aServer({ appFolder: anApp() });
  const answer = await fetch(server.origin + path);
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
  expect(await answer.text()).toContain('Waymark');
  expect(answer.headers.get('cache-control')).toBe('no-cache');
});

test.each(['/missing.js', '/assets/app.css', '/favicon.ico'])(
  '%s is not the app, since it is not there',
  async (path) => {
    const server = await aServer({ appFolder: anApp() });
    expect((await fetch(server.origin + path)).status).toBe(404);
  },
);

/** Node's own client sends the path as it is; fetch would tidy it. */
const statusOf = (port: number, path: string) =>
  new Promise<{ status: number | undefined; body: string }>((resolve, reject) => {
    const asking = request({ port, host: '127.0.0.1', path }, (answer) => {
      let body = '';
      answer.on('data', (part) => {
        body += part;
      });
      answer.on('end', () => resolve({ status: answer.statusCode, body }));
    });
    asking.on('error', reject).end();
  });

test.each(['/../secret.txt', '/%2e%2e/secret.txt', '/assets/../../secret.txt', '/..%2fsecret.txt', '/%00', '/%zz.txt'])(
  '%s does not leave the folder of the app',
  async (path) => {
    const server = await aServer({ appFolder: anApp() });
    const { status, body } = await statusOf(server.port, path);
    expect(body).not.toContain('not for the web');
    expect([404, 200, 503]).toContain(status);
  },
);

test('files with a hash in their name are kept for ever, compressed, and named by a tag', async () => {
  const server = await aServer({ appFolder: anApp() });
  const url = `${server.origin}/assets/app-1a2b3c.js`;
  const answer = await fetch(url);
  expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  expect(answer.headers.get('content-encoding')).toBe('gzip');
  expect(await answer.text()).toContain('waymark waymark');
  const plain = await fetch(url, { headers: { 'accept-encoding': 'identity' } });
  expect(plain.headers.get('content-encoding')).toBeNull();
  const tag = answer.headers.get('etag') ?? '';
  expect((await fetch(url, { headers: { 'if-none-match': tag } })).status).toBe(304);
});

test('before the app is built, the page says what to do', async () => {
  const server = await aServer({ appFolder: join(aFolder(), 'none') });
  const answer = await fetch(server.origin);
  expect([answer.status, await answer.text()]).toEqual([503, 'The app is not built yet. Run: npm run build\n']);
});

test('every answer carries the strict policy', async () => {
  const server = await aServer({ appFolder: anApp() });
  for (const path of ['/', '/missing.js', '/time', '/health', '/ready', '/metrics', '/sync/x']) {
    const { headers } = await fetch(server.origin + path);
    expect(headers.get('content-security-policy')).toBe(
      "default-src 'self'; connect-src 'self'; img-src 'self' data: blob:; worker-src 'self'; object-src 'none'; " +
        "frame-ancestors 'none'; base-uri 'none'; form-action 'self'",
    );
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('permissions-policy')).toContain('camera=()');
  }
});

test('the operator’s origins and the public one may be connected to', async () => {
  const connect = ['wss://sync.example'];
  const server = await aServer({ appFolder: anApp(), publicOrigin: 'https://cpd.example', connect });
  const { headers } = await fetch(server.origin);
  expect(headers.get('content-security-policy')).toContain(
    "connect-src 'self' wss://cpd.example wss://sync.example https://sync.example;",
  );
  expect(headers.get('strict-transport-security')).toBe('max-age=31536000');
});

test('only reading is allowed', async () => {
  const server = await aServer({ appFolder: anApp() });
  for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS'])
    expect((await fetch(server.origin, { method })).status).toBe(405);
  const head = await fetch(server.origin, { method: 'HEAD' });
  expect([head.status, await head.text()]).toEqual([200, '']);
});

test('what is shared before the app is installed is sent back to the app, unread', async () => {
  const server = await aServer({ appFolder: anApp() });
  const body = new FormData();
  body.append('files', new Blob([new Uint8Array(2_000_000)]), 'letter.pdf');
  const answer = await fetch(`${server.origin}/share?x=1`, { method: 'POST', body, redirect: 'manual' });
  expect([answer.status, answer.headers.get('location')]).toEqual([303, '/inbox?shared=elsewhere']);
  expect(await answer.text()).toBe('');
  // the connection goes on: nothing is left of what was sent
  expect((await fetch(`${server.origin}/time`)).status).toBe(200);
  for (const method of ['PUT', 'DELETE']) expect((await fetch(`${server.origin}/share`, { method })).status).toBe(405);
});

test('the time is told to any origin', async () => {
  const server = await aServer({ now: () => 1_795_000_000_000 });
  const answer = await fetch(`${server.origin}/time`);
  expect(await answer.text()).toBe('{"nowMs":1795000000000}');
  expect(answer.headers.get('access-control-allow-origin')).toBe('*');
  expect((await fetch(`${server.origin}/health`)).headers.get('access-control-allow-origin')).toBeNull();
});

test('a server that is stopping still answers, and says that it is not ready', async () => {
  const server = await aServer();
  const ready = async () => {
    const answer = await fetch(`${server.origin}/ready`);
    return [answer.status, await answer.text()];
  };
  expect(await ready()).toEqual([200, '{"status":"ok"}']);
  const deaf = aSocket(server, keysOf(1));
  await deaf.hears(100, 0);
  deaf.socket.pause(); // it never answers the close frame, so it is waited for
  const stopped = server.stop();
  await expect.poll(ready).toEqual([503, '{"status":"stopping"}']);
  await stopped;
  await expect(ready()).rejects.toThrow();
});

test('health is the store’s health', async () => {
  const store = openSqliteStore(aFolder());
  let isBroken = false;
  const server = await aServer({
    store: { ...store, check: () => (isBroken ? Promise.reject(new Error('disk')) : store.check()) },
  });
  const health = async () => {
    const answer = await fetch(`${server.origin}/health`);
    return [answer.status, await answer.text()];
  };
  expect(await health()).toEqual([200, '{"status":"ok"}']);
  isBroken = true;
  expect(await health()).toEqual([503, '{"status":"cannot store"}']);
});

test('the figures count connections, rooms and commits', async () => {
  const server = await aServer();
  await aSocket(server, keysOf(1)).hears(100, 0);
  const text = await (await fetch(`${server.origin}/metrics`)).text();
  expect(text).toContain('waymark_connections 1\n');
  expect(text).toContain('waymark_rooms_open 1\n');
  expect(text).toContain('waymark_commit_seconds_count 0\n');
});

test('the sync address says that it is for WebSockets', async () => {
  const server = await aServer({ appFolder: anApp() });
  expect((await fetch(`${server.origin}/sync/${keysOf(1).room}`)).status).toBe(426);
});
