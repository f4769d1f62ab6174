// The extension's exchanges over real sockets: with our server, with a plain y-websocket server, and beside an app in the same browser.
import { expect, onTestFinished, test } from 'vitest';
import * as Y from 'yjs';
import { exchange } from '../../extension/sync/exchange.ts';
import { keysFromSecret } from '../../shared/crypto/keys.ts';
import { newSecret } from '../../shared/crypto/secret.ts';
import { openChannel } from '../../shared/sync/channel.ts';
import { firstAnswer } from '../../shared/sync/first-answer.ts';
import { type Relay, type RelayOptions, startRelay } from '../../shared/sync/relay.ts';
import { aPlainServer } from './a-plain-server.ts';
import { aProvider, aServer, nodeSocket, synced, whenDoc } from './a-server.ts';

const timing = { gatherMs: 10, quietMs: 1e8, healMs: 1e8 };
const limits = { limitMs: 10_000, offlineMs: 1_000 };

function aRelay(given: Pick<RelayOptions, 'doc' | 'secret' | 'serverUrl'> & Partial<RelayOptions>): Relay {
  const marks = new Map<string, unknown>();
  const relay = startRelay({
    deviceId: 'extension',
    marks: { read: async (key) => marks.get(key), write: async (key, value) => void marks.set(key, value) },
    socket: nodeSocket,
    timing,
    ...given,
  });
  onTestFinished(() => relay.stop());
  return relay;
}

/** One burst of a worker: it has the portfolio and no log of its own. */
async function burst(given: Pick<RelayOptions, 'doc' | 'secret' | 'serverUrl'> & Partial<RelayOptions>) {
  const relay = aRelay({ sealedElsewhere: (origin) => origin === 'page', ...given });
  const report = await exchange(relay, limits);
  await relay.stop();
  return report;
}

test('one burst brings what was kept to the server’s disk, and what is new there here', async () => {
  const server = await aServer();
  const secret = newSecret();
  const [here, there] = [new Y.Doc(), new Y.Doc()];
  here.getMap('kept').set('page', 'falls');
  there.getMap('kept').set('reflection', 'pacing');
  const serverUrl = server.url;
  expect((await burst({ doc: there, secret, serverUrl, deviceId: 'phone' })).outcome).toBe('stored');
  expect((await burst({ doc: here, secret, serverUrl })).outcome).toBe('stored');
  expect(here.getMap('kept').toJSON()).toEqual({ page: 'falls', reflection: 'pacing' });
  // and one that finds nothing to send hears that all of it is there
  expect((await burst({ doc: here, secret, serverUrl })).outcome).toBe('stored');
});

test('what one host of a browser made is sealed once, although both send to the server', async () => {
  const server = await aServer();
  const secret = newSecret();
  const [app, extension] = [new Y.Doc(), new Y.Doc()];
  // the bridge between them
  const toApp = openChannel({
    doc: extension,
    origin: 'page',
    send: (bytes) => queueMicrotask(() => toExtension.receive(bytes)),
  });
  const toExtension = openChannel({
    doc: app,
    origin: 'extension',
    send: (bytes) => queueMicrotask(() => toApp.receive(bytes)),
  });
  const log = aProvider(server, keysFromSecret(secret));
  await synced(log.provider);

  const sealedElsewhere = (origin: unknown) => origin === 'extension';
  const relay = aRelay({ doc: app, secret, serverUrl: server.url, deviceId: 'app', sealedElsewhere });
  app.getMap('typed').set('note', 'in the app');
  await whenDoc(log.outer, () => log.log.length === 1);
  extension.getMap('kept').set('page', 'in the extension');
  await expect.poll(() => app.getMap('kept').get('page')).toBe('in the extension');
  expect(relay.status.waiting).toBe(true);
  expect((await burst({ doc: extension, secret, serverUrl: server.url })).outcome).toBe('stored');
  await expect.poll(() => relay.status.waiting).toBe(false);
  expect(log.log.length).toBe(2);
});

test('a plain y-websocket server carries the log, and is believed only to have been sent it', async () => {
  const server = await aPlainServer();
  onTestFinished(server.stop);
  const secret = newSecret();
  const { room } = keysFromSecret(secret);
  const [here, there] = [new Y.Doc(), new Y.Doc()];
  here.getMap('kept').set('page', 'canary-of-a-kept-page');
  expect((await burst({ doc: here, secret, serverUrl: server.url })).outcome).toBe('sent');
  expect((await burst({ doc: there, secret, serverUrl: server.url, deviceId: 'phone' })).outcome).toBe('sent');
  expect(there.getMap('kept').get('page')).toBe('canary-of-a-kept-page');
  await expect.poll(server.connections).toBe(0);
  const held = server.room(room);
  if (!held) throw new Error('the server holds nothing of the room');
  expect(Buffer.from(Y.encodeStateAsUpdate(held)).includes('canary')).toBe(false);
});

test('an address where nothing answers is told from one where something else does', async () => {
  const website = await aPlainServer();
  onTestFinished(website.stop);
  const quick = { answerMs: 5_000, failedMs: 300 };
  const ask = async (origin: string, serverUrl: string) => {
    const relay = aRelay({ doc: new Y.Doc(), secret: newSecret(), serverUrl });
    const answer = await firstAnswer(relay, origin, quick);
    await relay.stop();
    return answer;
  };
  const { stop, origin, url } = await aServer();
  expect(await ask(origin, url)).toBeNull();
  await stop();
  expect(await ask(origin, url)).toEqual({ ok: false, reason: 'unreachable' });
  // a website knows plain requests only
  website.refuseSockets();
  expect(await ask(website.origin, website.url)).toEqual({ ok: false, reason: 'noServer' });
});
