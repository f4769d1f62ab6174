// What has come of files whose fetching broke off: a few in memory, and large ones on the disk too, so that a reload loses nothing.
import type { ArrivingFiles, FileSoFar } from '../files/arriving-files.ts';
import { comesAtOnce, nothingYet } from './receive-file.ts';

/** Of files that broke off, the beginnings that are held in memory. */
const IN_MEMORY = 3;

/** Nothing here rejects: where the disk takes nothing, what has come does not outlive the app, and that is all. */
export interface FilesSoFar {
  /** Hands out what has come of a file. `isFromDisk`: it was not opened just now, and may be spoilt since. */
  take(sha256: string, sealedBytes: number): Promise<{ soFar: FileSoFar; isFromDisk: boolean }>;
  /** More has come, from piece number `first` on. */
  grew(sha256: string, soFar: FileSoFar, first: number): Promise<void>;
  /** It broke off. */
  putBack(sha256: string, soFar: FileSoFar): void;
  drop(sha256: string): Promise<void>;
  /** Drops what is not to come any more. */
  tidy(isWanted: (sha256: string) => boolean): Promise<void>;
}

export function filesSoFar(arriving: ArrivingFiles | undefined): FilesSoFar {
  const inMemory = new Map<string, FileSoFar>();
  /** Whose pieces may lie on the disk. */
  const onDisk = new Set<string>();
  /** A disk that is full has no room for what would only save time. */
  let isRefused = false;

  async function dropFromDisk(sha256: string): Promise<void> {
    if (!onDisk.delete(sha256)) return;
    await arriving?.drop(sha256).catch(() => undefined);
  }

  return {
    async take(sha256, sealedBytes) {
      const held = inMemory.get(sha256);
      inMemory.delete(sha256);
      if (held || comesAtOnce(sealedBytes)) return { soFar: held ?? nothingYet(), isFromDisk: false };
      const kept = await arriving?.read(sha256).catch(() => null);
      if (kept) onDisk.add(sha256);
      return { soFar: kept ?? nothingYet(), isFromDisk: Boolean(kept) };
    },
    async grew(sha256, { totalBytes, pieces }, first) {
      if (isRefused || !arriving) return;
      onDisk.add(sha256);
      try {
        await arriving.add(sha256, { totalBytes, first, pieces: pieces.slice(first) });
      } catch {
        isRefused = true;
        await dropFromDisk(sha256);
      }
    },
    putBack(sha256, soFar) {
      inMemory.set(sha256, soFar);
      for (const oldest of inMemory.keys()) if (inMemory.size > IN_MEMORY) inMemory.delete(oldest);
    },
    async drop(sha256) {
      inMemory.delete(sha256);
      await dropFromDisk(sha256);
    },
    async tidy(isWanted) {
      const kept = await arriving?.tidy(isWanted).catch(() => []);
      for (const sha256 of kept ?? []) onDisk.add(sha256);
    },
  };
}
