// Work that never runs twice at once, where whoever asks for it wants a run that begins after they asked.

/** All who ask before a run begins share it. */
export function oneAfterAnother(work: () => Promise<void>): () => Promise<void> {
  let last: Promise<void> = Promise.resolve();
  let next: Promise<void> | null = null;
  return () => {
    next ??= last
      .catch(() => undefined)
      .then(() => {
        next = null;
        return work();
      });
    last = next;
    return next;
  };
}
