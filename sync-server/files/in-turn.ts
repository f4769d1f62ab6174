// Work on the same thing one after another, on different things side by side.

/** Runs `work` when everything that was asked for under this key before has ended, well or not. */
export type InTurn = <T>(key: string, work: () => Promise<T>) => Promise<T>;

export function openTurns(): InTurn {
  const last = new Map<string, Promise<unknown>>();
  return (key, work) => {
    const run = (last.get(key) ?? Promise.resolve()).then(work);
    const ended = run.then(
      () => undefined,
      () => undefined,
    );
    last.set(key, ended);
    void ended.then(() => last.get(key) === ended && last.delete(key));
    return run;
  };
}
