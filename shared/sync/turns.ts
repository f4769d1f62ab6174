// One thing at a time for a log: whatever reads, compares, seals or replaces sees what the one before left.
import { type InTurn, oneAtATime } from '../model/in-turn.ts';

export interface Turns {
  readonly inTurn: InTurn;
  /** The same for work that nobody waits for. */
  inBackground(work: () => Promise<void>): void;
  /** In turn, after so long. Asked again meanwhile, it keeps its time, or with `restart` begins it anew. */
  later(name: string, delayMs: number, work: () => Promise<void>, restart?: boolean): void;
  /** Nothing that was to be done later is done any more. */
  stop(): void;
}

export function takeTurns(onFailure: (cause: unknown) => void): Turns {
  const timers = new Map<string, ReturnType<typeof setTimeout>>();
  let isStopped = false;
  const inTurn = oneAtATime();
  const inBackground = (work: () => Promise<void>) => {
    inTurn(work).catch(onFailure);
  };

  return {
    inTurn,
    inBackground,
    later(name, delayMs, work, restart = false) {
      if (isStopped || (timers.has(name) && !restart)) return;
      clearTimeout(timers.get(name));
      const run = () => {
        timers.delete(name);
        inBackground(work);
      };
      timers.set(name, setTimeout(run, delayMs));
    },
    stop() {
      isStopped = true;
      for (const timer of timers.values()) clearTimeout(timer);
    },
  };
}
