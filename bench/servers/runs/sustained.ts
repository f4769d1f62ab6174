// The most updates a second that a server delivers in time, found on a ladder of rates.
import type { MeasuredServer } from '../measured-server.ts';
import { steadyLoad } from './steady-load.ts';

/** Four rungs to a doubling, from 500 to 16,000 a second. */
const RATES = Array.from({ length: 21 }, (_, rung) => Math.round(500 * 2 ** (rung / 4)));

/** The highest rate that is kept up with, where none above one that is not can be; 0 when none is. */
export async function highest(
  rates: readonly number[],
  isKeptUpWith: (rate: number) => Promise<boolean>,
): Promise<number> {
  let [below, above] = [-1, rates.length];
  while (above - below > 1) {
    const middle = Math.floor((below + above) / 2);
    if (await isKeptUpWith(rates[middle] ?? 0)) below = middle;
    else above = middle;
  }
  return rates[below] ?? 0;
}

export async function sustained(server: MeasuredServer): Promise<{ updatesPerSecond: number }> {
  const attempt = async (rate: number) => {
    const { isKeptUpWith, isSent, p99 } = await steadyLoad(server, rate);
    console.log(`  ${server.name}, ${rate} a second: p99 ${p99.toFixed(1)} ms${isSent ? '' : ', generator too slow'}`);
    return isKeptUpWith && isSent;
  };
  // once more, since whatever else the machine does may have been in the way
  const isKeptUpWith = async (rate: number) => (await attempt(rate)) || (await attempt(rate));
  return { updatesPerSecond: await highest(RATES, isKeptUpWith) };
}
