// The store of a server of one process: an SQLite file in its data folder.
import type { DatabaseSync } from 'node:sqlite';
import { type Claim, claimFolder } from './claim-folder.ts';
import { rememberedNonces } from './nonces.ts';
import { assertKnownLayout, databaseIn, LAYOUT, openDurably, totalIn } from './sqlite-file.ts';
import { type Place, RoomErased, type Store } from './store.ts';

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
  const db = openDurably(databaseIn(folder));
  prepareLayout(db);
  const insert = db.prepare('INSERT INTO updates (room, body) VALUES (?, ?)');
  const last = db.prepare('SELECT max(number) AS number FROM updates WHERE room = ?');
  const select = db.prepare('SELECT body FROM updates WHERE room = ? AND number > ? ORDER BY number');
  const measure = db.prepare(
    `SELECT coalesce(max(number), 0) AS through, count(*) AS rows, coalesce(sum(length(body)), 0) AS sizeBytes
     FROM updates WHERE room = ?`,
  );
  const remove = db.prepare('DELETE FROM updates WHERE room = ? AND number <= ?');
  const keep = db.prepare('INSERT INTO updates (number, room, body) VALUES (?, ?, ?)');
  const erasure = db.prepare('SELECT 1 FROM erased WHERE room = ?');
  const close = db.prepare('INSERT OR IGNORE INTO erased (room) VALUES (?)');
  const empty = db.prepare('DELETE FROM updates WHERE room = ?');
  const touch = db.prepare('INSERT OR REPLACE INTO health (id, at) VALUES (1, ?)');
  const touched = db.prepare('SELECT at FROM health WHERE id = 1');
  const isNewNonce = rememberedNonces();
  const isErased = (room: string) => erasure.get(room) !== undefined;

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
      return inTransaction(() =>
        batch.map(({ room, update }): Place | null => {
          if (isErased(room)) return null;
          const previous = Number(last.get(room)?.number ?? 0);
          return { number: Number(insert.run(room, update).lastInsertRowid), previous };
        }),
      );
    },
    async load(room, after = 0) {
      if (isErased(room)) throw new RoomErased();
      const updates = select.all(room, after).flatMap(({ body }) => (body instanceof Uint8Array ? [body] : []));
      const { through, rows, sizeBytes } = measure.get(room) ?? {};
      return { updates, through: Number(through), rows: Number(rows), sizeBytes: Number(sizeBytes) };
    },
    async replace(room, through, update) {
      inTransaction(() => {
        if (isErased(room)) return;
        remove.run(room, through);
        keep.run(through, room, update);
      });
    },
    async erase(room) {
      inTransaction(() => {
        close.run(room);
        empty.run(room);
      });
    },
    async isErased(room) {
      return isErased(room);
    },
    follow() {
      // nobody else writes
    },
    async isNewNonce(nonce, nowMs) {
      return isNewNonce(nonce, nowMs);
    },
    async check() {
      const at = `${process.pid}:${performance.now()}`;
      touch.run(at);
      if (touched.get()?.at !== at) throw new Error('the health row did not come back');
    },
    async size() {
      return totalIn(db);
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
    CREATE TABLE IF NOT EXISTS erased (room TEXT PRIMARY KEY) WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS health (id INTEGER PRIMARY KEY, at TEXT NOT NULL);
    PRAGMA user_version = ${LAYOUT};
  `);
}
