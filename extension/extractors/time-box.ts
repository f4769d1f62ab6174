// Reads parts one after another within a time: what fails or comes too late is left out, and it is known that it was.

export interface TimeBox {
  /** What `read` gives; `otherwise` when it throws or the time is over. */
  run<T>(read: () => T, otherwise: T): T;
  /** False once anything was left out. */
  isWhole(): boolean;
}

/** A part that has begun is not broken off, so each keeps its own limits; `now` is in milliseconds. */
export function timeBox(limitMs: number, now: () => number = () => performance.now()): TimeBox {
  const endsAtMs = now() + limitMs;
  let isWhole = true;
  return {
    run(read, otherwise) {
      try {
        if (now() <= endsAtMs) return read();
      } catch {
        // a page built to break this part; the others may still tell of it
      }
      isWhole = false;
      return otherwise;
    },
    isWhole: () => isWhole,
  };
}
