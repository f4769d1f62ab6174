// Three devices and a server under random faults: in the end all agree, a new device reads all of it, and the log is small.
import { expect, test } from 'vitest';
import { aWorld, readCold, settle, step, type World } from './simulated-devices.ts';

const STEPS = 200;
/** Three of each level are left at most (four make one of the next), and a life here has five levels at most. */
const FEW = 15;
const firstSeed = Number(process.env.WAYMARK_SEED ?? Math.floor(Math.random() * 1e6));
const runs = Number(process.env.WAYMARK_RUNS ?? (process.env.WAYMARK_SEED ? 1 : 40));
const seeds = Array.from({ length: runs }, (_, index) => firstSeed + index);
const A_RUN_MS = 1_500;

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
    entries: world.server.getArray('log').length,
    tombstones: world.devices[0]?.log.tombstones ?? 0,
    failures: world.devices.flatMap((device) => device.failures),
  };
}

test(
  `all devices agree after partitions, crashes, restored backups and racing compactors (seeds from ${firstSeed})`,
  async () => {
    let compacted = 0;
    for (const seed of seeds) {
      const { texts, setAside, missing, failures, entries, tombstones } = await live(seed, {
        keepsLog: true,
        compares: true,
      });
      const again = `WAYMARK_SEED=${seed} repeats this run`;
      expect(new Set(texts).size, `${again}: ${JSON.stringify(texts)}`).toBe(1);
      expect(texts[0]?.length, again).toBeGreaterThan(0);
      expect({ setAside, missing, failures }, again).toEqual({
        setAside: [0, 0, 0],
        missing: [0, 0, 0, 0],
        failures: [],
      });
      expect(entries, again).toBeLessThanOrEqual(FEW);
      if (tombstones > 0) compacted += 1;
    }
    expect(compacted).toBeGreaterThanOrEqual(Math.floor(runs / 2));
  },
  runs * A_RUN_MS,
);

test('the same faults part devices that neither keep the log nor compare it', async () => {
  const unsafe = { keepsLog: false, compares: false };
  const parted: number[] = [];
  for (let seed = 1; seed <= 10; seed++) if (!(await live(seed, unsafe)).agree) parted.push(seed);
  expect(parted.length).toBeGreaterThan(0);
}, 60_000);
