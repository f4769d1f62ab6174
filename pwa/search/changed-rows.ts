// Which rows were written, as Dexie tells it to every tab and worker of the browser.
import type { IntervalTree, ObservabilitySet } from 'dexie';

/** Keys of one table's rows; `all` where no single rows were named: a table was emptied, or very many were written at once. */
export type Keys = Set<string> | 'all';
/** By database and table, such as `waymark-projection/activities`. */
export type ChangedRows = Map<string, Keys>;

/** Part of a table that holds its keys themselves, not those of an index: `idb://database/table/`. */
const OWN_KEYS = /^idb:\/\/([^/]+\/[^/]+)\/$/;

/** The single keys of a tree of ranges; null when one of them is a real range. */
function keysIn(tree: IntervalTree): string[] | null {
  if (!('from' in tree)) return [];
  if (typeof tree.from !== 'string' || tree.from !== tree.to) return null;
  const [before, after] = [tree.l, tree.r].map((side) => (side ? keysIn(side) : []));
  return before && after ? [...before, tree.from, ...after] : null;
}

/** Adds what an event tells to what is known already; null when it names no tables at all, and anything may have changed. */
export function addChanged(known: ChangedRows, parts: ObservabilitySet): ChangedRows | null {
  if ('all' in parts) return null;
  for (const [part, tree] of Object.entries(parts)) {
    const table = OWN_KEYS.exec(part)?.[1];
    if (!table) continue;
    const keys = keysIn(tree);
    const before = known.get(table) ?? new Set();
    known.set(table, keys === null || before === 'all' ? 'all' : new Set([...before, ...keys]));
  }
  return known;
}
