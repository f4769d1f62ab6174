// The owner's request to erase a room, by HTTP: signed with the key that the room is named after, and good once.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { isRoom } from '../shared/crypto/access-token.ts';
import { CLOSE } from '../shared/sync/limits.ts';
import type { AccessCheck, Refusal } from './access.ts';
import type { FileStore } from './files/file-store.ts';
import { answerPreflight, openToOrigins, refuse } from './http-answers.ts';
import type { Log } from './log.ts';
import type { Metrics } from './metrics.ts';
import type { NewRooms } from './new-rooms.ts';
import type { Rooms } from './rooms.ts';
import type { Store } from './store/store.ts';

export interface EraseOptions {
  readonly access: AccessCheck;
  readonly newRooms: NewRooms;
  readonly store: Store;
  readonly files: FileStore;
  readonly rooms: Rooms;
  readonly metrics: Metrics;
  readonly log: Log;
  addressOf(request: IncomingMessage): string;
}

/** The whole answer to a request for `/rooms/<room>`. Rejects when the store cannot say whether the request is good. */
export type AnswerErase = (request: IncomingMessage, response: ServerResponse, room: string) => Promise<void>;

const CANNOT_ERASE: Refusal = { code: CLOSE.storage, text: 'cannot erase at the moment' };
const PREFLIGHT = { methods: ['DELETE'], headers: ['Authorization'] };

/** The room that a path such as `/rooms/<room>` names, or null. */
export function roomToErase(path: string): string | null {
  const name = /^\/rooms\/([A-Za-z0-9_-]+)$/.exec(path)?.[1];
  return name && isRoom(name) ? name : null;
}

export function openErase(options: EraseOptions): AnswerErase {
  const { access, newRooms, store, files, rooms, metrics, log, addressOf } = options;
  async function refusalOf(request: IncomingMessage, room: string): Promise<Refusal | null> {
    const refusal = await access.refusalOf(request, room, 'erase');
    if (refusal) return refusal;
    // what was never written to leaves a line behind as well: as many as may be opened
    return (await isNew(room)) ? newRooms.refusalToClose(addressOf(request), room) : null;
  }

  const isNew = async (room: string): Promise<boolean> =>
    !(await store.isErased(room)) && (await store.load(room, Number.MAX_SAFE_INTEGER)).through === 0;

  function refused(request: IncomingMessage, response: ServerResponse, refusal: Refusal): void {
    metrics.refused(`erase-${refusal.code}`);
    refuse(request, response, refusal);
  }

  return async (request, response, room) => {
    openToOrigins(response);
    response.setHeader('Cache-Control', 'no-store');
    if (request.method === 'OPTIONS') return answerPreflight(response, PREFLIGHT);
    if (request.method !== 'DELETE') {
      response.writeHead(405, { Allow: 'DELETE, OPTIONS' }).end();
      return;
    }
    const refusal = await refusalOf(request, room);
    if (refusal) return refused(request, response, refusal);
    try {
      await store.erase(room);
      rooms.onNews(room); // our own clients; other processes hear of it from the store
      // after the room is closed, so that none comes in behind
      await files.removeRoom(room);
    } catch (cause) {
      log.error('cannot-erase', 'A room cannot be erased. Its owner was told, and asks again.', cause);
      return refused(request, response, CANNOT_ERASE);
    }
    response.writeHead(204).end();
  };
}
