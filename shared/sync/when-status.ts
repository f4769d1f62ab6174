// Waits for what a relay comes to say of itself.
import type { Relay } from './relay.ts';
import type { RelayStatus } from './relay-status.ts';

/** Resolves with the first state for which `isIt` holds, now or later; after `waitMs` with whatever it is then. */
export function whenStatus(
  relay: Pick<Relay, 'status' | 'onStatus'>,
  isIt: (status: RelayStatus) => boolean,
  waitMs: number,
): Promise<RelayStatus> {
  return new Promise((resolve) => {
    const late = setTimeout(settle, waitMs);
    const stop = relay.onStatus(look);
    function settle(): void {
      clearTimeout(late);
      stop();
      resolve(relay.status);
    }
    function look(): void {
      if (isIt(relay.status)) settle();
    }
    look();
  });
}

/** Connected, exchanged, and nothing of this device left to send. */
export const hasAllSent = ({ connection, waiting }: RelayStatus): boolean => connection === 'connected' && !waiting;
