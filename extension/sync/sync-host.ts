// Ties syncing to the browser: exchanges after something was kept, at the worker's start, and by an alarm; none of it while it is off.
import { browser } from 'wxt/browser';
import { sameBytes } from '../../shared/crypto/byte-fields.ts';
import { newId } from '../../shared/model/id.ts';
import { removeAbandoned } from '../../shared/portfolio/arriving-document.ts';
import { openRelay } from '../../shared/portfolio/device-relay.ts';
import { type Identity, readIdentity, readLocal, writeLocal } from '../../shared/portfolio/identity.ts';
import { LOG_TIMING } from '../../shared/sync/sealed-log.ts';
import { PAGE_ORIGIN } from '../bridge/bridge.ts';
import { toldServer } from '../bridge/told-identity.ts';
import type { Store } from '../worker/store.ts';
import { type Bursts, openBursts } from './bursts.ts';
import { exchange, parseReport } from './exchange.ts';
import { leftLogs, removeLeftLogs } from './left-logs.ts';
import type { SyncState } from './sync-calls.ts';
import { SYNC_CHANGED } from './sync-changed.ts';
import { watchUnsealed } from './unsealed.ts';

const SYNC_ALARM = 'sync';
const ALARM_MINUTES = 30;
/** A server that is being started again is back within this. */
const OFFLINE_MS = 6_000;
/** What the app's page seals is looked for in the log while the exchange lasts. */
const TIMING = { ...LOG_TIMING, quietMs: 2_000 };
/** Local value: what came of the last exchange. */
const REPORT = 'sync-report';

export interface SyncHost {
  readonly bursts: Bursts;
  state(): Promise<SyncState>;
}

const isSameRoom = (a: Identity, b: Identity): boolean => a.serverUrl === b.serverUrl && sameBytes(a.secret, b.secret);

const quietly = (work: Promise<unknown>): void => void work.catch(() => undefined);

/** Call it in the worker's first turn, or the alarm that wakes it is missed. */
export function openSync(store: Store): SyncHost {
  /** The app's page in this browser sends what comes from it to the same server by itself. */
  let isPageSealing = false;
  const isSealedElsewhere = (origin: unknown) => origin === PAGE_ORIGIN && isPageSealing;
  const unsealed = watchUnsealed({ store, isSealedElsewhere, onKept: () => bursts.soon() });
  const bursts = openBursts({ burst, isUnsealed: unsealed.isMarked });
  const changed = () => quietly(browser.storage.session.set({ [SYNC_CHANGED]: newId() }));

  async function burst(limitMs: number): Promise<void> {
    const identity = await store.identity();
    const { serverUrl } = identity;
    if (!serverUrl) return;
    changed();
    const told = await toldServer(store);
    isPageSealing = told === serverUrl;
    const { doc, whenStored } = await store.portfolio();
    const { marks } = unsealed;
    const relay = await openRelay(doc, identity, serverUrl, store.local, {
      marks,
      sealedElsewhere: isSealedElsewhere,
      timing: TIMING,
      // beside an app it is no device of its own: the app tells of both
      ...(told === undefined ? { deviceName: () => identity.deviceName, whenStored } : {}),
    });
    try {
      const report = await exchange(relay, { limitMs, offlineMs: OFFLINE_MS });
      // what it has now, the other devices hear before it is gone
      if (report.outcome === 'stored' || report.outcome === 'sent') await relay.flush();
      if (isSameRoom(await store.identity(), identity)) await writeLocal(store.local, REPORT, report);
    } finally {
      await relay.stop();
      // of what is in another room since, this exchange knew nothing
      if (!isSameRoom(await store.identity(), identity)) await leaveToNext();
      // in the next turn, when nothing runs any more
      setTimeout(changed, 0);
    }
  }

  async function leaveToNext(): Promise<void> {
    await unsealed.mark();
    bursts.soon();
  }

  async function follow({ serverUrl }: Identity): Promise<void> {
    isPageSealing = serverUrl !== null && (await toldServer(store)) === serverUrl;
    if (serverUrl === null) {
      await browser.alarms.clear(SYNC_ALARM);
    } else if (!(await browser.alarms.get(SYNC_ALARM))) {
      await browser.alarms.create(SYNC_ALARM, { periodInMinutes: ALARM_MINUTES });
    }
  }

  /** What is kept of rooms that are not synced with goes; not while an exchange or a link may have one open. */
  async function leaveLogs(formerSecret?: Uint8Array): Promise<void> {
    if ((await leftLogs(await store.identity())).length === 0) return;
    const { portfolio } = store;
    await bursts.alone(async () => removeLeftLogs({ identity: await store.identity(), formerSecret, portfolio }));
    changed();
  }

  /** Another server, secret or portfolio: nothing is known of what is there. */
  async function begin(identity: Identity, former: Identity | null): Promise<void> {
    await follow(identity);
    const isSamePortfolio = former?.portfolioId === identity.portfolioId;
    quietly(leaveLogs(isSamePortfolio ? former?.secret : undefined));
    await writeLocal(store.local, REPORT, null);
    if (identity.serverUrl !== null) await leaveToNext();
    changed();
  }

  let known: Identity | null = null;
  store.onIdentity((next) => {
    const isSame = known !== null && isSameRoom(known, next);
    const former = known;
    known = next;
    if (!isSame) quietly(begin(next, former));
    else changed();
  });
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === SYNC_ALARM) quietly(bursts.now());
  });
  // a worker that died may have left something; before the first page is kept there is no identity, and nothing to sync
  const started = readIdentity(store.local).then(async (identity) => {
    known ??= identity;
    if (!identity) return;
    quietly(removeAbandoned(store.local).then(() => leaveLogs()));
    await follow(identity);
    if (identity.serverUrl !== null) bursts.soon();
  });
  quietly(started);

  return {
    bursts,
    async state() {
      const { serverUrl, deviceName } = await store.identity();
      return {
        serverUrl,
        deviceName,
        isRunning: bursts.isRunning,
        pages: await store.keptPages(),
        isUnsealed: await unsealed.isMarked(),
        report: serverUrl === null ? null : parseReport(await readLocal(store.local, REPORT)),
      };
    },
  };
}
