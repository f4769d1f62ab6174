// What a server's process holds for connections that say nothing, and for rooms that are open.
import { readFileSync } from 'node:fs';
import { pause } from '../at-rate.ts';
import { type Client, connect, eachOf } from '../client.ts';
import type { MeasuredServer } from '../measured-server.ts';
import { newRooms, type Room } from '../rooms.ts';

const WANTED = 10_000;
/** For files, and for connections that are being closed. */
const OTHER_FILES = 500;
/** Long enough for a server to write what it keeps back, and to clear its memory. */
const SETTLE_MS = 15_000;
const ENTRIES_PER_ROOM = 20;
/** Below the time after which the peers take silence for a dead connection. */
const KEEP_ALIVE_MS = 20_000;

/** As many as processes may have open here, both the server and the generator. */
function connectionCount(): number {
  const limit = /^Max open files\s+(\d+)/m.exec(readFileSync('/proc/self/limits', 'utf8'))?.[1];
  return limit ? Math.min(WANTED, Number(limit) - OTHER_FILES) : WANTED;
}

export interface Held {
  kbEach: number;
  count: number;
}

async function heldFor(server: MeasuredServer, rooms: readonly Room[], entries: number): Promise<Held> {
  await pause(1_000); // the start is over
  const beforeKb = server.memoryKb();
  const clients: Client[] = [];
  const keepAlive = setInterval(() => clients.forEach((client) => void client.keepAlive()), KEEP_ALIVE_MS);
  await eachOf(rooms, 64, async (room) => {
    const client = await connect(server, room);
    clients.push(client);
    if (entries === 0) return;
    client.append(entries);
    await client.inStep();
  });
  await pause(SETTLE_MS);
  const count = clients.filter((client) => client.isOpen).length;
  const kbEach = (server.memoryKb() - beforeKb) / count;
  clearInterval(keepAlive);
  for (const client of clients) client.close();
  if (count < clients.length) console.log(`  ${server.name} let go of ${clients.length - count} connections`);
  return { kbEach, count };
}

/** Two devices in each room that nobody has written to. */
export function idleMemory(server: MeasuredServer): Promise<Held> {
  const rooms = newRooms(server, connectionCount() / 2);
  return heldFor(server, [...rooms, ...rooms], 0);
}

/** One device in each room, which holds some entries. */
export const roomMemory = (server: MeasuredServer): Promise<Held> =>
  heldFor(server, newRooms(server, connectionCount()), ENTRIES_PER_ROOM);
