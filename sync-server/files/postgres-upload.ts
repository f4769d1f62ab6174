// Takes files into the list in PostgreSQL, a transaction for each piece: a commit that was answered is on the disk.
import type { Pool, PoolClient } from 'pg';
import { inTransaction } from '../store/postgres-layout.ts';
import { type RoomFileLimits, type Taken, type Upload, UploadGone } from './file-store.ts';
import type { ArrivedPiece } from './pieces.ts';

interface Row {
  readonly id: string;
  readonly size_bytes: string;
  readonly held_bytes: string;
  readonly stored_at_ms: string | null;
}

interface Joined {
  readonly kind: 'joined';
  readonly id: string;
  readonly heldBytes: number;
}

/** An upload to bring bytes to, or why there is none. In one room they begin one after another, so that no two share its last place. */
export async function joinUpload(pool: Pool, upload: Upload, limits: RoomFileLimits): Promise<Joined | Taken> {
  const { room, name, startBytes, totalBytes, nowMs } = upload;
  return inTransaction(pool, async (client): Promise<Joined | Taken> => {
    await client.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [room]);
    const { rows } = await client.query<Row>(
      'SELECT id, size_bytes, held_bytes, stored_at_ms FROM waymark_files WHERE room = $1 AND name = $2 FOR UPDATE',
      [room, name],
    );
    const [found] = rows;
    if (found && found.stored_at_ms !== null) return { kind: 'held', heldBytes: Number(found.size_bytes) };
    const isSame = found !== undefined && Number(found.size_bytes) === totalBytes;
    const heldBytes = isSame ? Number(found.held_bytes) : 0;
    if (startBytes !== heldBytes) return { kind: 'elsewhere', heldBytes };
    if (isSame) return { kind: 'joined', id: found.id, heldBytes };
    if (found) await client.query('DELETE FROM waymark_files WHERE id = $1', [found.id]);
    const begun = await client.query<{ id: string }>(
      `INSERT INTO waymark_files (room, name, size_bytes, touched_at_ms)
       SELECT $1::text, $2::text, $3::bigint, $4::bigint FROM (
         SELECT count(*) AS files, coalesce(sum(size_bytes), 0) AS bytes FROM waymark_files WHERE room = $1::text
       ) AS held WHERE held.files < $5::bigint AND held.bytes + $3::bigint <= $6::bigint
       RETURNING id`,
      [room, name, totalBytes, nowMs, limits.filesPerRoom, limits.roomFilesBytes],
    );
    const id = begun.rows[0]?.id;
    return id === undefined ? { kind: 'full' } : { kind: 'joined', id, heldBytes: 0 };
  });
}

/** Writes down, in the same transaction, what is new of a piece: it begins at `start`, after so many bytes that were there already. */
type KeepPiece = (client: PoolClient, fresh: { readonly start: number; readonly skipped: number }) => Promise<void>;

/** Keeps what is new of a piece, and finishes a file that is whole. How much is held after that. Throws `UploadGone`. */
export function addPiece(pool: Pool, piece: ArrivedPiece, keep: KeepPiece): Promise<number> {
  const { id, startBytes, bytes, nowMs } = piece;
  return inTransaction(pool, async (client) => {
    const { rows } = await client.query<Row>(
      'SELECT id, size_bytes, held_bytes, stored_at_ms FROM waymark_files WHERE id = $1 FOR UPDATE',
      [id],
    );
    const [found] = rows;
    if (!found) throw new UploadGone();
    const held = Number(found.held_bytes);
    const size = Number(found.size_bytes);
    const now = startBytes + bytes.length;
    if (startBytes > held || now > size) throw new RangeError('bytes beyond the file');
    if (now <= held) return held;
    await keep(client, { start: held, skipped: held - startBytes });
    await client.query(
      `UPDATE waymark_files SET held_bytes = $2, touched_at_ms = $3,
         stored_at_ms = CASE WHEN $2 = size_bytes THEN $3::bigint END
       WHERE id = $1`,
      [id, now, nowMs],
    );
    return now;
  });
}
