// What a set of updates holds, by struct and by deletion, so that a document can be asked what of it they lack.
import * as Y from 'yjs';
import { type Range, subtractRanges, unionRanges } from './ranges.ts';
import { readClocks, readClocksWithYjs } from './update-clocks.ts';

/** Yjs client id to the ranges of its clock. */
type Clocks = ReadonlyMap<number, readonly Range[]>;

/**
 * State vectors alone do not do: an incremental update has none of its own, and a deletion moves none. When the structs of
 * a document are all here, so is everything they depend on, since a document holds nothing whose origin it lacks.
 */
export interface Coverage {
  readonly structs: Clocks;
  readonly deletes: Clocks;
}

export const NO_COVERAGE: Coverage = { structs: new Map(), deletes: new Map() };

/** What one update holds. Throws when the bytes are not an update. */
export function coverageOf(update: Uint8Array): Coverage {
  try {
    return coverageBy(readClocks, update);
  } catch {
    return coverageBy(readClocksWithYjs, update);
  }
}

function coverageBy(read: typeof readClocks, update: Uint8Array): Coverage {
  const structs = new Map<number, Range[]>();
  const deletes = new Map<number, Range[]>();
  read(update, {
    onStructs: (client, clock, length) => append(structs, client, clock, length),
    onDeletes: (client, clock, length) => append(deletes, client, clock, length),
  });
  for (const [client, ranges] of deletes) deletes.set(client, unionRanges(ranges, []));
  return { structs, deletes };
}

/** What all of them hold together. */
export const unionCoverage = (all: readonly Coverage[]): Coverage => ({
  structs: unionClocks(all.map((one) => one.structs)),
  deletes: unionClocks(all.map((one) => one.deletes)),
});

/** Whether `whole` holds everything of `part`. */
export const isWithin = (part: Coverage, whole: Coverage): boolean =>
  areWithin(part.structs, whole.structs) && areWithin(part.deletes, whole.deletes);

/**
 * An update with all that `doc` holds and `covered` lacks, or null when it lacks nothing. It carries the whole delete set of
 * the document besides, as Yjs encodes it, which is why it must not be made for nothing.
 */
export function differenceOf(doc: Y.Doc, covered: Coverage): Uint8Array | null {
  const state = Y.decodeStateVector(Y.encodeStateVector(doc));
  const start = new Map<number, number>();
  let isCovered = true;
  for (const [client, clock] of state) {
    const until = coveredUntil(covered.structs.get(client));
    start.set(client, Math.min(until, clock));
    isCovered &&= until >= clock;
  }
  if (isCovered && areWithin(deletesOf(Y.createDeleteSetFromStructStore(doc.store)), covered.deletes)) return null;
  return Y.encodeStateAsUpdate(doc, Y.encodeStateVector(start));
}

/** Answers whether `doc`, as it is now, already holds everything of an update: then applying it would only cost time. */
export function heldBy(doc: Y.Doc): (coverage: Coverage) => boolean {
  const state = Y.decodeStateVector(Y.encodeStateVector(doc));
  const deletes = deletesOf(Y.createDeleteSetFromStructStore(doc.store));
  return (coverage) => {
    for (const [client, ranges] of coverage.structs)
      if ((ranges.at(-1)?.[1] ?? 0) > (state.get(client) ?? 0)) return false;
    return areWithin(coverage.deletes, deletes);
  };
}

/** The first clock that is missing. */
const coveredUntil = (ranges: readonly Range[] | undefined): number => {
  const first = ranges?.[0];
  return first?.[0] === 0 ? first[1] : 0;
};

function areWithin(part: Clocks, whole: Clocks): boolean {
  for (const [client, ranges] of part) if (subtractRanges(ranges, whole.get(client) ?? []).length > 0) return false;
  return true;
}

function deletesOf(set: { clients: ReadonlyMap<number, { clock: number; len: number }[]> }): Clocks {
  const clocks = new Map<number, Range[]>();
  for (const [client, items] of set.clients) {
    const ranges = items.map(({ clock, len }): Range => [clock, clock + len]);
    clocks.set(client, unionRanges(ranges, []));
  }
  return clocks;
}

function append(clocks: Map<number, Range[]>, client: number, clock: number, length: number): void {
  const ranges = clocks.get(client) ?? [];
  const last = ranges.at(-1);
  // Yjs writes the structs of a client in the order of their clocks
  if (last?.[1] === clock) ranges[ranges.length - 1] = [last[0], clock + length];
  else ranges.push([clock, clock + length]);
  clocks.set(client, ranges);
}

function unionClocks(all: readonly Clocks[]): Clocks {
  const gathered = new Map<number, Range[]>();
  for (const clocks of all)
    for (const [client, ranges] of clocks) {
      const list = gathered.get(client);
      if (list) list.push(...ranges);
      else gathered.set(client, [...ranges]);
    }
  for (const [client, ranges] of gathered) gathered.set(client, unionRanges(ranges, []));
  return gathered;
}
