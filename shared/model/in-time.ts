// Waiting for something, but no longer than it may take.

/** What `work` gives, or null when that is not there after `timeMs`. Rejects as `work` does. */
export function inTime<T>(work: Promise<T>, timeMs: number): Promise<T | null> {
  const { promise: late, resolve } = Promise.withResolvers<null>();
  const timer = setTimeout(resolve, timeMs, null);
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
