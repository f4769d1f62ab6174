// A kept page as one update, made without loading the portfolio that it is for.
import * as Y from 'yjs';
import { type KeptCapture, keepCapture } from './edit.ts';

/** The update to append: it holds the activity, its evidence and their link, and nothing else. */
export function captureUpdate(kept: KeptCapture, now: Date): Uint8Array {
  const doc = new Y.Doc();
  keepCapture(doc, kept, now);
  const update = Y.encodeStateAsUpdate(doc);
  doc.destroy();
  return update;
}
