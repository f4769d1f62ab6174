// Evidence files by the SHA-256 of their content, in a database of their own: the same bytes are kept once.
import { Dexie, type EntityTable } from 'dexie';
import { type Instant, toInstant } from '../model/dates.ts';
import type { FileReference } from '../model/evidence.ts';
import { sha256Of } from '../model/sha256.ts';
import { StorageFailure, toStorageFailure } from '../model/storage-failure.ts';

export interface KeptFile extends FileReference {
  bytes: Uint8Array<ArrayBuffer>;
  addedAt: Instant;
}

export type FilesDb = Dexie & { files: EntityTable<KeptFile, 'sha256'> };

export function openFiles(name = 'waymark-files'): FilesDb {
  const db = new Dexie(name) as FilesDb;
  db.version(1).stores({ files: 'sha256, addedAt' });
  return db;
}

/** Keeps a file; the same content again is kept once. Rejects with StorageFailure. */
export async function putFile(
  db: FilesDb,
  bytes: Uint8Array<ArrayBuffer>,
  mime: string,
  now: Date,
): Promise<FileReference> {
  const reference = { sha256: await sha256Of(bytes), mime, sizeBytes: bytes.length };
  try {
    await db.files.put({ ...reference, bytes, addedAt: toInstant(now) });
  } catch (error) {
    throw toStorageFailure(error);
  }
  return reference;
}

export interface FileBytes {
  bytes: Uint8Array<ArrayBuffer>;
  mime: string;
}

/** Keeps files that belong together: all of them or, when the storage does not take one, none. Rejects with StorageFailure. */
export async function putFiles(db: FilesDb, files: readonly FileBytes[], now: Date): Promise<FileReference[]> {
  const rows = await Promise.all(
    files.map(async ({ bytes, mime }) => ({
      sha256: await sha256Of(bytes),
      mime,
      sizeBytes: bytes.length,
      bytes,
      addedAt: toInstant(now),
    })),
  );
  try {
    await db.transaction('rw', db.files, () => db.files.bulkPut(rows));
  } catch (error) {
    throw toStorageFailure(error);
  }
  return rows.map(({ sha256, mime, sizeBytes }) => ({ sha256, mime, sizeBytes }));
}

/** The file, or null when this device does not have it. Rejects with StorageFailure when what is there is not what was kept. */
export async function getFile(db: FilesDb, sha256: string): Promise<KeptFile | null> {
  const file = await db.files.get(sha256);
  if (!file) return null;
  if ((await sha256Of(file.bytes)) !== sha256) throw new StorageFailure('failed', 'the file does not match its hash');
  return file;
}

/** Removes a file from this device. Rejects with StorageFailure. */
export async function removeFile(db: FilesDb, sha256: string): Promise<void> {
  try {
    await db.files.delete(sha256);
  } catch (error) {
    throw toStorageFailure(error);
  }
}

/** Which of these files this device lacks. */
export async function missingFiles(db: FilesDb, sha256s: string[]): Promise<string[]> {
  const there = new Set(await db.files.where('sha256').anyOf(sha256s).primaryKeys());
  return sha256s.filter((sha256) => !there.has(sha256));
}

/** What lies under each of these hashes on this device: the SHA-256 and size of its bytes now. Those that are not here are left out. */
export async function fingerprints(
  db: FilesDb,
  sha256s: readonly string[],
): Promise<Map<string, { sha256: string; sizeBytes: number }>> {
  const found = new Map<string, { sha256: string; sizeBytes: number }>();
  // one at a time: a page's file may have 50 MB
  for (const sha256 of new Set(sha256s)) {
    const file = await db.files.get(sha256);
    if (file) found.set(sha256, { sha256: await sha256Of(file.bytes), sizeBytes: file.bytes.length });
  }
  return found;
}
