// One load: 200 rooms of two devices, written to at one rate. What arrived, and how soon.
import { percentile } from '../../figures.ts';
import { allDelivered, connectPairs, writeAtRate } from '../at-rate.ts';
import type { MeasuredServer } from '../measured-server.ts';

export const ROOMS = 200;
/** Not counted: programs become faster while they run. */
const WARM_UP_S = 2;
/** Hocuspocus writes a room every ten seconds while it is written to: once in this time. */
const COUNTED_S = 10;
const SECONDS = WARM_UP_S + COUNTED_S;
/** What counts as keeping up, for the server and for the generator. */
const DELIVERED = 0.999;
const IN_TIME = 1.05;
const P99_MS = 100;

export interface SteadyLoad {
  p50: number;
  p99: number;
  /** Whether nearly everything arrived, in time. */
  isKeptUpWith: boolean;
  /** Whether the generator sent as much as it was to. */
  isSent: boolean;
}

export async function steadyLoad(server: MeasuredServer, rate: number): Promise<SteadyLoad> {
  const pairs = await connectPairs(server, ROOMS);
  const countedFromMs = performance.now() + WARM_UP_S * 1_000;
  const tookS = await writeAtRate(pairs, rate, SECONDS);
  await allDelivered(pairs.delivery);
  pairs.close();
  const delays = pairs.delivery.delays(countedFromMs);
  const p99 = percentile(delays, 0.99);
  return {
    p50: percentile(delays, 0.5),
    p99,
    isKeptUpWith: p99 <= P99_MS && pairs.delivery.told >= DELIVERED * pairs.delivery.count,
    isSent: tookS <= IN_TIME * SECONDS,
  };
}
