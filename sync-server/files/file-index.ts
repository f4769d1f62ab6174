// Which files lie in a data folder and how far uploads have come: a small database beside the files.
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { assertKnownLayout, openDurably } from '../store/sqlite-file.ts';
import type { FileAddress, FileTotals, RoomFileLimits, StoredFile, Upload } from './file-store.ts';

const LAYOUT = 1;

export const fileIndexIn = (folder: string): string => join(folder, 'files.sqlite');

export interface IndexedFile {
  readonly sizeBytes: number;
  readonly heldBytes: number;
  /** Null until it is complete. */
  readonly storedAtMs: number | null;
}

export interface FileIndex {
  find(file: FileAddress): IndexedFile | null;
  list(room: string): StoredFile[];
  /** False when the room may hold no more. */
  begin(upload: Upload, limits: RoomFileLimits): boolean;
  /** Notes, for good, how much is held. False when there is no such upload any more. */
  mark(file: FileAddress, heldBytes: number, nowMs: number): boolean;
  /** The same, of all of it: from now on it is complete. */
  finish(file: FileAddress, nowMs: number): boolean;
  remove(file: FileAddress): void;
  removeRoom(room: string): void;
  unfinishedBefore(beforeMs: number): FileAddress[];
  totals(): FileTotals;
  close(): void;
}

export function openFileIndex(folder: string): FileIndex {
  const db = openDurably(fileIndexIn(folder));
  assertKnownFileLayout(db);
  db.exec(`
    CREATE TABLE IF NOT EXISTS files (
      room TEXT NOT NULL, name TEXT NOT NULL, size_bytes INTEGER NOT NULL, held_bytes INTEGER NOT NULL,
      stored_at_ms INTEGER, touched_at_ms INTEGER NOT NULL, PRIMARY KEY (room, name)
    ) WITHOUT ROWID;
    PRAGMA user_version = ${LAYOUT};
  `);
  const find = db.prepare('SELECT size_bytes, held_bytes, stored_at_ms FROM files WHERE room = ? AND name = ?');
  const list = db.prepare(
    'SELECT name, size_bytes, stored_at_ms FROM files WHERE room = ? AND stored_at_ms IS NOT NULL ORDER BY name',
  );
  const usage = db.prepare('SELECT count(*) AS files, coalesce(sum(size_bytes), 0) AS bytes FROM files WHERE room = ?');
  const begin = db.prepare('INSERT INTO files VALUES (?, ?, ?, 0, NULL, ?)');
  const mark = db.prepare('UPDATE files SET held_bytes = ?, touched_at_ms = ? WHERE room = ? AND name = ?');
  const finish = db.prepare('UPDATE files SET held_bytes = size_bytes, stored_at_ms = ? WHERE room = ? AND name = ?');
  const remove = db.prepare('DELETE FROM files WHERE room = ? AND name = ?');
  const removeRoom = db.prepare('DELETE FROM files WHERE room = ?');
  const unfinished = db.prepare('SELECT room, name FROM files WHERE stored_at_ms IS NULL AND touched_at_ms < ?');
  return {
    find({ room, name }) {
      const row = find.get(room, name);
      if (!row) return null;
      const storedAtMs = row.stored_at_ms === null ? null : Number(row.stored_at_ms);
      return { sizeBytes: Number(row.size_bytes), heldBytes: Number(row.held_bytes), storedAtMs };
    },
    list: (room) =>
      list.all(room).map((row) => ({
        name: String(row.name),
        sizeBytes: Number(row.size_bytes),
        storedAtMs: Number(row.stored_at_ms),
      })),
    begin({ room, name, totalBytes, nowMs }, { filesPerRoom, roomFilesBytes }) {
      const held = usage.get(room);
      if (Number(held?.files) >= filesPerRoom || Number(held?.bytes) + totalBytes > roomFilesBytes) return false;
      begin.run(room, name, totalBytes, nowMs);
      return true;
    },
    mark: ({ room, name }, heldBytes, nowMs) => Number(mark.run(heldBytes, nowMs, room, name).changes) === 1,
    finish: ({ room, name }, nowMs) => Number(finish.run(nowMs, room, name).changes) === 1,
    remove: ({ room, name }) => void remove.run(room, name),
    removeRoom: (room) => void removeRoom.run(room),
    unfinishedBefore: (beforeMs) =>
      unfinished.all(beforeMs).map((row) => ({ room: String(row.room), name: String(row.name) })),
    totals: () => fileTotalsIn(db),
    close: () => db.close(),
  };
}

/** Throws with a sentence when a newer server wrote it. */
export const assertKnownFileLayout = (db: DatabaseSync): void => assertKnownLayout(db, LAYOUT, 'the files have');

export function fileTotalsIn(db: DatabaseSync): FileTotals {
  const row = db
    .prepare(
      `SELECT count(stored_at_ms) AS files, count(*) - count(stored_at_ms) AS unfinished,
         coalesce(sum(size_bytes) FILTER (WHERE stored_at_ms IS NOT NULL), 0) AS bytes
       FROM files`,
    )
    .get();
  return { files: Number(row?.files), sizeBytes: Number(row?.bytes), unfinished: Number(row?.unfinished) };
}
