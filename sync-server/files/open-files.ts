// Chooses where a server's files lie, and removes what was begun and left.
import { join } from 'node:path';
import { openDiskFileStore } from './disk-file-store.ts';
import type { FileStore, RoomFileLimits } from './file-store.ts';
import type { S3Settings } from './s3-requests.ts';

/** A device that is away for so long begins anew. */
const UNFINISHED_MS = 7 * 24 * 3_600_000;
const SWEEP_MS = 3_600_000;

export interface FileFolders {
  readonly dataFolder: string;
  readonly databaseUrl?: string | null;
  /** For a server with a database only. */
  readonly s3?: S3Settings | null;
}

export const filesFolderIn = (dataFolder: string): string => join(dataFolder, 'files');

/** Where the log lies unless a bucket is named. The libraries for database and bucket are loaded only where there is one. */
export async function openFiles(
  { dataFolder, databaseUrl, s3 = null }: FileFolders,
  limits: RoomFileLimits,
): Promise<FileStore> {
  if (!databaseUrl) return openDiskFileStore(filesFolderIn(dataFolder), limits);
  return (await import('./postgres-file-store.ts')).openPostgresFileStore(databaseUrl, limits, s3);
}

/** Now and every hour, until the function that it returns is called. Failing is no harm: the next time comes. */
export function sweepUnfinished(files: FileStore, now: () => number): () => void {
  const sweep = () => files.removeUnfinished(now() - UNFINISHED_MS).catch(() => undefined);
  void sweep();
  const timer = setInterval(sweep, SWEEP_MS);
  return () => clearInterval(timer);
}
