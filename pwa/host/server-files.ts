// Evidence files and the server, in the tab that leads: what goes there, what it has, and when something comes from it.
import { watch } from 'vue';
import { openArrivingFiles } from '../../shared/files/arriving-files.ts';
import { type FilesDb, putFile } from '../../shared/files/files.ts';
import { marksIn } from '../../shared/portfolio/device-relay.ts';
import type { Identity, LocalDb } from '../../shared/portfolio/identity.ts';
import { everyNamedFile } from '../../shared/portfolio/named-files.ts';
import type { Portfolio } from '../../shared/portfolio/open.ts';
import { readAll } from '../../shared/portfolio/read.ts';
import type { FileSync } from '../../shared/sync/file-sync.ts';
import type { FileSyncStatus } from '../../shared/sync/file-sync-status.ts';
import type { Relay } from '../../shared/sync/relay.ts';
import { fetchFiles } from '../stores/fetch-files.ts';
import type { FilesOnRecord } from './files-on-record.ts';
import { isMetered, onConnectionChange } from './metered.ts';
import { type Comes, type FileSource, LARGE_BYTES, type WantedFile, type WantedFiles } from './wanted-files.ts';

export interface ServerFilesOptions {
  files: FilesDb;
  local: LocalDb;
  doc: Portfolio['doc'];
  now: () => Date;
  wanted: () => WantedFiles;
  /** This version reads all of the portfolio, and believes today: what it finds unnamed is unnamed. */
  mayTidy: () => boolean;
  onDamaged: (sha256: string) => void;
  onKept: (sha256: string) => void;
  onFailure: (error: unknown) => void;
  onStatus: (status: FileSyncStatus | null) => void;
}

export interface ServerFiles {
  readonly source: FileSource;
  readonly status: FileSyncStatus | null;
  set(found: FilesOnRecord): void;
  /** From now on with this relay's server. */
  follow(relay: Relay, identity: Identity, serverOrigin: string): Promise<void>;
  unfollow(): Promise<void>;
  /** Fetches what the server alone has, also of records in the bin. False when that cannot be done, or told, now. */
  takeAll(): Promise<boolean>;
  /** What has come of a file goes: nobody waits for the rest. */
  giveUp(sha256: string): void;
}

export const SERVER = 'server';

export function openServerFiles(options: ServerFilesOptions): ServerFiles {
  const { files, local, doc, now, wanted } = options;
  let found: FilesOnRecord = { here: [], missing: [] };
  let status: FileSyncStatus | null = null;
  let sync: FileSync | null = null;
  let following: AbortController | null = null;

  const arriving = openArrivingFiles(`${files.name}-arriving`, now);

  const tellSync = () => sync?.set({ here: found.here, lacking: found.missing });

  function comes({ sha256, sizeBytes }: WantedFile): Comes {
    if (!status?.there.has(sha256)) return 'never';
    if (isMetered() || fetchFiles.value === 'opened') return 'opened';
    if (sizeBytes <= LARGE_BYTES) return 'at once';
    return fetchFiles.value === 'all' ? 'when idle' : 'opened';
  }

  function onStatus(next: FileSyncStatus): void {
    const isOther = next.server !== status?.server || !isSame(next.there, status.there);
    status = next;
    options.onStatus(next);
    if (isOther) wanted().look();
  }

  function mimeOf(sha256: string): string {
    const isIt = (file: { sha256: string } | null) => file?.sha256 === sha256;
    const inBin = () => readAll(doc, 'evidence').flatMap(({ file, snapshot, parts }) => [file, snapshot, ...parts]);
    return (found.missing.find(isIt) ?? inBin().find(isIt))?.mime ?? 'application/octet-stream';
  }

  async function keep(sha256: string, content: Uint8Array<ArrayBuffer>): Promise<void> {
    try {
      await putFile(files, content, mimeOf(sha256), now());
    } catch (error) {
      options.onFailure(error);
      throw error;
    }
    options.onKept(sha256);
  }

  async function request(sha256: string): Promise<void> {
    const outcome = (await sync?.fetch(sha256)) ?? 'failed';
    if (sync) status = sync.status;
    if (outcome === 'kept') return;
    // what a newer Waymark sent stays there, and is not asked for again
    if (outcome === 'lacking' && status?.there.has(sha256)) wanted().refused(SERVER, sha256);
    else wanted().failed(SERVER, sha256);
  }

  async function takeAll(): Promise<boolean> {
    const named = everyNamedFile(doc);
    const kept = new Set(await files.files.toCollection().primaryKeys());
    const lacking = [...(named ?? [])].filter((sha256) => !kept.has(sha256));
    if (named && lacking.length === 0) return true;
    const taker = sync;
    if (!named || !taker || taker.status.server === 'unknown') return false;
    for (const sha256 of lacking) {
      if (!taker.has(sha256)) continue;
      const outcome = await taker.fetch(sha256);
      // what turned out not to be there, or not to open, is no loss any more
      if (outcome !== 'kept' && (outcome !== 'lacking' || taker.has(sha256))) return false;
    }
    return true;
  }

  async function unfollow(): Promise<void> {
    following?.abort();
    following = null;
    wanted().setReach(SERVER, 'absent');
    const stopped = sync;
    sync = null;
    status = null;
    await stopped?.stop();
    arriving.close();
    if (stopped) options.onStatus(null);
  }

  return {
    get status() {
      return status;
    },
    source: {
      name: SERVER,
      atOnce: 2,
      fallsSilent: false,
      comes,
      request: (sha256) => void request(sha256),
      cancel: (sha256) => sync?.stopFetching(sha256),
    },
    set(next) {
      found = next;
      tellSync();
    },
    async follow(relay, { secret }, serverOrigin) {
      await unfollow();
      const controller = new AbortController();
      following = controller;
      const { signal } = controller;
      const [{ startFileSync }, { serverUrlFor }, { keysFromSecret }] = await Promise.all([
        import('../../shared/sync/file-sync.ts'),
        import('../../shared/sync/server-address.ts'),
        import('../../shared/crypto/keys.ts'),
      ]);
      if (signal.aborted || !globalThis.crypto.subtle) return;
      const started = startFileSync({
        keys: keysFromSecret(secret),
        serverUrl: serverUrlFor(serverOrigin),
        now,
        marks: marksIn(local),
        read: async (sha256) => (await files.files.get(sha256))?.bytes ?? null,
        keep,
        arriving,
        onDamagedHere: options.onDamaged,
        // the safe copy of a certificate is worth its megabytes
        maySend: ({ sizeBytes }) => sizeBytes <= LARGE_BYTES || !isMetered(),
        named: () => everyNamedFile(doc),
        isInStep: () => isInStep(relay) && options.mayTidy(),
        onStatus,
      });
      sync = started;
      tellSync();
      const connect = () => {
        const isConnected = relay.status.connection === 'connected';
        started.setConnected(isConnected);
        wanted().setReach(SERVER, isConnected ? 'connected' : 'absent');
      };
      let wasConnected = false;
      const stop = relay.onStatus(({ connection }) => {
        if ((connection === 'connected') === wasConnected) return;
        wasConnected = !wasConnected;
        connect();
      });
      signal.addEventListener('abort', stop);
      wasConnected = relay.status.connection === 'connected';
      connect();
      const reconsider = () => {
        started.look();
        wanted().look();
      };
      onConnectionChange(reconsider, signal);
      signal.addEventListener('abort', watch(fetchFiles, reconsider));
    },
    unfollow,
    takeAll,
    giveUp: (sha256) => void sync?.giveUp(sha256),
  };
}

const isInStep = ({ status }: Relay): boolean =>
  status.connection === 'connected' && status.missing === 0 && status.setAside === 0 && !status.waiting;

const isSame = (one: ReadonlySet<string>, other: ReadonlySet<string>): boolean =>
  one.size === other.size && [...one].every((sha256) => other.has(sha256));
