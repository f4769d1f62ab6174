// Work on the files of a room goes on side by side, but what concerns the whole room is done while nothing else is.

export interface RoomGate {
  /** One of many. It waits while something is done alone. */
  step<T>(room: string, work: () => Promise<T>): Promise<T>;
  /** Begins when the steps under way have ended, well or not; later ones wait for its end. */
  alone(room: string, work: () => Promise<void>): Promise<void>;
}

export function openRoomGate(): RoomGate {
  const running = new Map<string, Set<Promise<unknown>>>();
  const closed = new Map<string, Promise<void>>();

  async function open(room: string): Promise<void> {
    for (let closing = closed.get(room); closing; closing = closed.get(room)) await closing.catch(() => undefined);
  }

  return {
    async step(room, work) {
      await open(room);
      const run = work();
      const others = running.get(room) ?? new Set();
      running.set(room, others.add(run));
      try {
        return await run;
      } finally {
        others.delete(run);
        if (others.size === 0) running.delete(room);
      }
    },
    async alone(room, work) {
      await open(room);
      const done = Promise.allSettled(running.get(room) ?? [])
        .then(work)
        .finally(() => closed.delete(room));
      closed.set(room, done);
      await done;
    },
  };
}
