// One exchange with the server: what is kept here goes, what is new there comes, and the server says that it has it. Or time is up.

import { type Instant, parseInstant, toInstant } from '../../shared/model/dates.ts';
import { asLine, asOneOf, asRecord } from '../../shared/model/parse.ts';
import type { Relay } from '../../shared/sync/relay.ts';

const OUTCOMES = ['stored', 'sent', 'unfinished', 'unreachable', 'refused'] as const;

export interface SyncReport {
  /**
   * `stored`: all of it is on the server's disk. `sent`: this server gives no receipts. `unfinished`: it took long, and goes on
   * with the next exchange.
   */
  readonly outcome: (typeof OUTCOMES)[number];
  readonly at: Instant;
  /** What is wrong and what to do, or null. */
  readonly reason: string | null;
}

export function parseReport(value: unknown): SyncReport | null {
  const { outcome, at, reason } = asRecord(value);
  const [known, when] = [asOneOf(outcome, OUTCOMES), parseInstant(at)];
  return known && when && { outcome: known, at: when, reason: asLine(reason, 1_000) || null };
}

export interface ExchangeTiming {
  /** Everything takes at most this long. */
  readonly limitMs: number;
  /** A server that has not been there for so long is left for another time. */
  readonly offlineMs: number;
}

/** Resolves when there is nothing more to wait for. The caller stops the relay. */
export function exchange(
  relay: Pick<Relay, 'status' | 'onStatus'>,
  { limitMs, offlineMs }: ExchangeTiming,
  now: () => Date = () => new Date(),
): Promise<SyncReport> {
  return new Promise((resolve) => {
    let wasConnected = false;
    let offline: ReturnType<typeof setTimeout> | undefined;
    const limit = setTimeout(giveUp, limitMs);
    const stop = relay.onStatus(look);

    function settle(outcome: SyncReport['outcome'], reason: string | null = null): void {
      clearTimeout(limit);
      clearTimeout(offline);
      stop();
      resolve({ outcome, at: toInstant(now()), reason });
    }
    function giveUp(): void {
      settle(wasConnected ? 'unfinished' : 'unreachable', relay.status.reason);
    }
    function look(): void {
      const { connection, waiting, storedAt, reason } = relay.status;
      if (connection !== 'offline') {
        clearTimeout(offline);
        offline = undefined;
      }
      switch (connection) {
        case 'connected':
          wasConnected = true;
          if (!waiting) settle(storedAt === null ? 'sent' : 'stored');
          break;
        case 'refused':
          settle('refused', reason);
          break;
        case 'offline':
          offline ??= setTimeout(giveUp, offlineMs);
          break;
      }
    }
    look();
  });
}
