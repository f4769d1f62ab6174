// The database that a link fills before this device joins: noted before it is made, and removed when nothing came of it.
import { logDatabaseName } from '../sync/log-storage.ts';
import { LEFT_DOCUMENT, type LocalDb, readIdentity, readLocal, writeLocal } from './identity.ts';

/** Where such a database is noted, with the room that it is filled from. */
const keyOf = (documentName: string): string => `arriving-document:${documentName}`;

/**
 * Call it before the database is made. The function it returns is called when this device has joined, or has not: in both cases
 * nothing that is not needed stays.
 */
export async function noteArriving(local: LocalDb, documentName: string, room: string): Promise<() => Promise<void>> {
  const key = keyOf(documentName);
  await writeLocal(local, key, room);
  const over = Promise.withResolvers<void>();
  // whoever goes in the middle lets go of this
  const held = Promise.withResolvers<void>();
  const lock = navigator.locks.request(key, () => {
    held.resolve();
    return over.promise;
  });
  lock.catch(held.reject);
  await held.promise;
  return async () => {
    await remove(local, documentName, room).finally(over.resolve);
    await lock;
  };
}

/** Removes what links left that were cut off by the end of their page or worker; never what is being linked, or is in use. */
export async function removeAbandoned(local: LocalDb): Promise<void> {
  const noted = await local.values.where('key').startsWith(keyOf('')).toArray();
  for (const { key, value } of noted) {
    await navigator.locks.request(key, { ifAvailable: true }, async (lock) => {
      if (lock) await remove(local, key.slice(keyOf('').length), String(value));
    });
  }
}

async function remove(local: LocalDb, documentName: string, room: string): Promise<void> {
  const identity = await readIdentity(local);
  if (!identity) return;
  const isInUse = [identity.documentName, await readLocal(local, LEFT_DOCUMENT)].includes(documentName);
  if (!isInUse) indexedDB.deleteDatabase(documentName);
  const { keysFromSecret } = await import('../crypto/keys.ts');
  if (keysFromSecret(identity.secret).room !== room) indexedDB.deleteDatabase(logDatabaseName(room));
  await local.values.delete(keyOf(documentName));
}
