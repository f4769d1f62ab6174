// The log is made smaller: nothing goes before the server was seen to hold it elsewhere, whoever dies or races meanwhile.
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import {
  aConnectedDevice,
  aDevice,
  by,
  compactFully,
  copyOf,
  honest,
  type LogDevice,
  never,
  readCold,
  settled,
  write,
} from '../../tests/sync/log-devices.ts';
import { seal } from '../crypto/seal.ts';
import { COMPACTION, isTheirTurn, type LogServer } from './compactor.ts';
import { type DeviceStatement, encodeEntryContent } from './entry-content.ts';
import { openedEntries } from './opened-entries.ts';

const lengthOf = (server: Y.Doc) => server.getArray('log').length;

test('sixteen sittings become one entry, and a new device reads all of it', async () => {
  const server = new Y.Doc();
  const a = await aConnectedDevice(server);
  await write(a, 15);
  expect(await a.log.compact()).toBe(false);
  await write(a, 1);
  expect(await a.log.compact()).toBe(true);
  expect(lengthOf(server)).toBe(1);
  expect(await readCold(server)).toEqual({ text: a.text.toString(), missing: 0, setAside: 0 });
  await a.log.check();
  expect(lengthOf(server)).toBe(1);
  expect(a.failures).toEqual([]);
});

test('a year of sittings leaves few entries', async () => {
  const server = new Y.Doc();
  const a = await aConnectedDevice(server);
  const b = await aConnectedDevice(server, { deviceId: 'device-b' });
  for (let week = 0; week < 20; week++) {
    await write(week % 2 ? a : b, 16);
    await settled(a);
    await settled(b);
    await compactFully(week % 3 ? a : b);
  }
  expect(lengthOf(server)).toBeLessThan(20);
  expect(a.text.toString()).toBe(b.text.toString());
  expect(a.text.toString().split('word').length).toBe(321);
  expect(await readCold(server)).toEqual({ text: a.text.toString(), missing: 0, setAside: 0 });
});

test('nothing is deleted until the server gives the new entry back', async () => {
  const server = new Y.Doc();
  const outer = new Y.Doc();
  let isHonest = false;
  const readBack: LogServer['readBack'] = async (place) => isHonest && honest(server, outer).readBack(place);
  const a = await aConnectedDevice(server, { outer, server: { isInStep: () => true, readBack } });
  await write(a, 16);
  expect(await a.log.compact()).toBe(false);
  expect(await a.log.compact()).toBe(false);
  expect(lengthOf(server)).toBe(17); // the new one was written once
  isHonest = true;
  expect(await a.log.compact()).toBe(true);
  expect(lengthOf(server)).toBe(1);
});

test('a device that has not exchanged everything with the server leaves the log alone', async () => {
  const server = new Y.Doc();
  const outer = new Y.Doc();
  const a = await aConnectedDevice(server, { outer, server: { ...honest(server, outer), isInStep: () => false } });
  await write(a, 16);
  expect(await a.log.compact()).toBe(false);
  expect(lengthOf(server)).toBe(16);
});

/** A device that is stopped while the server still owes it the new entry. */
async function stoppedHalfWay(server: Y.Doc, given: { outer?: Y.Doc; doc?: Y.Doc } = {}) {
  const outer = given.outer ?? new Y.Doc();
  const answer = Promise.withResolvers<boolean>();
  const asked = Promise.withResolvers<void>();
  const readBack = () => {
    asked.resolve();
    return answer.promise;
  };
  const device = await aConnectedDevice(server, { ...given, outer, server: { isInStep: () => true, readBack } });
  return { device, answer, asked: asked.promise };
}

test('a device that goes between the two steps does no harm, and another ends what it began', async () => {
  const server = new Y.Doc();
  const { device: a, answer, asked } = await stoppedHalfWay(server);
  await write(a, 16);
  const compacting = a.log.compact();
  await asked;
  await a.log.stop();
  answer.resolve(true);
  expect(await compacting).toBe(false);
  expect(lengthOf(server)).toBe(17);
  const b = await aConnectedDevice(server, { deviceId: 'device-b' });
  expect(await b.log.compact()).toBe(true);
  expect(lengthOf(server)).toBe(1);
  expect(await readCold(server)).toEqual({ text: b.text.toString(), missing: 0, setAside: 0 });
});

test('what was written while the server was asked is kept', async () => {
  const server = new Y.Doc();
  const { device: a, answer, asked } = await stoppedHalfWay(server);
  await write(a, 16);
  const compacting = a.log.compact();
  await asked;
  await write(a, 1);
  answer.resolve(true);
  expect(await compacting).toBe(true);
  expect(lengthOf(server)).toBe(2);
  expect(await readCold(server)).toMatchObject({ text: a.text.toString(), missing: 0 });
});

test('an entry that went while the server was asked replaces nothing', async () => {
  const server = new Y.Doc();
  const { device: a, answer, asked } = await stoppedHalfWay(server);
  await write(a, 16);
  const before = server.getArray('log').toArray();
  const compacting = a.log.compact();
  await asked;
  const log = server.getArray('log');
  log.delete(log.toArray().findIndex((entry) => !before.includes(entry)));
  answer.resolve(true);
  expect(await compacting).toBe(false);
  expect(lengthOf(server)).toBe(16);
});

test('devices that do it at the same moment leave one entry and all the words', async () => {
  const server = new Y.Doc();
  const pairs = [await stoppedHalfWay(server), await stoppedHalfWay(server)];
  const [one, two] = pairs.map(({ device }) => device);
  if (!one || !two) throw new Error('two devices were expected');
  await write(one, 16);
  await settled(two);
  const running = pairs.map(({ device }) => device.log.compact());
  await Promise.all(pairs.map(({ asked }) => asked));
  for (const { answer } of pairs) answer.resolve(true);
  await Promise.all(running);
  await compactFully(await aConnectedDevice(server, { deviceId: 'device-c' }));
  expect(lengthOf(server)).toBe(1);
  expect(await readCold(server)).toEqual({ text: one.text.toString(), missing: 0, setAside: 0 });
});

test('two equal entries are never both deleted', async () => {
  const server = new Y.Doc();
  const a = await aConnectedDevice(server);
  await write(a, 16);
  const apart = [copyOf(server), copyOf(server)];
  const devices: LogDevice[] = [];
  for (const copy of apart) devices.push(await aConnectedDevice(copy));
  for (const device of devices) await device.log.compact(); // each has its own
  const met = copyOf(server);
  for (const copy of apart) Y.applyUpdate(met, Y.encodeStateAsUpdate(copy));
  expect(lengthOf(met)).toBe(2);
  const later: LogDevice[] = [];
  for (const copy of [copyOf(met), copyOf(met)]) later.push(await aConnectedDevice(copy));
  for (const device of later) expect(await device.log.compact()).toBe(true);
  for (const { outer } of later) Y.applyUpdate(met, Y.encodeStateAsUpdate(outer));
  expect(lengthOf(met)).toBe(1);
  expect(await readCold(met)).toMatchObject({ text: a.text.toString(), missing: 0 });
});

test('two equal entries, each chosen by a device that had not seen the other, are not both deleted', async () => {
  const server = new Y.Doc();
  const a = await aConnectedDevice(server);
  await write(a, 16);
  const copies = [copyOf(server), copyOf(server)];
  const halves = await Promise.all(copies.map((copy) => stoppedHalfWay(copy)));
  const running = halves.map(({ device }) => device.log.compact());
  await Promise.all(halves.map(({ asked }) => asked));
  // now they meet, before either has deleted anything
  const [one, two] = copies.map((copy) => Y.encodeStateAsUpdate(copy));
  copies.forEach((copy, at) => {
    const others = at === 0 ? two : one;
    if (others) Y.applyUpdate(copy, others);
  });
  for (const { device } of halves) await settled(device);
  for (const { answer } of halves) answer.resolve(true);
  await Promise.all(running);
  const met = copyOf(copies[0] ?? server);
  Y.applyUpdate(met, Y.encodeStateAsUpdate(copies[1] ?? server));
  expect(lengthOf(met)).toBe(1);
  expect(await readCold(met)).toEqual({ text: a.text.toString(), missing: 0, setAside: 0 });
});

test('what does not open, and what a Waymark to come has written, stays where it is', async () => {
  const server = new Y.Doc();
  const a = await aConnectedDevice(server);
  await write(a, 8);
  const good = server.getArray<Uint8Array>('log').get(0);
  const toCome = good.map((byte, at) => (at === 0 ? 2 : byte));
  const unreadable = [toCome, Uint8Array.of(1, 2, 3), 'text', 7];
  server.getArray('log').push(unreadable);
  await write(a, 8);
  expect(await a.log.compact()).toBe(true);
  expect(server.getArray('log').toArray()).toEqual(expect.arrayContaining(unreadable));
  expect(lengthOf(server)).toBe(1 + unreadable.length);
  expect(a.log.setAside).toBe(4);
});

test('an entry to which a Waymark to come has added something is in no merged one, and stays', async () => {
  const server = new Y.Doc();
  const a = await aConnectedDevice(server);
  await write(a, 16);
  const numbers = new Map([['device-new', [[1, 2] as const]]]);
  const content = encodeEntryContent({ numbers, update: Y.encodeStateAsUpdate(a.doc), statements: [] });
  const longer = await seal(by, Uint8Array.of(...content, 0, 7, 7));
  server.getArray('log').push([longer]);
  await settled(a);
  await compactFully(a);
  expect(lengthOf(server)).toBe(2);
  expect(server.getArray('log').toArray()).toContainEqual(longer);
  expect([a.log.setAside, a.log.missing]).toEqual([0, 0]);
});

test('a server that withholds an entry of a sitting cannot hold back the new one', async () => {
  const server = new Y.Doc();
  const outer = new Y.Doc();
  let count = 0;
  outer.on('update', (update: Uint8Array) => {
    count += 1;
    if (count !== 3) Y.applyUpdate(server, update);
  });
  const a = await aDevice({ outer, server: honest(server, outer) });
  await write(a, 16);
  expect((await readCold(server)).text).not.toBe(a.text.toString());
  expect(await a.log.compact()).toBe(true);
  expect((await readCold(server)).text).toBe(a.text.toString());
});

test('a server that deletes the new entry afterwards is given everything again', async () => {
  const server = new Y.Doc();
  const a = await aConnectedDevice(server);
  await write(a, 16);
  await a.log.compact();
  server.getArray('log').delete(0, 1);
  await settled(a);
  await a.log.check();
  expect(await readCold(server)).toEqual({ text: a.text.toString(), missing: 0, setAside: 0 });
});

test('a server put back to before it is small again when a device comes', async () => {
  const server = new Y.Doc();
  const a = await aConnectedDevice(server);
  await write(a, 16);
  const backup = copyOf(server);
  await a.log.compact();
  await write(a, 1);
  const again = await aConnectedDevice(backup, { doc: copyOf(a.doc), outer: copyOf(a.outer), marks: a.marks });
  expect(again.log.isWaiting).toBe(true);
  expect(lengthOf(backup)).toBe(2);
  expect(await readCold(backup)).toEqual({ text: a.text.toString(), missing: 0, setAside: 0 });
});

test('and when the device had lost its log too', async () => {
  const server = new Y.Doc();
  const a = await aConnectedDevice(server);
  await write(a, 16);
  const backup = copyOf(server);
  await a.log.compact();
  await write(a, 1);
  const again = await aConnectedDevice(backup, { doc: copyOf(a.doc), marks: a.marks });
  await compactFully(again);
  expect(lengthOf(backup)).toBe(1);
  expect(await readCold(backup)).toEqual({ text: a.text.toString(), missing: 0, setAside: 0 });
});

test('of what devices said of themselves the latest stays', async () => {
  const server = new Y.Doc();
  const said = (deviceId: string, atMs: number): DeviceStatement => ({
    deviceId,
    name: deviceId,
    atMs,
    seen: new Map([[deviceId, [[1, atMs + 1]]]]),
    wroteUpTo: 0,
    removed: new Map(),
  });
  for (let number = 1; number <= 16; number++) {
    const statements = [said(number % 2 ? 'phone' : 'laptop', number)];
    const content = {
      numbers: new Map([['phone', [[number, number + 1] as const]]]),
      update: new Uint8Array(),
      statements,
    };
    server.getArray('log').push([await seal(by, encodeEntryContent(content))]);
  }
  const a = await aConnectedDevice(server);
  expect(await a.log.compact()).toBe(true);
  const opened = openedEntries(by);
  await opened.refresh(server.getArray('log').toArray());
  expect(opened.live.map(({ statements, numbers }) => ({ statements, numbers }))).toEqual([
    { statements: [said('phone', 15), said('laptop', 16)], numbers: new Map([['phone', [[1, 17]]]]) },
  ]);
});

test('once a day at most, when much was deleted, the log is written anew without it', async () => {
  const server = new Y.Doc();
  const policy = { ...COMPACTION, snapshotBytes: 2_000 };
  let nowMs = Date.UTC(2026, 2, 1);
  const a = await aConnectedDevice(server, { policy, now: () => new Date(nowMs) });
  const rewrite = async () => {
    for (let count = 0; count < 5; count++) {
      a.text.delete(0, a.text.length);
      a.text.insert(0, 'a sentence that is thought over once more. '.repeat(20));
      await a.log.flush();
    }
    await compactFully(a);
    return lengthOf(server);
  };
  expect(await rewrite()).toBe(1);
  const cold = await aDevice({ outer: copyOf(server) });
  expect(Y.encodeStateAsUpdate(cold.doc).length).toBe(Y.encodeStateAsUpdate(a.doc).length);
  expect(cold.log.missing).toBe(0);
  nowMs += 20 * 3_600_000;
  expect(await rewrite()).toBe(6);
  nowMs += 5 * 3_600_000;
  expect(await rewrite()).toBe(1);
  expect(await readCold(server)).toEqual({ text: a.text.toString(), missing: 0, setAside: 0 });
});

test('a device whose turn it is not writes the log anew once in twenty days, so that each has not one of its own a day', async () => {
  const server = new Y.Doc();
  let nowMs = Date.UTC(2026, 2, 1);
  const given = {
    policy: { ...COMPACTION, snapshotBytes: 2_000 },
    statementTiming: { quietMs: 0, apartMs: 0, dailyMs: 0 },
    now: () => new Date(nowMs),
  };
  const a = await aConnectedDevice(server, { ...given, deviceName: () => 'Laptop' });
  const b = await aConnectedDevice(server, { ...given, deviceId: 'device-b', deviceName: () => 'Phone' });
  const rewrite = async () => {
    await write(a, 1);
    await settled(b);
    for (let count = 0; count < 5; count++) {
      b.text.delete(0, b.text.length);
      b.text.insert(0, 'a sentence that is thought over once more. '.repeat(20));
      await b.log.flush();
    }
    await compactFully(b);
    return lengthOf(server);
  };
  expect(await rewrite()).toBe(1);
  nowMs += 25 * 3_600_000;
  expect(await rewrite()).toBe(7);
  nowMs += 20 * 24 * 3_600_000;
  expect(await rewrite()).toBe(1);
});

test('a log that holds little that was deleted is not written anew', async () => {
  const server = new Y.Doc();
  const a = await aConnectedDevice(server, { policy: { ...COMPACTION, snapshotBytes: 100 } });
  for (let count = 0; count < 8; count++) {
    a.text.insert(0, 'a sentence that stays as it was written at first. '.repeat(10));
    await a.log.flush();
  }
  expect(await a.log.compact()).toBe(false);
});

test('it is done by itself, a while after', async () => {
  const server = new Y.Doc();
  const a = await aConnectedDevice(server, { timing: { ...never, compactMs: 5 } });
  const small = new Promise<void>((resolve) => {
    server.getArray('log').observe(() => lengthOf(server) === 1 && resolve());
  });
  await write(a, 16);
  await small;
  expect(await readCold(server)).toMatchObject({ text: a.text.toString(), missing: 0 });
});

test('of the devices that were there today, the one with the lowest id does it', () => {
  const nowMs = Date.UTC(2026, 2, 1);
  const hours = 3_600_000;
  const said = (deviceId: string, atMs: number) => ({
    deviceId,
    name: '',
    atMs,
    seen: new Map(),
    wroteUpTo: 0,
    removed: new Map(),
  });
  expect(isTheirTurn('b', [], nowMs)).toBe(true);
  expect(isTheirTurn('b', [said('c', nowMs), said('b', nowMs)], nowMs)).toBe(true);
  expect(isTheirTurn('b', [said('a', nowMs - 23 * hours)], nowMs)).toBe(false);
  expect(isTheirTurn('b', [said('a', nowMs - 25 * hours)], nowMs)).toBe(true);
  expect(isTheirTurn('b', [said('a', nowMs + 1_000 * hours)], nowMs)).toBe(true); // its clock is wrong
});

test('deleted entries leave traces, which are counted', async () => {
  const server = new Y.Doc();
  const a = await aConnectedDevice(server);
  await write(a, 16);
  expect(a.log.tombstones).toBe(0);
  await a.log.compact();
  expect(a.log.tombstones).toBe(1); // neighbours are one
  const again = await aConnectedDevice(server, { deviceId: 'device-b' });
  expect(again.log.tombstones).toBe(1);
});
