// The app's one connection to everything outside the screen. It opens the rows at once, so that screens can paint, and the
// document with all that goes with it (running.ts) after that.
import { type InjectionKey, inject, type ShallowRef, shallowRef } from 'vue';
import {
  type FileBytes,
  type FilesDb,
  getFile,
  openFiles,
  putFile,
  putFiles,
  removeFile,
} from '../../shared/files/files.ts';
import type { FileReference } from '../../shared/model/evidence.ts';
import { toStorageFailure } from '../../shared/model/storage-failure.ts';
import type { ServerChange } from '../../shared/portfolio/change-server.ts';
import { ensureIdentity, type Identity, openLocal } from '../../shared/portfolio/identity.ts';
import type { LinkResult } from '../../shared/portfolio/link-device.ts';
import type { LoadReport, Portfolio } from '../../shared/portfolio/open.ts';
import { openProjection, type ProjectionDb } from '../../shared/projection/database.ts';
import type { ChangingWords } from './change-words.ts';
import { deviceNameOf } from './device-name.ts';
import type { OwnDevices } from './devices.ts';
import type { Agree } from './link-with-words.ts';
import { OWN, type Place } from './place.ts';
import type { Running } from './running.ts';
import { type HostStatus, STARTING, storageSentence } from './status.ts';

export interface HostPortfolio {
  /** Only after `loaded`; throws before. */
  readonly doc: Portfolio['doc'];
  /** The document is in memory. Rejects with StorageFailure when this browser could not open it. */
  readonly loaded: Promise<LoadReport>;
  /** May be queried from the start. */
  readonly projection: ProjectionDb;
  readonly files: FilesDb;
}

export interface Host {
  /** Whether this is the example: a portfolio apart, which nothing leaves and nothing reaches. */
  readonly isExample: boolean;
  readonly portfolio: HostPortfolio;
  readonly status: Readonly<ShallowRef<HostStatus>>;
  /** Loading of the document waits for this, so that rows are on screen first. */
  painted(): void;
  /** Makes everything until now durable, and says so in `status`. Rejects with StorageFailure; the sentence is in `status.failure`. */
  saved(): Promise<void>;
  /** After `status.cleared`: keeps everything that this tab holds again. Rejects with StorageFailure. */
  keepAgain(): Promise<void>;
  identity(): Identity;
  /** The 12 words of this portfolio. */
  words(): Promise<string>;
  /** Turns syncing on with the server that the app came from. */
  turnOnSync(): Promise<void>;
  /** Turns syncing off on this device: what is on the server and on other devices stays as it is. */
  turnOffSync(): Promise<void>;
  /** Brings everything to another server and stays with it; whatever fails, all is as it was. `invitation` may be empty. */
  chooseServer(serverOrigin: string, invitation: string): Promise<ServerChange>;
  /** Shows the server an invitation, from now on. Rejects with StorageFailure. */
  showInvitation(invitation: string): Promise<void>;
  /**
   * Joins the portfolio behind 12 words; what this device holds moves along. On success this tab goes on in that one. `serverOrigin`: where
   * the other devices sync; without it, the server that the app came from. `agree` is asked where both hold something.
   */
  linkWithWords(words: string, serverOrigin?: string, agree?: Agree): Promise<LinkResult>;
  /** The names of the person's devices, and what two of them compare. */
  devices(): Promise<OwnDevices>;
  /** The person says that the day of this device's clock is right. Rejects with StorageFailure. */
  confirmDay(): Promise<void>;
  /** New words, or no copy on the server any more. */
  changingWords(): Promise<ChangingWords>;
  connectExtension(): void;
  /** A kept file, or null when this device does not have it. Rejects with StorageFailure when it was damaged. */
  file(sha256: string): Promise<Blob | null>;
  /** Fetches a file that this device lacks before all others; or leaves it, when a person does not wait for it any more. */
  wantFile(sha256: string, isWanted?: boolean): void;
  /** Keeps bytes as a file of this device. Rejects with StorageFailure. */
  keepFile(bytes: Uint8Array<ArrayBuffer>, mime: string): Promise<FileReference>;
  /** Keeps several, all of them or none. Rejects with StorageFailure. */
  keepFiles(files: readonly FileBytes[]): Promise<FileReference[]>;
  /** Removes a file that nothing names any more from this device. Rejects with StorageFailure. */
  dropFile(sha256: string): Promise<void>;
  stop(): Promise<void>;
}

/** Loading begins at the latest after this, even if no screen said that it has painted. */
const PAINT_WAIT_MS = 1_000;

/** Opens this device's portfolio, or the example. Rejects with StorageFailure when the browser gives no storage at all. */
export async function openHost(now: () => Date = () => new Date(), place: Place = OWN): Promise<Host> {
  const { isExample } = place;
  const local = openLocal(place.local);
  if (isExample) await (await import('./make-example.ts')).ensureExample(local, now());
  const me = { identity: await ensureIdentity(local, deviceNameOf(navigator), now()) };
  const projection = openProjection(place.projection);
  const files = openFiles(place.files);
  const status = shallowRef<HostStatus>({ ...STARTING, isSyncing: me.identity.serverUrl !== null });
  const say = (patch: Partial<HostStatus>) => {
    status.value = { ...status.value, ...patch };
  };

  let painted: () => void = () => undefined;
  const hasPainted = new Promise<void>((resolve) => {
    painted = resolve;
    setTimeout(resolve, PAINT_WAIT_MS);
  });
  let running: Running | null = null;
  const run = (next: Running) => {
    running = next;
    starting = Promise.resolve(next);
    return next;
  };
  let starting = hasPainted
    .then(() => import('./running.ts'))
    .then(({ startRunning }) => run(startRunning({ local, me, projection, files, status, say, now, isExample, run })));
  const loaded = starting.then((started) => started.portfolio.loaded);
  loaded.catch((error: unknown) => say({ saving: 'failed', failure: storageSentence(toStorageFailure(error)) }));

  return {
    isExample,
    portfolio: {
      get doc() {
        if (!running) throw new Error('the document is not loaded yet: wait for `loaded`');
        return running.portfolio.doc;
      },
      loaded,
      projection,
      files,
    },
    status,
    painted,
    saved: async () => (await starting).saved(),
    keepAgain: async () => (await starting).keepAgain(),
    identity: () => me.identity,
    async words() {
      const { wordsFromSecret } = await import('../../shared/crypto/recovery-words.ts');
      return wordsFromSecret(me.identity.secret);
    },
    turnOnSync: async () => (await starting).turnOnSync(),
    chooseServer: async (...asked) => (await starting).chooseServer(...asked),
    turnOffSync: async () => (await starting).turnOffSync(),
    showInvitation: async (invitation) => (await starting).showInvitation(invitation),
    linkWithWords: async (...asked) => (await starting).linkWithWords(...asked),
    devices: async () => (await starting).devices,
    confirmDay: async () => (await starting).confirmDay(),
    changingWords: async () => (await starting).changingWords,
    connectExtension: () => running?.connectExtension(),
    wantFile: (sha256, isWanted) => running?.wantFile(sha256, isWanted),
    keepFile: (bytes, mime) => putFile(files, bytes, mime, now()),
    keepFiles: (several) => putFiles(files, several, now()),
    dropFile: (sha256) => removeFile(files, sha256),
    async file(sha256) {
      const kept = await getFile(files, sha256);
      return kept && new Blob([kept.bytes], { type: kept.mime });
    },
    async stop() {
      painted();
      await (await starting).stop();
      for (const db of [projection, files, local]) db.close();
    },
  };
}

export const HOST: InjectionKey<Host> = Symbol('host');

/** The host that the app was started with. */
export function useHost(): Host {
  const host = inject(HOST);
  if (!host) throw new Error('the app was started without a host');
  return host;
}
