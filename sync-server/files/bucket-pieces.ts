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

/** So much is lost at most of what came when a process is killed; the app brings a megabyte at a time, and that is one object. */
const PIECE_BYTES = 4 * 1024 * 1024;

/** A file that is read in many parts is looked at once in this time. */
const WHOLE_FOR_MS = 300_000;
const REMEMBERED_FILES = 10_000;

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

  /** Until when files need not be looked at again. */
  const whole = new Map<string, number>();

  function rememberWhole(id: string): void {
    if (whole.size >= REMEMBERED_FILES) whole.clear();
    whole.set(id, performance.now() + WHOLE_FOR_MS);
  }

  async function* readObject(id: string, key: string, first: number, last: number): AsyncGenerator<Uint8Array> {
    try {
      yield* bucket.read(key, first, last);
    } catch (cause) {
      whole.delete(id);
      throw cause;
    }
  }

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
      if ((whole.get(id) ?? 0) > performance.now()) return true;
      const objects = await objectsOf(id, ...ALL);
      const sizes = await bucket.sizesOf(objects.map(({ key }) => key));
      if (objects.every(({ skipped, length }, index) => sizes[index] === skipped + length)) {
        rememberWhole(id);
        return true;
      }
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
        yield* readObject(id, key, at - first + skipped, last - first + skipped);
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
