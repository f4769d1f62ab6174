// Brings what was opened from the log into the portfolio.
import * as Y from 'yjs';
import { heldBy } from './coverage.ts';
import type { OpenedUpdate } from './opened-entries.ts';

/** Origin of the transactions that apply what the log brought; updates of this origin are not sealed again. */
export const SYNC_ORIGIN = 'sync';

/** Applies what `doc` lacks of them, in one transaction; `onFailure` is told of each that does not apply. */
export function applyOpened(doc: Y.Doc, updates: readonly OpenedUpdate[], onFailure?: (cause: unknown) => void): void {
  if (updates.length === 0) return;
  const isHeld = heldBy(doc); // at a start that is mostly all of them
  const lacking = updates.filter(({ coverage }) => !isHeld(coverage));
  if (lacking.length === 0) return;
  const apply = () => {
    for (const { update } of lacking) {
      try {
        Y.applyUpdate(doc, update, SYNC_ORIGIN);
      } catch (cause) {
        onFailure?.(cause); // one bad update of a device must not hold up the others
      }
    }
  };
  // not local: Yjs then notices when somebody else writes under our client id
  Y.transact(doc, apply, SYNC_ORIGIN, false);
}
