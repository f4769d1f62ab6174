// A server that lies, before, while and after the log is made smaller: nothing false is read, nothing is lost, and it is warned of.
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { keysFromSecret } from '../../shared/crypto/keys.ts';
import { seal, sealKey } from '../../shared/crypto/seal.ts';
import { encodeEntryContent } from '../../shared/sync/entry-content.ts';
import { ENTRY_PURPOSE } from '../../shared/sync/sealed-log.ts';
import {
  aDevice,
  compactFully,
  copyOf,
  honest,
  join,
  type LogDevice,
  never,
  readCold,
  settled,
} from './log-devices.ts';

/** Two devices at a server that may become another at any moment, as it likes. */
async function aWorld() {
  let server = new Y.Doc();
  let parts: (() => void)[] = [];
  let isAnswering = true;
  const outers = [new Y.Doc(), new Y.Doc()];
  const devices = await Promise.all(
    outers.map((outer, index) =>
      aDevice({
        outer,
        deviceId: `device-${index}`,
        timing: { ...never, healMs: 0 },
        server: {
          isInStep: () => true,
          readBack: async (place) => isAnswering && honest(server, outer).readBack(place),
        },
      }),
    ),
  );
  const [a, b] = devices;
  if (!a || !b) throw new Error('two devices were expected');
  const words: string[] = [];
  async function meet(): Promise<void> {
    for (const device of [...devices, ...devices]) {
      await settled(device);
      await device.log.check();
    }
  }
  return {
    a,
    b,
    words,
    meet,
    get server() {
      return server;
    },
    part: () => {
      for (const part of parts.splice(0)) part();
    },
    /** Comes back as this one. */
    async becomes(other: Y.Doc): Promise<void> {
      for (const part of parts) part();
      server = other;
      parts = outers.map((outer) => join(outer, server));
      await meet();
    },
    async writes(device: LogDevice, count: number): Promise<void> {
      for (let more = 0; more < count; more++) {
        words.push(`<${words.length}>`);
        device.text.insert(device.text.length, words.at(-1) ?? '');
        await device.log.flush();
      }
    },
    /** The new entry is written, and the server does not answer for it. */
    async compactsHalfWay(): Promise<void> {
      isAnswering = false;
      await a.log.compact();
      isAnswering = true;
    },
  };
}
type World = Awaited<ReturnType<typeof aWorld>>;

const entriesOf = (server: Y.Doc): Uint8Array[] =>
  server
    .getArray('log')
    .toArray()
    .filter((entry) => entry instanceof Uint8Array);

/** A document of the server's own with these elements. */
function made(entries: readonly unknown[]): Y.Doc {
  const doc = new Y.Doc();
  doc.getArray('log').push([...entries]);
  return doc;
}

async function forgedInAnotherRoom(): Promise<Uint8Array> {
  const { logKey } = keysFromSecret(new Uint8Array(16).fill(5));
  const forged = new Y.Doc();
  forged.getText('t').insert(0, 'forged');
  const content = { numbers: new Map(), update: Y.encodeStateAsUpdate(forged), statements: [] };
  return seal(await sealKey(logKey, 'another-room', ENTRY_PURPOSE), encodeEntryContent(content));
}

/** What the server does; `backup` is what it held some entries ago. */
const lies: [name: string, lie: (server: Y.Doc, backup: Y.Doc, a: LogDevice) => Promise<Y.Doc> | Y.Doc][] = [
  ['goes back to an old state', (_, backup) => copyOf(backup)],
  ['loses everything', () => new Y.Doc()],
  ['drops every third entry', (server) => made(entriesOf(server).filter((_entry, at) => at % 3 !== 1))],
  ['keeps only the first half', (server) => made(entriesOf(server).slice(0, entriesOf(server).length / 2))],
  ['repeats every entry', (server) => made(entriesOf(server).flatMap((entry) => [entry, entry]))],
  ['reorders the entries', (server) => made(entriesOf(server).toReversed())],
  ['cuts entries short', (server) => made(entriesOf(server).map((entry, at) => (at % 2 ? entry : entry.slice(0, -9))))],
  ['brings entries of another room', async (server) => made([await forgedInAnotherRoom(), ...entriesOf(server)])],
  [
    'deletes every entry',
    (server) => {
      const log = server.getArray('log');
      log.delete(0, log.length);
      return server;
    },
  ],
  [
    'deletes the fullest entry',
    (server) => {
      const log = server.getArray('log');
      const sizes = log.toArray().map((entry) => (entry instanceof Uint8Array ? entry.length : 0));
      log.delete(sizes.indexOf(Math.max(...sizes)), 1);
      return server;
    },
  ],
  [
    'writes junk under a device’s client id',
    (server, _, { outer }) => {
      const evil = copyOf(server);
      evil.clientID = outer.clientID;
      for (let count = 0; count < 5; count++) evil.getArray('log').push([new Uint8Array(297).fill(count)]);
      return evil;
    },
  ],
];

const moments: [name: string, come: (world: World) => Promise<void>][] = [
  ['before the log is made smaller', async () => undefined],
  ['when the new entry is written and nothing deleted', (world) => world.compactsHalfWay()],
  ['when the log is small', ({ a }) => compactFully(a)],
];

test.each(moments.flatMap(([when, come]) => lies.map(([what, lie]) => ({ when, come, what, lie }))))(
  'a server that $what $when: both devices have every word, and so has a new one',
  async ({ come, lie }) => {
    const world = await aWorld();
    const { a, b } = world;
    await world.becomes(world.server);
    await world.writes(a, 10);
    await world.writes(b, 4);
    const backup = copyOf(world.server);
    await world.writes(a, 6);
    await world.meet();
    await come(world);
    await world.becomes(await lie(world.server, backup, a));
    await world.writes(a, 17);
    await world.meet();
    await compactFully(a);
    await compactFully(b);
    await world.meet();
    const expected = { text: a.text.toString(), missing: 0 };
    expect(a.text.toString().match(/<\d+>/g)?.toSorted()).toEqual(world.words.toSorted());
    expect(b.text.toString()).toBe(expected.text);
    expect(await readCold(world.server)).toMatchObject(expected);
    expect([...a.failures, ...b.failures]).toEqual([]);
    const setAside = entriesOf(world.server).length - (await openedIn(world.server));
    expect(a.log.setAside).toBe(setAside);
    expect(entriesOf(world.server).length - setAside).toBeLessThan(20);
  },
);

async function openedIn(server: Y.Doc): Promise<number> {
  const cold = await aDevice({ outer: copyOf(server), deviceId: 'device-cold' });
  return entriesOf(server).length - cold.log.setAside;
}

test('what a server hides by writing under a device’s next numbers is missed, and comes with the next smaller log', async () => {
  const world = await aWorld();
  const { a, b } = world;
  await world.becomes(world.server);
  await world.writes(a, 2);
  await world.meet();
  world.part();
  await world.writes(a, 3); // at the clocks that the server fills meanwhile
  const evil = copyOf(world.server);
  evil.clientID = a.outer.clientID;
  for (let count = 0; count < 3; count++) evil.getArray('log').push([new Uint8Array(297).fill(count)]);
  await world.becomes(evil);
  await world.writes(a, 2);
  await world.meet();
  expect(b.text.toString()).not.toBe(a.text.toString());
  expect([b.log.missing, b.log.setAside]).toEqual([3, 3]);
  await world.writes(a, 16);
  await compactFully(a);
  await world.meet();
  expect(b.text.toString()).toBe(a.text.toString());
  expect(b.log.missing).toBe(0);
  expect(await readCold(evil)).toMatchObject({ text: a.text.toString(), missing: 0 });
});

test('a server that withholds the fuller entry from a new device is noticed by the gap', async () => {
  const world = await aWorld();
  const { a } = world;
  await world.becomes(world.server);
  await world.writes(a, 16);
  await compactFully(a);
  const [fuller] = entriesOf(world.server);
  await world.writes(a, 2);
  const cold = await readCold(made(entriesOf(world.server).filter((entry) => entry !== fuller)));
  expect(cold).toEqual({ text: '', missing: 16, setAside: 0 });
});
