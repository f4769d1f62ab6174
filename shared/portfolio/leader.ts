// One writer an origin: whoever holds the lock projects, seals and relays for all tabs; when it goes, the next takes over.
import { pause } from '../model/pause.ts';

const LOOK_MS = 20;

/**
 * Runs `lead` once this context holds the lock, and keeps the lock until `signal` aborts or the context dies.
 * Resolves when the lock is given back; the wait for it may last as long as another context lives.
 */
export async function whenLeader(name: string, signal: AbortSignal, lead: () => Promise<void>): Promise<void> {
  try {
    await navigator.locks.request(name, { signal }, async () => {
      await lead();
      await untilAborted(signal);
    });
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}

/** Whether no other context leads or waits to. */
export async function isAlone(name: string): Promise<boolean> {
  const { held = [], pending = [] } = await navigator.locks.query();
  return [...held, ...pending].filter((lock) => lock.name === name).length <= 1;
}

/** Resolves once no other context leads or waits to, or after `atMostMs`: one that does not answer must not hold up everything. */
export async function untilAlone(name: string, atMostMs: number): Promise<void> {
  const deadlineMs = performance.now() + atMostMs;
  while (!(await isAlone(name)) && performance.now() < deadlineMs) await pause(LOOK_MS);
}

function untilAborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
