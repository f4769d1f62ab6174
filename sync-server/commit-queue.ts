// Commits the updates of all rooms that have arrived together: one wait for the disk serves many.
import { type Place, RoomErased, type RoomUpdate, type Store } from './store/store.ts';

/** A batch this large is not waited with. */
const BATCH_BYTES = 8 * 1024 * 1024;

export interface CommitQueue {
  /**
   * Resolves with the update's place once it is durable; resolves in the order of the calls. Rejects with `RoomErased` where the room
   * was erased, and then nothing of it is kept.
   */
  add(update: RoomUpdate): Promise<Place>;
  /** Resolves when nothing is waiting. */
  idle(): Promise<void>;
}

export interface CommitNews {
  onCommit(durationMs: number, updates: number): void;
  onFailure(cause: unknown): void;
}

interface Waiting {
  readonly item: RoomUpdate;
  resolve(place: Place): void;
  reject(cause: unknown): void;
}

export function openCommitQueue(store: Store, { onCommit, onFailure }: CommitNews): CommitQueue {
  let waiting: Waiting[] = [];
  let waitingBytes = 0;
  let next: NodeJS.Immediate | null = null;
  let running: Promise<void> = Promise.resolve();

  /**
   * When everything that has arrived by now was read. While the disk is waited for more arrives, so the busier the server and the
   * slower the disk, the more each wait serves; a server with little to do keeps nobody waiting.
   */
  function commitSoon(): void {
    if (waitingBytes >= BATCH_BYTES) commitNow();
    else next ??= setImmediate(commitNow);
  }

  function commitNow(): void {
    if (next) clearImmediate(next);
    next = null;
    running = running.then(commit);
  }

  async function commit(): Promise<void> {
    const batch = waiting;
    waiting = [];
    waitingBytes = 0;
    if (batch.length === 0) return;
    const startedAt = performance.now();
    try {
      const places = await store.append(batch.map(({ item }) => item));
      onCommit(performance.now() - startedAt, batch.length);
      for (const [index, { resolve, reject }] of batch.entries()) {
        const place = places[index];
        if (place) resolve(place);
        else reject(new RoomErased());
      }
    } catch (cause) {
      onFailure(cause);
      for (const { reject } of batch) reject(cause);
    }
  }

  return {
    add(item) {
      const { promise, resolve, reject } = Promise.withResolvers<Place>();
      waiting.push({ item, resolve, reject });
      waitingBytes += item.update.length;
      commitSoon();
      return promise;
    },
    async idle() {
      while (waiting.length > 0 || next) {
        commitNow();
        await running;
      }
      await running;
    },
  };
}
