// When to exchange with the server: soon after something was kept, one exchange at a time, and never by keeping the worker alive.
import { oneAtATime } from '../../shared/model/in-turn.ts';

export interface BurstsOptions {
  /** One exchange, over within `limitMs`; what comes of it is known elsewhere. */
  burst(limitMs: number): Promise<void>;
  /** Something may not be on the server. */
  isUnsealed(): Promise<boolean>;
  readonly timing?: BurstsTiming;
}

export interface BurstsTiming {
  /** What is kept within so long goes together. */
  readonly gatherMs: number;
  /** With the gathering well within the 30 seconds after which browsers stop a worker that nobody needs. */
  readonly limitMs: number;
  /** While a person looks on, their page keeps the worker. */
  readonly askedLimitMs: number;
}

export const BURSTS_TIMING: BurstsTiming = { gatherMs: 3_000, limitMs: 20_000, askedLimitMs: 60_000 };

export interface Bursts {
  /** Something was kept, or may have been before the worker last died: it goes in a moment, if it has not gone by then. */
  soon(): void;
  /** Exchanges whether or not something is known to wait: the server may have news. */
  now(): Promise<void>;
  /** The same for a person who waits for it. */
  asked(): Promise<void>;
  /** Runs `work` while no exchange does. */
  alone<T>(work: () => Promise<T>): Promise<T>;
  readonly isRunning: boolean;
}

export function openBursts({ burst, isUnsealed, timing = BURSTS_TIMING }: BurstsOptions): Bursts {
  /** Until the exchange begins: what is kept while it waits its turn goes along. */
  let isGathering = false;
  let running = 0;
  const inTurn = oneAtATime();

  function alone<T>(work: () => Promise<T>): Promise<T> {
    return inTurn(async () => {
      running += 1;
      try {
        return await work();
      } finally {
        running -= 1;
      }
    });
  }

  return {
    alone,
    soon() {
      // what is kept while an exchange runs may miss it: another look follows, after it
      if (isGathering) return;
      isGathering = true;
      setTimeout(() => {
        void alone(async () => {
          isGathering = false;
          if (await isUnsealed()) await burst(timing.limitMs);
        }).catch(() => undefined);
      }, timing.gatherMs);
    },
    now: () => alone(() => burst(timing.limitMs)),
    asked: () => alone(() => burst(timing.askedLimitMs)),
    get isRunning() {
      return running > 0;
    },
  };
}
