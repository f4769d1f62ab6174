// The database file of a data folder: its name and layout, for the store, and for copies of it.
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** 2: rooms can be erased, which a server that knows nothing of it would undo. */
export const LAYOUT = 2;

export const databaseIn = (folder: string): string => join(folder, 'waymark.sqlite');

/** Rooms that were written to, and the bytes of all their updates. */
export function totalIn(db: DatabaseSync): { rooms: number; sizeBytes: number } {
  const row = db
    .prepare('SELECT count(DISTINCT room) AS rooms, coalesce(sum(length(body)), 0) AS sizeBytes FROM updates')
    .get();
  return { rooms: Number(row?.rooms), sizeBytes: Number(row?.sizeBytes) };
}

/** A database whose commits are on the disk, not only with the operating system, before anyone is told of them. */
export function openDurably(file: string): DatabaseSync {
  const db = new DatabaseSync(file);
  db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA busy_timeout = 2000;');
  return db;
}

/** Throws with a sentence when a newer server wrote it. */
export function assertKnownLayout(db: DatabaseSync, known = LAYOUT, what = 'the database has'): void {
  const layout = Number(db.prepare('PRAGMA user_version').get()?.user_version);
  if (layout > known) throw new Error(`${what} layout ${layout}, and this server knows ${known}: update it`);
}
