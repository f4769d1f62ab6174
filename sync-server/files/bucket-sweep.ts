// Removes objects that belong to no file: of files that were removed, of processes that were killed, and what no row knows.
import type { Pool } from 'pg';
import type { Pieces } from './pieces.ts';
import type { Bucket } from './s3-bucket.ts';

const REMOVED_AT_ONCE = 100;

/** An object that is not a piece after so long will not become one: putting it takes minutes at most. */
const UNWANTED = `
  SELECT key FROM waymark_file_objects
  WHERE file IS NULL AND (start IS NOT NULL OR made_at < now() - interval '1 hour') AND ($1::text IS NULL OR room = $1)
  LIMIT ${REMOVED_AT_ONCE}`;

/** One of many processes does it, once a day. */
const DUE = `
  UPDATE waymark_bucket SET listed_at = now() WHERE listed_at IS NULL OR listed_at < now() - interval '1 day'`;

/** Whatever else lies in the bucket is not ours. */
const KEY = /^[A-Za-z0-9_-]{43}\/[A-Za-z0-9_-]{43}\/[0-9a-f-]{36}$/;

export interface BucketSweep extends Pick<Pieces, 'removeLeft' | 'removeStrays' | 'sweep'> {
  /** Removes objects that are nobody's piece, and then their rows. */
  discard(keys: readonly string[]): Promise<void>;
}

export function openBucketSweep(pool: Pool, bucket: Bucket): BucketSweep {
  async function discard(keys: readonly string[]): Promise<void> {
    await bucket.remove(keys);
    await pool.query('DELETE FROM waymark_file_objects WHERE key = ANY($1) AND file IS NULL', [keys]);
  }

  async function removeUnwanted(room: string | null): Promise<void> {
    for (;;) {
      const { rows } = await pool.query<{ key: string }>(UNWANTED, [room]);
      if (rows.length === 0) return;
      await discard(rows.map(({ key }) => key));
    }
  }

  /** After a database was put back from an older copy there are objects that it does not know. What is on its way has a row. */
  async function removeUnknown(prefix: string): Promise<void> {
    for await (const page of bucket.list(prefix)) {
      const keys = page.filter((key) => KEY.test(key));
      const { rows } = await pool.query<{ key: string }>('SELECT key FROM waymark_file_objects WHERE key = ANY($1)', [
        keys,
      ]);
      const known = new Set(rows.map(({ key }) => key));
      await bucket.remove(keys.filter((key) => !known.has(key)));
    }
  }

  return {
    discard,
    removeLeft: removeUnwanted,
    async removeStrays(room) {
      await removeUnwanted(room);
      await removeUnknown(`${room}/`);
    },
    async sweep() {
      await removeUnwanted(null);
      if ((await pool.query(DUE)).rowCount === 1) await removeUnknown('');
    },
  };
}
