// Takes back exactly what one step wrote, however many records it touched.
import * as Y from 'yjs';
import { RECORD_KINDS, rootOf } from '../layout.ts';
import { change, EDIT_ORIGIN, isReadOnly, ReadOnlyPortfolio } from './writing.ts';

/**
 * Runs `write` as one transaction and gives the way back from it. What was changed since, here or on another device, stays as it
 * is then: only what this step wrote goes, and only what it removed returns. The way back may be gone once.
 */
export function undoable(doc: Y.Doc, write: () => void): () => void {
  const roots = RECORD_KINDS.map((kind) => rootOf(doc, kind));
  const step = new Y.UndoManager(roots, { trackedOrigins: new Set([EDIT_ORIGIN]), captureTimeout: 0 });
  try {
    change(doc, write);
  } finally {
    // it has seen its one transaction; what comes next is none of its business
    step.destroy();
  }
  return () => {
    if (isReadOnly(doc)) throw new ReadOnlyPortfolio();
    step.undo();
  };
}
