// The files of the portfolio's records, in this tab: those that are lacking come from the extension or the server, the others go there.
import { liveQuery } from 'dexie';
import { type FilesDb, getFile, putFile } from '../../shared/files/files.ts';
import { sha256Of } from '../../shared/model/sha256.ts';
import { StorageFailure } from '../../shared/model/storage-failure.ts';
import type { Identity, LocalDb } from '../../shared/portfolio/identity.ts';
import type { Portfolio } from '../../shared/portfolio/open.ts';
import type { ProjectionDb } from '../../shared/projection/database.ts';
import type { Relay } from '../../shared/sync/relay.ts';
import type { ExtensionBridge, ExtensionState } from './extension-bridge.ts';
import { filesOnRecord } from './files-on-record.ts';
import { openServerFiles } from './server-files.ts';
import type { HostStatus } from './status.ts';
import { LARGE_BYTES, wantedFiles } from './wanted-files.ts';

export interface EvidenceFilesOptions {
  projection: ProjectionDb;
  files: FilesDb;
  local: LocalDb;
  doc: Portfolio['doc'];
  now: () => Date;
  status: () => HostStatus;
  bridge: () => ExtensionBridge | null;
  /** Says it in this tab and in all others. */
  tell: (patch: Partial<Pick<HostStatus, 'files' | 'serverFiles'>>) => void;
  /** Asks the tab that leads. */
  askLeader: (sha256: string, isWanted: boolean) => void;
  onFailure: (error: unknown) => void;
}

export interface EvidenceFiles {
  /** This tab leads from now on: it watches what is lacking. */
  lead(): void;
  follow(relay: Relay, identity: Identity, serverOrigin: string): Promise<void>;
  unfollow(): Promise<void>;
  /** Fetches what the server alone has, such as before its copy goes. False when that cannot be done now. */
  takeAll(): Promise<boolean>;
  /** A person opened this one, or does not wait for it any more. */
  want(sha256: string, isWanted: boolean): void;
  extensionIs(state: ExtensionState): void;
  extensionSent(sha256: string, mime: string, bytes: Uint8Array<ArrayBuffer>): Promise<void>;
  extensionLacks(sha256: string): void;
  moved(sha256: string): void;
  stop(): Promise<void>;
}

const EXTENSION = 'extension';
/** A browser that never comes to rest does not keep a file away for longer. */
const BUSY_MS = 5_000;
/** Where the browser does not say when it is idle. */
const IDLE_MS = 500;

export function openEvidenceFiles(options: EvidenceFilesOptions): EvidenceFiles {
  const { projection, files, now, status, tell, onFailure } = options;
  /** What lies here is not what was kept: to be had again. */
  const damaged = new Set<string>();
  let unwatch = () => {};

  const server = openServerFiles({
    ...options,
    wanted: () => wanted,
    mayTidy: () => !status().readOnly && status().damagedRows === 0 && status().leaptFrom === null,
    onDamaged: lost,
    onKept: (sha256) => void damaged.delete(sha256),
    onStatus: (serverFiles) => tell({ serverFiles }),
  });
  const wanted = wantedFiles({
    sources: [
      {
        name: EXTENSION,
        atOnce: 3,
        fallsSilent: true,
        comes: ({ sizeBytes }) => (sizeBytes > LARGE_BYTES ? 'when idle' : 'at once'),
        request: (sha256) => options.bridge()?.wantFile(sha256),
      },
      server.source,
    ],
    onWaiting: (waiting) => {
      if (status().leader) tell({ files: waiting });
    },
    whenIdle,
  });

  /** Again by itself when records or files change, and when something here was found damaged. */
  function watchRecords(): void {
    unwatch();
    const found = liveQuery(() => filesOnRecord(projection, files, damaged));
    const subscription = found.subscribe((now) => {
      server.set(now);
      wanted.set(now.missing);
    });
    unwatch = () => subscription.unsubscribe();
  }
  let isWatching = false;
  function lost(sha256: string): void {
    if (damaged.has(sha256)) return;
    damaged.add(sha256);
    if (isWatching) watchRecords();
  }

  async function keep(sha256: string, mime: string, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
    if ((await sha256Of(bytes)) !== sha256) return;
    damaged.delete(sha256);
    await putFile(files, bytes, mime, now()).catch(onFailure);
  }

  return {
    lead() {
      isWatching = true;
      watchRecords();
    },
    follow: server.follow,
    unfollow: server.unfollow,
    takeAll: server.takeAll,
    want(sha256, isWanted) {
      if (!isWanted) {
        wanted.unwant(sha256);
        server.giveUp(sha256);
      } else {
        wanted.want(sha256);
        options.bridge()?.wake();
        getFile(files, sha256).catch((error: unknown) => {
          if (error instanceof StorageFailure) lost(sha256);
        });
      }
      if (!status().leader) options.askLeader(sha256, isWanted);
    },
    extensionIs(state) {
      wanted.setReach(EXTENSION, state === 'connected' || state === 'asleep' ? state : 'absent');
      if (state === 'asleep' && status().files.count > 0) options.bridge()?.wake();
    },
    extensionSent: keep,
    extensionLacks: (sha256) => wanted.refused(EXTENSION, sha256),
    moved: wanted.moved,
    async stop() {
      unwatch();
      wanted.stop();
      await server.unfollow();
    },
  };
}

function whenIdle(then: () => void): () => void {
  // Safari has no idle callback; a moment without anything else will do
  if (!('requestIdleCallback' in window)) {
    const timer = setTimeout(then, IDLE_MS);
    return () => clearTimeout(timer);
  }
  const handle = requestIdleCallback(then, { timeout: BUSY_MS });
  return () => cancelIdleCallback(handle);
}
