// Devices linked by their words over a real server, and over servers that are down, wrong, foreign or speak nonsense.
import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { expect, onTestFinished, test } from 'vitest';
import { type WebSocket, WebSocketServer } from 'ws';
import * as protocol from 'y-protocols/sync';
import * as Y from 'yjs';
import { keysFromSecret } from '../../shared/crypto/keys.ts';
import { secretFromWords, wordsFromSecret } from '../../shared/crypto/recovery-words.ts';
import { newSecret } from '../../shared/crypto/secret.ts';
import { type Relay, type RelayOptions, startRelay } from '../../shared/sync/relay.ts';
import { NOT_CONNECTED, type RelayStatus } from '../../shared/sync/relay-status.ts';
import { serverUrlFor } from '../../shared/sync/server-address.ts';
import { openSqliteStore } from '../../sync-server/store/sqlite-store.ts';
import { aFolder, aServer, nodeSocket, whenDoc } from './a-server.ts';

const timing = { gatherMs: 10, quietMs: 1e8, healMs: 1e8 };

interface TestDevice {
  readonly doc: Y.Doc;
  readonly text: Y.Text;
  readonly relay: Relay;
  readonly marks: Map<string, unknown>;
  says(check: (status: RelayStatus) => boolean): Promise<RelayStatus>;
}

function aDevice(
  given: Partial<RelayOptions> & { secret: Uint8Array; serverUrl: string },
  marks = new Map<string, unknown>(),
): TestDevice {
  const doc = given.doc ?? new Y.Doc();
  const relay = startRelay({
    deviceId: 'device-a',
    marks: { read: async (key) => marks.get(key), write: async (key, value) => void marks.set(key, value) },
    socket: nodeSocket,
    timing,
    ...given,
    doc,
  });
  onTestFinished(() => relay.stop());
  const says = (check: (status: RelayStatus) => boolean) =>
    new Promise<RelayStatus>((resolve) => {
      const stop = relay.onStatus((status) => check(status) && done(status));
      const done = (status: RelayStatus) => {
        stop();
        resolve(status);
      };
      if (check(relay.status)) done(relay.status);
    });
  return { doc, text: doc.getText('reflection'), relay, marks, says };
}

const isStored = (status: RelayStatus) => status.storedAt !== null && !status.waiting;

test('a second device that has the words reads everything, and both edit the same text', async () => {
  const server = await aServer();
  const secret = newSecret();
  const a = aDevice({ secret, serverUrl: server.url });
  a.text.insert(0, 'What I learned: ');
  await a.says(isStored);
  const typed = secretFromWords(wordsFromSecret(secret).toUpperCase());
  if (!typed.ok) throw new Error('the words did not fit');
  const b = aDevice({ secret: typed.value, serverUrl: server.url, deviceId: 'device-b' });
  await whenDoc(b.doc, () => b.text.toString() === 'What I learned: ');
  b.text.insert(b.text.length, 'pacing.');
  await whenDoc(a.doc, () => a.text.toString() === 'What I learned: pacing.');
  expect(await b.says(isStored)).toMatchObject({ connection: 'connected', reason: null, setAside: 0, missing: 0 });
});

test('devices know each other by name, and that the other has what I wrote last', async () => {
  const server = await aServer();
  const given = {
    secret: newSecret(),
    serverUrl: server.url,
    statementTiming: { quietMs: 5, apartMs: 0, dailyMs: 1e8 },
  };
  const names = { a: 'Work laptop', b: 'Phone' };
  const a = aDevice({ ...given, deviceName: () => names.a });
  const b = aDevice({ ...given, deviceName: () => names.b, deviceId: 'device-b' });
  const knows = (name: string, behind = 0) => [expect.objectContaining({ name, behind })];
  const isKnown = (name: string) => (status: RelayStatus) =>
    status.devices.some((one) => one.name === name && one.behind === 0);
  expect((await a.says(isKnown('Phone'))).devices).toEqual(knows('Phone'));
  expect((await b.says(isKnown('Work laptop'))).devices).toEqual(knows('Work laptop'));
  a.text.insert(0, 'What I learned');
  expect(a.relay.status.devices).toEqual(knows('Phone', 1));
  await a.says(isKnown('Phone'));
  expect(b.text.toString()).toBe('What I learned');
  names.b = 'Kitchen tablet';
  await b.relay.tellName();
  await a.says(isKnown('Kitchen tablet'));
  await a.relay.removeDevice('device-b');
  expect(a.relay.status.devices).toEqual([]);
  b.text.insert(0, 'I am still here. ');
  await a.says(isKnown('Kitchen tablet'));
});

test('a name that was changed while nothing ran is told at once, however much was said just before', async () => {
  const folder = aFolder();
  const first = await aServer({ dataFolder: folder });
  const given = { secret: newSecret(), statementTiming: { quietMs: 60_000, apartMs: 600_000, dailyMs: 1e8 } };
  const names = { a: 'Work laptop', b: 'Phone' };
  const a = aDevice({ ...given, serverUrl: first.url, deviceName: () => names.a });
  const b = aDevice({ ...given, serverUrl: first.url, deviceName: () => names.b, deviceId: 'device-b' });
  await a.says(({ devices }) => devices.some(({ name }) => name === 'Phone'));
  await first.stop();
  await b.says(({ connection }) => connection === 'offline');
  names.b = 'Kitchen tablet';
  await aServer({ dataFolder: folder, port: first.port });
  await a.says(({ devices }) => devices.some(({ name }) => name === 'Kitchen tablet'));
});

test('the server’s disk holds no word of it', async () => {
  const folder = aFolder();
  const server = await aServer({ dataFolder: folder });
  const secret = newSecret();
  const a = aDevice({ secret, serverUrl: server.url });
  const canary = 'canary-of-a-private-reflection';
  a.text.insert(0, canary);
  await a.says(isStored);
  await a.relay.stop();
  await server.stop();
  const store = openSqliteStore(folder);
  const { updates } = await store.load(keysFromSecret(secret).room);
  await store.close();
  expect(updates.length).toBeGreaterThan(0);
  expect(updates.some((update) => Buffer.from(update).includes('canary'))).toBe(false);
});

test('what is written while the server is away arrives when it is back', async () => {
  const folder = aFolder();
  const first = await aServer({ dataFolder: folder });
  const secret = newSecret();
  const a = aDevice({ secret, serverUrl: first.url });
  const b = aDevice({ secret, serverUrl: first.url, deviceId: 'device-b' });
  await Promise.all([a.says(isStored), b.says(isStored)]);
  await first.stop();
  await a.says(({ connection }) => connection === 'offline');
  a.text.insert(0, 'from A. ');
  b.text.insert(0, 'from B. ');
  expect((await a.says(({ waiting }) => waiting)).connection).toBe('offline');
  await aServer({ dataFolder: folder, port: first.port });
  await Promise.all([a, b].map(({ doc, text }) => whenDoc(doc, () => text.length === 16)));
  expect(a.text.toString()).toBe(b.text.toString());
  expect((await a.says(isStored)).connection).toBe('connected');
});

test('without edits the server still says that it has everything, and the mark goes', async () => {
  const server = await aServer();
  const marks = new Map<string, unknown>();
  const secret = newSecret();
  const first = aDevice({ secret, serverUrl: server.url }, marks);
  first.text.insert(0, 'x');
  await first.says(isStored);
  await first.relay.stop();
  expect(marks.get(`unsealed:${keysFromSecret(secret).room}`)).toBe(false);
  const again = aDevice({ secret, serverUrl: server.url, doc: first.doc }, marks);
  await again.says(isStored);
});

test('what was written before the relay started is sent', async () => {
  const server = await aServer();
  const secret = newSecret();
  const doc = new Y.Doc();
  doc.getText('reflection').insert(0, 'captured last week');
  await aDevice({ secret, serverUrl: server.url, doc }).says(isStored);
  const b = aDevice({ secret, serverUrl: server.url, deviceId: 'device-b' });
  await whenDoc(b.doc, () => b.text.toString() === 'captured last week');
});

test('flush seals at once, and stop hands over what was written last', async () => {
  const server = await aServer();
  const secret = newSecret();
  const slow = { gatherMs: 1e8, quietMs: 1e8, healMs: 1e8 };
  const a = aDevice({ secret, serverUrl: server.url, timing: slow });
  await a.says(isStored);
  a.text.insert(0, 'one ');
  await a.relay.flush();
  await a.says(isStored);
  a.text.insert(4, 'two');
  await a.relay.stop();
  const b = aDevice({ secret, serverUrl: server.url, deviceId: 'device-b' });
  await whenDoc(b.doc, () => b.text.toString() === 'one two');
});

test('a device whose clock is a day wrong gets in by the server’s time', async () => {
  const server = await aServer();
  const aDayOff = () => new Date(Date.now() + 86_400_000);
  const a = aDevice({ secret: newSecret(), serverUrl: server.url, now: aDayOff });
  a.text.insert(0, 'x');
  expect((await a.says(isStored)).reason).toBeNull();
});

test('a server that belongs to another address is not tried again, and the reason says what to do', async () => {
  const server = await aServer({ publicOrigin: 'https://cpd.example' });
  const a = aDevice({ secret: newSecret(), serverUrl: server.url });
  const status = await a.says(({ connection }) => connection === 'refused');
  expect(status.reason).toBe(
    `The sync server at 127.0.0.1:${server.port} says that it belongs to another address. Your record is safe on this ` +
      'device. Open Waymark at the address you were given, or ask whoever runs the server to check its public address.',
  );
  expect(status).toMatchObject({ waiting: true, storedAt: null });
});

test('a portfolio that is too large for the server is refused with what to do', async () => {
  const server = await aServer({ limits: { roomBytes: 500, messageBytes: 2_000 } });
  const a = aDevice({ secret: newSecret(), serverUrl: server.url });
  await a.says(isStored);
  for (let count = 0; count < 3; count++) {
    a.text.insert(0, crypto.randomUUID().repeat(30));
    await a.relay.flush();
  }
  const status = await a.says(({ connection }) => connection === 'refused');
  expect(status.reason).toContain('has no room for a portfolio of this size');
  expect(status.waiting).toBe(true);
});

test('a server that is not there leaves the device offline and at work', async () => {
  const server = await aServer();
  await server.stop();
  const a = aDevice({ secret: newSecret(), serverUrl: server.url });
  a.text.insert(0, 'x');
  await a.relay.flush();
  expect(await a.says(({ connection }) => connection === 'offline')).toEqual({
    ...NOT_CONNECTED,
    connection: 'offline',
  });
});

test('a call that the network lost is given up, and the next one gets through', async () => {
  const server = await aServer();
  const clients: Socket[] = [];
  const network = createServer((client) => {
    client.on('error', () => client.destroy());
    // taken, and never heard of again, as behind a router that has forgotten the connection
    if (clients.push(client) === 1) return;
    const onward = connect(server.port, '127.0.0.1').on('error', () => client.destroy());
    client.pipe(onward).pipe(client);
  }).listen(0, '127.0.0.1');
  onTestFinished(() => {
    network.close();
    for (const client of clients) client.destroy();
  });
  await once(network, 'listening');
  const { port } = network.address() as AddressInfo;
  const a = aDevice({ secret: newSecret(), serverUrl: `ws://127.0.0.1:${port}/sync`, connectMs: 500 });
  a.text.insert(0, 'Written on a train.');
  expect(await a.says(isStored)).toMatchObject({ connection: 'connected' });
  expect(clients.length).toBeGreaterThan(1);
});

test('an address that is no address of a socket is refused with what to do', async () => {
  const a = aDevice({ secret: newSecret(), serverUrl: 'ftp://cpd.example/sync' });
  const status = await a.says(({ connection }) => connection === 'refused');
  expect(status.reason).toContain('does not allow a connection to ftp://cpd.example/sync');
});

/** A server of our own making on a free port; `greet` does what it likes with each connection. */
async function aForeignServer(greet: (socket: WebSocket, room: string) => void): Promise<string> {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  server.on('connection', (socket, request) => {
    socket.on('error', () => undefined);
    greet(socket, request.url ?? '');
  });
  await new Promise((resolve) => server.once('listening', resolve));
  onTestFinished(() => {
    for (const socket of server.clients) socket.terminate();
    server.close();
  });
  const address = server.address();
  return `ws://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/sync`;
}

/** What a plain y-websocket server does: documents in memory, no receipts, no tokens. */
function plainRelay() {
  const rooms = new Map<string, { doc: Y.Doc; sockets: Set<WebSocket> }>();
  return (socket: WebSocket, name: string) => {
    const room = rooms.get(name) ?? { doc: new Y.Doc(), sockets: new Set() };
    rooms.set(name, room);
    room.sockets.add(socket);
    const onUpdate = (update: Uint8Array) => {
      const encoder = encoding.createEncoder();
      encoding.writeVarUint(encoder, 0);
      protocol.writeUpdate(encoder, update);
      socket.send(encoding.toUint8Array(encoder));
    };
    room.doc.on('update', onUpdate);
    socket.on('close', () => room.doc.off('update', onUpdate));
    socket.on('message', (bytes: Buffer) => {
      const decoder = decoding.createDecoder(new Uint8Array(bytes));
      if (decoding.readVarUint(decoder) !== 0) return;
      const encoder = encoding.createEncoder();
      encoding.writeVarUint(encoder, 0);
      protocol.readSyncMessage(decoder, encoder, room.doc, socket);
      if (encoding.length(encoder) > 1) socket.send(encoding.toUint8Array(encoder));
    });
    const encoder = encoding.createEncoder();
    encoding.writeVarUint(encoder, 0);
    protocol.writeSyncStep1(encoder, room.doc);
    socket.send(encoding.toUint8Array(encoder));
  };
}

test('any y-websocket server carries the log; without receipts nothing claims to be on the server', async () => {
  const serverUrl = await aForeignServer(plainRelay());
  const secret = newSecret();
  const a = aDevice({ secret, serverUrl });
  const b = aDevice({ secret, serverUrl, deviceId: 'device-b' });
  await Promise.all([a, b].map(({ says }) => says(({ connection }) => connection === 'connected')));
  a.text.insert(0, 'carried');
  await whenDoc(b.doc, () => b.text.toString() === 'carried');
  const sent = await a.says(({ waiting }) => !waiting);
  expect(sent).toMatchObject({ connection: 'connected', storedAt: null });
});

const isSmaller = (status: RelayStatus) => status.tombstones > 0 && !status.waiting;

/** Sixteen sittings, by a device that makes its log smaller soon after. */
async function sixteenSittings(serverUrl: string, secret: Uint8Array): Promise<TestDevice> {
  const device = aDevice({ secret, serverUrl, timing: { ...timing, compactMs: 20 } });
  for (let count = 0; count < 16; count++) {
    device.text.insert(0, 'pacing. ');
    await device.relay.flush();
  }
  await device.says(isSmaller);
  return device;
}

test('a log that grew is made smaller on the server’s disk, and a new device reads all of it', async () => {
  const folder = aFolder();
  const server = await aServer({ dataFolder: folder });
  const secret = newSecret();
  const a = await sixteenSittings(server.url, secret);
  const b = aDevice({ secret, serverUrl: server.url, deviceId: 'device-b' });
  await whenDoc(b.doc, () => b.text.length === 16 * 8);
  expect(await b.says((status) => isStored(status) && isSmaller(status))).toMatchObject({ setAside: 0, missing: 0 });
  await Promise.all([a.relay.stop(), b.relay.stop()]);
  await server.stop();
  const store = openSqliteStore(folder);
  const { updates } = await store.load(keysFromSecret(secret).room);
  await store.close();
  const room = new Y.Doc();
  for (const update of updates) Y.applyUpdate(room, update);
  expect(room.getArray('log').length).toBeLessThan(8);
});

test('a plain y-websocket server is asked for the new entry before any is deleted', async () => {
  const serverUrl = await aForeignServer(plainRelay());
  const secret = newSecret();
  await sixteenSittings(serverUrl, secret);
  const b = aDevice({ secret, serverUrl, deviceId: 'device-b' });
  await whenDoc(b.doc, () => b.text.length === 16 * 8);
  expect(b.relay.status.missing).toBe(0);
});

test('a server that speaks nonsense is named, and nothing breaks', async () => {
  const serverUrl = await aForeignServer((socket) => {
    socket.send('hello');
    socket.send(Uint8Array.of());
    socket.send(Uint8Array.of(0, 2, 200, 1));
    socket.send(Uint8Array.of(100));
  });
  const a = aDevice({ secret: newSecret(), serverUrl });
  const status = await a.says(({ reason }) => reason !== null);
  expect(status.reason).toContain('sends what Waymark cannot read');
  a.text.insert(0, 'still writing');
  await a.relay.flush();
  expect(a.relay.status).toMatchObject({ waiting: true, storedAt: null });
});

test('a server that puts junk and stolen entries into the room changes nothing and is counted', async () => {
  const carry = plainRelay();
  const serverUrl = await aForeignServer((socket, room) => {
    carry(socket, room);
    const junk = new Y.Doc();
    junk.getArray('log').push([new Uint8Array(297).fill(1), 'text']);
    const encoder = encoding.createEncoder();
    encoding.writeVarUint(encoder, 0);
    protocol.writeUpdate(encoder, Y.encodeStateAsUpdate(junk));
    socket.send(encoding.toUint8Array(encoder));
  });
  const a = aDevice({ secret: newSecret(), serverUrl });
  a.text.insert(0, 'mine');
  expect((await a.says(({ setAside }) => setAside === 2)).setAside).toBe(2);
  await a.says(({ waiting }) => !waiting);
  expect(a.text.toString()).toBe('mine');
});

test('the address for syncing is beside the app', () => {
  expect(serverUrlFor('http://localhost:8787')).toBe('ws://localhost:8787/sync');
  expect(serverUrlFor('https://cpd.example')).toBe('wss://cpd.example/sync');
});

test('a server that asks for an invitation says so, and lets in whoever shows it', async () => {
  const server = await aServer({ invitations: ['heron-lantern-42'] });
  const secret = newSecret();
  const a = aDevice({ secret, serverUrl: server.url });
  const refused = await a.says(({ connection }) => connection === 'refused');
  expect(refused).toMatchObject({ asksInvitation: true, storedAt: null });
  expect(refused.reason).toContain('with an invitation only');
  await a.relay.stop();
  const again = aDevice({ secret, serverUrl: server.url, invitation: 'heron-lantern-42', doc: a.doc }, a.marks);
  again.text.insert(0, 'What I learned');
  expect(await again.says(isStored)).toMatchObject({ connection: 'connected', asksInvitation: false, reason: null });
  // whoever has the words needs no invitation to what is there
  const b = aDevice({ secret, serverUrl: server.url, deviceId: 'device-b' });
  await whenDoc(b.doc, () => b.text.toString() === 'What I learned');
});
