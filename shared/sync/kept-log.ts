// A log that this device keeps and does not sync with any more: what was received and not yet taken in comes into the portfolio.
import type * as Y from 'yjs';
import { keysFromSecret } from '../crypto/keys.ts';
import { sealKey } from '../crypto/seal.ts';
import { openStoredLog } from './log-storage.ts';
import { openedEntries } from './opened-entries.ts';
import { ENTRY_PURPOSE } from './sealed-log.ts';
import { takeInLog } from './take-in-log.ts';

/** Asks no server. What does not open is left out: nobody here can read it, and the server has it for who can. */
export async function takeInKeptLog(doc: Y.Doc, secret: Uint8Array): Promise<void> {
  const keys = keysFromSecret(secret);
  const { outer, close } = await openStoredLog(keys.room);
  try {
    const opened = openedEntries(await sealKey(keys.logKey, keys.room, ENTRY_PURPOSE));
    await takeInLog(doc, opened, outer);
  } finally {
    await close();
  }
}
