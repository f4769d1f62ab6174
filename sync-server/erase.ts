// The owner's request to erase a room, by HTTP: signed with the key that the room is named after, and good once.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { isRoom } from '../shared/crypto/access-token.ts';
import { CLOSE } from '../shared/sync/limits.ts';
import type { AccessCheck, Refusal } from './access.ts';
import type { FileStore } from './files/file-store.ts';
import type { Metrics } from './metrics.ts';
import type { NewRooms } from './new-rooms.ts';
import type { Rooms } from './rooms.ts';
import { RoomErased, type Store } from './store/store.ts';

export interface EraseOptions {
  readonly access: AccessCheck;
  readonly newRooms: NewRooms;
  readonly store: Store;
  readonly files: FileStore;
  readonly rooms: Rooms;
  readonly metrics: Metrics;
  addressOf(request: IncomingMessage): string;
}

/** The whole answer to a request for `/rooms/<room>`. Rejects when the store fails. */
export type AnswerErase = (request: IncomingMessage, response: ServerResponse, room: string) => Promise<void>;

/** How an HTTP answer says what a close code says on a socket; 403 for all others. */
const STATUS: Readonly<Record<number, number>> = {
  [CLOSE.access]: 401,
  [CLOSE.clock]: 401,
  [CLOSE.replayed]: 401,
  [CLOSE.tooManyRooms]: 429,
};
/** Browsers ask before the first request, and then not for a day. */
const ASKED_FOR_S = 86_400;

/** The room that a path such as `/rooms/<room>` names, or null. */
export function roomToErase(path: string): string | null {
  const name = /^\/rooms\/([A-Za-z0-9_-]+)$/.exec(path)?.[1];
  return name && isRoom(name) ? name : null;
}

export function openErase(options: EraseOptions): AnswerErase {
  const { access, newRooms, store, files, rooms, metrics, addressOf } = options;
  async function refusalOf(request: IncomingMessage, room: string): Promise<Refusal | null> {
    const refusal = await access.refusalOf(request, room, 'erase');
    if (refusal) return refusal;
    // what was never written to leaves a line behind as well: as many as may be opened
    return (await isNew(room)) ? newRooms.refusalToClose(addressOf(request), room) : null;
  }

  async function isNew(room: string): Promise<boolean> {
    try {
      return (await store.load(room, Number.MAX_SAFE_INTEGER)).through === 0;
    } catch (cause) {
      if (cause instanceof RoomErased) return false;
      throw cause;
    }
  }

  return async (request, response, room) => {
    // a device asks from the app of another server, or from an extension; the right to it is in the token alone
    response.setHeader('Access-Control-Allow-Origin', '*');
    response.setHeader('Cache-Control', 'no-store');
    if (request.method === 'OPTIONS') {
      response.setHeader('Access-Control-Allow-Methods', 'DELETE');
      response.setHeader('Access-Control-Allow-Headers', 'Authorization');
      response.writeHead(204, { 'Access-Control-Max-Age': ASKED_FOR_S }).end();
      return;
    }
    if (request.method !== 'DELETE') {
      response.writeHead(405, { Allow: 'DELETE, OPTIONS' }).end();
      return;
    }
    const refusal = await refusalOf(request, room);
    if (refusal) {
      metrics.refused(`erase-${refusal.code}`);
      response.writeHead(STATUS[refusal.code] ?? 403, { 'Content-Type': 'application/json' });
      response.end(JSON.stringify({ reason: refusal.text, code: refusal.code }));
      return;
    }
    await store.erase(room);
    rooms.onNews(room); // our own clients; other processes hear of it from the store
    // after the room is closed, so that none comes in behind; a device that gets no answer asks again
    await files.removeRoom(room);
    response.writeHead(204).end();
  };
}
