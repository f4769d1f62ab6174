// The sealed log between devices, and against a server that lies: nothing is lost, nothing false is applied, nothing stops.
import { expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import { aDevice, by, copyOf, join, keys, memoryMarks, never, settled } from '../../tests/sync/log-devices.ts';
import { keysFromSecret } from '../crypto/keys.ts';
import { seal, sealKey } from '../crypto/seal.ts';
import { SYNC_ORIGIN } from './apply-opened.ts';
import { encodeEntryContent } from './entry-content.ts';
import type { Marks } from './marks.ts';
import { sealedCountKey, unsealedKey } from './marks.ts';
import { ENTRY_PURPOSE } from './sealed-log.ts';

const otherKeys = keysFromSecret(new Uint8Array(16).fill(6));

test('what one device writes the other reads, and neither echoes', async () => {
  const a = await aDevice();
  const b = await aDevice({ deviceId: 'device-b' });
  join(a.outer, b.outer);
  a.text.insert(0, 'What I learned');
  await a.log.flush();
  await settled(b);
  expect(b.text.toString()).toBe('What I learned');
  await b.log.check();
  expect(a.entries().length).toBe(1);
});

test('what arrives first is handed on as it came, and is not sealed again', async () => {
  const a = await aDevice();
  a.text.insert(0, 'What I learned');
  await a.log.flush();
  const kept: Uint8Array[] = [];
  const b = await aDevice({ deviceId: 'device-b', keepArrived: (apply) => void kept.push(...apply()) });
  join(a.outer, b.outer);
  await settled(b);
  expect(kept).toHaveLength(1);
  const other = new Y.Doc();
  for (const update of kept) Y.applyUpdate(other, update);
  expect(Y.encodeStateAsUpdate(other)).toEqual(Y.encodeStateAsUpdate(b.doc));
  const before = b.entries().length;
  b.text.insert(0, 'And then: ');
  await b.log.flush();
  await settled(a);
  expect([a.text.toString(), b.entries().length - before]).toEqual(['And then: What I learned', 1]);
  expect(kept).toHaveLength(1);
});

test('the log holds no word of the portfolio', async () => {
  const a = await aDevice();
  const word = 'confidential-word';
  a.text.insert(0, word);
  await a.log.flush();
  expect(Buffer.from(Y.encodeStateAsUpdate(a.outer)).includes(word)).toBe(false);
  expect(Buffer.from(Y.encodeStateAsUpdate(a.doc)).includes(word)).toBe(true);
});

test('the updates of a moment become one entry, by themselves', async () => {
  const sealed = Promise.withResolvers<number>();
  const a = await aDevice({ timing: { ...never, gatherMs: 5 }, onSealed: sealed.resolve });
  for (const letter of 'practice') a.text.insert(a.text.length, letter);
  await sealed.promise;
  expect(a.entries().length).toBe(1);
});

test('an import of thousands of records is sealed in one go, and quickly', async () => {
  const a = await aDevice();
  const updates: Uint8Array[] = [];
  a.doc.on('update', (update: Uint8Array) => updates.push(update));
  for (let count = 0; count < 5_000; count++) a.text.insert(0, 'x');
  const startedAt = performance.now();
  await a.log.flush();
  const tookMs = performance.now() - startedAt;
  Y.mergeUpdates(updates);
  expect(tookMs).toBeLessThan((performance.now() - startedAt - tookMs) / 2);
  const b = await aDevice({ outer: copyOf(a.outer), deviceId: 'device-b' });
  expect([a.entries().length, b.text.length]).toEqual([1, 5_000]);
});

test('after quiet, what arrived from a host that died before sealing it is sealed', async () => {
  const sealed = Promise.withResolvers<number>();
  const a = await aDevice({
    timing: { ...never, quietMs: 5 },
    sealedElsewhere: (origin) => origin === 'extension',
    onSealed: (revision) => revision > 0 && sealed.resolve(revision),
  });
  a.doc.transact(() => a.text.insert(0, 'kept page'), 'extension');
  expect(a.entries().length).toBe(0);
  await sealed.promise;
  expect(a.entries().length).toBe(1);
});

test('what another host of this browser seals is waiting until it is in the log, and then stands there once', async () => {
  const a = await aDevice({ deviceId: 'device-a' });
  const b = await aDevice({
    deviceId: 'device-b',
    timing: { ...never, gatherMs: 5 },
    sealedElsewhere: (origin) => origin === 'extension',
  });
  b.log.confirm(b.log.sealedRevision);
  a.text.insert(0, 'kept page');
  Y.applyUpdate(b.doc, Y.encodeStateAsUpdate(a.doc), 'extension');
  expect(b.log.isWaiting).toBe(true);
  await a.log.flush();
  join(a.outer, b.outer);
  await vi.waitFor(() => expect(b.log.isWaiting).toBe(false));
  expect(b.entries().length).toBe(1);
});

test('a host beside another one compares only after it has heard of the server’s copy', async () => {
  const a = await aDevice();
  a.text.insert(0, 'first');
  await a.log.flush();
  const before = copyOf(a.outer);
  a.text.insert(5, ' second');
  await a.log.flush();
  const doc = new Y.Doc();
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(a.doc));
  const b = await aDevice({ doc, outer: before, deviceId: 'device-b', sealedElsewhere: () => false });
  expect(b.entries().length).toBe(1);
  join(a.outer, b.outer);
  await settled(b);
  await b.log.check();
  expect(b.entries().length).toBe(2);
});

test('two devices that wrote apart agree when they meet', async () => {
  const a = await aDevice();
  const b = await aDevice({ deviceId: 'device-b' });
  const part = join(a.outer, b.outer);
  a.text.insert(0, 'shared ');
  await a.log.flush();
  await settled(b);
  part();
  a.text.insert(7, 'A');
  b.text.insert(7, 'B');
  await Promise.all([a.log.flush(), b.log.flush()]);
  join(a.outer, b.outer);
  await Promise.all([settled(a), settled(b)]);
  expect(a.text.toString()).toBe(b.text.toString());
  expect(a.text.toString()).toMatch(/^shared (AB|BA)$/);
});

test('the mark is set before the document changes and goes only when the server confirmed', async () => {
  const a = await aDevice();
  const marks = a.marks as ReturnType<typeof memoryMarks>;
  const seen: unknown[] = [];
  a.doc.on('update', () => seen.push(marks.rows.get(unsealedKey(by.room))));
  a.log.confirm(a.log.sealedRevision);
  await settled(a);
  a.doc.transact(() => undefined);
  await Promise.resolve();
  a.text.insert(0, 'x');
  expect(seen).toEqual([true]);
  await a.log.flush();
  expect(marks.rows.get(unsealedKey(by.room))).toBe(true);
  expect(a.log.isWaiting).toBe(true);
  a.log.confirm(a.log.sealedRevision);
  await a.log.stop();
  expect(a.log.isWaiting).toBe(false);
  expect(marks.rows.get(unsealedKey(by.room))).toBe(false);
});

test('a confirmation of earlier entries does not hide that a later one is waiting', async () => {
  const a = await aDevice();
  a.text.insert(0, 'one');
  await a.log.flush();
  const earlier = a.log.sealedRevision;
  a.text.insert(0, 'two');
  a.log.confirm(earlier);
  expect(a.log.isWaiting).toBe(true);
});

test('what a crash kept from being sealed is sealed at the next start', async () => {
  const a = await aDevice();
  a.text.insert(0, 'sealed. ');
  await a.log.flush();
  a.text.insert(8, 'Not sealed when the power went.');
  const again = await aDevice({ doc: copyOf(a.doc), outer: copyOf(a.outer), marks: a.marks });
  const reader = await aDevice({ outer: copyOf(again.outer), deviceId: 'device-b' });
  expect(reader.text.toString()).toBe('sealed. Not sealed when the power went.');
  expect(reader.log.missing).toBe(0);
});

test('a device that lost its log waits for the server’s before it sends anything again', async () => {
  const a = await aDevice();
  a.text.insert(0, 'long since on the server');
  await a.log.flush();
  const again = await aDevice({ doc: copyOf(a.doc), marks: a.marks });
  expect(again.entries().length).toBe(0);
  join(again.outer, a.outer);
  await again.log.check();
  expect(again.entries().length).toBe(1);
});

test('a server restored from an old backup gets back what it lost', async () => {
  const a = await aDevice();
  a.text.insert(0, 'one ');
  await a.log.flush();
  const server = copyOf(a.outer);
  a.text.insert(4, 'two');
  await a.log.flush();
  const again = await aDevice({ doc: copyOf(a.doc), marks: a.marks }); // its own log is lost too
  join(again.outer, server);
  await again.log.check();
  const reader = await aDevice({ outer: server, deviceId: 'device-b' });
  expect(reader.text.toString()).toBe('one two');
  expect(reader.log.missing).toBe(0);
});

test('when the storage for marks is full, sealing goes on and the failure is told', async () => {
  const full = new Error('QuotaExceededError');
  const marks: Marks = { read: () => Promise.reject(full), write: () => Promise.reject(full) };
  const a = await aDevice({ marks });
  a.text.insert(0, 'safe on the server at least');
  await a.log.flush();
  expect(a.entries().length).toBe(1);
  expect(a.failures).toContain(full);
});

test('an observer that throws does not stop the log', async () => {
  const a = await aDevice();
  const b = await aDevice({ deviceId: 'device-b' });
  const broken = () => {
    throw new Error('a screen broke');
  };
  b.text.observe(broken);
  join(a.outer, b.outer);
  a.text.insert(0, 'first ');
  await a.log.flush();
  await settled(b);
  b.text.unobserve(broken);
  a.text.insert(6, 'second');
  await a.log.flush();
  await settled(b);
  expect(b.text.toString()).toBe('first second');
});

test('what the log brings has the origin sync', async () => {
  const a = await aDevice();
  const b = await aDevice({ deviceId: 'device-b' });
  const origins: unknown[] = [];
  b.doc.on('update', (_update: Uint8Array, origin: unknown) => origins.push(origin));
  join(a.outer, b.outer);
  a.text.insert(0, 'x');
  await a.log.flush();
  await settled(b);
  expect(origins).toEqual([SYNC_ORIGIN]);
});

test('many entries are applied in one transaction', async () => {
  const a = await aDevice();
  for (let count = 0; count < 150; count++) {
    a.text.insert(0, `${count} `);
    await a.log.flush();
  }
  const doc = new Y.Doc();
  let transactions = 0;
  doc.on('update', () => {
    transactions += 1;
  });
  const b = await aDevice({ doc, outer: copyOf(a.outer), deviceId: 'device-b' });
  expect(b.text.toString()).toBe(a.text.toString());
  expect(transactions).toBe(1);
});

test('nothing is sealed or applied after stop', async () => {
  const a = await aDevice();
  const b = await aDevice({ deviceId: 'device-b' });
  join(a.outer, b.outer);
  await b.log.stop();
  a.text.insert(0, 'x');
  await a.log.flush();
  b.text.insert(0, 'y');
  await settled(b);
  expect([b.text.toString(), a.text.toString(), a.entries().length]).toEqual(['y', 'x', 1]);
});

// a lying server, or anybody who knows the room's name and no key
const lies: [name: string, lie: (log: Y.Array<unknown>, good: Uint8Array) => void | Promise<void>, setAside: number][] =
  [
    ['adds junk', (log) => log.insert(0, [new Uint8Array(300).fill(1), new Uint8Array(), Uint8Array.of(1)]), 3],
    ['adds what is not even bytes', (log) => log.push([7, 'text', { a: 1 }, null, new Y.Text('x')]), 5],
    ['adds an entry of a version to come', (log, good) => log.push([changed(good, 0)]), 1],
    ['changes a byte', (log, good) => log.push([changed(good, good.length - 20)]), 1],
    ['cuts an entry short', (log, good) => log.push([good.slice(0, -1), good.slice(0, 40), good.slice(0, 10)]), 3],
    ['repeats an entry', (log, good) => log.push([good, good, good]), 0],
    ['puts junk in front under the same id', (log, good) => log.insert(0, [changed(good, good.length - 1)]), 1],
    ['moves an entry here from another room', async (log) => log.push([await sealedFor(otherKeys, otherKeys.room)]), 1],
    ['moves an entry of the same key from another room', async (log) => log.push([await sealedFor(keys, 'x')]), 1],
    ['writes under other names', (log) => void log.doc?.getMap('portfolio').set('title', 'forged'), 0],
  ];

test.each(lies)('a server that %s changes nothing and stops nothing', async (_, lie, setAside) => {
  const a = await aDevice();
  a.text.insert(0, 'before ');
  await a.log.flush();
  const server = copyOf(a.outer);
  const good = server.getArray('log').get(0);
  if (!(good instanceof Uint8Array)) throw new Error('an entry was expected');
  await lie(server.getArray('log'), good);
  join(a.outer, server);
  a.text.insert(7, 'after');
  await a.log.flush();
  await a.log.check();
  const b = await aDevice({ outer: server, deviceId: 'device-b' });
  expect([a.text.toString(), b.text.toString()]).toEqual(['before after', 'before after']);
  expect([...b.doc.share.keys()]).toEqual(['t']);
  expect([a.log.setAside, b.log.setAside]).toEqual([setAside, setAside]);
  expect(b.entries().length).toBe(server.getArray('log').length);
});

test('entries that opened to something else than an update are set aside', async () => {
  const server = new Y.Doc();
  const contents = [
    Uint8Array.of(9, 9),
    encodeEntryContent({ numbers: new Map(), update: Uint8Array.of(7, 7, 7), statements: [] }),
  ];
  for (const content of contents) server.getArray('log').push([await seal(by, content)]);
  const b = await aDevice({ outer: server });
  expect(b.log.setAside).toBe(2);
});

test('a server that deletes the log gets it again, but not as often as it deletes', async () => {
  const a = await aDevice({ timing: { gatherMs: 1, quietMs: 1e8, healMs: 1e8 } });
  a.text.insert(0, 'all of it');
  await a.log.flush();
  const server = new Y.Doc();
  join(a.outer, server);
  const healed = new Promise<void>((resolve) => {
    a.entries().observe((event) => event.transaction.local && resolve());
  });
  server.getArray('log').delete(0, 1);
  await healed;
  const reader = await aDevice({ outer: copyOf(server), deviceId: 'device-b' });
  expect(reader.text.toString()).toBe('all of it');
  expect(reader.log.missing).toBe(0); // the entry that was deleted is not looked for: what it held is there
  server.getArray('log').delete(0, 1);
  await a.log.check();
  await a.log.check();
  expect(a.entries().length).toBe(0);
});

test('an entry that went because another holds the same is not made good, and delays nothing', async () => {
  const a = await aDevice({ sealedElsewhere: (origin) => origin === 'extension' });
  a.text.insert(0, 'all of it');
  await a.log.flush();
  const server = new Y.Doc();
  join(a.outer, server);
  const log = server.getArray('log');
  for (const length of [1, 2, 3]) {
    log.insert(1, [log.get(0)]);
    log.delete(0, 1);
    await a.log.check();
    expect(log.length).toBe(length);
    a.doc.transact(() => a.text.insert(0, 'a page that was kept. '), 'extension');
    await a.log.check();
  }
});

test('a server that withholds an entry is noticed by the gap', async () => {
  const a = await aDevice();
  for (const word of ['one ', 'two ', 'three ']) {
    a.text.insert(0, word);
    await a.log.flush();
  }
  const served = new Y.Doc();
  const [first, , third] = a.entries().toArray();
  served.getArray('log').push([first, third]);
  const b = await aDevice({ outer: served, deviceId: 'device-b' });
  expect(b.log.missing).toBe(1);
  expect(b.text.toString()).toBe('one ');
});

test('numbers go on after marks were lost', async () => {
  const a = await aDevice();
  a.text.insert(0, 'one ');
  await a.log.flush();
  const marks = memoryMarks();
  const again = await aDevice({ doc: copyOf(a.doc), outer: copyOf(a.outer), marks });
  again.text.insert(0, 'two ');
  await again.log.flush();
  expect(marks.rows.get(sealedCountKey(by.room))).toBe(2);
  expect(again.log.missing).toBe(0);
});

function changed(entry: Uint8Array, at: number): Uint8Array {
  const copy = entry.slice();
  copy[at] = (copy[at] ?? 0) ^ 0xff;
  return copy;
}

async function sealedFor({ logKey }: { logKey: Uint8Array }, room: string): Promise<Uint8Array> {
  const forged = new Y.Doc();
  forged.getText('t').insert(0, 'forged');
  const content = encodeEntryContent({ numbers: new Map(), update: Y.encodeStateAsUpdate(forged), statements: [] });
  return seal(await sealKey(logKey, room, ENTRY_PURPOSE), content);
}
