// The store of a server of one process: an SQLite file in its data folder.
import { DatabaseSync } from 'node:sqlite';
import { type Claim, claimFolder } from './claim-folder.ts';
import { assertKnownLayout, databaseIn, LAYOUT } from './sqlite-file.ts';
import type { Store } from './store.ts';

/** Opens `waymark.sqlite` in the folder, which is made when it is not there. Throws when another server is using the folder. */
export function openSqliteStore(folder: string): Store {
  const claim = claimFolder(folder);
  try {
    return openClaimed(folder, claim);
  } catch (cause) {
    claim.release();
    throw cause;
  }
}

function openClaimed(folder: string, claim: Claim): Store {
  const db = new DatabaseSync(databaseIn(folder));
  // FULL: a commit is on the disk, not only with the operating system, before anyone is told of it
  db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA busy_timeout = 2000;');
  prepareLayout(db);
  const insert = db.prepare('INSERT INTO updates (room, body) VALUES (?, ?)');
  const select = db.prepare('SELECT number, body FROM updates WHERE room = ? ORDER BY number');
  const remove = db.prepare('DELETE FROM updates WHERE room = ? AND number <= ?');
  const keep = db.prepare('INSERT INTO updates (number, room, body) VALUES (?, ?, ?)');
  const total = db.prepare(
    'SELECT count(DISTINCT room) AS rooms, coalesce(sum(length(body)), 0) AS sizeBytes FROM updates',
  );
  const touch = db.prepare('INSERT OR REPLACE INTO health (id, at) VALUES (1, ?)');
  const touched = db.prepare('SELECT at FROM health WHERE id = 1');

  function inTransaction<T>(work: () => T): T {
    db.exec('BEGIN IMMEDIATE');
    try {
      const value = work();
      db.exec('COMMIT');
      return value;
    } catch (cause) {
      if (db.isTransaction) db.exec('ROLLBACK');
      throw cause;
    }
  }

  return {
    async append(batch) {
      return inTransaction(() => {
        let last = 0;
        for (const { room, update } of batch) last = Number(insert.run(room, update).lastInsertRowid);
        return last;
      });
    },
    async load(room) {
      const rows = select.all(room);
      const updates = rows.flatMap(({ body }) => (body instanceof Uint8Array ? [body] : []));
      return { updates, through: Number(rows.at(-1)?.number ?? 0) };
    },
    async replace(room, through, update) {
      inTransaction(() => {
        remove.run(room, through);
        keep.run(through, room, update);
      });
    },
    async check() {
      const at = `${process.pid}:${performance.now()}`;
      touch.run(at);
      if (touched.get()?.at !== at) throw new Error('the health row did not come back');
    },
    async size() {
      const row = total.get();
      return { rooms: Number(row?.rooms), sizeBytes: Number(row?.sizeBytes) };
    },
    async close() {
      db.close();
      claim.release();
    },
  };
}

/** AUTOINCREMENT: numbers never come again, even after the newest rows were replaced. */
function prepareLayout(db: DatabaseSync): void {
  assertKnownLayout(db);
  db.exec(`
    CREATE TABLE IF NOT EXISTS updates (number INTEGER PRIMARY KEY AUTOINCREMENT, room TEXT NOT NULL, body BLOB NOT NULL);
    CREATE INDEX IF NOT EXISTS updates_of_room ON updates (room, number);
    CREATE TABLE IF NOT EXISTS health (id INTEGER PRIMARY KEY, at TEXT NOT NULL);
    PRAGMA user_version = ${LAYOUT};
  `);
}
