// What runs behind the screens once they have painted: the document, and its ways to other tabs, the extension and the server.
import { nextTick, type ShallowRef } from 'vue';
import type { FilesDb } from '../../shared/files/files.ts';
import { localDateOf, toInstant } from '../../shared/model/dates.ts';
import { errorKind } from '../../shared/model/error-kind.ts';
import { parseId } from '../../shared/model/id.ts';
import { toStorageFailure } from '../../shared/model/storage-failure.ts';
import { removeAbandoned } from '../../shared/portfolio/arriving-document.ts';
import { bringToServer, type ServerChange } from '../../shared/portfolio/change-server.ts';
import { dropLeftBehind } from '../../shared/portfolio/coming-files.ts';
import { confirmDay, seeDay } from '../../shared/portfolio/day-seen.ts';
import { keepInvitation } from '../../shared/portfolio/device-relay.ts';
import {
  type Identity,
  identityFor,
  type LocalDb,
  readIdentity,
  replaceIdentity,
} from '../../shared/portfolio/identity.ts';
import { untilAlone, whenLeader } from '../../shared/portfolio/leader.ts';
import { finishLeaving, type LinkResult } from '../../shared/portfolio/link-device.ts';
import { openPortfolio, type Portfolio } from '../../shared/portfolio/open.ts';
import { countRecords, latestDay } from '../../shared/portfolio/read.ts';
import type { ProjectionDb } from '../../shared/projection/database.ts';
import type { PortfolioIdentity } from '../../shared/sync/bridge.ts';
import { markWelcomed } from '../stores/welcomed.ts';
import { type ChangingWords, openChangingWords, WORDS_ARE_CHANGING } from './change-words.ts';
import { openServerChoice } from './choose-server.ts';
import { type OwnDevices, watchDevices } from './devices.ts';
import { openEvidenceFiles } from './evidence-files.ts';
import { EXTENSION_ORIGIN, type ExtensionBridge, openExtensionBridge } from './extension-bridge.ts';
import { hearTabs } from './hear-tabs.ts';
import { type Agree, linkWithWords } from './link-with-words.ts';
import { openOwnRelay } from './own-relay.ts';
import { openSaving } from './saving.ts';
import { type HostStatus, STARTING, storageSentence } from './status.ts';
import { openTabs } from './tabs.ts';

export interface RunningOptions {
  local: LocalDb;
  /** Changes when syncing is turned on, here or in another tab. */
  me: { identity: Identity };
  projection: ProjectionDb;
  files: FilesDb;
  status: Readonly<ShallowRef<HostStatus>>;
  say: (patch: Partial<HostStatus>) => void;
  now: () => Date;
  /** The document that this device has just joined, open; without it, that of `me` is opened. */
  arrived?: Portfolio;
  /** What runs from now on instead: this tab goes on in another document. */
  run: (next: Running) => void;
  /** The example has no way out: no server, no extension, no other device. */
  isExample: boolean;
}

/** The part of the host that needs the document. */
export interface Running {
  readonly portfolio: Portfolio;
  saved(): Promise<void>;
  keepAgain(): Promise<void>;
  turnOnSync(): Promise<void>;
  turnOffSync(): Promise<void>;
  chooseServer(serverOrigin: string, invitation: string): Promise<ServerChange>;
  showInvitation(invitation: string): Promise<void>;
  linkWithWords(words: string, serverOrigin?: string, agree?: Agree): Promise<LinkResult>;
  readonly devices: OwnDevices;
  confirmDay(): Promise<void>;
  readonly changingWords: ChangingWords;
  connectExtension(): void;
  /** A person waits for this file: it is asked for before all others; or does not wait any more. */
  wantFile(sha256: string, isWanted?: boolean): void;
  stop(): Promise<void>;
}

/** Other tabs get this long to start anew. */
const OTHERS_GO_MS = 2_000;

export function startRunning(options: RunningOptions): Running {
  const { local, me, projection, files, status, say, now, isExample } = options;
  const { documentName } = me.identity;
  const leaderName = `${documentName}:leader`;
  const openDocument = (name: string) =>
    openPortfolio({ documentName: name, projection, files, now, onCleared: () => say({ cleared: true }) });
  const portfolio = options.arrived ?? openDocument(documentName);
  const tabs = openTabs(documentName);
  const stopping = new AbortController();
  let bridge: ExtensionBridge | null = null;
  let extensionServer: string | null = null;
  let isJoining = false;

  const inUse = () => me.identity.serverUrl !== null || countRecords(portfolio.doc) > 0;
  /** Whether all that is known of the portfolio stands in the document, and can be read here. */
  const isWhole = () => !status.value.readOnly && status.value.damagedRows === 0 && status.value.leaptFrom === null;
  const sayFailure = (error: unknown) => say({ failure: storageSentence(toStorageFailure(error)) });

  const evidenceFiles = openEvidenceFiles({
    projection,
    files,
    local,
    doc: portfolio.doc,
    now,
    status: () => status.value,
    bridge: () => bridge,
    tell(patch) {
      say(patch);
      tabs.tell('files', patch);
    },
    askLeader: (sha256, isWanted) => tabs.tell('wanted', { sha256, isWanted }),
    onFailure: sayFailure,
  });

  const { signal } = stopping;
  const { saved, follow: followChanges } = openSaving({ documentName, portfolio, status, say, now, isExample, signal });
  const relay = openOwnRelay({
    local,
    me,
    portfolio,
    status,
    say,
    tabs,
    evidenceFiles,
    isExample,
    // the extension seals what it kept, if it sends to the same server
    sealedElsewhere: (origin, serverUrl) => origin === EXTENSION_ORIGIN && extensionServer === serverUrl,
    onFailure: sayFailure,
  });

  /** After the identity has changed, here or in another tab. */
  async function followSyncing(): Promise<void> {
    bridge?.identityChanged();
    await relay.follow();
  }

  async function syncWith(serverUrl: string | null): Promise<void> {
    if (isExample) throw new Error('the example is never synced');
    await become({ ...me.identity, serverUrl });
  }

  async function become(next: Identity): Promise<void> {
    await replaceIdentity(local, next);
    me.identity = next;
    tabs.tell('identity', null);
    await followSyncing();
  }

  const devices = watchDevices({ local, me, status, say, tabs, relay: () => relay.current, become });
  const changingWords = openChangingWords({ local, me, portfolio, now, become, takeFiles: evidenceFiles.takeAll });

  const chooseServer = openServerChoice({
    tabs,
    leads: () => status.value.leader,
    async change(serverOrigin, invitation) {
      if (isExample) throw new Error('the example is never synced');
      if (changingWords.isUnderWay) return { ok: false, reason: 'refused', sentence: WORDS_ARE_CHANGING };
      // one relay at a time: both would seal what is written meanwhile
      await relay.stop();
      try {
        if (invitation) await keepInvitation(local, serverOrigin, invitation);
        const { identity } = me;
        const change = await bringToServer({ doc: portfolio.doc, identity, local, serverOrigin });
        if (change.ok) await syncWith(serverOrigin);
        return change;
      } finally {
        await relay.start();
      }
    },
  });

  async function lead(): Promise<void> {
    // this device has joined another portfolio: nothing may be done any more to the document that it left
    const current = await readIdentity(local);
    if (current && current.documentName !== documentName) {
      // the tab that joined goes on by itself; another has not heard of it yet
      if (!isJoining && !signal.aborted) location.reload();
      return;
    }
    say({ leader: true });
    const seen = await seeDay(local, localDateOf(now()), latestDay(portfolio.doc));
    say({ leaptFrom: seen.leaptFrom });
    // what was put by waits for a version of the app that may write here
    const leaving = status.value.readOnly ? Promise.resolve() : finishLeaving(local, portfolio);
    await Promise.all([portfolio.lead(seen), leaving]);
    await relay.start();
    void tidyUp().catch((cause: unknown) => console.warn('Waymark:', errorKind(cause)));
    if (!isExample && !status.value.readOnly) changingWords.lead();
    // stopped meanwhile: nobody would stop this any more
    if (!signal.aborted) evidenceFiles.lead();
  }

  /** Takes away what pages left that closed in the middle. */
  async function tidyUp(): Promise<void> {
    if (isWhole()) await dropLeftBehind({ local, files, doc: portfolio.doc, now });
    await removeAbandoned(local);
  }

  /** Takes the portfolio that the extension still has. The page was unused, so there is nothing to move. */
  async function adopt({ portfolioId, secret, serverUrl = null }: PortfolioIdentity): Promise<void> {
    const id = parseId(portfolioId);
    if (!id || inUse()) return;
    await replaceIdentity(local, identityFor(me.identity, { portfolioId: id, secret, serverUrl }));
    markWelcomed();
    startAnew();
  }

  function startAnew(): void {
    tabs.tell('identity', null);
    location.assign('/');
  }

  /**
   * This tab leaves its document for the one that has arrived, without starting anew: loading it once more is the longest part of
   * a start. What is still typed in a field, here or in other tabs, which start anew, goes into the document that is left, and comes
   * along from there.
   */
  async function goOnIn(next: Identity, arrived: Portfolio): Promise<void> {
    say({ ...STARTING, isSyncing: next.serverUrl !== null });
    await nextTick();
    await portfolio.whenStored();
    tabs.tell('identity', null);
    // whoever leads when this one lets go would lead in the document that is left
    await untilAlone(leaderName, OTHERS_GO_MS);
    await stop();
    me.identity = next;
    options.run(startRunning({ ...options, arrived }));
  }

  hearTabs({ tabs, local, me, portfolio, status, say, relay, evidenceFiles, changingWords, followSyncing, sayFailure });

  const openBridge = () =>
    openExtensionBridge({
      doc: portfolio.doc,
      identity: () => ({
        portfolioId: me.identity.portfolioId,
        secret: me.identity.secret,
        serverUrl: me.identity.serverUrl,
        inUse: inUse(),
      }),
      onState(extension, extensionWaiting) {
        say({ extension, extensionWaiting });
        evidenceFiles.extensionIs(extension);
      },
      onRelays(server) {
        extensionServer = server;
      },
      onAdopt: (adopted) => void adopt(adopted).catch(sayFailure),
      onFile: (sha256, mime, bytes) => void evidenceFiles.extensionSent(sha256, mime, bytes),
      onCopy: (extensionCopy) => say({ extensionCopy }),
      onFilePart: evidenceFiles.moved,
      onNoFile: evidenceFiles.extensionLacks,
    });

  const started = portfolio.loaded.then(({ damagedRows, isReadOnly }) => {
    say({ loaded: true, damagedRows, readOnly: isReadOnly });
    tabs.share(portfolio.doc);
    if (!isExample) bridge = openBridge();
    void whenLeader(leaderName, signal, lead).catch(sayFailure);
    followChanges();
  });
  // whoever opened the host hears of it by `portfolio.loaded`
  started.catch(() => undefined);

  return {
    portfolio,
    saved,
    async keepAgain() {
      if (!local.isOpen()) await local.open();
      await replaceIdentity(local, me.identity);
      await portfolio.storeAgain();
      say({ cleared: false, failure: null, saving: 'saved', savedAt: toInstant(now()) });
    },
    turnOnSync: () => syncWith(location.origin),
    turnOffSync: () => syncWith(null),
    chooseServer,
    async showInvitation(invitation) {
      const { serverUrl } = me.identity;
      if (!serverUrl) throw new Error('syncing is off');
      await keepInvitation(local, serverUrl, invitation);
      if (status.value.leader) await relay.startAnew();
      else tabs.tell('invitation', null);
      changingWords.goOn();
    },
    async linkWithWords(words, serverOrigin = location.origin, agree) {
      if (isExample) throw new Error('the example is never linked');
      await started;
      if (changingWords.isUnderWay) return { ok: false, reason: 'refused', sentence: WORDS_ARE_CHANGING };
      isJoining = true;
      return linkWithWords({
        words,
        serverOrigin,
        agree,
        local,
        identity: me.identity,
        portfolio,
        tabs,
        leaderName,
        now,
        open: openDocument,
        goOnIn: (next, arrived) => goOnIn(next, arrived).catch(startAnew),
        startAnew: () => stopRelaying().then(startAnew, startAnew),
      }).finally(() => {
        isJoining = false;
      });
    },
    devices,
    async confirmDay() {
      await confirmDay(local, localDateOf(now()));
      say({ leaptFrom: null });
    },
    changingWords,
    connectExtension: () => bridge?.connect(),
    wantFile: (sha256, isWanted = true) => evidenceFiles.want(sha256, isWanted),
    stop,
  };

  /** What is on its way through the relay gets there. */
  async function stopRelaying(): Promise<void> {
    await (await relay.current)?.stop();
  }

  async function stop(): Promise<void> {
    stopping.abort();
    changingWords.stop();
    devices.stop();
    await evidenceFiles.stop();
    bridge?.stop();
    await stopRelaying();
    tabs.close();
    await portfolio.close();
  }
}
