// Moving a portfolio's safe copy to another server: everything is there before the old one is left.
import type * as Y from 'yjs';
import { firstAnswer, type ServerFailure } from '../sync/first-answer.ts';
import { hasAllSent, whenStatus } from '../sync/when-status.ts';
import { openRelay } from './device-relay.ts';
import type { Identity, LocalDb } from './identity.ts';

export type ServerChange =
  /** `hasReceipt`: the new server has said that all of it is on its disk; others can only be sent it. */
  | { ok: true; hasReceipt: boolean }
  | ServerFailure
  /** It took the portfolio in, and has not confirmed all of it in time. */
  | { ok: false; reason: 'unfinished' };

/** A portfolio of years over a slow line. */
const ALL_MS = 120_000;

export interface ServerChangeOptions {
  /** The portfolio, loaded. No other relay of this device may run meanwhile. */
  readonly doc: Y.Doc;
  readonly identity: Identity;
  readonly local: LocalDb;
  readonly serverOrigin: string;
  readonly allMs?: number;
}

/** Brings everything to the server at `serverOrigin`. Nothing on this device has changed after it; the caller keeps the new address. */
export async function bringToServer(options: ServerChangeOptions): Promise<ServerChange> {
  const { doc, identity, local, serverOrigin, allMs = ALL_MS } = options;
  const relay = await openRelay(doc, identity, serverOrigin, local);
  try {
    const failure = await firstAnswer(relay, serverOrigin);
    if (failure) return failure;
    const status = await whenStatus(relay, (now) => hasAllSent(now) || now.connection === 'refused', allMs);
    return hasAllSent(status)
      ? { ok: true, hasReceipt: status.storedAt !== null }
      : { ok: false, reason: 'unfinished' };
  } finally {
    await relay.stop();
  }
}
