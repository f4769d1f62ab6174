// Bringing into the portfolio what the log of a room holds that it leaves, or has left.

import type * as Y from 'yjs';
import { errorKind } from '../model/error-kind.ts';
import { applyOpened } from './apply-opened.ts';
import type { OpenedEntries } from './opened-entries.ts';

/** The origin of what is taken in: whoever seals the portfolio into its new room seals this too. */
export const OLD_ROOM_ORIGIN = 'old-room';

/** What does not open is left out. */
export async function takeInLog(doc: Y.Doc, opened: OpenedEntries, outer: Y.Doc): Promise<void> {
  const { updates } = await opened.refresh(outer.getArray('log').toArray());
  applyOpened(doc, updates, {
    origin: OLD_ROOM_ORIGIN,
    onFailure: (cause) => console.warn('Waymark sync:', errorKind(cause)),
  });
}
