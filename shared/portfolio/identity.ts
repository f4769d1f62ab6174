// Who this device is and which portfolio it holds. Kept in a database of its own that is never synced.
import { Dexie, type EntityTable, type Table } from 'dexie';
import { newSecret } from '../crypto/secret.ts';
import { type Instant, toInstant } from '../model/dates.ts';
import { newId, type RecordId } from '../model/id.ts';
import { toStorageFailure } from '../model/storage-failure.ts';

export interface Identity {
  key: 'me';
  /** Name of the document's database. A portfolio that is adopted gets a new one, so that the old stays whole until it has moved. */
  documentName: string;
  portfolioId: RecordId;
  /** 16 bytes from which all keys come: the 12 words are these. Never leaves this device but by the person's own act. */
  secret: Uint8Array;
  deviceId: RecordId;
  deviceName: string;
  /** Origin of the server that keeps the portfolio's room, such as `https://cpd.example`; null while syncing is off. */
  serverUrl: string | null;
  createdAt: Instant;
}

/** A small local fact: a setting of this device, a mark of the sealed log, a consent. */
export interface LocalValue {
  key: string;
  value: unknown;
}

export type LocalDb = Dexie & { identity: EntityTable<Identity, 'key'>; values: Table<LocalValue, string> };

export function openLocal(name = 'waymark-local'): LocalDb {
  const db = new Dexie(name) as LocalDb;
  db.version(1).stores({ identity: 'key', values: 'key' });
  return db;
}

const newDocumentName = (): string => `waymark-portfolio-${newId()}`;

/** This device's identity, or null before the first. Rejects with StorageFailure. */
export async function readIdentity(local: LocalDb): Promise<Identity | null> {
  try {
    return (await local.identity.get('me')) ?? null;
  } catch (error) {
    throw toStorageFailure(error);
  }
}

/** This device's identity; the first time, it begins an empty portfolio. Two tabs that begin at once end with one. */
export async function ensureIdentity(local: LocalDb, deviceName: string, now: Date): Promise<Identity> {
  const existing = await readIdentity(local);
  if (existing) return existing;
  const identity: Identity = {
    key: 'me',
    documentName: newDocumentName(),
    portfolioId: newId(),
    secret: newSecret(),
    deviceId: newId(),
    deviceName,
    serverUrl: null,
    createdAt: toInstant(now),
  };
  // loaded only here: screens that show rows need no document
  const { beginDocument } = await import('./begin-document.ts');
  await beginDocument(identity.documentName, identity.portfolioId, now);
  try {
    await local.identity.add(identity);
    return identity;
  } catch (error) {
    const first = await readIdentity(local);
    if (!first) throw toStorageFailure(error);
    indexedDB.deleteDatabase(identity.documentName);
    return first;
  }
}

/**
 * The identity this device would have as a holder of another portfolio: the same device, a new empty document.
 * Nothing is stored; `replaceIdentity` does that once the document holds what it must.
 */
export const identityFor = (
  identity: Identity,
  portfolio: Pick<Identity, 'portfolioId' | 'secret' | 'serverUrl'>,
): Identity => ({ ...identity, ...portfolio, documentName: newDocumentName() });

/** From now on this device is `next`. Rejects with StorageFailure, and then nothing has changed. */
export async function replaceIdentity(local: LocalDb, next: Identity): Promise<void> {
  try {
    await local.identity.put(next);
  } catch (error) {
    throw toStorageFailure(error);
  }
}

/** The local value that names the document this device left, until what was typed there last has come along. */
export const LEFT_DOCUMENT = 'left-document';

/** A local fact, or undefined. */
export const readLocal = async (local: LocalDb, key: string): Promise<unknown> => (await local.values.get(key))?.value;

export async function writeLocal(local: LocalDb, key: string, value: unknown): Promise<void> {
  try {
    await local.values.put({ key, value });
  } catch (error) {
    throw toStorageFailure(error);
  }
}
