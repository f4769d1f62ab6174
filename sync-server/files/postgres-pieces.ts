// Pieces of files as rows beside the list: they go with its row, and cannot be lost without it.
import type { Pool } from 'pg';
import type { Pieces } from './pieces.ts';
import { addPiece } from './postgres-upload.ts';

const PIECE_BYTES = 1024 * 1024;

const READ = `
  SELECT substring(body FROM ($2 - start + 1)::int FOR ($3 - $2 + 1)::int) AS body FROM waymark_file_pieces
  WHERE file = $1 AND start <= $2 ORDER BY start DESC LIMIT 1`;

export function openPostgresPieces(pool: Pool): Pieces {
  return {
    pieceBytes: PIECE_BYTES,
    add: (piece) =>
      addPiece(pool, piece, async (client, { start, skipped }) => {
        await client.query('INSERT INTO waymark_file_pieces (file, start, body) VALUES ($1, $2, $3)', [
          piece.id,
          start,
          piece.bytes.subarray(skipped),
        ]);
      }),
    isWhole: async () => true,
    async *read(id, firstByte, lastByte) {
      for (let at = firstByte; at <= lastByte; ) {
        const values = [id, at, lastByte];
        const { rows } = await pool.query<{ body: Buffer }>({ name: 'read-piece', text: READ, values });
        const body = rows[0]?.body;
        if (!body?.length) throw new Error('a file was removed while it was read');
        at += body.length;
        yield body;
      }
    },
    removeLeft: async () => undefined,
    removeStrays: async () => undefined,
    sweep: async () => undefined,
    check: async () => undefined,
  };
}
