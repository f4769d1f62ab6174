// Pieces of files as objects in a bucket. An object has a row before it is there and until it is gone: so a process may be killed
// between any two steps, and what is in nobody's list is known to be nobody's.
import { randomUUID } from 'node:crypto';
import type { Pool } from 'pg';
import { checkBucket } from './bucket-mark.ts';
import { openBucketSweep } from './bucket-sweep.ts';
import type { Pieces } from './pieces.ts';
import { openPostgresPieces } from './postgres-pieces.ts';
import { addPiece } from './postgres-upload.ts';
import type { Bucket } from './s3-bucket.ts';

/** Most evidence is one object; and so much is lost of what came when a process is killed. */
const PIECE_BYTES = 4 * 1024 * 1024;

/** Numbers beyond 32 bits come as text. */
interface Row {
  readonly key: string;
  readonly start: string;
  readonly skipped: number;
  readonly length: number;
}

const OF_FILE = `
  SELECT key, start, skipped, length FROM waymark_file_objects
  WHERE file = $1 AND start + length > $2 AND start <= $3 ORDER BY start`;
const ALL = [0, Number.MAX_SAFE_INTEGER] as const;

export function openBucketPieces(pool: Pool, bucket: Bucket, mark: string): Pieces {
  const inRows = openPostgresPieces(pool);
  const { discard, removeLeft, removeStrays, sweep } = openBucketSweep(pool, bucket);

  const objectsOf = async (id: string, firstByte: number, lastByte: number): Promise<readonly Row[]> =>
    (await pool.query<Row>(OF_FILE, [id, firstByte, lastByte])).rows;

  return {
    pieceBytes: PIECE_BYTES,
    async add(piece) {
      const { id, room, name, bytes } = piece;
      const key = `${room}/${name}/${randomUUID()}`;
      await pool.query('INSERT INTO waymark_file_objects (key, room) VALUES ($1, $2)', [key, room]);
      let isKept = false;
      try {
        await bucket.put(key, bytes);
        return await addPiece(pool, piece, async (client, { start, skipped }) => {
          const { rowCount } = await client.query(
            'UPDATE waymark_file_objects SET file = $2, start = $3, skipped = $4, length = $5 WHERE key = $1',
            [key, id, start, skipped, bytes.length - skipped],
          );
          if (rowCount !== 1) throw new Error('an object came so late that it was removed');
          isKept = true; // or it is not: then the next sweep finds it
        });
      } finally {
        if (!isKept) await discard([key]).catch(() => undefined);
      }
    },
    async isWhole(id) {
      const objects = await objectsOf(id, ...ALL);
      const sizes = await Promise.all(objects.map(({ key }) => bucket.sizeOf(key)));
      if (objects.every(({ skipped, length }, index) => sizes[index] === skipped + length)) return true;
      // in a bucket that was taken away all seem to be lost
      await checkBucket(bucket, mark);
      return false;
    },
    async *read(id, firstByte, lastByte) {
      let at = firstByte;
      for (const { key, start, skipped, length } of await objectsOf(id, firstByte, lastByte)) {
        const [first, last] = [Number(start), Math.min(Number(start) + length - 1, lastByte)];
        // what came before there was a bucket
        if (at < first) yield* inRows.read(id, at, first - 1);
        at = Math.max(at, first);
        yield* bucket.read(key, at - first + skipped, last - first + skipped);
        at = last + 1;
      }
      if (at <= lastByte) yield* inRows.read(id, at, lastByte);
    },
    removeLeft,
    removeStrays,
    sweep,
    check: () => checkBucket(bucket, mark),
  };
}
