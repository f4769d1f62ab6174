// The rooms that somebody is connected to; the others are only on disk.
import type { CommitQueue } from './commit-queue.ts';
import { loadRoom, type Room } from './room.ts';
import type { Store } from './store/store.ts';

export interface Stay {
  /** Rejects when the store cannot read the room; `leave` must be called all the same. */
  readonly room: Promise<Room>;
  /** The last one out folds the room and unloads it. */
  leave(): Promise<void>;
}

export interface Rooms {
  join(name: string): Stay;
  readonly size: number;
  /** Resolves when the last room was unloaded; call it when everybody has left. */
  empty(): Promise<void>;
}

interface OpenRoom {
  readonly room: Promise<Room>;
  users: number;
}

export function openRooms(store: Store, commits: CommitQueue, roomBytes: number): Rooms {
  const open = new Map<string, OpenRoom>();
  const leaving = new Set<Promise<void>>();

  async function leave(name: string, entry: OpenRoom): Promise<void> {
    entry.users -= 1;
    if (entry.users > 0) return;
    await entry.room.then((room) => room.fold()).catch(() => undefined);
    // someone may have come in meanwhile: they keep this copy
    if (entry.users === 0 && open.get(name) === entry) open.delete(name);
  }

  return {
    join(name) {
      const entry = open.get(name) ?? { room: loadRoom(name, store, commits, roomBytes), users: 0 };
      entry.users += 1;
      open.set(name, entry);
      // a room that could not be read is read again for whoever comes next
      entry.room.catch(() => open.get(name) === entry && open.delete(name));
      return {
        room: entry.room,
        leave() {
          const left = leave(name, entry);
          leaving.add(left);
          return left.finally(() => leaving.delete(left));
        },
      };
    },
    get size() {
      return open.size;
    },
    async empty() {
      await Promise.allSettled(leaving);
    },
  };
}
