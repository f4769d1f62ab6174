// Brings what was opened from the log into the portfolio, in whatever order it came.
import * as Y from 'yjs';
import { heldBy } from './coverage.ts';
import type { OpenedUpdate } from './opened-entries.ts';

/** Origin of the transactions that apply what the log brought; updates of this origin are not sealed again. */
export const SYNC_ORIGIN = 'sync';

export interface ApplyOptions {
  readonly origin: unknown;
  /** Is told of each update that does not apply: one bad one of a device must not hold up the others. */
  onFailure(cause: unknown): void;
}

/** Applies what `doc` lacks of them, in one transaction. Gives those that were applied. */
export function applyOpened(
  doc: Y.Doc,
  updates: readonly OpenedUpdate[],
  { origin, onFailure }: ApplyOptions,
): Uint8Array[] {
  const applied: Uint8Array[] = [];
  if (updates.length === 0) return applied;
  const isHeld = heldBy(doc); // at a start that is mostly all of them
  const lacking = updates.filter(({ coverage }) => !isHeld(coverage));
  if (lacking.length === 0) return applied;
  const apply = () => {
    for (const { update } of lacking) {
      try {
        Y.applyUpdate(doc, update, origin);
        applied.push(update);
      } catch (cause) {
        onFailure(cause);
      }
    }
    applyWaiting(doc, origin);
  };
  // not local: Yjs then notices when somebody else writes under our client id
  Y.transact(doc, apply, origin, false);
  return applied;
}

/**
 * What came before the things that it builds on waits in the document. Yjs tries it again when the highest clock that it
 * found missing of some client has come, which is too late when two clients wait for each other's earlier changes: all may
 * be there, and wait for ever (13.6.33). Applying what waits once more lets in whatever can be.
 */
function applyWaiting(doc: Y.Doc, origin: unknown): void {
  for (let before = -1; doc.store.pendingStructs !== null; ) {
    const now = clocksOf(doc);
    if (now === before) return;
    before = now;
    Y.applyUpdateV2(doc, doc.store.pendingStructs.update, origin);
  }
}

/** Grows with everything that is let in. */
const clocksOf = (doc: Y.Doc): number =>
  [...Y.decodeStateVector(Y.encodeStateVector(doc)).values()].reduce((sum, clock) => sum + clock, 0);
