// Copies the files of a data folder while a server runs, and the way back from such a copy. What is copied is summed up, and checked.
import { createHash } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  readSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { assertKnownFileLayout, fileIndexIn, fileTotalsIn } from './file-index.ts';
import { isMissing, pathOf } from './file-places.ts';
import type { FileTotals } from './file-store.ts';

/** In the copy, in the form that `sha256sum --check` reads. */
const SUMS = 'SHA256SUMS';
const READ_BYTES = 1024 * 1024;
const NONE: FileTotals = { files: 0, sizeBytes: 0, unfinished: 0 };

/**
 * Writes all files that are complete into `to`, which is not there yet; the server may go on meanwhile. A file that is removed
 * before its turn comes is left out. Without any files nothing is written.
 */
export function copyFiles(from: string, to: string): FileTotals {
  if (!existsSync(fileIndexIn(from))) return NONE;
  const index = copyIndex(from, to);
  const lines: string[] = [];
  try {
    index.exec('DELETE FROM files WHERE stored_at_ms IS NULL');
    for (const { file, sizeBytes } of filesIn(index)) {
      const copied = copyOne(pathOf(from, file), pathOf(to, file));
      if (copied?.sizeBytes === sizeBytes) lines.push(`${copied.sum}  ${relative(to, pathOf(to, file))}\n`);
      else index.prepare('DELETE FROM files WHERE room = ? AND name = ?').run(file.room, file.name);
    }
    writeFileSync(join(to, SUMS), lines.join(''), { flush: true, mode: 0o600 });
    return fileTotalsIn(index);
  } finally {
    closeCopy(index, to);
  }
}

/** Puts the files of a copy into `to`, which is not there yet. Throws with a sentence when one of them is not as it was copied. */
export function putFilesBack(from: string, to: string): FileTotals {
  if (!existsSync(fileIndexIn(from))) return NONE;
  const sums = readSums(from);
  const index = copyIndex(from, to);
  try {
    for (const { file } of filesIn(index)) {
      const place = relative(from, pathOf(from, file));
      const copied = copyOne(pathOf(from, file), pathOf(to, file));
      if (!copied || copied.sum !== sums.get(place))
        throw new Error(`${join(from, place)} is damaged: nothing was changed`);
    }
    return fileTotalsIn(index);
  } finally {
    closeCopy(index, to);
  }
}

/** One moment of the index. */
function copyIndex(from: string, to: string): DatabaseSync {
  mkdirSync(to, { recursive: true, mode: 0o700 });
  const db = new DatabaseSync(fileIndexIn(from));
  try {
    db.prepare('VACUUM INTO ?').run(fileIndexIn(to));
  } catch (cause) {
    throw new Error(`${fileIndexIn(from)} is damaged: nothing was changed`, { cause });
  } finally {
    db.close();
  }
  const copy = new DatabaseSync(fileIndexIn(to));
  assertKnownFileLayout(copy);
  return copy;
}

function closeCopy(index: DatabaseSync, to: string): void {
  index.close();
  toDisk(fileIndexIn(to));
  toDisk(to);
}

function filesIn(index: DatabaseSync) {
  const rows = index.prepare('SELECT room, name, size_bytes FROM files ORDER BY room, name').all();
  return rows.map((row) => ({
    file: { room: String(row.room), name: String(row.name) },
    sizeBytes: Number(row.size_bytes),
  }));
}

interface CopiedFile {
  readonly sum: string;
  readonly sizeBytes: number;
}

/** Null when it is not there any more. */
function copyOne(from: string, to: string): CopiedFile | null {
  const source = openIfThere(from);
  if (source === null) return null;
  mkdirSync(dirname(to), { recursive: true, mode: 0o700 });
  const target = openSync(to, 'wx', 0o600);
  try {
    const hash = createHash('sha256');
    const buffer = Buffer.alloc(READ_BYTES);
    let sizeBytes = 0;
    for (;;) {
      const read = readSync(source, buffer);
      if (read === 0) break;
      hash.update(buffer.subarray(0, read));
      for (let written = 0; written < read; ) written += writeSync(target, buffer, written, read - written);
      sizeBytes += read;
    }
    fsyncSync(target);
    return { sum: hash.digest('hex'), sizeBytes };
  } finally {
    closeSync(source);
    closeSync(target);
    for (const folder of [dirname(to), dirname(dirname(to))]) toDisk(folder);
  }
}

function openIfThere(path: string): number | null {
  try {
    return openSync(path, 'r');
  } catch (cause) {
    if (isMissing(cause)) return null;
    throw cause;
  }
}

function readSums(folder: string): Map<string, string> {
  const path = join(folder, SUMS);
  if (!existsSync(path)) throw new Error(`there is no ${path}: the copy is not whole`);
  const lines = readFileSync(path, 'utf8').split('\n').filter(Boolean);
  return new Map(lines.map((line) => [line.slice(66), line.slice(0, 64)]));
}

/** What a file or folder holds now survives a power cut. */
export function toDisk(path: string): void {
  const handle = openSync(path, 'r');
  fsyncSync(handle);
  closeSync(handle);
}
