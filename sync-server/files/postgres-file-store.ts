// The files of any number of server processes: rows of pieces in their PostgreSQL database, so that any process serves any file.
import type { Pool } from 'pg';
import { describeFailure, openPool } from '../store/postgres-connections.ts';
import { bringUpToDate } from '../store/postgres-layout.ts';
import { assertNames, type FileAddress, type FileStore, type RoomFileLimits, UploadGone } from './file-store.ts';
import { inPieces } from './in-pieces.ts';
import { FILE_LAYOUT } from './postgres-file-layout.ts';
import { addPiece, joinUpload } from './postgres-upload.ts';

/** Of its own, so that files on their way do not hold up the log. */
const CONNECTIONS = 4;
/** In memory for each file on its way. */
const PIECE_BYTES = 1024 * 1024;

const DELETED_AT_ONCE = 10;

const READ = `
  SELECT substring(body FROM ($2 - start + 1)::int FOR ($3 - $2 + 1)::int) AS body FROM waymark_file_pieces
  WHERE file = $1 AND start <= $2 ORDER BY start DESC LIMIT 1`;

/** Numbers beyond 32 bits come as text. */
interface Found {
  readonly id: string;
  readonly size_bytes: string;
  readonly held_bytes: string;
  readonly stored_at_ms: string | null;
}

/** Rejects with a sentence when the database cannot be reached, or was used by a newer server. */
export async function openPostgresFileStore(url: string, limits: RoomFileLimits): Promise<FileStore> {
  const pool = openPool(url, CONNECTIONS);
  await bringUpToDate(pool, FILE_LAYOUT).catch(async (cause: unknown) => {
    await pool.end();
    throw new Error(describeFailure(url, cause), { cause });
  });

  async function find({ room, name }: FileAddress): Promise<Found | null> {
    assertNames(room, name);
    const { rows } = await pool.query<Found>(
      'SELECT id, size_bytes, held_bytes, stored_at_ms FROM waymark_files WHERE room = $1 AND name = $2',
      [room, name],
    );
    return rows[0] ?? null;
  }

  return {
    async look(file) {
      const found = await find(file);
      if (!found) return { kind: 'none' };
      if (found.stored_at_ms === null) return { kind: 'begun', heldBytes: Number(found.held_bytes) };
      return { kind: 'complete', sizeBytes: Number(found.size_bytes) };
    },
    async list(room) {
      assertNames(room);
      const { rows } = await pool.query<Found & { name: string }>(
        `SELECT name, size_bytes, stored_at_ms FROM waymark_files
         WHERE room = $1 AND stored_at_ms IS NOT NULL ORDER BY name COLLATE "C"`,
        [room],
      );
      return rows.map((row) => ({
        name: row.name,
        sizeBytes: Number(row.size_bytes),
        storedAtMs: Number(row.stored_at_ms),
      }));
    },
    async take(upload, body) {
      assertNames(upload.room, upload.name);
      const joined = await joinUpload(pool, upload, limits);
      if (joined.kind !== 'joined') return joined;
      let { heldBytes } = joined;
      let at = upload.startBytes;
      try {
        for await (const piece of inPieces(body, PIECE_BYTES)) {
          heldBytes = await addPiece(pool, joined.id, at, piece, upload.nowMs);
          at += piece.length;
        }
      } catch (cause) {
        if (cause instanceof UploadGone) return { kind: 'elsewhere', heldBytes: 0 };
        throw cause;
      }
      return { kind: 'held', heldBytes };
    },
    async open(file) {
      const found = await find(file);
      if (!found || found.stored_at_ms === null) return null;
      return {
        sizeBytes: Number(found.size_bytes),
        read: (firstByte, lastByte) => piecesOf(pool, found.id, firstByte, lastByte),
        close: async () => undefined,
      };
    },
    async remove({ room, name }) {
      assertNames(room, name);
      await pool.query('DELETE FROM waymark_files WHERE room = $1 AND name = $2', [room, name]);
    },
    async removeRoom(room) {
      assertNames(room);
      await deleteAll(pool, 'room = $1', room);
    },
    async removeUnfinished(beforeMs) {
      await deleteAll(pool, 'stored_at_ms IS NULL AND touched_at_ms < $1', beforeMs);
    },
    async check() {
      await pool.query('SELECT 1 FROM waymark_files LIMIT 1');
    },
    async totals() {
      const { rows } = await pool.query<{ files: string; all: string; bytes: string }>(
        `SELECT count(stored_at_ms) AS files, count(*) AS all,
           coalesce(sum(size_bytes) FILTER (WHERE stored_at_ms IS NOT NULL), 0) AS bytes
         FROM waymark_files`,
      );
      const [files, all] = [Number(rows[0]?.files), Number(rows[0]?.all)];
      return { files, sizeBytes: Number(rows[0]?.bytes), unfinished: all - files };
    },
    close: () => pool.end(),
  };
}

/** A few at a time: gigabytes in one statement would take longer than the database lets one run. */
async function deleteAll(pool: Pool, condition: string, value: string | number): Promise<void> {
  const statement = `
    DELETE FROM waymark_files WHERE id IN (SELECT id FROM waymark_files WHERE ${condition} LIMIT ${DELETED_AT_ONCE})`;
  while (((await pool.query(statement, [value])).rowCount ?? 0) > 0);
}

async function* piecesOf(pool: Pool, id: string, firstByte: number, lastByte: number): AsyncGenerator<Uint8Array> {
  for (let at = firstByte; at <= lastByte; ) {
    const { rows } = await pool.query<{ body: Buffer }>({ name: 'read-piece', text: READ, values: [id, at, lastByte] });
    const body = rows[0]?.body;
    if (!body?.length) throw new Error('a file was removed while it was read');
    at += body.length;
    yield body;
  }
}
