// Takes the files of an archive onto this device: all that are whole and wanted, or none.
import { type FilesDb, missingFiles, putFile, removeFile } from '../../shared/files/files.ts';
import { StorageFailure } from '../../shared/model/storage-failure.ts';
import type { ArchivedFile } from './format.ts';
import type { OpenArchive } from './open-archive.ts';
import { storageRefusal } from './storage-refusal.ts';

export interface Work {
  signal?: AbortSignal;
  /** Share of it that is done, 0 to 1. */
  onProgress?: (share: number) => void;
}

const bytesIn = (files: readonly ArchivedFile[]): number => files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);

async function eachFile(
  files: readonly ArchivedFile[],
  { signal, onProgress }: Work,
  look: (file: ArchivedFile) => Promise<void>,
): Promise<void> {
  const totalBytes = bytesIn(files);
  let doneBytes = 0;
  for (const file of files) {
    signal?.throwIfAborted();
    await look(file);
    doneBytes += file.sizeBytes;
    onProgress?.(totalBytes > 0 ? doneBytes / totalBytes : 1);
  }
}

/** Files that the archive should have, and whose bytes are gone or are not those that were kept. */
export async function damagedFiles(archive: OpenArchive, work: Work = {}): Promise<ArchivedFile[]> {
  const damaged: ArchivedFile[] = [];
  await eachFile(
    archive.files.filter(({ path }) => path),
    work,
    async (file) => {
      if (!(await archive.bytesOf(file, work.signal))) damaged.push(file);
    },
  );
  return damaged;
}

/** Keeps those that this device lacks and gives their hashes. Rejects with ArchiveRefusal or the signal's reason, and then none is kept. */
export async function keepFiles(
  archive: OpenArchive,
  { db, now, work = {} }: { db: FilesDb; now: Date; work?: Work },
): Promise<string[]> {
  const kept: string[] = [];
  const lacking = new Set(
    await missingFiles(
      db,
      archive.files.map(({ sha256 }) => sha256),
    ),
  );
  const wanted = archive.files.filter(({ path, sha256 }) => path && lacking.has(sha256));
  try {
    await eachFile(wanted, work, async (file) => {
      const bytes = await archive.bytesOf(file, work.signal);
      if (!bytes) return;
      await putFile(db, bytes, file.mime, now);
      kept.push(file.sha256);
    });
    return kept;
  } catch (error) {
    for (const sha256 of kept) await removeFile(db, sha256).catch(() => undefined);
    if (!(error instanceof StorageFailure)) throw error;
    throw storageRefusal(error);
  }
}
