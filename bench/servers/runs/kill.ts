// A server is killed while devices write: what it had told or confirmed, and no longer has.
import * as Y from 'yjs';
import { connectPairs, pause, writeAtRate } from '../at-rate.ts';
import { connect, eachOf } from '../client.ts';
import { lostOf } from '../delivery.ts';
import type { MeasuredServer } from '../measured-server.ts';
import type { Room } from '../rooms.ts';

const ROOMS = 50;
const RATE = 500;
/** Hocuspocus writes after ten seconds at the latest while a room is written to: it had the chance. */
const KILLED_AFTER_S = 14;
/** A server that loads a room only after it has answered sends it later; so long without anything is the end. */
const QUIET_MS = 3_000;

export interface Killed {
  /** Told to another device, or confirmed. */
  owed: number;
  lost: number;
}

/** How many entries of each client a device that comes anew can read. */
async function heldIn(server: MeasuredServer, rooms: readonly Room[]): Promise<(clientId: number) => number> {
  const docs = rooms.map(() => new Y.Doc());
  let heardAtMs = performance.now();
  await eachOf(rooms.entries(), 32, ([index, room]) =>
    connect(server, room, {
      onUpdate(update) {
        heardAtMs = performance.now();
        Y.applyUpdate(docs[index] ?? new Y.Doc(), update);
      },
    }),
  );
  while (performance.now() - heardAtMs < QUIET_MS) await pause(100);
  return (clientId) => Math.max(...docs.map((doc) => Y.getState(doc.store, clientId)));
}

export async function kill(server: MeasuredServer): Promise<Killed> {
  const pairs = await connectPairs(server, ROOMS);
  const writing = writeAtRate(pairs, RATE, KILLED_AFTER_S + 1, true);
  await pause(KILLED_AFTER_S * 1_000);
  await server.kill();
  await writing;
  pairs.close();
  await server.start();
  const held = await heldIn(server, pairs.rooms);
  const sent = [...pairs.delivery.sent];
  return {
    owed: sent.reduce((sum, [, one]) => sum + lostOf(one, 0), 0),
    lost: sent.reduce((sum, [clientId, one]) => sum + lostOf(one, held(clientId)), 0),
  };
}
