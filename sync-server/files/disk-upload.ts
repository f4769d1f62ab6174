// A file on its way into the data folder: bytes that come are written behind each other, and under the file's name once whole.
import { type FileHandle, open, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { FileIndex } from './file-index.ts';
import { isMissing, partOf, prepareFolder, syncFolder } from './file-places.ts';
import { type Upload, UploadGone } from './file-store.ts';

/** What a process that is killed in the middle costs at most of what came. */
const SETTLE_BYTES = 4 * 1024 * 1024;

/** Shared by all who bring the same file now. Its methods are called one after another. */
export interface DiskUpload {
  /** How many bring it. */
  users: number;
  /** On the disk. */
  readonly heldBytes: number;
  /** Takes what is new of these bytes, which begin at or before what was written. Throws `UploadGone`. */
  put(startBytes: number, bytes: Uint8Array): Promise<void>;
  /** Brings to the disk what was written, and finishes a file that is whole. Throws `UploadGone`. */
  settle(): Promise<void>;
  /** Nothing more is written: it was removed. */
  giveUp(): void;
  close(): Promise<void>;
}

/** Goes on from `heldBytes`; null when not so much is there. */
export async function openDiskUpload(
  path: string,
  upload: Upload,
  heldBytes: number,
  index: FileIndex,
): Promise<DiskUpload | null> {
  const { totalBytes } = upload;
  const part = partOf(path);
  const opened = await openPart(part, heldBytes);
  if (!opened) return null;
  const handle = opened;
  let held = heldBytes;
  let written = heldBytes;
  let isGone = false;
  let failure: { readonly cause: unknown } | null = null;

  /**
   * After a failure nobody goes on: a second attempt to bring the same bytes to the disk may succeed although they were dropped.
   * Whoever comes next begins at what is held, with a file opened anew.
   */
  async function unlessFailed(work: () => Promise<void>): Promise<void> {
    if (isGone) throw new UploadGone();
    if (failure) throw failure.cause;
    try {
      await work();
    } catch (cause) {
      failure = { cause };
      throw cause;
    }
  }

  async function finish(): Promise<void> {
    await rename(part, path);
    await syncFolder(dirname(path));
    if (!index.finish(upload, upload.nowMs)) throw new UploadGone();
  }

  async function settle(): Promise<void> {
    if (written === held) return;
    const settled = written;
    await handle.datasync();
    if (settled === totalBytes) await finish();
    else if (!index.mark(upload, settled, upload.nowMs)) throw new UploadGone();
    held = settled;
  }

  async function write(bytes: Uint8Array): Promise<void> {
    for (let rest = bytes; rest.length > 0; ) {
      const { bytesWritten } = await handle.write(rest, 0, rest.length, written);
      written += bytesWritten;
      rest = rest.subarray(bytesWritten);
    }
    if (written - held >= SETTLE_BYTES) await settle();
  }

  return {
    users: 0,
    get heldBytes() {
      return held;
    },
    put(startBytes, bytes) {
      const isBeyond = startBytes > written || startBytes + bytes.length > totalBytes;
      if (isBeyond) return Promise.reject(new RangeError('bytes beyond the file'));
      return unlessFailed(() => write(bytes.subarray(written - startBytes)));
    },
    settle: () => unlessFailed(settle),
    giveUp() {
      isGone = true;
    },
    close: () => handle.close(),
  };
}

/** What was written after the last mark may not be whole, and is cut off. */
async function openPart(part: string, heldBytes: number): Promise<FileHandle | null> {
  if (heldBytes === 0) {
    await prepareFolder(part);
    const made = await open(part, 'w', 0o600);
    await syncFolder(dirname(part)).catch(async (cause: unknown) => {
      await made.close();
      throw cause;
    });
    return made;
  }
  const handle = await open(part, 'r+').catch((cause: unknown) => {
    if (isMissing(cause)) return null;
    throw cause;
  });
  if (handle && (await handle.stat()).size >= heldBytes) {
    await handle.truncate(heldBytes);
    return handle;
  }
  await handle?.close();
  return null;
}
