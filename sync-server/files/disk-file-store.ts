// The files of a server of one process: in its data folder, with an index of them beside.
import { mkdirSync } from 'node:fs';
import { open, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type DiskUpload, openDiskUpload } from './disk-upload.ts';
import { openFileIndex } from './file-index.ts';
import { isMissing, partOf, pathOf, removeAside, setAside, syncFolder } from './file-places.ts';
import {
  assertNames,
  type FileAddress,
  type FileState,
  type FileStore,
  type OpenFile,
  type RoomFileLimits,
  type Taken,
  type Upload,
  UploadGone,
} from './file-store.ts';
import { openTurns } from './in-turn.ts';
import { openRoomGate } from './room-gate.ts';

/** Of a file in memory while it is sent. */
const READ_BYTES = 256 * 1024;

/** The folder is made when it is not there; no other process may use it, which whoever opens it sees to. */
export async function openDiskFileStore(folder: string, limits: RoomFileLimits): Promise<FileStore> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const index = openFileIndex(folder);
  await removeAside(folder);
  const inTurn = openTurns();
  const gate = openRoomGate();
  const uploads = new Map<string, DiskUpload>();
  const keyOf = ({ room, name }: FileAddress) => `${room}/${name}`;
  const placeOf = (file: FileAddress) => pathOf(folder, file);

  /** One step on a file at a time, and none while its room is removed. */
  const step = <T>(file: FileAddress, work: () => Promise<T>): Promise<T> =>
    inTurn(keyOf(file), () => gate.step(file.room, work));

  /** The index says what there is; a file that it names and that was lost is none. */
  async function look(file: FileAddress): Promise<FileState> {
    const path = placeOf(file);
    const found = index.find(file);
    if (!found) return { kind: 'none' };
    if (found.storedAtMs === null) return { kind: 'begun', heldBytes: found.heldBytes };
    if ((await sizeOf(path)) === found.sizeBytes) return { kind: 'complete', sizeBytes: found.sizeBytes };
    index.remove(file);
    return { kind: 'none' };
  }

  async function removeNow(file: FileAddress): Promise<void> {
    const path = placeOf(file);
    uploads.get(keyOf(file))?.giveUp();
    uploads.delete(keyOf(file));
    if (!index.find(file)) return;
    await rm(path, { force: true });
    await rm(partOf(path), { force: true });
    await syncFolder(dirname(path)).catch(unlessMissing);
    index.remove(file);
  }

  /** An upload to bring bytes to, or why there is none. */
  async function joinUpload(upload: Upload): Promise<DiskUpload | Taken> {
    const state = await look(upload);
    if (state.kind === 'complete') return { kind: 'held', heldBytes: state.sizeBytes };
    let heldBytes = state.kind === 'begun' ? state.heldBytes : 0;
    if (state.kind === 'begun' && index.find(upload)?.sizeBytes !== upload.totalBytes) {
      if (upload.startBytes === 0) await removeNow(upload);
      heldBytes = 0;
    }
    if (upload.startBytes !== heldBytes) return { kind: 'elsewhere', heldBytes };
    if (!index.find(upload) && !index.begin(upload, limits)) return { kind: 'full' };
    const known = uploads.get(keyOf(upload));
    const joined = known ?? (await openDiskUpload(placeOf(upload), upload, heldBytes, index));
    if (!joined) {
      index.mark(upload, 0, upload.nowMs);
      return { kind: 'elsewhere', heldBytes: 0 };
    }
    joined.users += 1;
    uploads.set(keyOf(upload), joined);
    return joined;
  }

  async function leave(upload: Upload, joined: DiskUpload): Promise<void> {
    joined.users -= 1;
    try {
      await joined.settle();
    } finally {
      if (joined.users === 0) {
        if (uploads.get(keyOf(upload)) === joined) uploads.delete(keyOf(upload));
        await joined.close();
      }
    }
  }

  return {
    look: (file) => step(file, () => look(file)),
    async list(room) {
      assertNames(room);
      return index.list(room);
    },
    async take(upload, body) {
      const joined = await step(upload, () => joinUpload(upload));
      if ('kind' in joined) return joined;
      let at = upload.startBytes;
      try {
        try {
          for await (const bytes of body) {
            await step(upload, () => joined.put(at, bytes));
            at += bytes.length;
          }
        } finally {
          await step(upload, () => leave(upload, joined));
        }
      } catch (cause) {
        if (cause instanceof UploadGone) return { kind: 'elsewhere', heldBytes: 0 };
        throw cause;
      }
      return { kind: 'held', heldBytes: joined.heldBytes };
    },
    open: (file) => step(file, async () => ((await look(file)).kind === 'complete' ? openFile(placeOf(file)) : null)),
    remove: (file) => step(file, () => removeNow(file)),
    async removeRoom(room) {
      assertNames(room);
      await gate.alone(room, async () => {
        await setAside(folder, room);
        for (const [key, upload] of uploads) {
          if (!key.startsWith(`${room}/`)) continue;
          upload.giveUp();
          uploads.delete(key);
        }
        index.removeRoom(room);
      });
      await removeAside(folder);
    },
    async removeUnfinished(beforeMs) {
      for (const file of index.unfinishedBefore(beforeMs))
        if (!uploads.has(keyOf(file))) await step(file, () => removeNow(file));
    },
    // several ask at once, and each is to find what it wrote itself
    check: () => inTurn('health', () => probe(join(folder, 'health'))),
    totals: async () => index.totals(),
    close: async () => index.close(),
  };
}

async function openFile(path: string): Promise<OpenFile | null> {
  const handle = await open(path, 'r').catch(unlessMissing);
  if (!handle) return null;
  return {
    sizeBytes: (await handle.stat()).size,
    read: (start, end) => handle.createReadStream({ start, end, autoClose: false, highWaterMark: READ_BYTES }),
    close: () => handle.close(),
  };
}

const sizeOf = async (path: string): Promise<number | null> => (await stat(path).catch(unlessMissing))?.size ?? null;

function unlessMissing(cause: unknown): null {
  if (isMissing(cause)) return null;
  throw cause;
}

async function probe(path: string): Promise<void> {
  const at = `${process.pid}:${performance.now()}`;
  await writeFile(path, at, { flush: true, mode: 0o600 });
  if ((await readFile(path, 'utf8')) !== at) throw new Error('what was written did not come back');
}
