// The whole server: store, rooms, sockets and pages, with one start and one stop.
import type { IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import { WIRE_LIMITS, type WireLimits } from '../shared/sync/limits.ts';
import { openAccessCheck } from './access.ts';
import { type CommitNews, openCommitQueue } from './commit-queue.ts';
import { openErase } from './erase.ts';
import { openFileRequests } from './files/file-requests.ts';
import type { FileStore } from './files/file-store.ts';
import { openFiles, sweepUnfinished } from './files/open-files.ts';
import type { S3Settings } from './files/s3-requests.ts';
import { createHttp } from './http.ts';
import { type Log, openLog } from './log.ts';
import { type Metrics, openMetrics } from './metrics.ts';
import { openNewRooms } from './new-rooms.ts';
import { assertOneYjs } from './one-yjs.ts';
import { openRooms } from './rooms.ts';
import { acceptSockets } from './sockets.ts';
import { openSqliteStore } from './store/sqlite-store.ts';
import type { Store } from './store/store.ts';

export interface ServerOptions {
  /** 0 takes a free one. */
  readonly port: number;
  /** The interface to listen on. */
  readonly host?: string;
  /** Where the database lies. */
  readonly dataFolder: string;
  /** A PostgreSQL database that is used instead, which other servers may share. */
  readonly databaseUrl?: string | null;
  /** A bucket for the bytes of files, beside a PostgreSQL database. */
  readonly s3?: S3Settings | null;
  /** The address that people open, such as `https://cpd.example`; null where that is whatever they ask for. */
  readonly publicOrigin?: string | null;
  /** Origins besides our own that the page may connect to. */
  readonly connect?: readonly string[];
  /** Takes a client's address from the last entry of X-Forwarded-For, which only a proxy of ours may write. */
  readonly trustProxy?: boolean;
  readonly limits?: Partial<WireLimits>;
  /** With any of these a new portfolio is taken in; without any, everybody's is. */
  readonly invitations?: readonly string[];
  readonly appFolder?: string;
  readonly store?: Store;
  readonly files?: FileStore;
  readonly log?: Log;
  readonly now?: () => number;
}

export interface SyncServer {
  readonly port: number;
  /** Commits what has arrived, tells the clients, and lets go of everything. */
  stop(): Promise<void>;
}

export async function startServer(options: ServerOptions): Promise<SyncServer> {
  assertOneYjs();
  const { publicOrigin = null, connect = [], log = openLog('text'), now = Date.now } = options;
  const limits = { ...WIRE_LIMITS, ...options.limits };
  const metrics = openMetrics();
  let isStopping = false;
  const store = options.store ?? (await openStore(options));
  const files = options.files ?? (await openFilesBeside(store, options, limits));
  const commits = openCommitQueue(store, newsOfCommits(metrics, log));
  const rooms = openRooms(store, commits, limits.roomBytes);
  store.follow(rooms);
  const access = openAccessCheck(publicOrigin, store, now);
  const newRooms = openNewRooms({
    invitations: options.invitations ?? [],
    perAddressAndHour: limits.newRoomsPerHour,
    now,
  });
  const addressOf = options.trustProxy ? forwardedAddress : directAddress;
  const fileRequests = openFileRequests({
    files,
    store,
    access,
    limits,
    metrics,
    log,
    now,
    addressOf,
    isStopping: () => isStopping,
  });
  const http = createHttp({
    appFolder: options.appFolder ?? resolve(import.meta.dirname, '../dist/pwa'),
    store,
    files,
    fileRequests,
    metrics,
    now,
    publicOrigin,
    connect,
    log,
    answerErase: openErase({ access, newRooms, store, files, rooms, metrics, log, addressOf }),
    isStopping: () => isStopping,
    gauges: async () => {
      const [stored, held] = await Promise.all([store.size(), files.totals()]);
      return {
        connections: sockets.size,
        rooms_open: rooms.size,
        rooms_stored: stored.rooms,
        stored_bytes: stored.sizeBytes,
        files_stored: held.files,
        files_stored_bytes: held.sizeBytes,
        files_unfinished: held.unfinished,
      };
    },
  });
  const sockets = acceptSockets({
    http,
    rooms,
    newRooms,
    access,
    limits,
    metrics,
    log,
    addressOf,
  });
  const { promise: listening, resolve: onListening, reject } = Promise.withResolvers<void>();
  http.once('error', reject).listen(options.port, options.host ?? '127.0.0.1', onListening);
  await listening.catch(async (cause: unknown) => {
    await sockets.close();
    await files.close();
    await store.close();
    throw cause;
  });
  const stopSweeping = sweepUnfinished(files, now);

  return {
    port: (http.address() as AddressInfo).port,
    async stop() {
      isStopping = true;
      await commits.idle();
      await sockets.close();
      await commits.idle();
      const closed = new Promise((done) => http.close(done));
      await sockets.close(); // who knocked meanwhile
      http.closeAllConnections();
      await closed;
      stopSweeping();
      await fileRequests.idle();
      await files.close();
      await rooms.empty();
      await store.close();
    },
  };
}

/** The library for PostgreSQL is loaded only where there is one. */
async function openStore({ databaseUrl, dataFolder }: ServerOptions): Promise<Store> {
  if (!databaseUrl) return openSqliteStore(dataFolder);
  return (await import('./store/postgres-store.ts')).openPostgresStore(databaseUrl);
}

/** Opened second, since the store keeps other processes out of the folder. */
async function openFilesBeside(store: Store, options: ServerOptions, limits: WireLimits): Promise<FileStore> {
  try {
    return await openFiles(options, limits);
  } catch (cause) {
    await store.close();
    throw cause;
  }
}

/** A disk that fills up fails many commits a second: its beginning and its end are told. */
function newsOfCommits(metrics: Metrics, log: Log): CommitNews {
  let isFailing = false;
  return {
    onCommit(durationMs, updates) {
      metrics.committed(durationMs, updates);
      if (isFailing) log.info('storing-again', 'Updates are stored again.');
      isFailing = false;
    },
    onFailure(cause) {
      metrics.commitFailed();
      if (!isFailing) log.error('cannot-store', 'Updates cannot be stored. Clients were told, and try again.', cause);
      isFailing = true;
    },
  };
}

const directAddress = (request: IncomingMessage): string => request.socket.remoteAddress ?? '';

function forwardedAddress(request: IncomingMessage): string {
  const forwarded = [request.headers['x-forwarded-for'] ?? []].flat().join(',').split(',').at(-1)?.trim();
  return forwarded || directAddress(request);
}
