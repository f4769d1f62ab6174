// The account of what was sent: how long each entry took to another device, and what a server may no longer lose.
import { entriesIn } from './log-updates.ts';

/** The entries of one client, by their number. */
export interface Sent {
  readonly atMs: number[];
  /** How long after that another device had it; nothing while none had. */
  readonly toldAfterMs: (number | undefined)[];
  /** So many, from the first, are confirmed by the server. */
  confirmed: number;
}

/** Entries that the server had confirmed or told somebody of, and of which it now holds only the first `held`. */
export function lostOf({ toldAfterMs, confirmed }: Sent, held: number): number {
  const told = toldAfterMs.filter((afterMs, clock) => afterMs !== undefined && clock >= Math.max(held, confirmed));
  return told.length + Math.max(0, confirmed - held);
}

export interface Delivery {
  readonly sent: ReadonlyMap<number, Sent>;
  /** Entries that reached another device. */
  readonly told: number;
  /** How many entries were sent. */
  readonly count: number;
  send(clientId: number, clock: number, nowMs: number): void;
  /** What a client heard; its own entries tell nothing. */
  hear(listenerId: number, update: Uint8Array, nowMs: number): void;
  confirm(clientId: number, count: number): void;
  /** Milliseconds from one device to the other, of the entries that were sent after a moment. */
  delays(afterMs: number): number[];
}

export function openDelivery(): Delivery {
  const sent = new Map<number, Sent>();
  let count = 0;
  let told = 0;

  function of(clientId: number): Sent {
    const known = sent.get(clientId) ?? { atMs: [], toldAfterMs: [], confirmed: 0 };
    sent.set(clientId, known);
    return known;
  }

  function tell({ atMs, toldAfterMs }: Sent, clock: number, nowMs: number): void {
    const sentAtMs = atMs[clock];
    if (sentAtMs === undefined || toldAfterMs[clock] !== undefined) return;
    toldAfterMs[clock] = nowMs - sentAtMs;
    told += 1;
  }

  return {
    sent,
    get told() {
      return told;
    },
    get count() {
      return count;
    },
    send(clientId, clock, nowMs) {
      of(clientId).atMs[clock] = nowMs;
      count += 1;
    },
    hear(listenerId, update, nowMs) {
      for (const { clientId, clock, count } of entriesIn(update)) {
        const entries = clientId === listenerId ? undefined : sent.get(clientId);
        for (let at = clock; entries && at < clock + count; at += 1) tell(entries, at, nowMs);
      }
    },
    confirm(clientId, count) {
      of(clientId).confirmed = count;
    },
    delays(afterMs) {
      return [...sent.values()].flatMap(({ atMs, toldAfterMs }) =>
        toldAfterMs.flatMap((delay, clock) => (delay !== undefined && (atMs[clock] ?? 0) >= afterMs ? [delay] : [])),
      );
    },
  };
}
