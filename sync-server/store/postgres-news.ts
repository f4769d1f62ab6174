// Tells the other processes on a database which rooms were written to, and hears it from them.
//
// Never one NOTIFY a write: it takes a lock of the whole database at commit. One a tick tells of all rooms, in a statement of its
// own after their commit. Whatever is missed, because a process died before it told or a connection broke, is found by looking at
// the heads of the open rooms.
import type { Client } from 'pg';
import { connectForNews } from './postgres-connections.ts';
import { nameBytes } from './postgres-reads.ts';
import type { OpenRooms } from './store.ts';

const CHANNEL = 'waymark_news';
/** At least so long lies between what is told and what is told next. */
const TICK_MS = 10;
/** What a process that dies before it told costs the others at most. */
const LOOK_MS = 2_000;
const CONNECT_AGAIN_MS = 500;
/** PostgreSQL takes less than 8,000. */
const PAYLOAD_BYTES = 7_900;
const ROOMS_OF_A_LOOK = 2_000;

const LOOK = `
  SELECT place FROM unnest($1::bytea[], $2::bigint[]) WITH ORDINALITY AS open(room, through, place)
  LEFT JOIN waymark_rooms stored ON stored.room = open.room
  WHERE coalesce(stored.number, 0) <> open.through`;

export interface News {
  /** This process has written to the room, durably, up to this number. */
  tell(room: string, number: number): void;
  close(): Promise<void>;
}

export function openNews(url: string, rooms: OpenRooms): News {
  const untold = new Map<string, number>();
  let connection: Client | null = null;
  let tick: ReturnType<typeof setTimeout> | null = null;
  let again: ReturnType<typeof setTimeout> | null = null;
  let isClosing = false;
  let isLooking = false;
  let toldAtMs = 0;
  let speaking: Promise<void> = Promise.resolve();

  async function connect(): Promise<void> {
    again = null;
    try {
      const client = await connectForNews(url, connectAgain);
      client.on('notification', ({ payload = '' }) => {
        for (const [room, number] of readPayload(payload)) if (isBehind(room, number)) rooms.onNews(room);
      });
      if (isClosing) return await client.end();
      connection = client;
      await speak(async () => {
        // a crash of the database may lose what is told, but then it loses those who listen as well
        await client.query('SET synchronous_commit = off');
        await client.query(`LISTEN ${CHANNEL}`);
      });
      await look();
    } catch {
      connectAgain();
    }
  }

  function connectAgain(): void {
    connection = null;
    if (!isClosing) again ??= setTimeout(connect, CONNECT_AGAIN_MS);
  }

  /** A connection takes one statement at a time. One that fails is given up: the next begins with a look. */
  function speak(say: (client: Client) => Promise<unknown>): Promise<void> {
    speaking = speaking.then(async () => {
      const client = connection;
      if (client) await say(client).catch(() => client.end().catch(() => undefined));
    });
    return speaking;
  }

  function isBehind(room: string, number: number): boolean {
    const through = rooms.through(room);
    return through !== null && through < number;
  }

  async function look(): Promise<void> {
    if (isLooking) return;
    isLooking = true;
    await speak(async (client) => {
      const heads = [...rooms.heads()];
      for (let first = 0; first < heads.length; first += ROOMS_OF_A_LOOK) {
        const part = heads.slice(first, first + ROOMS_OF_A_LOOK);
        const values = [part.map(([room]) => nameBytes(room)), part.map(([, through]) => through)];
        const { rows } = await client.query<{ place: string }>(LOOK, values);
        for (const { place } of rows) {
          const [room] = part[Number(place) - 1] ?? [];
          if (room !== undefined) rooms.onNews(room);
        }
      }
    });
    isLooking = false;
  }

  async function tellAll(): Promise<void> {
    if (tick) clearTimeout(tick);
    tick = null;
    toldAtMs = performance.now();
    const payloads = writePayloads(untold);
    untold.clear();
    await speak((client) =>
      client.query('SELECT pg_notify($1, payload) FROM unnest($2::text[]) AS told(payload)', [CHANNEL, payloads]),
    );
  }

  const looking = setInterval(look, LOOK_MS);
  void connect();

  return {
    tell(room, number) {
      untold.set(room, number);
      // Node warns of a time that is past
      tick ??= setTimeout(tellAll, Math.max(0, toldAtMs + TICK_MS - performance.now()));
    },
    async close() {
      isClosing = true;
      clearInterval(looking);
      if (again) clearTimeout(again);
      await tellAll();
      await connection?.end().catch(() => undefined);
    },
  };
}

/** Rooms and numbers as JSON, in as few pieces as the database takes. */
function writePayloads(numbers: ReadonlyMap<string, number>): string[] {
  const pieces: string[] = [];
  let piece = '';
  for (const entry of numbers) {
    const text = JSON.stringify(entry);
    if (Buffer.byteLength(text) > PAYLOAD_BYTES - 2) continue; // found by those who look
    if (piece && Buffer.byteLength(piece) + Buffer.byteLength(text) > PAYLOAD_BYTES - 3) {
      pieces.push(`[${piece}]`);
      piece = '';
    }
    piece += piece ? `,${text}` : text;
  }
  return piece ? [...pieces, `[${piece}]`] : pieces;
}

/** Anybody who may use the database may say something on the channel: what is no news is no news. */
function readPayload(payload: string): [room: string, number: number][] {
  try {
    const entries: unknown = JSON.parse(payload);
    if (!Array.isArray(entries)) return [];
    return entries.filter(
      (entry): entry is [string, number] =>
        Array.isArray(entry) && typeof entry[0] === 'string' && typeof entry[1] === 'number',
    );
  } catch {
    return [];
  }
}
