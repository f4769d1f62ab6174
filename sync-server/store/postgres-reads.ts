// Reads rooms from PostgreSQL: what many rooms lack, in one statement at a time.
import type { Pool } from 'pg';
import { RoomErased, type StoredRoom } from './store.ts';

/** Each of them may be a whole room that was folded meanwhile, so not many at once. */
const MOST_ROOMS = 64;

const READ = `
  SELECT want.place, room.number AS through, room.rows, room.size_bytes, room.is_erased, written.body
  FROM unnest($1::bytea[], $2::bigint[]) WITH ORDINALITY AS want(room, after, place)
  LEFT JOIN waymark_rooms room ON room.room = want.room
  LEFT JOIN waymark_updates written ON written.room = want.room AND written.number > want.after
  ORDER BY want.place, written.number`;

/** Numbers beyond 32 bits come as text. */
interface Row {
  readonly place: string;
  readonly through: string | null;
  readonly rows: string | null;
  readonly size_bytes: string | null;
  readonly is_erased: boolean | null;
  readonly body: Buffer | null;
}

interface Wanted {
  readonly room: string;
  readonly after: number;
  resolve(stored: StoredRoom): void;
  reject(cause: unknown): void;
}

/** The database's bytes for a room's name: its text cannot hold every one. */
export const nameBytes = (room: string): Buffer => Buffer.from(room, 'utf8');

/** What `Store.load` is. One statement sees one moment, so what it reads of a room has no gap. */
export function openReads(pool: Pool): (room: string, after: number) => Promise<StoredRoom> {
  const waiting: Wanted[] = [];
  let isReading = false;

  async function read(wanted: readonly Wanted[]): Promise<void> {
    try {
      const { rows } = await pool.query<Row>({
        name: 'read',
        text: READ,
        values: [wanted.map(({ room }) => nameBytes(room)), wanted.map(({ after }) => after)],
      });
      const found = Map.groupBy(rows, ({ place }) => Number(place) - 1);
      for (const [index, { resolve, reject }] of wanted.entries()) {
        const ofRoom = found.get(index) ?? [];
        if (ofRoom[0]?.is_erased) reject(new RoomErased());
        else resolve(storedRoom(ofRoom));
      }
    } catch (cause) {
      for (const { reject } of wanted) reject(cause);
    }
  }

  async function readOn(): Promise<void> {
    isReading = true;
    while (waiting.length > 0) await read(waiting.splice(0, MOST_ROOMS));
    isReading = false;
  }

  return (room, after) =>
    new Promise((resolve, reject) => {
      const wanted = { room, after, resolve, reject };
      // a whole room may be large, and others should not wait for it
      if (after === 0) void read([wanted]);
      else {
        waiting.push(wanted);
        if (!isReading) void readOn();
      }
    });
}

function storedRoom(rows: readonly Row[]): StoredRoom {
  return {
    updates: rows.flatMap(({ body }) => body ?? []),
    through: Number(rows[0]?.through ?? 0),
    rows: Number(rows[0]?.rows ?? 0),
    sizeBytes: Number(rows[0]?.size_bytes ?? 0),
  };
}
