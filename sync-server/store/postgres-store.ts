// The store of any number of server processes: one PostgreSQL database, through which they also hear of each other's writes.
import { createHash } from 'node:crypto';
import { NONCE_LIFE_MS } from './nonces.ts';
import { describeFailure, openPool } from './postgres-connections.ts';
import { prepareLayout } from './postgres-layout.ts';
import { type News, openNews } from './postgres-news.ts';
import { nameBytes, openReads } from './postgres-reads.ts';
import { appendBatch, eraseRows, replaceRows } from './postgres-writes.ts';
import type { Store } from './store.ts';

/** For reading, folding and the rest. Commits go one after another, and wait for none of that: they have one to themselves. */
const CONNECTIONS = 7;
/** Nonces are kept by the database's clock, and those of the processes may be apart from it. */
const CLOCKS_APART_MS = 60_000;
const FORGET_MS = 60_000;

const FORGET = `
  DELETE FROM waymark_nonces WHERE nonce IN (
    SELECT nonce FROM waymark_nonces WHERE until < now() LIMIT 10000 FOR UPDATE SKIP LOCKED
  )`;

/** Rejects with a sentence when the database cannot be reached, or was used by a newer server. */
export async function openPostgresStore(url: string): Promise<Store> {
  const commits = openPool(url, 1);
  const pool = openPool(url, CONNECTIONS);
  await prepareLayout(pool).catch(async (cause: unknown) => {
    await pool.end();
    throw new Error(describeFailure(url, cause), { cause });
  });
  const read = openReads(pool);
  const forgetting = setInterval(() => pool.query(FORGET).catch(() => undefined), FORGET_MS);
  let news: News | null = null;

  return {
    async append(batch) {
      const places = await appendBatch(commits, batch);
      for (const [index, { room }] of batch.entries()) {
        const place = places[index];
        if (place) news?.tell(room, place.number);
      }
      return places;
    },
    load: (room, after = 0) => read(room, after),
    replace: (room, through, update) => replaceRows(pool, room, through, update),
    async erase(room) {
      const number = await eraseRows(pool, room);
      if (number !== null) news?.tell(room, number);
    },
    async isErased(room) {
      const erased = 'SELECT 1 FROM waymark_rooms WHERE room = $1 AND is_erased';
      return (await pool.query(erased, [nameBytes(room)])).rowCount === 1;
    },
    follow(rooms) {
      news = openNews(url, rooms);
    },
    async isNewNonce(nonce) {
      const { rowCount } = await pool.query(
        `INSERT INTO waymark_nonces (nonce, until) VALUES ($1, now() + $2 * interval '1 millisecond') ON CONFLICT DO NOTHING`,
        [createHash('sha256').update(nonce).digest(), NONCE_LIFE_MS + CLOCKS_APART_MS],
      );
      return rowCount === 1;
    },
    async check() {
      const at = `${process.pid}:${performance.now()}`;
      const { rows } = await pool.query<{ at: string }>(
        'INSERT INTO waymark_health VALUES (1, $1) ON CONFLICT (id) DO UPDATE SET at = excluded.at RETURNING at',
        [at],
      );
      if (rows[0]?.at !== at) throw new Error('the health row did not come back');
    },
    async size() {
      const { rows } = await pool.query<{ rooms: string; bytes: string }>(
        'SELECT count(*) AS rooms, coalesce(sum(size_bytes), 0) AS bytes FROM waymark_rooms WHERE NOT is_erased',
      );
      return { rooms: Number(rows[0]?.rooms), sizeBytes: Number(rows[0]?.bytes) };
    },
    async close() {
      clearInterval(forgetting);
      await news?.close();
      await Promise.all([commits.end(), pool.end()]);
    },
  };
}
