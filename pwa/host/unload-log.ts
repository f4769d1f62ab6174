// What the disk does not have yet while the page goes, in localStorage too: that takes it in the same turn, where a database drops
// whatever waits behind something earlier. Taken into the document, and removed, when it is next opened here.
import { fromBase64Url, toBase64Url } from '../../shared/crypto/byte-fields.ts';
import { newId } from '../../shared/model/id.ts';
import { remember, remembered } from '../stores/device-memory.ts';

const prefixOf = (documentName: string): string => `waymark-unload:${documentName}:`;

/** Each tab writes under a key of its own. */
function keysOf(documentName: string): string[] {
  try {
    return Object.keys(localStorage).filter((key) => key.startsWith(prefixOf(documentName)));
  } catch {
    return [];
  }
}

export interface UnloadLog {
  /** Keeps this Yjs update beside the database, instead of the one before. Where there is no room it is left to the database. */
  keep(update: Uint8Array): void;
  /** The database has it all. */
  forget(): void;
}

export function openUnloadLog(documentName: string): UnloadLog {
  const key = `${prefixOf(documentName)}${newId()}`;
  let isKept = false;
  return {
    keep(update) {
      isKept = true;
      remember(key, toBase64Url(update));
    },
    forget() {
      if (isKept) remember(key, null);
      isKept = false;
    },
  };
}

/** Applies what was kept of this document; whoever made it durable calls what is returned, and then it is forgotten. */
export function applyUnloadLog(documentName: string, apply: (update: Uint8Array) => void): () => void {
  const keys = keysOf(documentName);
  for (const key of keys) {
    const update = fromBase64Url(remembered(key) ?? '');
    try {
      if (update?.length) apply(update);
    } catch {
      // cut off while it was written: what can be read of it is in the database
    }
  }
  return () => {
    for (const key of keys) remember(key, null);
  };
}
