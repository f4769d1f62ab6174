// The secret of this device's portfolio, for the lock to compare words with. Read from its database directly: what the app opens it
// with (shared/portfolio/identity.ts) is in the first script, and would be cut in two by being needed here as well.
import { asRecord } from '../../shared/model/parse.ts';

/** 16 bytes, or null where there is no portfolio yet. Never makes a database of its own. */
export function ownSecret(): Promise<Uint8Array | null> {
  return new Promise((resolve) => {
    const nothing = () => resolve(null);
    const opening = indexedDB.open('waymark-local');
    opening.onupgradeneeded = () => opening.transaction?.abort();
    opening.onerror = nothing;
    opening.onsuccess = () => {
      const db = opening.result;
      const reading = db.transaction('identity').objectStore('identity').get('me');
      reading.onsuccess = () => {
        const { secret } = asRecord(reading.result);
        db.close();
        resolve(secret instanceof Uint8Array ? secret : null);
      };
      reading.onerror = nothing;
    };
  });
}
