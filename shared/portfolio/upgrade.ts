// Upgrades of the layout. Each is named, adds and never takes away, gives the same result on every device and may run twice.
import type * as Y from 'yjs';
import { LAYOUT, metaOf } from './layout.ts';

export interface Upgrade {
  /** The layout it leads to. */
  to: number;
  name: string;
  run(doc: Y.Doc): void;
}

/** In order of `to`; the last one's `to` is LAYOUT. Layout 1 is the first, so there is none yet. */
export const UPGRADES: readonly Upgrade[] = [];

/** The origin of an upgrade's transaction. */
export const UPGRADE_ORIGIN = 'upgrade';

/**
 * Brings an older document up to the layout of this code, each step in a transaction of its own.
 * A document without `meta.layout` (nothing has arrived yet) and one of a newer layout are left alone. Returns the names that ran.
 */
export function upgradeLayout(doc: Y.Doc, upgrades: readonly Upgrade[] = UPGRADES, layout = LAYOUT): string[] {
  const meta = metaOf(doc);
  const from = meta.get('layout');
  if (typeof from !== 'number' || from >= layout) return [];
  const due = upgrades.filter((upgrade) => upgrade.to > from && upgrade.to <= layout);
  for (const upgrade of due) {
    doc.transact(() => {
      upgrade.run(doc);
      meta.set('layout', upgrade.to);
    }, UPGRADE_ORIGIN);
  }
  return due.map((upgrade) => upgrade.name);
}
