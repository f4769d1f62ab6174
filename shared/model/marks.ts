// Marks: what a scheme asks to be said of an activity beside its type, such as "participatory", or how many points it gave.
import { asRecord } from './parse.ts';

/** True, or an amount above 0. */
export type Mark = true | number;

/** By `<scheme>:<tag>`; a scheme's points or credits stand under its unit, such as `goc:points`. */
export type Marks = Readonly<Record<string, Mark>>;

export const MARKS_MAX = 200;
const AMOUNT_MAX = 10_000;

export const markKey = (scheme: string, key: string): string => `${scheme}:${key}`;

/** An amount to keep, at most two places behind the point; null when it is none. */
export const asMarkAmount = (value: unknown): number | null =>
  typeof value === 'number' && Number.isFinite(value) && value > 0 && value <= AMOUNT_MAX
    ? Math.round(value * 100) / 100
    : null;

/** Marks by their keys, from a record of unknown origin. */
export function parseMarks(value: unknown): Marks {
  const found = Object.entries(asRecord(value)).flatMap(([key, mark]): [string, Mark][] => {
    const kept = mark === true || asMarkAmount(mark);
    return /^[a-z0-9-]{1,40}:[a-z0-9-]{1,40}$/.test(key) && kept ? [[key, kept]] : [];
  });
  return Object.fromEntries(found.sort(([a], [b]) => (a < b ? -1 : 1)).slice(0, MARKS_MAX));
}
