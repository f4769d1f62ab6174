// Counts what deleted entries leave behind in the outer document: it grows for ever, and is sent to every new device.
import type * as Y from 'yjs';

export interface Tombstones {
  /** How many pieces: neighbours of one session are one. */
  readonly count: number;
  stop(): void;
}

export function tombstonesOf(outer: Y.Doc): Tombstones {
  let counted: number | null = null;
  const onUpdate = () => {
    counted = null;
  };
  outer.on('update', onUpdate);
  return {
    get count() {
      counted ??= count(outer);
      return counted;
    },
    stop() {
      outer.off('update', onUpdate);
    },
  };
}

function count(outer: Y.Doc): number {
  let pieces = 0;
  for (const structs of outer.store.clients.values()) for (const struct of structs) if (struct.deleted) pieces += 1;
  return pieces;
}
