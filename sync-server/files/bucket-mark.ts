// Which bucket belongs to which database: an object in the one says what a row in the other does.
import { randomUUID } from 'node:crypto';
import type { Pool } from 'pg';
import type { Bucket } from './s3-bucket.ts';
import type { Patience } from './s3-requests.ts';

const MARK = 'waymark';
const HEALTH = 'waymark-health';

/** Whoever asks whether all is well waits for a few seconds only. */
const IMPATIENT: Patience = { waitMs: 4_000, attempts: 1 };

/**
 * Marks a bucket that has no mark, and gives back the mark. Throws with a sentence when the bucket is another database's, or the
 * files lie in another one: there everything would seem to be lost, and what is not known here would be removed.
 */
export async function claimBucket(pool: Pool, bucket: Bucket): Promise<string> {
  await pool.query('INSERT INTO waymark_bucket (id, mark) VALUES (1, $1) ON CONFLICT DO NOTHING', [randomUUID()]);
  const { rows } = await pool.query<{ mark: string; is_used: boolean }>(
    'SELECT mark, EXISTS (SELECT FROM waymark_file_objects) AS is_used FROM waymark_bucket',
  );
  const [ours] = rows;
  if (!ours) throw new Error('the database does not keep what is written');
  const found = await readMark(bucket);
  if (found === ours.mark) return ours.mark;
  if (found !== null) throw new Error(`its object “${MARK}” says that it belongs to another database`);
  if (ours.is_used) throw new Error(`it has no object “${MARK}”, as the bucket has in which the files lie`);
  await bucket.put(MARK, Buffer.from(ours.mark));
  return ours.mark;
}

/** Rejects when the bucket cannot be written to, or is another one than at the start. */
export async function checkBucket(bucket: Bucket, mark: string): Promise<void> {
  await bucket.put(HEALTH, Buffer.from(mark), IMPATIENT);
  if ((await readMark(bucket, IMPATIENT)) !== mark) throw new Error('the bucket is another one than at the start');
}

async function readMark(bucket: Bucket, patience?: Patience): Promise<string | null> {
  const bytes = await bucket.get(MARK, patience);
  return bytes && Buffer.from(bytes).toString();
}

/** Throws with a sentence when files lie in a bucket, and none was named. */
export async function assertNoBucket(pool: Pool): Promise<void> {
  const { rows } = await pool.query('SELECT FROM waymark_file_objects LIMIT 1');
  if (rows.length > 0) throw new Error('files of it lie in a bucket: name it with --s3-endpoint and --s3-bucket');
}
