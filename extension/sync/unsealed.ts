// Whether something kept here may not be on the server yet: a mark on disk, set before the thing itself, that outlives the worker.
import { marksIn } from '../../shared/portfolio/device-relay.ts';
import { readLocal, writeLocal } from '../../shared/portfolio/identity.ts';
import { SYNC_ORIGIN } from '../../shared/sync/apply-opened.ts';
import { type Marks, unsealedKey } from '../../shared/sync/marks.ts';
import { APPENDED, type Store } from '../worker/store.ts';

/** One mark for all rooms, so that keeping a page needs no keys. */
const UNSEALED = 'unsealed';
const OF_A_ROOM = unsealedKey('');

export interface Unsealed {
  /** For the relay: what it says of the mark is seen here first. */
  readonly marks: Marks;
  isMarked(): Promise<boolean>;
  /** Durable when it resolves; a mark that storage refuses is no reason not to keep the thing. */
  mark(): Promise<void>;
}

export interface UnsealedOptions {
  readonly store: Store;
  /** Whether the host that updates of this origin come from sends them to our server itself. */
  isSealedElsewhere(origin: unknown): boolean;
  /** Something was kept, and is marked. */
  onKept(): void;
}

export function watchUnsealed({ store, isSealedElsewhere, onKept }: UnsealedOptions): Unsealed {
  const { local } = store;
  const onDisk = marksIn(local);
  let isOn: boolean | null = null;
  let isMarked: boolean | null = null;
  /** Between a mark and what it speaks of nobody may take it away. */
  let appending = 0;

  store.onIdentity(({ serverUrl }) => {
    isOn = serverUrl !== null;
  });

  async function mark(): Promise<void> {
    if (isMarked === true) return;
    isMarked = true;
    await writeLocal(local, UNSEALED, true).catch(() => {
      isMarked = null;
    });
  }

  const isOurs = (origin: unknown) => origin !== SYNC_ORIGIN && !isSealedElsewhere(origin);

  store.watch({
    async before(origin) {
      if (origin === APPENDED) appending += 1;
      if (!isOurs(origin)) return;
      if (isOn === null) {
        const { serverUrl } = await store.identity();
        // the identity may have changed while it was read, and what was heard then holds
        isOn ??= serverUrl !== null;
      }
      if (!isOn) return;
      onKept();
      await mark();
    },
    after(origin) {
      if (origin === APPENDED) appending -= 1;
      if (isOn && isOurs(origin)) onKept();
    },
  });

  return {
    mark,
    async isMarked() {
      if (isMarked === null) {
        const wasMarked = (await readLocal(local, UNSEALED)) === true;
        // a mark that was set while the disk was read holds
        isMarked ??= wasMarked;
      }
      return isMarked;
    },
    marks: {
      read: (key) => onDisk.read(key.startsWith(OF_A_ROOM) ? UNSEALED : key),
      async write(key, value) {
        if (!key.startsWith(OF_A_ROOM)) return onDisk.write(key, value);
        if (value === true) return mark();
        if (appending > 0) return;
        isMarked = false;
        await onDisk.write(UNSEALED, false);
      },
    },
  };
}
