// The person's devices as this one sees them: what it is called itself, which are new to it, and the words that two screens compare.

import { liveQuery } from 'dexie';
import { type ShallowRef, watch } from 'vue';
import { errorKind } from '../../shared/model/error-kind.ts';
import { type Identity, type LocalDb, readLocal, writeLocal } from '../../shared/portfolio/identity.ts';
import type { Relay } from '../../shared/sync/relay.ts';
import type { DeviceNews, HostStatus } from './status.ts';
import type { Tabs } from './tabs.ts';

export interface OwnDevices {
  /** What the others are to call this device. Rejects with StorageFailure. */
  rename(name: string): Promise<void>;
  /** Takes a device off the list, until it speaks again. It is not shut out by this. */
  remove(deviceId: string): Promise<void>;
  /** The three words of a device, this one or another: both show the same. */
  wordsOf(deviceId: string): Promise<string>;
  /** The person knows this device now; for this one itself, that they have compared its words. Rejects with StorageFailure. */
  acknowledge(deviceId: string): Promise<void>;
}

export interface WatchedDevices extends OwnDevices {
  stop(): void;
}

export interface DevicesOptions {
  local: LocalDb;
  me: { identity: Identity };
  status: Readonly<ShallowRef<HostStatus>>;
  say: (patch: Partial<HostStatus>) => void;
  tabs: Pick<Tabs, 'tell' | 'on'>;
  /** Everything here, and every other tab, is this identity from now on. */
  become(next: Identity): Promise<void>;
  /** Null in a tab that does not lead, and while syncing is off. */
  relay: () => Promise<Relay> | null;
}

/** What this device has told the person of; kept on it and nowhere else. */
interface Told {
  ids: readonly string[];
  /** The person has compared the words of this device, or there was nobody to compare with. */
  isCompared: boolean;
}

const roomOf = async (secret: Uint8Array): Promise<string> =>
  (await import('../../shared/crypto/keys.ts')).keysFromSecret(secret).room;

/** Whatever stands there. */
function parseTold(value: unknown): Told | null {
  if (typeof value !== 'object' || value === null || !('ids' in value) || !Array.isArray(value.ids)) return null;
  const ids = value.ids.filter((id: unknown) => typeof id === 'string');
  return { ids, isCompared: 'isCompared' in value && value.isCompared === true };
}

export function watchDevices(options: DevicesOptions): WatchedDevices {
  const { local, me, status, say, tabs, relay, become } = options;
  /** Undefined until it was read. */
  let told: Told | null | undefined;
  let stopFollowing = () => {};
  let following: Uint8Array | null = null;

  const toldKey = async () => `devices-told:${await roomOf(me.identity.secret)}`;

  async function follow(): Promise<void> {
    const { secret } = me.identity;
    if (following === secret || !status.value.isSyncing) return look();
    following = secret;
    const key = await toldKey();
    stopFollowing();
    told = undefined;
    const subscription = liveQuery(() => readLocal(local, key)).subscribe((value) => {
      told = parseTold(value);
      look();
    });
    stopFollowing = () => subscription.unsubscribe();
  }

  function look(): void {
    const { server, leader, deviceNews } = status.value;
    if (told === null && leader && server?.isInStep) begin(server.devices.map(({ id }) => id));
    const news = told && server ? newsFor(told, server.devices) : null;
    if (JSON.stringify(news) !== JSON.stringify(deviceNews)) say({ deviceNews: news });
  }

  /** Those that are there at first sight are no news: where there are any, it is this device that is new. */
  function begin(ids: readonly string[]): void {
    told = undefined;
    void keep({ ids, isCompared: ids.length === 0 }).catch((error: unknown) =>
      console.error('Waymark devices:', errorKind(error)),
    );
  }
  const keep = async (next: Told) => writeLocal(local, await toldKey(), next);

  tabs.on('removeDevice', (deviceId) => void relay()?.then((started) => started.removeDevice(deviceId)));
  const unwatch = watch(
    [() => status.value.server, () => status.value.isSyncing, () => status.value.leader],
    () => void follow(),
  );

  return {
    async rename(deviceName) {
      await become({ ...me.identity, deviceName });
      await (await relay())?.tellName();
    },
    async remove(deviceId) {
      const started = await relay();
      if (started) await started.removeDevice(deviceId);
      else tabs.tell('removeDevice', deviceId);
    },
    async wordsOf(deviceId) {
      const { compareWords } = await import('../../shared/crypto/compare-words.ts');
      return compareWords(await roomOf(me.identity.secret), deviceId).join(' ');
    },
    async acknowledge(deviceId) {
      const { ids, isCompared } = parseTold(await readLocal(local, await toldKey())) ?? { ids: [], isCompared: false };
      if (deviceId === me.identity.deviceId) await keep({ ids, isCompared: true });
      else await keep({ ids: [...new Set([...ids, deviceId])], isCompared });
    },
    stop() {
      unwatch();
      stopFollowing();
    },
  };
}

function newsFor(told: Told, devices: readonly { id: string; name: string }[]): DeviceNews | null {
  const arrived = devices.filter(({ id }) => !told.ids.includes(id)).map(({ id, name }) => ({ id, name }));
  const isNewHere = !told.isCompared;
  return isNewHere || arrived.length > 0 ? { isNewHere, arrived } : null;
}
