// Three devices and a server under random faults: in the end all agree, and a new device reads all of it.
import { expect, test } from 'vitest';
import { aWorld, readCold, settle, step, type World } from './simulated-devices.ts';

const STEPS = 200;
const firstSeed = Number(process.env.WAYMARK_SEED ?? Math.floor(Math.random() * 1e6));
const seeds = Array.from({ length: process.env.WAYMARK_SEED ? 1 : 40 }, (_, index) => firstSeed + index);

async function live(seed: number, safety: World['safety']) {
  const world = aWorld(seed, safety);
  for (const device of world.devices) await device.switchOn();
  for (let count = 0; count < STEPS; count++) await step(world);
  await settle(world);
  const cold = await readCold(world);
  const texts = world.devices.map((device) => device.text.toString());
  return {
    agree: new Set([...texts, cold.text]).size === 1,
    texts: [...texts, cold.text],
    setAside: world.devices.map((device) => device.log.setAside),
    missing: [...world.devices.map((device) => device.log.missing), cold.missing],
    failures: world.devices.flatMap((device) => device.failures),
  };
}

test(`all devices agree after partitions, restarts, crashes and restored backups (seeds from ${firstSeed})`, async () => {
  for (const seed of seeds) {
    const { texts, setAside, missing, failures } = await live(seed, { keepsLog: true, compares: true });
    const again = `WAYMARK_SEED=${seed} repeats this run`;
    expect(new Set(texts).size, `${again}: ${JSON.stringify(texts)}`).toBe(1);
    expect(texts[0]?.length, again).toBeGreaterThan(0);
    expect({ setAside, missing, failures }, again).toEqual({
      setAside: [0, 0, 0],
      missing: [0, 0, 0, 0],
      failures: [],
    });
  }
}, 60_000);

test('the same faults part devices that neither keep the log nor compare it', async () => {
  const unsafe = { keepsLog: false, compares: false };
  const parted: number[] = [];
  for (let seed = 1; seed <= 10; seed++) if (!(await live(seed, unsafe)).agree) parted.push(seed);
  expect(parted.length).toBeGreaterThan(0);
}, 60_000);
