// A copy of the data folder while the server runs, and the way back from it.
import { closeSync, constants, copyFileSync, existsSync, fsyncSync, mkdirSync, openSync, renameSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { assertKnownLayout, databaseIn, totalIn } from './store/sqlite-file.ts';

export interface Copied {
  readonly rooms: number;
  /** Of all updates, without what the database adds. */
  readonly sizeBytes: number;
}

/**
 * Writes all that is stored at this moment into `folder`; the server may go on meanwhile, and is not held up. Throws with a
 * sentence when there is nothing to copy or a copy is there already; then nothing is left behind under the copy's own name.
 */
export function backUp(dataFolder: string, folder: string): Copied {
  const [from, to] = [databaseIn(dataFolder), databaseIn(folder)];
  if (!existsSync(from)) throw new Error(`there is no database in ${dataFolder}: name the server's folder with --data`);
  return putInPlace(to, (part) => {
    const db = new DatabaseSync(from);
    try {
      // one read of one moment; the backup interface of SQLite begins again with every write of another process
      db.prepare('VACUUM INTO ?').run(part);
    } finally {
      db.close();
    }
  });
}

/** Puts a copy into a data folder that has no database, where the next start finds it. Throws with a sentence otherwise. */
export function restore(folder: string, dataFolder: string): Copied {
  const [from, to] = [databaseIn(folder), databaseIn(dataFolder)];
  if (!existsSync(from)) throw new Error(`there is no copy in ${folder}`);
  inspect(from);
  return putInPlace(to, (part) => copyFileSync(from, part, constants.COPYFILE_EXCL));
}

/** A file is under its name only once it is whole, good and on the disk. */
function putInPlace(to: string, write: (part: string) => void): Copied {
  if (existsSync(to)) throw new Error(`${to} is there already: move it away first`);
  mkdirSync(dirname(to), { recursive: true, mode: 0o700 });
  const part = `${to}.${process.pid}.part`;
  write(part);
  const copied = inspect(part);
  toDisk(part);
  renameSync(part, to);
  toDisk(dirname(to));
  return copied;
}

/** Throws when a page of the database is damaged, or a newer server wrote it. */
function inspect(file: string): Copied {
  const db = new DatabaseSync(file, { readOnly: true });
  try {
    if (!isWhole(db)) throw new Error(`${file} is damaged, or no database of this server: nothing was changed`);
    assertKnownLayout(db);
    return totalIn(db);
  } finally {
    db.close();
  }
}

function isWhole(db: DatabaseSync): boolean {
  try {
    db.prepare('SELECT 1 FROM updates');
    return db.prepare('PRAGMA integrity_check(1)').get()?.integrity_check === 'ok';
  } catch {
    return false;
  }
}

function toDisk(path: string): void {
  const handle = openSync(path, 'r');
  fsyncSync(handle);
  closeSync(handle);
}
