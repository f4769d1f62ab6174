// What runs behind the screens once they have painted: the document, and its ways to other tabs, the extension and the server.
import { nextTick, type ShallowRef } from 'vue';
import type { FilesDb } from '../../shared/files/files.ts';
import { localDateOf, toInstant } from '../../shared/model/dates.ts';
import { parseId } from '../../shared/model/id.ts';
import { toStorageFailure } from '../../shared/model/storage-failure.ts';
import { removeAbandoned } from '../../shared/portfolio/arriving-document.ts';
import { bringToServer, type ServerChange } from '../../shared/portfolio/change-server.ts';
import { confirmDay, seeDay } from '../../shared/portfolio/day-seen.ts';
import { keepInvitation, openRelay } from '../../shared/portfolio/device-relay.ts';
import {
  type Identity,
  identityFor,
  type LocalDb,
  readIdentity,
  replaceIdentity,
} from '../../shared/portfolio/identity.ts';
import { type JoiningPreview, previewOfJoining } from '../../shared/portfolio/joining.ts';
import { isAlone, whenLeader } from '../../shared/portfolio/leader.ts';
import { finishLeaving, type LinkResult, leaveFor, linkDevice } from '../../shared/portfolio/link-device.ts';
import { openPortfolio, type Portfolio } from '../../shared/portfolio/open.ts';
import { countRecords, latestDay } from '../../shared/portfolio/read.ts';
import type { ProjectionDb } from '../../shared/projection/database.ts';
import type { PortfolioIdentity } from '../../shared/sync/bridge.ts';
import type { Relay } from '../../shared/sync/relay.ts';
import type { RelayStatus } from '../../shared/sync/relay-status.ts';
import { askAfterFirstSave } from '../stores/storage-promise.ts';
import { markWelcomed } from '../stores/welcomed.ts';
import { type ChangingWords, openChangingWords } from './change-words.ts';
import { openServerChoice } from './choose-server.ts';
import { type OwnDevices, watchDevices } from './devices.ts';
import { openEvidenceFiles } from './evidence-files.ts';
import { EXTENSION_ORIGIN, type ExtensionBridge, openExtensionBridge } from './extension-bridge.ts';
import { type HostStatus, STARTING, storageSentence } from './status.ts';
import { openTabs } from './tabs.ts';

/** Shows a person what two portfolios hold; resolves with whether they are to be one. */
export type Agree = (preview: JoiningPreview) => Promise<boolean>;

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

/** Other tabs get this long to hand over what is being typed in them. */
const OTHER_TABS_MS = 300;
/** A page that is still there after this has not gone. */
const STAYED_MS = 2_000;
/** What could not be stored is tried again after this, whether or not anything else is typed. */
const RETRY_MS = 5_000;

const leaderOf = (documentName: string): string => `${documentName}:leader`;

const WORDS_ARE_CHANGING =
  'The words of this portfolio are being changed on this device. Wait until that is done, in Settings under Your devices; nothing has changed here';

/** What the relay goes by: another server or secret needs another. */
const wayOf = ({ serverUrl, secret }: Identity): string => `${serverUrl} ${secret.join()}`;

export function startRunning(options: RunningOptions): Running {
  const { local, me, projection, files, status, say, now, isExample } = options;
  const { documentName } = me.identity;
  const openDocument = (name: string) =>
    openPortfolio({ documentName: name, projection, files, now, onCleared: () => say({ cleared: true }) });
  const portfolio = options.arrived ?? openDocument(documentName);
  const tabs = openTabs(documentName);
  const stopping = new AbortController();
  let relay: Promise<Relay> | null = null;
  /** What the relay was started with. */
  let relayed = '';
  let bridge: ExtensionBridge | null = null;
  let extensionServer: string | null = null;
  let hasAskedToPersist = false;
  let isGoing = false;
  let retry: ReturnType<typeof setTimeout> | undefined;

  const inUse = () => me.identity.serverUrl !== null || countRecords(portfolio.doc) > 0;
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

  let saving: Promise<void> | null = null;
  /** The document asks at each change, and whoever made it asks too: both in the same turn, and one save does for them. */
  function saved(): Promise<void> {
    saving ??= Promise.resolve().then(() => {
      saving = null;
      return save();
    });
    return saving;
  }
  async function save(): Promise<void> {
    say({ saving: 'saving' });
    try {
      await portfolio.whenStored();
      say({ saving: portfolio.hasUnstored ? 'saving' : 'saved', savedAt: toInstant(now()), failure: null });
      void askToPersist();
    } catch (error) {
      if (status.value.cleared) say({ saving: 'failed' });
      else say({ saving: 'failed', failure: storageSentence(toStorageFailure(error)) });
      clearTimeout(retry);
      retry = setTimeout(() => void saved().catch(() => undefined), RETRY_MS);
      throw error;
    }
  }

  /** Not before there is something to keep: a question out of nowhere is answered with no. */
  async function askToPersist(): Promise<void> {
    if (isExample || hasAskedToPersist) return;
    hasAskedToPersist = true;
    await askAfterFirstSave(localDateOf(now()));
  }

  /** Only the leader of the tabs relays. */
  async function startRelay(): Promise<void> {
    const { serverUrl } = me.identity;
    if (isExample || relay || !serverUrl || !status.value.leader) return;
    relayed = wayOf(me.identity);
    relay = openRelay(portfolio.doc, me.identity, serverUrl, local, {
      // the extension seals what it kept, if it sends to the same server
      sealedElsewhere: (origin) => origin === EXTENSION_ORIGIN && extensionServer === serverUrl,
      deviceName: () => me.identity.deviceName,
      whenStored: portfolio.whenStored,
    });
    const started = await relay;
    const report = (server: RelayStatus) => {
      say({ server });
      tabs.tell('relay', server);
    };
    started.onStatus(report);
    report(started.status);
    void evidenceFiles.follow(started, me.identity, serverUrl).catch(sayFailure);
  }

  async function stopRelay(): Promise<void> {
    const running = relay;
    relay = null;
    await evidenceFiles.unfollow();
    await (await running)?.stop();
  }

  async function startRelayAnew(): Promise<void> {
    await stopRelay();
    await startRelay();
  }

  /** After the identity has changed, here or in another tab. */
  async function followSyncing(): Promise<void> {
    bridge?.identityChanged();
    const isSyncing = me.identity.serverUrl !== null;
    say(isSyncing ? { isSyncing } : { isSyncing, server: null });
    if (!isSyncing) await stopRelay();
    else if (relayed === wayOf(me.identity)) await startRelay();
    else await startRelayAnew();
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

  const devices = watchDevices({ local, me, status, say, tabs, relay: () => relay, become });
  const changingWords = openChangingWords({ local, me, portfolio, now, become, takeFiles: evidenceFiles.takeAll });

  const chooseServer = openServerChoice({
    tabs,
    leads: () => status.value.leader,
    async change(serverOrigin, invitation) {
      if (isExample) throw new Error('the example is never synced');
      if (changingWords.isUnderWay) return { ok: false, reason: 'refused', sentence: WORDS_ARE_CHANGING };
      // one relay at a time: both would seal what is written meanwhile
      await stopRelay();
      try {
        if (invitation) await keepInvitation(local, serverOrigin, invitation);
        const { identity } = me;
        const change = await bringToServer({ doc: portfolio.doc, identity, local, serverOrigin });
        if (change.ok) await syncWith(serverOrigin);
        return change;
      } finally {
        await startRelay();
      }
    },
  });

  async function lead(): Promise<void> {
    say({ leader: true });
    // what was put by waits for a version of the app that may write here
    if (!status.value.readOnly) await finishLeaving(local, portfolio);
    const seen = await seeDay(local, localDateOf(now()), latestDay(portfolio.doc));
    say({ leaptFrom: seen.leaptFrom });
    await portfolio.lead(seen);
    await startRelay();
    void removeAbandoned(local).catch((cause: unknown) => console.warn('Waymark:', cause));
    if (!isExample && !status.value.readOnly) changingWords.lead();
    // stopped meanwhile: nobody would stop this any more
    if (!stopping.signal.aborted) evidenceFiles.lead();
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
   * a start. What is still typed in a field goes into the document that is left, and comes along from there.
   */
  async function goOnIn(next: Identity, arrived: Portfolio): Promise<void> {
    say({ ...STARTING, isSyncing: next.serverUrl !== null });
    await nextTick();
    await portfolio.whenStored();
    tabs.tell('identity', null);
    await stop();
    me.identity = next;
    options.run(startRunning({ ...options, arrived }));
  }

  // in the capture phase, before the screens commit what is being typed in them. `beforeunload` comes early enough for the disk;
  // where it does not come (a phone, a tab that is thrown away) the page was hidden before and has committed then
  for (const [name, going] of [
    ['beforeunload', true],
    ['pagehide', true],
    ['pageshow', false],
  ] as const) {
    window.addEventListener(name, () => onGoing(going), { capture: true, signal: stopping.signal });
  }
  function onGoing(going: boolean): void {
    isGoing = going;
    if (!going) return;
    portfolio.storeAtOnce();
    // the person may have decided to stay
    setTimeout(() => onGoing(false), STAYED_MS);
  }
  window.addEventListener(
    'beforeunload',
    (event) => {
      if (status.value.saving === 'failed' && portfolio.hasUnstored) event.preventDefault();
    },
    { signal: stopping.signal },
  );

  tabs.on('identity', async () => {
    const next = await readIdentity(local);
    if (!next || next.documentName !== documentName) return location.reload();
    me.identity = next;
    await followSyncing();
    await (await relay)?.tellName();
  });
  tabs.on('invitation', () => {
    if (!status.value.leader) return;
    void startRelayAnew();
    changingWords.goOn();
  });
  tabs.on('leaving', () => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  });
  tabs.on('relay', (server) => {
    if (!status.value.leader) say({ server: server as RelayStatus });
  });
  tabs.on('files', (known) => {
    if (!status.value.leader) say(known as Partial<HostStatus>);
  });
  tabs.on('wanted', ({ sha256, isWanted }) => {
    if (status.value.leader) evidenceFiles.want(sha256, isWanted);
  });
  tabs.on('carried', () => {
    if (status.value.leader && !status.value.readOnly) void finishLeaving(local, portfolio).catch(sayFailure);
  });
  tabs.on('cleared', () => location.assign('/'));
  tabs.on('arrived', () => {
    const { leader, files, serverFiles } = status.value;
    if (leader) tabs.tell('files', { files, serverFiles });
    void relay?.then((started) => tabs.tell('relay', started.status));
  });

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
    void whenLeader(leaderOf(documentName), stopping.signal, lead).catch(sayFailure);
    portfolio.doc.on('update', () => {
      // what is committed while the page goes, by listeners that hear of it after us
      if (isGoing) portfolio.storeAtOnce();
      // what arrives from elsewhere is made durable too, without anybody waiting for it
      void saved().catch(() => undefined);
    });
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
      if (status.value.leader) await startRelayAnew();
      else tabs.tell('invitation', null);
      changingWords.goOn();
    },
    async linkWithWords(words, serverOrigin = location.origin, agree) {
      if (isExample) throw new Error('the example is never linked');
      await started;
      if (changingWords.isUnderWay) return { ok: false, reason: 'refused', sentence: WORDS_ARE_CHANGING };
      tabs.tell('leaving', null);
      if (!(await isAlone(leaderOf(documentName)))) await new Promise((resolve) => setTimeout(resolve, OTHER_TABS_MS));
      const { identity } = me;
      let goOn = async () => {
        await (await relay)?.stop();
        startAnew();
      };
      const result = await linkDevice({
        words,
        identity,
        local,
        serverOrigin,
        now,
        open: openDocument,
        async agree(arrived) {
          const preview = previewOfJoining(portfolio.doc, arrived);
          return !preview || !agree || agree(preview);
        },
        async become(next, move, arrived) {
          await move(portfolio);
          await leaveFor(local, identity, next);
          goOn = () => goOnIn(next, arrived);
          return 'kept open';
        },
        async stay(next) {
          await portfolio.whenStored();
          await replaceIdentity(local, { ...identity, ...next });
        },
      });
      if (result.ok && !result.alreadyLinked) await goOn().catch(startAnew);
      return result;
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

  async function stop(): Promise<void> {
    stopping.abort();
    clearTimeout(retry);
    changingWords.stop();
    devices.stop();
    await evidenceFiles.stop();
    bridge?.stop();
    await (await relay)?.stop();
    tabs.close();
    await portfolio.close();
  }
}
