// Devices that tell each other where they stand: truthfully whatever fails, and never without end.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import { coverageOf, differenceOf } from '../../shared/sync/coverage.ts';
import { sealedCountKey } from '../../shared/sync/marks.ts';
import { aWorld, type Device, keys, settle, step, type World } from './simulated-devices.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const MONDAY_MS = Date.UTC(2026, 10, 2, 8);
const SAFE = { keepsLog: true, compares: true };

// devices are asked in turn what they have to say, at the times that the test makes
beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(() => void vi.useRealTimers());

async function aWorldThatSays(seed = 1): Promise<World> {
  const world = aWorld(seed, SAFE, true);
  world.nowMs = MONDAY_MS;
  for (const device of world.devices) await device.switchOn();
  return world;
}

async function pass(world: World, lengthMs: number, stepMs: number): Promise<void> {
  for (let passed = 0; passed < lengthMs; passed += stepMs) {
    world.nowMs += stepMs;
    for (const device of world.devices) await device.log.statements.say();
    await settleOnline(world);
  }
}

/** All that is on its way arrives and is opened. */
async function settleOnline(world: World): Promise<void> {
  for (let moved = 1; moved > 0; ) {
    moved = 0;
    for (const device of world.devices) moved += await device.deliver();
    for (const device of world.devices) await device.log.flush();
  }
}

/** How many entries were ever sealed: the log itself may become shorter. */
const sealedIn = ({ devices }: World) =>
  devices.reduce((sum, { disk }) => sum + Number(disk.marks.get(sealedCountKey(keys.room)) ?? 0), 0);
const seenFrom = (device: Device | undefined) =>
  device?.log.statements.devices.map(({ id, behind }) => [id, behind] as const) ?? [];

test('each device knows of the others within minutes, and that they have everything', async () => {
  const world = await aWorldThatSays();
  const [a, b, c] = world.devices;
  for (const device of world.devices) await device.connect();
  a?.edit();
  await pass(world, 15 * MINUTE_MS, MINUTE_MS);
  expect(seenFrom(a)).toEqual([
    ['device-b', 0],
    ['device-c', 0],
  ]);
  expect(seenFrom(b)).toEqual([
    ['device-a', 0],
    ['device-c', 0],
  ]);
  expect(seenFrom(c)).toHaveLength(2);
});

test('a device that was away is behind, by as many changes as it lacks, until it says that it has them', async () => {
  const world = await aWorldThatSays();
  const [a, b] = world.devices;
  for (const device of world.devices) await device.connect();
  await pass(world, 15 * MINUTE_MS, MINUTE_MS);
  b?.disconnect();
  for (let count = 0; count < 4; count++) {
    a?.edit();
    await a?.log.flush();
  }
  await pass(world, 15 * MINUTE_MS, MINUTE_MS);
  expect(seenFrom(a)).toEqual([
    ['device-b', 4],
    ['device-c', 0],
  ]);
  await b?.connect();
  await settleOnline(world);
  expect(seenFrom(a)[0]).toEqual(['device-b', 4]);
  await pass(world, 2 * MINUTE_MS, MINUTE_MS);
  expect(seenFrom(a)[0]).toEqual(['device-b', 0]);
});

test('in a week in which nobody writes, each device says no more than that it is there, once a day', async () => {
  const world = await aWorldThatSays();
  for (const device of world.devices) await device.connect();
  for (const device of world.devices) device.edit();
  await pass(world, HOUR_MS, MINUTE_MS);
  const before = sealedIn(world);
  await pass(world, 20 * HOUR_MS, 5 * MINUTE_MS);
  expect(sealedIn(world), 'nobody has written anything').toBe(before);
  await pass(world, 7 * 24 * HOUR_MS, 15 * MINUTE_MS);
  expect(sealedIn(world) - before).toBeLessThanOrEqual(3 * 8);
  expect(sealedIn(world) - before).toBeGreaterThanOrEqual(3 * 7);
});

test('while others write all day, a device that only reads says so six times an hour at most', async () => {
  const world = await aWorldThatSays();
  const [a] = world.devices;
  for (const device of world.devices) await device.connect();
  await pass(world, HOUR_MS, MINUTE_MS);
  const before = sealedIn(world);
  let written = 0;
  for (let minute = 0; minute < 180; minute += 3) {
    a?.edit();
    await a?.log.flush();
    written += 1;
    await pass(world, 3 * MINUTE_MS, MINUTE_MS);
  }
  const said = sealedIn(world) - before - written;
  expect(said).toBeLessThanOrEqual(2 * 3 * 6);
  expect(said).toBeGreaterThan(2 * 3);
});

/** Who says of whom that it has everything, though it lacks something that the first one has. */
function falselyClaimed({ devices }: World): string[] {
  const held = new Map(devices.map((device) => [device.log, coverageOf(Y.encodeStateAsUpdate(device.doc))] as const));
  const byId = new Map(devices.map((device, index) => [`device-${'abc'[index]}`, device]));
  return devices.flatMap((device) =>
    device.log.statements.devices
      .filter(({ behind }) => behind === 0)
      .filter(({ id }) => {
        const other = byId.get(id);
        const coverage = other && held.get(other.log);
        return !coverage || differenceOf(device.doc, coverage) !== null;
      })
      .map(({ id }) => `of ${id}`),
  );
}

const firstSeed = Number(process.env.WAYMARK_SEED ?? Math.floor(Math.random() * 1e6));
const seeds = Array.from({ length: process.env.WAYMARK_SEED ? 1 : 10 }, (_, index) => firstSeed + index);

test(`whatever fails, no device is ever said to have what it has not (seeds from ${firstSeed})`, async () => {
  for (const seed of seeds) {
    const again = `WAYMARK_SEED=${seed} repeats this run`;
    const world = await aWorldThatSays(seed);
    for (let count = 0; count < 120; count++) {
      await step(world);
      world.nowMs += MINUTE_MS;
      for (const device of world.devices) await device.log.statements.say();
      expect(falselyClaimed(world), again).toEqual([]);
    }
    await settle(world);
    for (let count = 0; count < 30; count++) await pass(world, MINUTE_MS, MINUTE_MS);
    await settle(world);
    const [a] = world.devices;
    expect(seenFrom(a), again).toEqual([
      ['device-b', 0],
      ['device-c', 0],
    ]);
    expect(new Set(world.devices.map(({ text }) => text.toString())).size, again).toBe(1);
    const before = sealedIn(world);
    await pass(world, 12 * HOUR_MS, 5 * MINUTE_MS);
    expect(sealedIn(world), again).toBe(before);
    for (const device of world.devices) await device.switchOff();
  }
}, 120_000);
