// Changing the words, or having the server's copy deleted: what is under way is kept on this device, and goes on in whichever tab leads.

import { liveQuery } from 'dexie';
import { sameBytes } from '../../shared/crypto/byte-fields.ts';
import { newSecret } from '../../shared/crypto/secret.ts';
import { errorKind } from '../../shared/model/error-kind.ts';
import { invitationFor, marksIn } from '../../shared/portfolio/device-relay.ts';
import { type Identity, type LocalDb, readLocal, writeLocal } from '../../shared/portfolio/identity.ts';
import type { Portfolio } from '../../shared/portfolio/open.ts';
import { advance, beginRotation, type Rotation, type RotationAim } from '../../shared/sync/rotation.ts';

/** The local value that holds what is under way. */
const ROTATION = 'rotation';
/** What could not be done is tried again after this, and as soon as the network is back. */
const AGAIN_MS = 30_000;

/** For who wants to do at the same time what needs the secret to stay as it is. */
export const WORDS_ARE_CHANGING =
  'The words of this portfolio are being changed on this device. Wait until that is done, in Settings under Your devices; nothing has changed here';

export interface ChangingWords {
  /** What is under way, or was done and not yet read, whichever tab began it; null when there is nothing. */
  readonly state: Rotation | null;
  /** Calls `listener` now and at each change of `state`, until the function it returns is called. */
  onState(listener: (state: Rotation | null) => void): () => void;
  /** Nothing happens where something is under way already. Rejects with StorageFailure, and then nothing was begun. */
  begin(aim: RotationAim): Promise<void>;
  /** The person has read that it is done, or gives up while nothing was changed; later it does nothing. */
  close(): Promise<void>;
  /** Syncs with the server under new words, after its room was erased by another device. */
  beginAnew(): Promise<void>;
  /** What waits is tried at once, such as after an invitation was entered. */
  goOn(): void;
  /** Whether the secret of this device is about to change. */
  readonly isUnderWay: boolean;
  /** From now on this tab does what is to be done. */
  lead(): void;
  stop(): void;
}

export interface ChangingWordsOptions {
  readonly local: LocalDb;
  readonly me: { identity: Identity };
  readonly portfolio: Portfolio;
  readonly now: () => Date;
  /** Everything here, and every other tab, is this identity from now on. */
  become(next: Identity): Promise<void>;
  /** Fetches what the server alone has of files. False when that cannot be done now. */
  takeFiles(): Promise<boolean>;
}

/** The person gave up meanwhile. */
class GivenUp extends Error {}

export function openChangingWords(options: ChangingWordsOptions): ChangingWords {
  const { local, me, portfolio, now, become, takeFiles } = options;
  let state: Rotation | null = null;
  const listeners = new Set<(state: Rotation | null) => void>();
  let isLeading = false;
  let isRunning = false;
  let isStopped = false;
  let again: ReturnType<typeof setTimeout> | undefined;

  /** What was written last; what is told of it may be a moment behind. */
  async function stored(): Promise<Rotation | null> {
    const value = await readLocal(local, ROTATION);
    return isRotation(value) ? value : null;
  }

  const subscription = liveQuery(stored).subscribe({
    next(rotation) {
      follow(rotation);
      // what waits has its time
      if (!state?.delay) goOn();
    },
    error: (cause: unknown) => console.warn('Waymark sync:', errorKind(cause)),
  });

  const isUnderWay = () => state !== null && state.step !== 'done';

  function follow(next: Rotation | null): void {
    state = next;
    for (const listener of listeners) listener(next);
  }

  function goOn(): void {
    if (!isLeading || isRunning || isStopped || !isUnderWay()) return;
    clearTimeout(again);
    isRunning = true;
    void run()
      .catch((cause: unknown) => {
        if (cause instanceof GivenUp || !state) return;
        console.warn('Waymark sync:', errorKind(cause));
        follow({ ...state, delay: { reason: 'storage', sentence: null, asksInvitation: false } });
      })
      .finally(() => {
        isRunning = false;
        // another may have begun while one was given up
        if (!state?.delay) goOn();
        else if (!isStopped) again = setTimeout(goOn, AGAIN_MS);
      });
  }

  async function run(): Promise<void> {
    await portfolio.loaded;
    const rotation = await stored();
    if (!rotation || rotation.step === 'done') return follow(rotation);
    // this device has joined another portfolio meanwhile: its room is not to be touched
    if (![rotation.oldSecret, rotation.newSecret].some((secret) => sameBytes(secret, me.identity.secret))) {
      await writeLocal(local, ROTATION, null);
      return follow(null);
    }
    const { openRotationWays } = await import('../../shared/sync/rotation-ways.ts');
    const ways = openRotationWays({
      rotation,
      doc: portfolio.doc,
      deviceId: me.identity.deviceId,
      marks: marksIn(local),
      invitation: await invitationFor(local, rotation.serverOrigin),
      now,
      stored: () => portfolio.whenStored(),
      takeFiles,
      async become({ aim, newSecret: secret }) {
        const { identity } = me;
        // done before the cut: the person may have turned syncing on again since
        if (sameBytes(secret, identity.secret)) return;
        await become({ ...identity, secret, serverUrl: aim === 'no copy' ? null : identity.serverUrl });
      },
      write,
    });
    try {
      const ended = await advance(rotation, ways);
      follow(ended);
      if (ended.step === 'done') await forget(rotation.oldSecret);
    } finally {
      ways.close();
    }
  }

  async function write(rotation: Rotation): Promise<void> {
    await local.transaction('rw', local.values, async () => {
      const now = await stored();
      if (!now || !sameBytes(now.newSecret, rotation.newSecret)) throw new GivenUp();
      await local.values.put({ key: ROTATION, value: rotation });
    });
  }

  /** What this device kept of the old room. */
  async function forget(oldSecret: Uint8Array): Promise<void> {
    const [{ keysFromSecret }, { logDatabaseName }, { marksOf }] = await Promise.all([
      import('../../shared/crypto/keys.ts'),
      import('../../shared/sync/log-storage.ts'),
      import('../../shared/sync/marks.ts'),
    ]);
    const { room } = keysFromSecret(oldSecret);
    indexedDB.deleteDatabase(logDatabaseName(room));
    await local.values.bulkDelete(marksOf(room));
  }

  window.addEventListener('online', goOn);

  return {
    get state() {
      return state;
    },
    onState(listener) {
      listeners.add(listener);
      listener(state);
      return () => listeners.delete(listener);
    },
    async begin(aim) {
      const { secret, serverUrl } = me.identity;
      if (!serverUrl) throw new Error('syncing is off');
      if (isUnderWay()) return;
      const beganAtMs = now().getTime();
      const begun = { aim, oldSecret: secret, newSecret: newSecret(), serverOrigin: serverUrl, beganAtMs };
      await writeLocal(local, ROTATION, beginRotation(begun));
    },
    async close() {
      const closed = await local.transaction('rw', local.values, async () => {
        const now = await stored();
        if (!now || (now.step !== 'done' && now.step !== 'seal')) return null;
        await local.values.delete(ROTATION);
        return now;
      });
      if (closed?.step === 'seal') await eraseUnused(closed, now);
    },
    async beginAnew() {
      await become({ ...me.identity, secret: newSecret() });
    },
    goOn,
    get isUnderWay() {
      return isUnderWay();
    },
    lead() {
      isLeading = true;
      goOn();
    },
    stop() {
      isStopped = true;
      clearTimeout(again);
      subscription.unsubscribe();
      window.removeEventListener('online', goOn);
    },
  };
}

/** The new room may hold something already, under words that nobody has; whether it goes now is no concern of the person. */
async function eraseUnused({ newSecret: secret, serverOrigin }: Rotation, now: () => Date): Promise<void> {
  const [{ eraseRoom }, { serverUrlFor }] = await Promise.all([
    import('../../shared/sync/erase-room.ts'),
    import('../../shared/sync/server-address.ts'),
  ]);
  void eraseRoom({ secret, serverUrl: serverUrlFor(serverOrigin), now });
}

const isRotation = (value: unknown): value is Rotation =>
  typeof value === 'object' && value !== null && 'step' in value && 'newSecret' in value;
