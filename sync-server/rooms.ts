// The rooms that somebody is connected to; the others are only on disk.
import type { CommitQueue } from './commit-queue.ts';
import { loadRoom, type Room, RoomRewound } from './room.ts';
import { type OpenRooms, RoomErased, type Store } from './store/store.ts';

export interface Stay {
  /** Rejects with `RoomErased`, or when the store cannot read the room; `leave` must be called all the same. */
  readonly room: Promise<Room>;
  /** The last one out folds the room and unloads it. */
  leave(): Promise<void>;
}

export interface Rooms extends OpenRooms {
  join(name: string): Stay;
  readonly size: number;
  /** Resolves when the last room was unloaded; call it when everybody has left. */
  empty(): Promise<void>;
}

interface OpenRoom {
  readonly room: Promise<Room>;
  loaded: Room | null;
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

  function read(name: string): OpenRoom {
    const entry: OpenRoom = { room: loadRoom(name, store, commits, roomBytes), loaded: null, users: 0 };
    open.set(name, entry);
    entry.room.then(
      (room) => {
        entry.loaded = room;
      },
      // a room that could not be read is read again for whoever comes next
      () => open.get(name) === entry && open.delete(name),
    );
    return entry;
  }

  /** Whoever comes next reads it anew. */
  function giveUp(name: string, room: Room, cause: unknown): void {
    if (open.get(name)?.loaded === room) open.delete(name);
    for (const member of room.members) member.sendAway(cause);
  }

  return {
    join(name) {
      const entry = open.get(name) ?? read(name);
      entry.users += 1;
      return {
        room: entry.room,
        leave() {
          const left = leave(name, entry);
          leaving.add(left);
          return left.finally(() => leaving.delete(left));
        },
      };
    },
    *heads() {
      for (const [name, { loaded }] of open) if (loaded) yield [name, loaded.through];
    },
    through: (name) => open.get(name)?.loaded?.through ?? null,
    onNews(name) {
      const room = open.get(name)?.loaded;
      room?.catchUp().catch((cause: unknown) => {
        if (room && (cause instanceof RoomRewound || cause instanceof RoomErased)) giveUp(name, room, cause);
      });
    },
    get size() {
      return open.size;
    },
    async empty() {
      await Promise.allSettled(leaving);
    },
  };
}
