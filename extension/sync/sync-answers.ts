// Answers the options page about syncing, from the worker.

import { sameBytes } from '../../shared/crypto/byte-fields.ts';
import { secretFromWords } from '../../shared/crypto/recovery-words.ts';
import { bringToServer } from '../../shared/portfolio/change-server.ts';
import { linkDevice } from '../../shared/portfolio/link-device.ts';
import { markEstablished } from '../bridge/join.ts';
import type { Answering } from '../call.ts';
import type { Store } from '../worker/store.ts';
import type { LinkOutcome, SyncCalls } from './sync-calls.ts';
import type { SyncHost } from './sync-host.ts';

export interface SyncAnswersOptions {
  readonly store: Store;
  readonly sync: SyncHost;
  readonly now: () => Date;
}

export function syncAnswers({ store, sync: { bursts, state }, now }: SyncAnswersOptions): Answering<SyncCalls> {
  /** The portfolio that is here, with its safe copy at another server. */
  async function move(serverOrigin: string): Promise<LinkOutcome> {
    const { doc } = await store.portfolio();
    const change = await bringToServer({ doc, identity: await store.identity(), local: store.local, serverOrigin });
    if (!change.ok) return change;
    await store.changeIdentity({ serverUrl: serverOrigin });
    return { ok: true, moved: true, hasReceipt: change.hasReceipt };
  }

  async function link(words: string, serverOrigin: string): Promise<LinkOutcome> {
    const identity = await store.identity();
    const secret = secretFromWords(words);
    if (!secret.ok) return secret;
    if (sameBytes(secret.value, identity.secret) && identity.serverUrl !== serverOrigin) return move(serverOrigin);
    return linkDevice({
      words,
      identity,
      local: store.local,
      serverOrigin,
      now,
      async become(next, moveHere, arrived) {
        await store.switchTo(next, arrived, moveHere);
        await markEstablished(store, next.portfolioId);
        return 'kept open';
      },
      async stay(next) {
        await store.changeIdentity(next);
      },
    });
  }

  return {
    syncState: state,
    async syncNow() {
      await bursts.asked();
      return state();
    },
    async stopSyncing() {
      await store.changeIdentity({ serverUrl: null });
      return state();
    },
    async nameDevice({ name }) {
      await store.changeIdentity({ deviceName: name });
      return state();
    },
    async linkWithWords({ words, server }) {
      const result = await bursts.alone(() => link(words, server));
      if (result.ok) await bursts.asked();
      return { result };
    },
  };
}
