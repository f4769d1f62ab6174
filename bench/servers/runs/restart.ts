// A server that was killed comes back, and everybody with it: how long until all have their whole room.
import * as Y from 'yjs';
import { pause } from '../at-rate.ts';
import { connect, eachOf } from '../client.ts';
import type { MeasuredServer } from '../measured-server.ts';
import { newRooms, type Room } from '../rooms.ts';

const ROOMS = 1_000;
const DEVICES_PER_ROOM = 2;
const ENTRIES = 50;
/** Hocuspocus writes after two seconds of quiet, and ten at most. */
const STORE_MS = 12_000;
const GIVE_UP_MS = 60_000;

export interface Restart {
  /** From the start of the process. */
  completeMs: number;
  /** Devices that the server told they were in step when it had not given them everything. */
  toldTooEarly: number;
}

async function fill(server: MeasuredServer, room: Room): Promise<void> {
  const writer = await connect(server, room);
  for (let entry = 0; entry < ENTRIES; entry += 1) writer.append();
  await writer.inStep();
  writer.close();
}

/** Resolves when the device has the whole room, with whether it was told so before. */
async function comeBack(server: MeasuredServer, room: Room): Promise<boolean> {
  const doc = new Y.Doc();
  const log = doc.getArray('log');
  const whole = Promise.withResolvers<void>();
  let isTooEarly = false;
  const client = await connect(server, room, {
    onUpdate(update, { isAnswer }) {
      Y.applyUpdate(doc, update);
      if (log.length >= ENTRIES) whole.resolve();
      else if (isAnswer) isTooEarly = true;
    },
  });
  const giveUp = setTimeout(() => whole.reject(new Error(`${server.name} gave ${log.length} entries`)), GIVE_UP_MS);
  await whole.promise;
  clearTimeout(giveUp);
  client.close();
  return isTooEarly;
}

export async function restart(server: MeasuredServer): Promise<Restart> {
  const rooms = newRooms(server, ROOMS);
  await eachOf(rooms, 32, (room) => fill(server, room));
  await pause(STORE_MS);
  for (const room of rooms) room.signAhead(DEVICES_PER_ROOM); // each device has a processor of its own
  await server.kill();
  const beganMs = performance.now();
  await server.start();
  let toldTooEarly = 0;
  const devices = Array.from({ length: DEVICES_PER_ROOM }, () => rooms).flat();
  await eachOf(devices, 256, async (room) => {
    if (await comeBack(server, room)) toldTooEarly += 1;
  });
  return { completeMs: performance.now() - beganMs, toldTooEarly };
}
