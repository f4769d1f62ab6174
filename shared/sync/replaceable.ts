// Which entries of a log could be fewer: those that another one holds entirely, and those that are worth merging.
import { isWithin } from './coverage.ts';
import { isLater } from './device-standings.ts';
import { countNumbers, subtractNumbers } from './entry-content.ts';
import type { OpenedEntry } from './opened-entries.ts';

/** So many entries of one level make one of the next (measured beside 8: fewer bytes written, a few more entries). */
export const LEVEL_FACTOR = 16;
/** An entry with an update up to this size is of the lowest level, unless it stands for many. */
const LEVEL_BYTES = 512;
/** Merging costs time in which nothing else is done. */
const MERGE_ENTRIES = 256;
const MERGE_BYTES = 16 * 1024 * 1024;
/** Only the fullest entries are asked whether they hold others: with thousands of entries all pairs would be too many. */
const COVERS = 32;

export interface Redundant {
  readonly cover: OpenedEntry;
  /** All that `cover` holds. Whoever has `cover` loses nothing without them. */
  readonly covered: readonly OpenedEntry[];
}

/**
 * The entry that holds the most others, or null when none holds another. Of two that hold the same the first in the log is
 * the one that holds the other, on every device: two devices that delete at the same moment keep the same one.
 */
export function findRedundant(inOrder: readonly OpenedEntry[]): Redundant | null {
  let most: Redundant | null = null;
  const fullest = inOrder.toSorted((a, b) => weightOf(b) - weightOf(a)).slice(0, COVERS);
  for (const cover of fullest) {
    const covered = coveredBy(cover, inOrder);
    if (covered.length > (most?.covered.length ?? 0)) most = { cover, covered };
  }
  return most;
}

export function coveredBy(cover: OpenedEntry, inOrder: readonly OpenedEntry[]): OpenedEntry[] {
  const place = inOrder.indexOf(cover);
  return inOrder.filter((entry, at) => entry !== cover && holds(cover, entry) && (place < at || !holds(entry, cover)));
}

/** Whether everything that `entry` holds and stands for is in `cover` too, and everything that is said in it or something newer. */
export function holds(cover: OpenedEntry, entry: OpenedEntry): boolean {
  return (
    subtractNumbers(entry.numbers, cover.numbers).size === 0 &&
    entry.statements.every((said) =>
      cover.statements.some((other) => other.deviceId === said.deviceId && !isLater(said, other)),
    ) &&
    isWithin(entry.coverage, cover.coverage)
  );
}

/** Entries of one level, the lowest that has enough of them, or null. */
export function findFullLevel(inOrder: readonly OpenedEntry[], factor = LEVEL_FACTOR): OpenedEntry[] | null {
  const levels = Map.groupBy(inOrder, (entry) => levelOf(entry, factor));
  const full = [...levels].filter(([, entries]) => entries.length >= factor).sort(([a], [b]) => a - b)[0]?.[1];
  if (!full) return null;
  let bytes = 0;
  const few = full.slice(0, MERGE_ENTRIES).filter((entry) => {
    bytes += entry.updateBytes;
    return bytes <= MERGE_BYTES;
  });
  return few.length > 1 ? few : null;
}

/**
 * By how many entries it stands for and by its size, whichever is more: a portfolio that was sealed in one piece is not
 * written again with every sixteen keystrokes.
 */
const levelOf = (entry: OpenedEntry, factor: number): number =>
  Math.floor(Math.log2(weightOf(entry)) / Math.log2(factor));

const weightOf = ({ numbers, updateBytes }: OpenedEntry): number =>
  Math.max(countNumbers(numbers), updateBytes / LEVEL_BYTES, 1);
