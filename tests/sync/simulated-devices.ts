// Devices and a server in memory that fail as real ones do: connections drop what is on its way, crashes lose the newest rows.
import * as prng from 'lib0/prng';
import * as Y from 'yjs';
import { keysFromSecret } from '../../shared/crypto/keys.ts';
import { sealKey } from '../../shared/crypto/seal.ts';
import { COMPACTION } from '../../shared/sync/compactor.ts';
import { type EntryPlace, holdsEntry, stateWithout } from '../../shared/sync/entry-place.ts';
import { ENTRY_PURPOSE, openSealedLog, type SealedLog } from '../../shared/sync/sealed-log.ts';

export const keys = keysFromSecret(new Uint8Array(16).fill(8));
const by = await sealKey(keys.logKey, keys.room, ENTRY_PURPOSE);
const never = { gatherMs: 1e9, quietMs: 1e9, healMs: 0, compactMs: 1e9 };
/** Small steps, so that a short life has many of them. */
const policy = { ...COMPACTION, factor: 4, snapshotBytes: 200 };
const HOUR_MS = 3_600_000;

/** The rows that y-indexeddb would keep; the newest few are lost when the power goes. */
interface Disk {
  portfolio: Uint8Array[];
  /** How many rows of it are sure to outlast a crash. */
  durable: number;
  log: Uint8Array[];
  marks: Map<string, unknown>;
}

export interface World {
  readonly random: prng.PRNG;
  server: Y.Doc;
  backup: Uint8Array;
  devices: Device[];
  /** Whether devices keep the outer document, and compare the log with the portfolio. */
  readonly safety: { keepsLog: boolean; compares: boolean };
  /** What all clocks show. */
  nowMs: number;
  /** Whether devices tell each other where they stand. */
  readonly says: boolean;
}

export class Device {
  readonly disk: Disk = { portfolio: [], durable: 0, log: [], marks: new Map() };
  doc = new Y.Doc();
  outer = new Y.Doc();
  isConnected = false;
  failures: unknown[] = [];
  readonly #world: World;
  readonly #name: string;
  #log: SealedLog | null = null;
  #toServer: Uint8Array[] = [];
  #fromServer: Uint8Array[] = [];
  /** Questions whether the server has an entry, on their way behind all that was sent before. */
  #asked: { place: EntryPlace; after: number; answer: (isHeld: boolean) => void }[] = [];

  constructor(world: World, name: string) {
    this.#world = world;
    this.#name = name;
  }

  get text(): Y.Text {
    return this.doc.getText('reflection');
  }

  get log(): SealedLog {
    if (!this.#log) throw new Error('the device is off');
    return this.#log;
  }

  async switchOn(): Promise<void> {
    const { disk } = this;
    this.doc = loaded(disk.portfolio);
    this.outer = loaded(this.#world.safety.keepsLog ? disk.log : []);
    this.doc.on('update', (update: Uint8Array) => disk.portfolio.push(update));
    this.outer.on('update', (update: Uint8Array) => disk.log.push(update));
    this.outer.on('update', (update: Uint8Array, origin: unknown) => {
      if (this.isConnected && origin !== 'wire') this.#toServer.push(update);
    });
    this.#log = openSealedLog({
      doc: this.doc,
      outer: this.outer,
      by,
      deviceId: this.#name,
      timing: never,
      policy,
      server: {
        isInStep: () => this.isConnected,
        readBack: (place) => this.#ask(place),
      },
      marks: {
        read: async (key) => disk.marks.get(key),
        write: async (key, value) => void disk.marks.set(key, value),
      },
      onFailure: (cause) => this.failures.push(cause),
      ...(this.#world.says ? { deviceName: () => this.#name } : {}),
      whenStored: async () => {
        disk.durable = disk.portfolio.length;
      },
      now: () => new Date(this.#world.nowMs),
    });
    await this.log.start();
  }

  async switchOff(): Promise<void> {
    await this.log.stop();
    this.disconnect();
  }

  /** The power goes: what was gathered is gone, and the last rows of each database may be too. */
  async crash(): Promise<void> {
    const { random } = this.#world;
    this.disconnect();
    const [portfolio, log] = [this.disk.portfolio.slice(), this.disk.log.slice()];
    const durable = this.#world.says ? this.disk.durable : 0;
    await this.log.stop(); // ends its listeners; what it still writes goes to rows that are put back
    const kept = portfolio.length - prng.int32(random, 0, 3);
    this.disk.portfolio = portfolio.slice(0, Math.max(durable, kept));
    this.disk.log = log.slice(0, Math.max(0, log.length - prng.int32(random, 0, 3)));
  }

  /** Begins to make the log smaller; what the server is asked is answered when messages are delivered, or never. */
  async compact(): Promise<void> {
    this.log.compact().catch((cause: unknown) => this.failures.push(cause));
    await this.log.flush();
  }

  #ask(place: EntryPlace): Promise<boolean> {
    if (!this.isConnected) return Promise.resolve(false);
    return new Promise((answer) => this.#asked.push({ place, after: this.#toServer.length, answer }));
  }

  edit(): void {
    const { random } = this.#world;
    const { text } = this;
    const at = prng.int32(random, 0, text.length);
    if (text.length > 20 && prng.bool(random)) text.delete(at, Math.min(prng.int32(random, 1, 6), text.length - at));
    else text.insert(at, prng.word(random, 1, 8));
  }

  async connect(): Promise<void> {
    if (this.isConnected) return;
    const { server, safety } = this.#world;
    this.isConnected = true;
    this.#toServer = [Y.encodeStateAsUpdate(this.outer, Y.encodeStateVector(server))];
    this.#fromServer = [];
    Y.applyUpdate(this.outer, Y.encodeStateAsUpdate(server, Y.encodeStateVector(this.outer)), 'wire');
    if (safety.compares) await this.log.check();
    this.log.statements.setInStep(true);
  }

  disconnect(): void {
    this.#log?.statements.setInStep(false);
    this.isConnected = false;
    this.#toServer = [];
    this.#fromServer = [];
    for (const { answer } of this.#asked.splice(0)) answer(false);
  }

  receive(update: Uint8Array): void {
    if (this.isConnected) this.#fromServer.push(update);
  }

  /** Delivers some of what is on its way, or all of it. Resolves with how many messages it was. */
  async deliver(most = Number.POSITIVE_INFINITY): Promise<number> {
    const up = this.#toServer.splice(0, most);
    const down = this.#fromServer.splice(0, most);
    for (const update of up) {
      Y.applyUpdate(this.#world.server, update);
      for (const other of this.#world.devices) if (other !== this) other.receive(update);
    }
    for (const update of down) Y.applyUpdate(this.outer, update, 'wire');
    const answered = this.#asked.filter(({ after }) => after <= up.length);
    this.#asked = this.#asked.flatMap((question) =>
      answered.includes(question) ? [] : [{ ...question, after: question.after - up.length }],
    );
    const { server } = this.#world;
    for (const { place, answer } of answered)
      answer(holdsEntry(Y.encodeStateAsUpdate(server, stateWithout(this.outer, place)), place));
    if (answered.length > 0) await this.log.flush();
    return up.length + down.length + answered.length;
  }
}

export function aWorld(seed: number, safety: World['safety'], says = false): World {
  const world: World = {
    random: prng.create(seed),
    server: new Y.Doc(),
    backup: new Uint8Array([0, 0]),
    devices: [],
    safety,
    nowMs: 0,
    says,
  };
  world.devices = ['a', 'b', 'c'].map((name) => new Device(world, `device-${name}`));
  return world;
}

/** One thing that happens, chosen by the world's random numbers. */
export async function step(world: World): Promise<void> {
  const { random, devices } = world;
  const device = prng.oneOf(random, devices);
  const chance = prng.real53(random);
  if (chance < 0.45) device.edit();
  else if (chance < 0.6) await device.log.flush();
  else if (chance < 0.73) await device.deliver(prng.int32(random, 1, 3));
  else if (chance < 0.79) await device.compact();
  else if (chance < 0.8) world.nowMs += prng.int32(random, 1, 30) * HOUR_MS;
  else if (chance < 0.87) await device.connect();
  else if (chance < 0.91) device.disconnect();
  else if (chance < 0.94) world.backup = Y.encodeStateAsUpdate(world.server);
  else if (chance < 0.955) restore(world);
  else {
    if (prng.bool(random)) await device.crash();
    else await device.switchOff();
    await device.switchOn();
  }
}

/** The server comes back from its last backup, which may be old. */
function restore(world: World): void {
  for (const device of world.devices) device.disconnect();
  world.server = loaded([world.backup]);
}

/** Everyone is online and nothing fails any more: rounds until there is nothing left to say. */
export async function settle(world: World): Promise<void> {
  for (const device of world.devices) {
    device.disconnect();
    await device.connect();
  }
  for (let isQuiet = false; !isQuiet; ) {
    isQuiet = true;
    for (const device of world.devices) {
      if ((await device.deliver()) > 0) isQuiet = false;
      await device.log.flush();
      if (world.safety.compares) await device.log.check();
      if (world.safety.compares) await device.compact();
    }
    for (const device of world.devices) if ((await device.deliver()) > 0) isQuiet = false;
  }
}

/** What a new device with the words, and nothing else, reads from the server. */
export async function readCold(world: World): Promise<{ text: string; missing: number }> {
  const cold = new Device(world, 'device-cold');
  await cold.switchOn();
  await cold.connect();
  await cold.log.flush();
  return { text: cold.text.toString(), missing: cold.log.missing };
}

function loaded(rows: readonly Uint8Array[]): Y.Doc {
  const doc = new Y.Doc();
  for (const row of rows) Y.applyUpdate(doc, row);
  return doc;
}
