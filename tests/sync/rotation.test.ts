// New words over a real server: cut at every step, two devices at once, others that come back later, and the copy that is deleted.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { expect, onTestFinished, test } from 'vitest';
import { WebSocketServer } from 'ws';
import * as protocol from 'y-protocols/sync';
import * as Y from 'yjs';
import { keysFromSecret } from '../../shared/crypto/keys.ts';
import { newSecret } from '../../shared/crypto/secret.ts';
import { MESSAGE_SYNC } from '../../shared/sync/limits.ts';
import { type Relay, startRelay } from '../../shared/sync/relay.ts';
import type { RelayStatus } from '../../shared/sync/relay-status.ts';
import {
  advance,
  beginRotation,
  type Rotation,
  type RotationAim,
  type RotationWays,
} from '../../shared/sync/rotation.ts';
import { openRotationWays } from '../../shared/sync/rotation-ways.ts';
import { openSqliteStore } from '../../sync-server/store/sqlite-store.ts';
import { aFolder, aServer, askToErase, nodeSocket, type TestServer, whenDoc } from './a-server.ts';

const timing = { gatherMs: 10, quietMs: 1e8, healMs: 1e8 };

/** A device with what it keeps on its disk; it may be killed at any time, and started again. */
class Device {
  doc = new Y.Doc();
  relay: Relay | null = null;
  kept: Uint8Array = Y.encodeStateAsUpdate(new Y.Doc());
  rotation: Rotation | null = null;
  serverOrigin: string | null;
  secret: Uint8Array;
  readonly #marks = new Map<string, unknown>();
  readonly #name: string;

  constructor(name: string, server: Pick<TestServer, 'origin'>, secret: Uint8Array) {
    this.#name = name;
    this.serverOrigin = server.origin;
    this.secret = secret;
    this.start();
    onTestFinished(() => this.stop());
  }

  get #marksOf() {
    const marks = this.#marks;
    return {
      read: async (key: string) => marks.get(key),
      write: async (key: string, value: unknown) => void marks.set(key, value),
    };
  }

  start(): void {
    this.doc = new Y.Doc();
    Y.applyUpdate(this.doc, this.kept);
    this.doc.on('update', () => {
      this.kept = Y.encodeStateAsUpdate(this.doc);
    });
    this.startRelay();
  }

  startRelay(): void {
    if (this.serverOrigin === null) return;
    this.relay = startRelay({
      doc: this.doc,
      secret: this.secret,
      deviceId: this.#name,
      serverUrl: `${this.serverOrigin.replace('http', 'ws')}/sync`,
      marks: this.#marksOf,
      socket: nodeSocket,
      timing,
    });
  }

  async stop(): Promise<void> {
    await this.relay?.stop();
    this.relay = null;
  }

  /** What it does not have on its disk is gone. */
  async restart(): Promise<void> {
    await this.stop();
    this.start();
  }

  write(words: string): void {
    const text = this.doc.getText('reflection');
    text.insert(text.length, words);
  }

  get words(): string {
    return this.doc.getText('reflection').toString();
  }

  says(check: (status: RelayStatus) => boolean): Promise<RelayStatus> {
    const { relay } = this;
    if (!relay) throw new Error('the device does not sync');
    return new Promise((resolve) => {
      const look = (status: RelayStatus) => check(status) && resolve(status);
      relay.onStatus(look);
      look(relay.status);
    });
  }

  /** With new words from another device: the same portfolio, so it goes on in the document that it has. */
  async linkWith(secret: Uint8Array): Promise<void> {
    await this.stop();
    this.secret = secret;
    this.startRelay();
  }

  takeFiles: () => Promise<boolean> = async () => true;
  connectMs = 20_000;

  begin(aim: RotationAim, serverOrigin: string): void {
    const beganAtMs = Date.UTC(2026, 10, 3, 12);
    this.rotation = beginRotation({ aim, oldSecret: this.secret, newSecret: newSecret(), serverOrigin, beganAtMs });
  }

  /** Goes on with what is under way; `around` may put a fault in any way. */
  async rotate(around: (ways: RotationWays) => RotationWays = (ways) => ways): Promise<void> {
    if (!this.rotation) throw new Error('nothing is under way');
    const ways = openRotationWays({
      rotation: this.rotation,
      doc: this.doc,
      deviceId: this.#name,
      marks: this.#marksOf,
      invitation: null,
      now: () => new Date(),
      stored: async () => undefined,
      become: async ({ aim, newSecret: secret }) => {
        await this.stop();
        this.secret = secret;
        if (aim === 'no copy') this.serverOrigin = null;
        this.startRelay();
      },
      write: async (rotation) => {
        this.rotation = rotation;
      },
      takeFiles: () => this.takeFiles(),
      connectMs: this.connectMs,
      socket: nodeSocket,
      timing,
    });
    try {
      await advance(this.rotation, around(ways));
    } finally {
      ways.close();
    }
  }
}

const isStored = (status: RelayStatus) => status.storedAt !== null && !status.waiting;

/** What the server gives to a device that has these words and nothing else. */
async function readCold(server: Pick<TestServer, 'origin'>, secret: Uint8Array): Promise<string> {
  const cold = new Device('device-cold', server, secret);
  await cold.says(({ connection }) => connection === 'connected');
  await cold.relay?.flush();
  const { words } = cold;
  await cold.stop();
  return words;
}

const waysNamed = ['takeIn', 'seal', 'switchOver', 'mark', 'erase', 'write'] as const;

class Cut extends Error {}

/** Ends the device right before or right after the nth call of this way. */
const cutAt =
  (name: (typeof waysNamed)[number], nth: number, when: 'before' | 'after') =>
  (ways: RotationWays): RotationWays => {
    let calls = 0;
    const cut = async <T>(work: () => Promise<T>): Promise<T> => {
      calls += 1;
      if (calls === nth && when === 'before') throw new Cut();
      const value = await work();
      if (calls === nth && when === 'after') throw new Cut();
      return value;
    };
    return {
      ...ways,
      takeIn: () => (name === 'takeIn' ? cut(ways.takeIn) : ways.takeIn()),
      seal: () => (name === 'seal' ? cut(ways.seal) : ways.seal()),
      switchOver: () => (name === 'switchOver' ? cut(ways.switchOver) : ways.switchOver()),
      mark: () => (name === 'mark' ? cut(ways.mark) : ways.mark()),
      erase: () => (name === 'erase' ? cut(ways.erase) : ways.erase()),
      write: (rotation) => (name === 'write' ? cut(() => ways.write(rotation)) : ways.write(rotation)),
    };
  };

const cuts = (['before', 'after'] as const).flatMap((when) => [
  ...waysNamed.map((name) => [when, name, 1] as const),
  [when, 'takeIn', 2] as const,
  ...[2, 3, 4].map((nth) => [when, 'write', nth] as const),
]);

test.each(cuts)('cut %s %s (call %i), the change of words is carried to its end and loses nothing', async (...cut) => {
  const [when, name, nth] = cut;
  const server = await aServer();
  const old = newSecret();
  const a = new Device('device-a', server, old);
  const b = new Device('device-b', server, old);
  a.write('from A, ');
  await a.says(isStored);
  await whenDoc(b.doc, () => b.words === 'from A, ');
  a.begin('words', server.origin);
  b.write('from B, ');
  await b.says(isStored);

  await expect(a.rotate(cutAt(name, nth, when))).rejects.toThrow(Cut);
  await a.restart();
  a.write('in between, ');
  await a.rotate();
  expect(a.rotation).toMatchObject({ step: 'done', delay: null, isOldRoomLeft: false });
  expect(a.rotation?.oldSecret).toHaveLength(0);
  expect([...a.secret]).not.toEqual([...old]);
  await a.says(isStored);
  for (const words of [a.words, await readCold(server, a.secret)])
    for (const part of ['from A, ', 'from B, ', 'in between, ']) expect(words.split(part)).toHaveLength(2);
  expect((await b.says(({ ended }) => ended !== null)).connection).toBe('refused');
  const lost = new Device('device-lost', server, old);
  expect(await lost.says(({ ended }) => ended !== null)).toMatchObject({ ended: 'erased', storedAt: null });
});

test('without a cut the other devices hear when the words were changed, and that nothing is lost', async () => {
  const server = await aServer();
  const a = new Device('device-a', server, newSecret());
  const b = new Device('device-b', server, a.secret);
  a.write('one ');
  await whenDoc(b.doc, () => b.words === 'one ');
  a.begin('words', server.origin);
  await a.rotate();
  const { reason } = await b.says(({ ended }) => ended === 'moved');
  expect(reason).toBe(
    'Your words were changed on another device on 3 November 2026. Link this device again with the new words: nothing that is here is lost.',
  );
});

test('a device that was away for weeks brings what it wrote when it is linked again, and nothing is doubled', async () => {
  const server = await aServer();
  const a = new Device('device-a', server, newSecret());
  const b = new Device('device-b', server, a.secret);
  a.write('one ');
  await whenDoc(b.doc, () => b.words === 'one ');
  await b.stop();
  b.write('offline ');
  a.begin('words', server.origin);
  await a.rotate();
  a.write('two ');
  b.startRelay();
  expect(await b.says(({ ended }) => ended !== null)).toMatchObject({ ended: 'erased', setAside: 0 });
  expect(b.words).toBe('one offline ');
  await b.linkWith(a.secret);
  await Promise.all([a, b].map(({ doc }) => whenDoc(doc, () => doc.getText('reflection').length === 16)));
  expect(a.words).toBe(b.words);
  expect([a.words.split('one '), a.words.split('two '), a.words.split('offline ')].map(({ length }) => length)).toEqual(
    [2, 2, 2],
  );
});

test('two devices that change the words at once both end with everything, and come together without doubles', async () => {
  const server = await aServer();
  const a = new Device('device-a', server, newSecret());
  const b = new Device('device-b', server, a.secret);
  a.write('one ');
  await whenDoc(b.doc, () => b.words === 'one ');
  a.begin('words', server.origin);
  b.begin('words', server.origin);
  a.write('from A ');
  b.write('from B ');
  await Promise.all([a.rotate(), b.rotate()]);
  // one of them may have had to wait for the other
  for (const device of [a, b]) while (device.rotation?.step !== 'done') await device.rotate();
  expect(await readCold(server, a.secret)).toContain('from A ');
  expect(await readCold(server, b.secret)).toContain('from B ');
  await b.linkWith(a.secret);
  await Promise.all([a, b].map(({ doc }) => whenDoc(doc, () => doc.getText('reflection').length === 18)));
  expect(a.words).toBe(b.words);
});

const leaving = [
  ['takeIn', 'seal'],
  ['seal', 'seal'],
  ['mark', 'mark'],
  ['erase', 'erase'],
] as const;

test.each(leaving)(
  'a server that goes away before %s is waited for, and the portfolio is used meanwhile',
  async (name, step) => {
    const dataFolder = aFolder();
    const server = await aServer({ dataFolder });
    const a = new Device('device-a', server, newSecret());
    const old = a.secret;
    a.write('one ');
    await a.says(isStored);
    a.begin('words', server.origin);
    a.connectMs = 3_000;
    await a.rotate((ways) => ({
      ...ways,
      [name]: async () => {
        await server.stop();
        return ways[name]();
      },
    }));
    expect(a.rotation).toMatchObject({ step, delay: { reason: 'away', asksInvitation: false } });
    a.write('two ');
    const back = await aServer({ dataFolder, port: server.port });
    await a.rotate();
    expect(a.rotation).toMatchObject({ step: 'done', delay: null });
    await a.says(isStored);
    expect(await readCold(back, a.secret)).toBe('one two ');
    expect((await new Device('device-lost', back, old).says(({ ended }) => ended !== null)).ended).toBe('erased');
  },
);

test('a server that asks for an invitation holds up the change, says so, and nothing is changed until it has one', async () => {
  const dataFolder = aFolder();
  const open = await aServer({ dataFolder });
  const a = new Device('device-a', open, newSecret());
  const old = a.secret;
  a.write('one ');
  await a.says(isStored);
  await open.stop();
  const server = await aServer({ dataFolder, port: open.port, invitations: ['heather-and-moss'] });
  a.begin('words', server.origin);
  await a.rotate();
  expect(a.rotation).toMatchObject({ step: 'seal', delay: { reason: 'refused', asksInvitation: true } });
  expect(a.rotation?.delay?.sentence).toContain('with an invitation only');
  expect(a.secret).toBe(old);
  expect(await readCold(server, old)).toBe('one ');
});

/** Of another make: documents in memory by y-protocols, no receipts, and one answer to whatever is asked by HTTP. */
async function aForeignServer(): Promise<Pick<TestServer, 'origin'>> {
  const http = createServer((_, response) => response.end('okay')).listen(0, '127.0.0.1');
  const sockets = new WebSocketServer({ server: http });
  const rooms = new Map<string, Y.Doc>();
  sockets.on('connection', (socket, request) => {
    const room = request.url ?? '';
    const doc = rooms.get(room) ?? new Y.Doc();
    rooms.set(room, doc);
    const send = (write: (encoder: encoding.Encoder) => void) => {
      const encoder = encoding.createEncoder();
      encoding.writeVarUint(encoder, MESSAGE_SYNC);
      write(encoder);
      if (encoding.length(encoder) > 1) socket.send(encoding.toUint8Array(encoder));
    };
    const tell = (update: Uint8Array) => send((encoder) => protocol.writeUpdate(encoder, update));
    doc.on('update', tell);
    socket.on('close', () => doc.off('update', tell));
    socket.on('message', (bytes: Buffer) => {
      const decoder = decoding.createDecoder(new Uint8Array(bytes));
      if (decoding.readVarUint(decoder) !== MESSAGE_SYNC) return;
      send((encoder) => protocol.readSyncMessage(decoder, encoder, doc, socket));
    });
    send((encoder) => protocol.writeSyncStep1(encoder, doc));
  });
  await new Promise((resolve) => http.once('listening', resolve));
  onTestFinished(() => {
    for (const socket of sockets.clients) socket.terminate();
    http.close();
  });
  return { origin: `http://127.0.0.1:${(http.address() as AddressInfo).port}` };
}

test('a server of another make, without receipts, keeps the old room: it is marked, and the person is told', async () => {
  const server = await aForeignServer();
  const a = new Device('device-a', server, newSecret());
  const b = new Device('device-b', server, a.secret);
  a.write('one ');
  await whenDoc(b.doc, () => b.words === 'one ');
  a.begin('words', server.origin);
  await a.rotate();
  expect(a.rotation).toMatchObject({ step: 'done', isOldRoomLeft: true });
  await b.says(({ ended }) => ended === 'moved');
  b.write('not for whoever has the old words ');
  await b.relay?.flush();
  expect(await readCold(server, b.secret)).toBe('one ');
  await b.linkWith(a.secret);
  await whenDoc(a.doc, () => a.words.startsWith('one not for'));
});

test('files that only the old room has come here first: until then this device keeps its words', async () => {
  const server = await aServer();
  const a = new Device('device-a', server, newSecret());
  const old = a.secret;
  a.write('one ');
  await a.says(isStored);
  a.begin('no copy', server.origin);
  a.takeFiles = async () => false;
  await a.rotate();
  expect(a.rotation).toMatchObject({ step: 'switch', delay: { reason: 'files' } });
  expect(a.secret).toBe(old);
  expect(await readCold(server, old)).toBe('one ');
  a.takeFiles = async () => true;
  await a.rotate();
  expect(a.rotation).toMatchObject({ step: 'done' });
});

test('a room that another device has erased already holds nothing up', async () => {
  const server = await aServer();
  const a = new Device('device-a', server, newSecret());
  a.write('one ');
  await a.says(isStored);
  a.begin('words', server.origin);
  await askToErase(server, keysFromSecret(a.secret));
  await a.rotate();
  expect(a.rotation).toMatchObject({ step: 'done', isOldRoomLeft: false });
  expect(await readCold(server, a.secret)).toBe('one ');
});

test('what is written after the switch never gets to the old room, nor does the new secret', async () => {
  const dataFolder = aFolder();
  const server = await aServer({ dataFolder });
  const a = new Device('device-a', server, newSecret());
  const old = a.secret;
  a.write('one ');
  await a.says(isStored);
  a.begin('words', server.origin);
  const lost = new Device('device-lost', server, old);
  await whenDoc(lost.doc, () => lost.words === 'one ');
  await a.rotate((ways) => ({
    ...ways,
    async switchOver() {
      const delay = await ways.switchOver();
      a.write('for the new room only ');
      return delay;
    },
  }));
  await lost.says(({ ended }) => ended !== null);
  expect(lost.words).toBe('one ');
  await a.says(isStored);
  expect(await readCold(server, a.secret)).toBe('one for the new room only ');
});

test('the copy on the server is deleted: others hear it, what they wrote last is taken in, and it is gone from the disk', async () => {
  const dataFolder = aFolder();
  const server = await aServer({ dataFolder });
  const a = new Device('device-a', server, newSecret());
  const b = new Device('device-b', server, a.secret);
  a.write('one ');
  await whenDoc(b.doc, () => b.words === 'one ');
  await a.stop();
  b.write('two ');
  await b.says(isStored);
  a.start();
  a.begin('no copy', server.origin);
  await a.rotate();
  expect(a.rotation).toMatchObject({ step: 'done', isOldRoomLeft: false });
  expect([a.words, a.relay]).toEqual(['one two ', null]);
  const { ended, reason } = await b.says((status) => status.ended !== null);
  expect(ended).toBe('erased');
  expect(reason).toContain('was deleted from another of your devices, or your words were changed there');
  await server.stop();
  const store = openSqliteStore(dataFolder);
  expect(await store.size()).toEqual({ rooms: 0, sizeBytes: 0 });
  await store.close();
});
