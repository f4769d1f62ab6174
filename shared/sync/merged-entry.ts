// One entry in place of several: what they hold together, in as few bytes as Yjs can say it.
import * as Y from 'yjs';
import type { SealKey } from '../crypto/seal.ts';
import { isLater } from './device-standings.ts';
import { type DeviceStatement, type EntryContent, unionNumbers } from './entry-content.ts';
import { entryFrom, type OpenedEntries, type OpenedEntry, openEntry } from './opened-entries.ts';
import { holds } from './replaceable.ts';

const NO_BYTES = new Uint8Array();

/**
 * The content of an entry that may replace these, or null when what came out would not hold all of them. The updates are
 * mostly of the middle of a text: in the scratch document they wait for what is before them, and Yjs writes what waits out
 * again as it came.
 */
export async function mergeEntries(by: SealKey, entries: readonly OpenedEntry[]): Promise<EntryContent | null> {
  const contents = await Promise.all(entries.map(({ element }) => openEntry(by, element)));
  const updates = contents.map((content) => content?.update ?? NO_BYTES).filter((update) => update.length > 0);
  return checked(entries, {
    numbers: entries.map(({ numbers }) => numbers).reduce(unionNumbers),
    update: updates.length > 0 ? mergeUpdates(updates) : NO_BYTES,
    statements: latestStatements(entries),
  });
}

/** The same for all entries, from the portfolio, which no longer has what was deleted in it. */
export function snapshot(doc: Y.Doc, opened: OpenedEntries): EntryContent | null {
  return checked(opened.live, {
    numbers: opened.numbers,
    update: Y.encodeStateAsUpdate(doc),
    statements: [...opened.statements.values()],
  });
}

/** Throws when one of them does not apply. */
function mergeUpdates(updates: readonly Uint8Array[]): Uint8Array {
  const scratch = new Y.Doc();
  // in one transaction: `Y.mergeUpdates` over as many takes the square of the time
  scratch.transact(() => {
    for (const update of updates) Y.applyUpdate(scratch, update);
  });
  const merged = Y.encodeStateAsUpdate(scratch);
  scratch.destroy();
  return merged;
}

function latestStatements(entries: readonly OpenedEntry[]): DeviceStatement[] {
  const latest = new Map<string, DeviceStatement>();
  for (const said of entries.flatMap(({ statements }) => statements))
    if (isLater(said, latest.get(said.deviceId))) latest.set(said.deviceId, said);
  return [...latest.values()];
}

function checked(entries: readonly OpenedEntry[], content: EntryContent): EntryContent | null {
  const merged = entryFrom(NO_BYTES, content);
  return entries.every((entry) => holds(merged, entry)) ? content : null;
}
