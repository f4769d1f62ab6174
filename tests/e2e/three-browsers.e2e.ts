// Three browsers of one person, and a server that is killed, restored and cut off while they write: in the end all are equal.
import { once } from 'node:events';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as prng from 'lib0/prng';
import { keysFromSecret } from '../../shared/crypto/keys.ts';
import { secretFromWords } from '../../shared/crypto/recovery-words.ts';
import { expect, test } from './browser.ts';
import { aNodeDevice } from './node-device.ts';
import { APP_ORIGIN, SyncServer, waitForPort } from './server.ts';
import { add, DEEDS, type DeedName, type World } from './three-browsers/deeds.ts';
import { begin, link, settleIn } from './three-browsers/first-steps.ts';
import { openChromium } from './three-browsers/in-chromium.ts';
import { openFirefox } from './three-browsers/in-firefox.ts';
import { pageOf } from './three-browsers/invented-page.ts';
import { Ledger } from './three-browsers/ledger.ts';
import { expectNothingRead } from './three-browsers/nothing-read.ts';
import { docOf, stateOf } from './three-browsers/on-disk.ts';
import type { Person } from './three-browsers/person.ts';
import { RecordingProxy } from './three-browsers/recording-proxy.ts';
import { inRandomOrder, round } from './three-browsers/round.ts';
import { differencesOf, placesOf, settled } from './three-browsers/sameness.ts';
import { troublesOf } from './three-browsers/troubles.ts';

/** What happens is chosen by the seed; how it meets, by the computer. */
const SEED = Number(process.env.WAYMARK_SEED ?? 5);
/** Each kind of trouble comes once in three. */
const ROUNDS = Number(process.env.WAYMARK_ROUNDS ?? 3);

/** Pages of the web, for Firefox, which visits no invented ones. */
async function aSite() {
  const site = createServer((request, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(pageOf(decodeURIComponent(request.url?.slice(1) ?? '')));
  }).listen(0, '127.0.0.1');
  await once(site, 'listening');
  const { port } = site.address() as AddressInfo;
  return {
    addressOf: (title: string) => `http://journal.example:${port}/${title}`,
    close() {
      site.closeAllConnections();
      site.close();
    },
  };
}

function roomOf(words: string): string {
  const secret = secretFromWords(words);
  if (!secret.ok) throw new Error('the words are no key');
  return keysFromSecret(secret.value).room;
}

test('three browsers that write while the server is killed, restored and cut off end equal, and it has read nothing', async () => {
  test.setTimeout(360_000 + ROUNDS * 60_000);
  const random = prng.create(SEED);
  const below = (limit: number) => (limit > 0 ? prng.int32(random, 0, limit - 1) : 0);
  const beganMs = performance.now();
  const told: string[] = [];
  const tell = (what: string) => void told.push(`${((performance.now() - beganMs) / 1_000).toFixed(1)} s: ${what}`);

  const folder = await mkdtemp(join(tmpdir(), 'waymark-three-'));
  const [wire, files, copies] = ['wire', 'files', 'copies'].map((name) => join(folder, name));
  for (const path of [wire, files, copies]) await mkdir(path ?? '');
  const site = await aSite();
  const server = await SyncServer.startBehindProxy();
  await waitForPort();
  const proxy = await RecordingProxy.open(Number(new URL(APP_ORIGIN).port), wire ?? '', () => server.port);
  const [laptop, tablet, phone] = await Promise.all([
    openChromium('laptop'),
    openChromium('tablet'),
    openFirefox('phone', site.addressOf),
  ]);
  const people: Person[] = [laptop, tablet, phone];
  const world: World = { ledger: new Ledger(people.map(({ name }) => name)), below, folder: files ?? '', tell };
  const troubles = troublesOf({ server, proxy, folder: copies ?? '', below });
  try {
    const words = await test.step('one begins, and the others are linked', async () => {
      const begun = await begin(laptop);
      await add(laptop, world);
      await Promise.all([link(tablet, begun), link(phone, begun)]);
      await Promise.all(people.map(settleIn));
      await Promise.all(people.map((person) => add(person, world)));
      await settled(placesOf(people), tell);
      await troubles.copy();
      return begun;
    });

    const deeds = inRandomOrder(Object.keys(DEEDS) as DeedName[], below);
    const kinds = inRandomOrder([troubles.killed, troubles.restored, troubles.unreachable], below);
    for (let index = 1; index <= ROUNDS; index++) {
      const trouble = kinds.next().value();
      const chosen = people.flatMap(() => [deeds.next().value, deeds.next().value]);
      const title = `round ${index}, ${trouble.name}: ${chosen.join(', ')}`;
      tell(title);
      await test.step(title, () => round(people, world, chosen, trouble));
      if (below(2) === 0) await troubles.copy();
    }

    const doc = await test.step('all are equal, with all that was written and nothing twice', async () => {
      await settled(placesOf(people), tell);
      for (const person of people) {
        await person.load('/settings');
        await person.shows('Everything on this device is on the server too');
      }
      expect(await differencesOf(placesOf(people))).toEqual([]);
      const own = docOf(await laptop.inApp());
      expect(world.ledger.problemsIn(own)).toEqual([]);
      return own;
    });

    await test.step('a new device reads the same from the server', async () => {
      const device = aNodeDevice(APP_ORIGIN, words);
      try {
        await expect.poll(() => stateOf(device.doc), { timeout: 30_000 }).toBe(stateOf(doc));
      } finally {
        await device.stop();
      }
    });

    await test.step('neither the disk, the wire nor the log of the server has any of it', () =>
      expectNothingRead({
        proxy,
        folders: [copies ?? '', server.dataFolder],
        log: server.output,
        words,
        room: roomOf(words),
      }));
    expect([...laptop.faults, ...tablet.faults]).toEqual([]);
    test.info().annotations.push({ type: `seed ${SEED}`, description: world.ledger.summary });
  } catch (error) {
    console.log(`WAYMARK_SEED=${SEED} WAYMARK_ROUNDS=${ROUNDS}, and this happened:\n${told.join('\n')}`);
    throw error;
  } finally {
    await Promise.all(people.map((person) => person.close()));
    await proxy.close();
    await server.remove();
    site.close();
    await rm(folder, { recursive: true, force: true });
  }
});
