// The files of any number of server processes: their list is in PostgreSQL, their bytes there too or in a bucket, so that any
// process serves any file.
import type { Pool } from 'pg';
import { describeFailure, openPool } from '../store/postgres-connections.ts';
import { bringUpToDate } from '../store/postgres-layout.ts';
import { assertNoBucket, claimBucket } from './bucket-mark.ts';
import { openBucketPieces } from './bucket-pieces.ts';
import {
  assertNames,
  type FileAddress,
  type FileState,
  type FileStore,
  type RoomFileLimits,
  UploadGone,
} from './file-store.ts';
import { inPieces } from './in-pieces.ts';
import type { Pieces } from './pieces.ts';
import { FILE_LAYOUT } from './postgres-file-layout.ts';
import { openPostgresPieces } from './postgres-pieces.ts';
import { joinUpload } from './postgres-upload.ts';
import { openBucket } from './s3-bucket.ts';
import type { S3Settings } from './s3-requests.ts';

/** Of its own, so that files on their way do not hold up the log. */
const CONNECTIONS = 4;
const DELETED_AT_ONCE = 10;

/** Numbers beyond 32 bits come as text. */
interface Found {
  readonly id: string;
  readonly size_bytes: string;
  readonly held_bytes: string;
  readonly stored_at_ms: string | null;
}

/** Rejects with a sentence when database or bucket cannot be reached, or were used by a newer server or another one. */
export async function openPostgresFileStore(
  url: string,
  limits: RoomFileLimits,
  s3: S3Settings | null = null,
): Promise<FileStore> {
  const pool = openPool(url, CONNECTIONS);
  const pieces = await openPieces(pool, url, s3).catch(async (cause: unknown) => {
    await pool.end();
    throw cause;
  });

  async function find({ room, name }: FileAddress): Promise<Found | null> {
    assertNames(room, name);
    const { rows } = await pool.query<Found>(
      'SELECT id, size_bytes, held_bytes, stored_at_ms FROM waymark_files WHERE room = $1 AND name = $2',
      [room, name],
    );
    return rows[0] ?? null;
  }

  async function removeById(id: string, room: string): Promise<void> {
    await pool.query('DELETE FROM waymark_files WHERE id = $1', [id]);
    await pieces.removeLeft(room);
  }

  /** A file that was lost where its pieces lie is none. */
  async function findWhole(file: FileAddress): Promise<Found | null> {
    const found = await find(file);
    if (!found || found.stored_at_ms === null || (await pieces.isWhole(found.id))) return found;
    await removeById(found.id, file.room);
    return null;
  }

  async function look(file: FileAddress): Promise<FileState> {
    const found = await findWhole(file);
    if (!found) return { kind: 'none' };
    if (found.stored_at_ms === null) return { kind: 'begun', heldBytes: Number(found.held_bytes) };
    return { kind: 'complete', sizeBytes: Number(found.size_bytes) };
  }

  return {
    look,
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
      const { room, name, nowMs } = upload;
      await findWhole(upload);
      const joined = await joinUpload(pool, upload, limits);
      if (joined.kind !== 'joined') return joined;
      let { heldBytes } = joined;
      let at = upload.startBytes;
      try {
        for await (const bytes of inPieces(body, pieces.pieceBytes)) {
          heldBytes = await pieces.add({ id: joined.id, room, name, startBytes: at, bytes, nowMs });
          at += bytes.length;
        }
      } catch (cause) {
        if (cause instanceof UploadGone) return { kind: 'elsewhere', heldBytes: 0 };
        throw cause;
      }
      return { kind: 'held', heldBytes };
    },
    async open(file) {
      const found = await findWhole(file);
      if (!found || found.stored_at_ms === null) return null;
      return {
        sizeBytes: Number(found.size_bytes),
        read: (firstByte, lastByte) => pieces.read(found.id, firstByte, lastByte),
        close: async () => undefined,
      };
    },
    async remove({ room, name }) {
      assertNames(room, name);
      await pool.query('DELETE FROM waymark_files WHERE room = $1 AND name = $2', [room, name]);
      await pieces.removeLeft(room);
    },
    async removeRoom(room) {
      assertNames(room);
      await deleteAll(pool, 'room = $1', room);
      await pieces.removeStrays(room);
    },
    async removeUnfinished(beforeMs) {
      await deleteAll(pool, 'stored_at_ms IS NULL AND touched_at_ms < $1', beforeMs);
      await pieces.sweep();
    },
    async check() {
      await pool.query('SELECT 1 FROM waymark_files LIMIT 1');
      await pieces.check();
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

async function openPieces(pool: Pool, url: string, s3: S3Settings | null): Promise<Pieces> {
  try {
    await bringUpToDate(pool, FILE_LAYOUT);
    if (!s3) await assertNoBucket(pool);
  } catch (cause) {
    throw new Error(describeFailure(url, cause), { cause });
  }
  if (!s3) return openPostgresPieces(pool);
  const bucket = openBucket(s3);
  try {
    return openBucketPieces(pool, bucket, await claimBucket(pool, bucket));
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new Error(`the bucket ${s3.bucket} at ${s3.endpoint} cannot be used (${why})`, { cause });
  }
}

/** A few at a time: gigabytes in one statement would take longer than the database lets one run. */
async function deleteAll(pool: Pool, condition: string, value: string | number): Promise<void> {
  const statement = `
    DELETE FROM waymark_files WHERE id IN (SELECT id FROM waymark_files WHERE ${condition} LIMIT ${DELETED_AT_ONCE})`;
  while (((await pool.query(statement, [value])).rowCount ?? 0) > 0);
}
