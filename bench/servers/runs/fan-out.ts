// How soon an update is with the other device, at a rate that every server is asked for.
import type { MeasuredServer } from '../measured-server.ts';
import { steadyLoad } from './steady-load.ts';

export const RATE = 1_000;

export async function fanOut(server: MeasuredServer): Promise<{ p50: number; p99: number }> {
  const { p50, p99 } = await steadyLoad(server, RATE);
  return { p50, p99 };
}
