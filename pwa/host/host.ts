// The app's one connection to everything outside the screen: the portfolio, the other tabs, the extension and the server.
import { liveQuery } from 'dexie';
import { type InjectionKey, inject, type ShallowRef, shallowRef } from 'vue';
import { getFile, missingFiles, putFile, sha256Of } from '../../shared/files/files.ts';
import { type Instant, toInstant } from '../../shared/model/dates.ts';
import { type StorageFailure, toStorageFailure } from '../../shared/model/storage-failure.ts';
import {
  ensureIdentity,
  type Identity,
  identityFor,
  openLocal,
  readIdentity,
  replaceIdentity,
} from '../../shared/portfolio/identity.ts';
import { whenLeader } from '../../shared/portfolio/leader.ts';
import { openPortfolio, type Portfolio } from '../../shared/portfolio/open.ts';
import { countRecords } from '../../shared/portfolio/read.ts';
import type { PortfolioIdentity } from '../../shared/sync/bridge.ts';
import type { Relay, RelayStatus } from '../../shared/sync/relay.ts';
import { deviceNameOf } from './device-name.ts';
import { type ExtensionBridge, type ExtensionState, openExtensionBridge } from './extension-bridge.ts';
import { finishLeaving, type LinkResult, linkDevice } from './link-device.ts';
import { openRelay } from './server.ts';
import { openTabs } from './tabs.ts';

export interface HostStatus {
  /** The document is in memory, so that things can be edited. */
  loaded: boolean;
  saving: 'saved' | 'saving' | 'failed';
  /** When the last edit became durable on this device. */
  savedAt: Instant | null;
  /** What went wrong on this device and what to do, or null. */
  failure: string | null;
  /** Pieces of the record that could not be read here and were set aside. */
  damagedRows: number;
  /** Null while syncing is off. */
  server: RelayStatus | null;
  extension: ExtensionState;
  /** Pages that the extension keeps and that are not in this portfolio yet. */
  extensionWaiting: number;
  /** This tab writes for all tabs. */
  leader: boolean;
  /** A newer Waymark wrote this portfolio: this one only reads. */
  readOnly: boolean;
}

export interface Host {
  readonly portfolio: Portfolio;
  readonly status: Readonly<ShallowRef<HostStatus>>;
  /** Loading of the document waits for this, so that rows are on screen first. */
  painted(): void;
  /** Makes everything until now durable, and says so in `status`. Rejects with StorageFailure; the sentence is in `status.failure`. */
  saved(): Promise<void>;
  identity(): Identity;
  /** How many records this device holds; 0 until loaded. */
  recordCount(): number;
  /** The 12 words of this portfolio. */
  words(): Promise<string>;
  /** Turns syncing on with the server that the app came from. */
  turnOnSync(): Promise<void>;
  /** Joins the portfolio behind 12 words; what this device holds moves along. On success the app starts anew. */
  linkWithWords(words: string): Promise<LinkResult>;
  connectExtension(): void;
  /** A kept file, or null when this device does not have it. Rejects with StorageFailure when it was damaged. */
  file(sha256: string): Promise<Blob | null>;
  stop(): Promise<void>;
}

/** What a person reads when this device cannot keep something. */
export const storageSentence = (failure: StorageFailure): string =>
  failure.reason === 'full'
    ? 'The storage of this device is full. What you wrote is still on this page. Free some space on the device, then go on writing: Waymark tries again.'
    : 'This browser could not save on this device. What you wrote is still on this page. Copy it, then close Waymark and open it again.';

const STARTING: HostStatus = {
  loaded: false,
  saving: 'saved',
  savedAt: null,
  failure: null,
  damagedRows: 0,
  server: null,
  extension: 'absent',
  extensionWaiting: 0,
  leader: false,
  readOnly: false,
};

/** Loading begins at the latest after this, even if no screen said that it has painted. */
const PAINT_WAIT_MS = 1_000;

/** Other tabs get this long to hand over what is being typed in them. */
const OTHER_TABS_MS = 300;

/** Opens this device's portfolio. Rejects with StorageFailure when the browser gives no storage at all. */
export async function openHost(now: () => Date = () => new Date()): Promise<Host> {
  const local = openLocal();
  let identity = await ensureIdentity(local, deviceNameOf(navigator), now());
  const status = shallowRef<HostStatus>(STARTING);
  const say = (patch: Partial<HostStatus>) => {
    status.value = { ...status.value, ...patch };
  };

  let painted: () => void = () => undefined;
  const begin = new Promise<void>((resolve) => {
    painted = resolve;
    setTimeout(resolve, PAINT_WAIT_MS);
  });
  const portfolio = openPortfolio({ documentName: identity.documentName, begin, now });
  const tabs = openTabs(identity.documentName);
  const stopping = new AbortController();
  let relay: Relay | null = null;
  let bridge: ExtensionBridge | null = null;
  let stopFiles = () => {};
  let hasAskedToPersist = false;

  async function saved(): Promise<void> {
    say({ saving: 'saving' });
    try {
      await portfolio.whenStored();
      say({ saving: portfolio.hasUnstored ? 'saving' : 'saved', savedAt: toInstant(now()), failure: null });
      void askToPersist();
    } catch (error) {
      say({ saving: 'failed', failure: storageSentence(toStorageFailure(error)) });
      throw error;
    }
  }

  /** Asks the browser, once something is kept, not to clear it when space is short. It may say no; clearing site data clears it still. */
  async function askToPersist(): Promise<void> {
    if (hasAskedToPersist || !navigator.storage?.persist) return;
    hasAskedToPersist = true;
    if (!(await navigator.storage.persisted())) await navigator.storage.persist();
  }

  async function startRelay(): Promise<void> {
    if (relay || !identity.serverUrl || !status.value.leader) return;
    relay = await openRelay(portfolio.doc, identity, identity.serverUrl, local);
    const report = () => {
      if (!relay) return;
      say({ server: relay.status });
      tabs.tell('relay', relay.status);
    };
    relay.onStatus(report);
    report();
  }

  async function lead(): Promise<void> {
    say({ leader: true });
    await finishLeaving(local, portfolio);
    await portfolio.lead();
    await startRelay();
    stopFiles = fetchMissingFiles();
  }

  /** Copies of pages that were kept in the extension come over while it is connected. */
  function fetchMissingFiles(): () => void {
    const wanted = () =>
      portfolio.projection.evidence.filter((row) => row.snapshot !== null && !row.deletedOn).toArray();
    const subscription = liveQuery(wanted).subscribe(async (rows) => {
      const hashes = rows.flatMap((row) => row.snapshot?.sha256 ?? []);
      for (const sha256 of await missingFiles(portfolio.files, hashes)) bridge?.wantFile(sha256);
    });
    return () => subscription.unsubscribe();
  }

  async function keepFile(sha256: string, mime: string, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
    if ((await sha256Of(bytes)) !== sha256) return;
    await putFile(portfolio.files, bytes, mime, now()).catch((error: unknown) => {
      say({ failure: storageSentence(toStorageFailure(error)) });
    });
  }

  /** Takes the portfolio that the extension still has. The page was unused, so there is nothing to move. */
  async function adopt({ portfolioId, secret }: PortfolioIdentity): Promise<void> {
    if (inUse()) return;
    await replaceIdentity(local, identityFor(identity, { portfolioId: portfolioId as never, secret, serverUrl: null }));
    startAnew();
  }

  const inUse = () => identity.serverUrl !== null || countRecords(portfolio.doc) > 0;

  function startAnew(): void {
    tabs.tell('identity', null);
    location.assign('/');
  }

  tabs.on('identity', async () => {
    const next = await readIdentity(local);
    if (!next || next.documentName !== identity.documentName) return location.reload();
    identity = next;
    await startRelay();
  });
  tabs.on('leaving', () => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  });
  tabs.on('relay', (server) => {
    if (!status.value.leader) say({ server: server as RelayStatus });
  });
  tabs.on('arrived', () => {
    if (relay) tabs.tell('relay', relay.status);
  });

  const started = portfolio.loaded.then(
    ({ damagedRows, isReadOnly }) => {
      say({ loaded: true, damagedRows, readOnly: isReadOnly });
      tabs.share(portfolio.doc);
      bridge = openExtensionBridge({
        doc: portfolio.doc,
        identity: () => ({ portfolioId: identity.portfolioId, secret: identity.secret, inUse: inUse() }),
        onState: (extension, extensionWaiting) => say({ extension, extensionWaiting }),
        onAdopt: (adopted) => void adopt(adopted),
        onFile: (sha256, mime, bytes) => void keepFile(sha256, mime, bytes),
      });
      void whenLeader(`${identity.documentName}:leader`, stopping.signal, lead).catch((error: unknown) =>
        say({ failure: storageSentence(toStorageFailure(error)) }),
      );
      // what arrives from elsewhere is made durable too, without anybody waiting for it
      portfolio.doc.on('update', () => void saved().catch(() => undefined));
    },
    (error: unknown) => say({ saving: 'failed', failure: storageSentence(toStorageFailure(error)) }),
  );

  return {
    portfolio,
    status,
    painted,
    saved,
    identity: () => identity,
    recordCount: () => countRecords(portfolio.doc),
    async words() {
      const { wordsFromSecret } = await import('../../shared/crypto/recovery-words.ts');
      return wordsFromSecret(identity.secret);
    },
    async turnOnSync() {
      const next = { ...identity, serverUrl: location.origin };
      await replaceIdentity(local, next);
      identity = next;
      tabs.tell('identity', null);
      await startRelay();
    },
    async linkWithWords(words) {
      await started;
      tabs.tell('leaving', null);
      await new Promise((resolve) => setTimeout(resolve, OTHER_TABS_MS));
      const result = await linkDevice({ words, identity, local, portfolio, serverOrigin: location.origin, now });
      if (result.ok && !result.alreadyLinked) {
        await relay?.stop();
        startAnew();
      }
      return result;
    },
    connectExtension: () => bridge?.connect(),
    async file(sha256) {
      const kept = await getFile(portfolio.files, sha256);
      return kept && new Blob([kept.bytes], { type: kept.mime });
    },
    async stop() {
      stopping.abort();
      stopFiles();
      bridge?.stop();
      await relay?.stop();
      tabs.close();
      await portfolio.close();
      local.close();
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
