// The files by HTTP: who may ask, for which room, how often, and who answers.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { isRoom } from '../../shared/crypto/access-token.ts';
import { CLOSE, type WireLimits } from '../../shared/sync/limits.ts';
import type { AccessCheck, Refusal } from '../access.ts';
import { openAllowances } from '../allowance.ts';
import { count, isOver } from '../counts.ts';
import { answerPreflight, refuse, sendJson } from '../http-answers.ts';
import type { Log } from '../log.ts';
import type { Metrics } from '../metrics.ts';
import { RoomErased, type Store } from '../store/store.ts';
import { CANNOT_STORE, ERASED, NO_FILE, NO_ROOM, openFilesToOrigins, TOO_MANY } from './file-answers.ts';
import { type FileStore, isFileName } from './file-store.ts';
import { sendFile, tellState } from './send-file.ts';
import { takeUpload } from './take-upload.ts';

/** So many seconds' worth of requests may come at once. */
const AT_ONCE_SECONDS = 10;
const METHODS = ['GET', 'HEAD', 'PATCH', 'DELETE'];
const PREFLIGHT = {
  methods: METHODS,
  headers: ['Authorization', 'Content-Type', 'Range', 'Upload-Offset', 'Upload-Length'],
};

export interface FileRequestOptions {
  readonly files: FileStore;
  readonly store: Store;
  readonly access: AccessCheck;
  readonly limits: WireLimits;
  readonly metrics: Metrics;
  readonly log: Log;
  readonly now: () => number;
  addressOf(request: IncomingMessage): string;
  isStopping(): boolean;
}

export interface FileRequests {
  /** Any request whose path begins with `/files/`. */
  answer(path: string, request: IncomingMessage, response: ServerResponse): Promise<void>;
  /** Resolves when nothing is being answered. */
  idle(): Promise<void>;
}

/** `/files/<room>/<name>`, or `/files/<room>` for all of the room's. */
interface Place {
  readonly room: string;
  readonly name: string | null;
}

export function openFileRequests(options: FileRequestOptions): FileRequests {
  const { files, store, access, limits, metrics, log, now, addressOf, isStopping } = options;
  const perRoom = openAllowances(AT_ONCE_SECONDS * limits.fileRequestsPerSecond, limits.fileRequestsPerSecond);
  const perAddress = openAllowances(
    AT_ONCE_SECONDS * limits.addressFileRequestsPerSecond,
    limits.addressFileRequestsPerSecond,
  );
  const transfers = new Map<string, number>();
  const answering = new Set<Promise<void>>();
  let isFailing = false;

  /** Why a request is not let in, before anything is done for it. */
  async function refusalOf(request: IncomingMessage, room: string): Promise<Refusal | null> {
    if (isStopping()) return CANNOT_STORE;
    if (!perAddress.take(addressOf(request))) return TOO_MANY;
    const refusal = await access.refusalOf(request, room);
    // strangers must not use up what the room's own devices may ask
    return refusal ?? (perRoom.take(room) ? null : TOO_MANY);
  }

  /** Why the room holds no files. What it does hold is not read for that. */
  async function refusalOfRoom(room: string): Promise<Refusal | null> {
    return (await store.load(room, Number.MAX_SAFE_INTEGER)).through > 0 ? null : NO_ROOM;
  }

  async function serve(
    { room, name }: Place,
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<Refusal | null> {
    if (request.method === 'DELETE' && name !== null) {
      await files.remove({ room, name });
      response.writeHead(204).end();
      return null;
    }
    const unfit = await refusalOfRoom(room);
    if (unfit) return unfit;
    if (name === null) {
      sendJson(response, 200, { files: await files.list(room) });
      return null;
    }
    const file = { room, name };
    if (request.method === 'HEAD') return tellState(file, response, files);
    if (request.method === 'GET')
      return sendFile(file, response, {
        files,
        range: request.headers.range,
        waitMs: limits.transferWaitMs,
        onBytes: metrics.fileSent,
      });
    try {
      return await takeUpload(file, request, response, {
        files,
        limits,
        nowMs: now(),
        onBytes: metrics.fileReceived,
      });
    } finally {
      await removeOfErased(room);
    }
  }

  /** What came while the room was erased must not be what is left of it. */
  async function removeOfErased(room: string): Promise<void> {
    // where the store cannot say, the request has been answered all the same
    if (await store.isErased(room).catch(() => false)) await files.removeRoom(room);
  }

  async function answer(place: Place, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const address = addressOf(request);
    try {
      const isBusy = isOver(transfers, address, limits.transfersPerAddress);
      count(transfers, address, 1);
      const refusal = isBusy ? TOO_MANY : await refusalOf(request, place.room);
      const why = refusal ?? (await serve(place, request, response));
      if (why) refused(request, response, why);
      else if (request.method === 'PATCH' && response.statusCode === 204) onStored();
    } catch (cause) {
      if (response.headersSent || response.destroyed) throw cause;
      const isErased = cause instanceof RoomErased;
      if (!isErased) onFailure(cause);
      refused(request, response, isErased ? ERASED : CANNOT_STORE);
    } finally {
      count(transfers, address, -1);
    }
  }

  function refused(request: IncomingMessage, response: ServerResponse, refusal: Refusal): void {
    // whether a file is there is a question like any other
    if (refusal.code !== CLOSE.missing) metrics.refused(`files-${refusal.code}`);
    refuse(request, response, refusal);
  }

  /** A disk that is full fails every upload: its beginning and its end are told. */
  function onFailure(cause: unknown): void {
    if (!isFailing) log.error('cannot-store-files', 'Files cannot be stored. Clients were told, and try again.', cause);
    isFailing = true;
  }

  function onStored(): void {
    if (isFailing) log.info('storing-files-again', 'Files are stored again.');
    isFailing = false;
  }

  return {
    async answer(path, request, response) {
      openFilesToOrigins(response);
      response.setHeader('Cache-Control', 'private, no-store');
      const place = placeIn(path);
      if (!place) return refuse(request, response, NO_FILE);
      if (request.method === 'OPTIONS') return answerPreflight(response, PREFLIGHT);
      const methods = place.name === null ? ['GET'] : METHODS;
      if (!methods.includes(request.method ?? '')) {
        response.writeHead(405, { Allow: methods.join(', ') }).end();
        return;
      }
      const answered = answer(place, request, response);
      answering.add(answered);
      await answered.finally(() => answering.delete(answered));
    },
    async idle() {
      while (answering.size > 0) await Promise.allSettled(answering);
    },
  };
}

function placeIn(path: string): Place | null {
  const [, room = '', name = null] = /^\/files\/([^/]+)(?:\/([^/]+))?$/.exec(path) ?? [];
  if (!isFileName(room) || !isRoom(room)) return null;
  return name === null || isFileName(name) ? { room, name } : null;
}
