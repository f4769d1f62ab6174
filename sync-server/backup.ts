// A copy of the data folder while the server runs, and the way back from it.
import { constants, copyFileSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { copyFiles, putFilesBack, toDisk } from './files/copy-files.ts';
import type { FileTotals } from './files/file-store.ts';
import { filesFolderIn } from './files/open-files.ts';
import { assertKnownLayout, databaseIn, totalIn } from './store/sqlite-file.ts';

export interface Copied {
  readonly rooms: number;
  readonly files: number;
  /** Of all updates and files, without what the databases add. */
  readonly sizeBytes: number;
}

/**
 * Writes all that is stored at this moment into `folder`; the server may go on meanwhile, and is not held up. Throws with a
 * sentence when there is nothing to copy or a copy is there already; then nothing is left behind.
 */
export function backUp(dataFolder: string, folder: string): Copied {
  const from = databaseIn(dataFolder);
  if (!existsSync(from)) throw new Error(`there is no database in ${dataFolder}: name the server's folder with --data`);
  return putInPlace(folder, {
    writeLog(part) {
      const db = new DatabaseSync(from);
      try {
        // one read of one moment; the backup interface of SQLite begins again with every write of another process
        db.prepare('VACUUM INTO ?').run(part);
      } finally {
        db.close();
      }
    },
    writeFiles: (part) => copyFiles(filesFolderIn(dataFolder), part),
  });
}

/** Puts a copy into a data folder that has no database, where the next start finds it. Throws with a sentence otherwise. */
export function restore(folder: string, dataFolder: string): Copied {
  const from = databaseIn(folder);
  if (!existsSync(from)) throw new Error(`there is no copy in ${folder}`);
  inspect(from);
  return putInPlace(dataFolder, {
    writeLog: (part) => copyFileSync(from, part, constants.COPYFILE_EXCL),
    writeFiles: (part) => putFilesBack(filesFolderIn(folder), part),
  });
}

interface Writing {
  writeLog(part: string): void;
  /** Nothing where there are none. */
  writeFiles(part: string): FileTotals;
}

/**
 * Everything is under its name only once it is whole, good and on the disk, and the log comes last: where it is, all is. It is
 * written first, so that the files which it speaks of are there as well.
 */
function putInPlace(folder: string, { writeLog, writeFiles }: Writing): Copied {
  const [log, files] = [databaseIn(folder), filesFolderIn(folder)];
  for (const path of [log, files])
    if (existsSync(path)) throw new Error(`${path} is there already: move it away first`);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const [logPart, filesPart] = [partOf(log), partOf(files)];
  try {
    writeLog(logPart);
    const copied = inspect(logPart);
    toDisk(logPart);
    const held = writeFiles(filesPart);
    if (existsSync(filesPart)) renameSync(filesPart, files);
    toDisk(dirname(files));
    renameSync(logPart, log);
    toDisk(dirname(log));
    return { rooms: copied.rooms, files: held.files, sizeBytes: copied.sizeBytes + held.sizeBytes };
  } catch (cause) {
    for (const part of [logPart, filesPart]) rmSync(part, { recursive: true, force: true });
    throw cause;
  }
}

const partOf = (path: string): string => `${path}.${process.pid}.part`;

/** Throws when a page of the database is damaged, or a newer server wrote it. */
function inspect(file: string): Pick<Copied, 'rooms' | 'sizeBytes'> {
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
