// Writes rooms to PostgreSQL: batches over many rooms, and one row in the place of many.
import type { Pool } from 'pg';
import { inTransaction } from './postgres-layout.ts';
import { nameBytes } from './postgres-reads.ts';
import type { Place, RoomUpdate } from './store.ts';

/**
 * One statement, so one transaction and one wait for the disk. The rows of `waymark_rooms` are locked in the order of their
 * names, so that two batches never wait for each other; whoever has a room's row gives out its next numbers, and others see them
 * only after the commit. A room that was erased gives out none, and its updates are not written. The bodies come as one value, cut up there: as a list they would travel as text.
 */
const APPEND = `
  WITH head AS (
    INSERT INTO waymark_rooms AS room (room, number, rows, size_bytes)
    SELECT name, count, count, bytes FROM unnest($1::bytea[], $2::int[], $3::int[]) AS batch(name, count, bytes)
    ORDER BY name
    ON CONFLICT (room) DO UPDATE SET number = room.number + excluded.number, rows = room.rows + excluded.rows,
      size_bytes = room.size_bytes + excluded.size_bytes
      WHERE NOT room.is_erased
    RETURNING room, number
  ), written AS (
    INSERT INTO waymark_updates (room, number, body)
    SELECT head.room, head.number - behind, substring($8::bytea FROM start FOR length)
    FROM unnest($4::int[], $5::int[], $6::int[], $7::int[]) AS entry(place, behind, start, length)
    JOIN head ON head.room = ($1::bytea[])[place]
  )
  SELECT array_position($1::bytea[], room) AS place, number FROM head`;

interface RoomOfBatch {
  /** Position of its name in the statement, from 1 as the database counts. */
  readonly place: number;
  readonly sizes: number[];
}

/** What `Store.append` is. */
export async function appendBatch(pool: Pool, batch: readonly RoomUpdate[]): Promise<readonly (Place | null)[]> {
  const rooms = new Map<string, RoomOfBatch>();
  const entries = batch.map(({ room, update }) => {
    const of = rooms.get(room) ?? { place: rooms.size + 1, sizes: [] };
    rooms.set(room, of);
    return { of, nth: of.sizes.push(update.length), update };
  });
  let start = 1;
  const starts = entries.map(({ update }) => {
    const own = start;
    start += update.length;
    return own;
  });
  const ofEach = [...rooms.values()];
  const { rows } = await pool.query<{ place: number; number: string }>({
    name: 'append',
    text: APPEND,
    values: [
      [...rooms.keys()].map(nameBytes),
      ofEach.map(({ sizes }) => sizes.length),
      ofEach.map(({ sizes }) => sizes.reduce((sum, size) => sum + size, 0)),
      entries.map(({ of }) => of.place),
      entries.map(({ of, nth }) => of.sizes.length - nth),
      starts,
      entries.map(({ update }) => update.length),
      Buffer.concat(entries.map(({ update }) => update)),
    ],
  });
  const last = new Map(rows.map(({ place, number }) => [place, Number(number)]));
  return entries.map(({ of, nth }): Place | null => {
    const lastOfRoom = last.get(of.place);
    if (lastOfRoom === undefined) return null;
    const number = lastOfRoom - of.sizes.length + nth;
    return { number, previous: number - 1 };
  });
}

/**
 * What `Store.replace` is. With the room's row locked nobody appends, and no other process replaces. The row of `through` is
 * there unless one has replaced beyond it: then theirs holds what ours does.
 */
export async function replaceRows(pool: Pool, room: string, through: number, update: Uint8Array): Promise<void> {
  const name = nameBytes(room);
  await inTransaction(pool, async (client) => {
    await client.query('SELECT 1 FROM waymark_rooms WHERE room = $1 FOR UPDATE', [name]);
    const removed = await client.query<{ length: number }>(
      `DELETE FROM waymark_updates WHERE room = $1 AND number <= $2
         AND EXISTS (SELECT 1 FROM waymark_updates WHERE room = $1 AND number = $2)
       RETURNING length(body) AS length`,
      [name, through],
    );
    if (removed.rows.length === 0) return;
    await client.query('INSERT INTO waymark_updates (room, number, body) VALUES ($1, $2, $3)', [name, through, update]);
    const freed = removed.rows.reduce((sum, { length }) => sum + length, 0);
    await client.query(
      'UPDATE waymark_rooms SET rows = rows - $2 + 1, size_bytes = size_bytes - $3 + $4 WHERE room = $1',
      [name, removed.rows.length, freed, update.length],
    );
  });
}

/**
 * What `Store.erase` is; returns the number that the room has from now on, which is news to the other processes, or null when it was
 * erased before. Whoever has the room's row locked before has written when its updates are deleted; whoever comes after finds it closed.
 */
export function eraseRows(pool: Pool, room: string): Promise<number | null> {
  const name = nameBytes(room);
  return inTransaction(pool, async (client) => {
    const { rows } = await client.query<{ number: string }>(
      `INSERT INTO waymark_rooms AS room (room, number, rows, size_bytes, is_erased) VALUES ($1, 1, 0, 0, true)
       ON CONFLICT (room) DO UPDATE SET number = room.number + 1, rows = 0, size_bytes = 0, is_erased = true
         WHERE NOT room.is_erased
       RETURNING number`,
      [name],
    );
    const [closed] = rows;
    if (!closed) return null;
    await client.query('DELETE FROM waymark_updates WHERE room = $1', [name]);
    return Number(closed.number);
  });
}
