// The tables in PostgreSQL, made and upgraded at the start by whichever process comes first.
import type { Pool, PoolClient } from 'pg';

/** Any number will do that no other program on the database takes: 'waymark' in letters of a telephone. */
const LAYOUT_LOCK = 9_296_275;

/** What brings the tables to each layout from the one before: the first to 1, the next to 2. Never changed, only added to. */
const UPGRADES: readonly string[] = [
  `
  CREATE TABLE waymark_rooms (
    room bytea PRIMARY KEY, -- the name as UTF-8
    number bigint NOT NULL, -- of its last update; the lock on this row makes the numbers free of gaps
    rows bigint NOT NULL,
    size_bytes bigint NOT NULL -- of all its updates
  ) WITH (fillfactor = 50); -- a row changes with every write, and finds place on its page
  CREATE TABLE waymark_updates (
    room bytea NOT NULL,
    number bigint NOT NULL,
    body bytea NOT NULL,
    PRIMARY KEY (room, number)
  );
  -- ciphertext does not shrink
  ALTER TABLE waymark_updates ALTER COLUMN body SET STORAGE EXTERNAL;
  CREATE TABLE waymark_nonces (nonce bytea PRIMARY KEY, until timestamptz NOT NULL);
  CREATE INDEX waymark_nonces_until ON waymark_nonces (until);
  CREATE TABLE waymark_health (id integer PRIMARY KEY, at text NOT NULL);
  `,
  // the row of an erased room stays for ever, without updates: whoever would append finds it there
  'ALTER TABLE waymark_rooms ADD COLUMN is_erased boolean NOT NULL DEFAULT false',
];

/** What has tables of its own, and its row among the layouts. */
export interface LayoutPart {
  readonly id: number;
  /** What brings the tables to each layout from the one before. Never changed, only added to. */
  readonly upgrades: readonly string[];
}

export const prepareLayout = (pool: Pool): Promise<void> => bringUpToDate(pool, { id: 1, upgrades: UPGRADES });

/** Throws when a newer server has been here. */
export async function bringUpToDate(pool: Pool, { id, upgrades }: LayoutPart): Promise<void> {
  await inTransaction(pool, async (client) => {
    await client.query('SELECT pg_advisory_xact_lock($1)', [LAYOUT_LOCK]);
    await client.query('CREATE TABLE IF NOT EXISTS waymark_layout (id integer PRIMARY KEY, layout integer NOT NULL)');
    const { rows } = await client.query<{ layout: number }>('SELECT layout FROM waymark_layout WHERE id = $1', [id]);
    const layout = rows[0]?.layout ?? 0;
    if (layout > upgrades.length)
      throw new Error(`the database has layout ${layout}, and this server knows ${upgrades.length}: update it`);
    for (const upgrade of upgrades.slice(layout)) await client.query(upgrade);
    await client.query(
      'INSERT INTO waymark_layout VALUES ($1, $2) ON CONFLICT (id) DO UPDATE SET layout = excluded.layout',
      [id, upgrades.length],
    );
  });
}

/** All of it or nothing. A connection on which something failed is not used again. */
export async function inTransaction<T>(pool: Pool, work: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  const ignore = () => undefined; // a connection that breaks makes the query fail as well
  client.on('error', ignore);
  let hasFailed = true;
  try {
    await client.query('BEGIN');
    const value = await work(client);
    await client.query('COMMIT');
    hasFailed = false;
    return value;
  } finally {
    client.off('error', ignore);
    client.release(hasFailed);
  }
}
