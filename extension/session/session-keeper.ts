// The worker's side of sessions: starts them in tabs, counts what their frames tell, keeps the count on disk, and ends them.
import { localDateOf, toInstant } from '../../shared/model/dates.ts';
import { newId, type RecordId } from '../../shared/model/id.ts';
import { unionOf } from '../../shared/model/session.ts';
import type { StorageReason } from '../../shared/model/storage-failure.ts';
import { readRecord } from '../../shared/portfolio/read.ts';
import type { Store } from '../worker/store.ts';
import { countSample, interrupted, isIdle, locked, mainMedium, newCounting, resumed, unlocked } from './accounting.ts';
import { binSession, commitSession, correctSession, lastMomentOf, sessionsWith } from './commit-session.ts';
import { type OpenedWindow, watchOpenings, withWindow } from './opened-windows.ts';
import { type Running, type RunState, tabsOf } from './running.ts';
import type { Sample } from './sample.ts';
import type { FramePort } from './session-port.ts';
import { openSessionsOnDisk, type SessionSigns } from './sessions-on-disk.ts';
import { unseenFrames } from './unseen-frames.ts';

/** A running session goes to the portfolio this often: each commit is an update that is sealed and sent. */
const COMMIT_MS = 3 * 60_000;
/** What the panel tells of its use holds this long. */
const PANEL_MS = 10_000;

/** What the keeper needs of the browser. */
export interface SessionHost extends SessionSigns {
  /** Keeps the page of a tab, or finds that it is kept. */
  keepTab(tabId: number): Promise<{ activityId: RecordId; evidenceId: RecordId }>;
  /** Puts the page script into the frames that it may enter; false where it may enter none. */
  inject(tabId: number): Promise<boolean>;
  /** What the frames of a tab have to tell up to this moment; nothing where one of them does not answer at once. */
  samplesNow(tabId: number): Promise<Sample[]>;
  /** The same for a window that a page opened, unless its page is one that is not to be looked at. */
  enter(tabId: number): Promise<boolean>;
  hasTab(tabId: number): Promise<boolean>;
  /** Names this run of the browser; another after a restart or crash. */
  browserRun(): Promise<string>;
}

export interface SessionKeeper {
  /** Starts a session in a tab, or goes on with it; keeps the page first. False where the page lets nobody in. */
  start(tabId: number): Promise<boolean>;
  pause(tabId: number): Promise<void>;
  stop(tabId: number): Promise<void>;
  /** The session of a tab, running or ended. */
  at(tabId: number): Promise<Running | null>;
  all(): Promise<Running[]>;
  /** Why the count is not on disk; null while all is well. */
  readonly problem: StorageReason | null;
  correct(tabId: number, minutes: number | null): Promise<void>;
  /** Throws the session of a tab away. */
  discard(tabId: number): Promise<void>;
  /** The side panel of this tab was used just now. */
  panelUsed(tabId: number): void;
  accept(port: FramePort): void;
  tabLoaded(tabId: number): Promise<void>;
  /** A tab came. `openerTabId` is null where the browser does not say whose page opened it. */
  tabOpened(tabId: number, openerTabId: number | null): Promise<void>;
  /** The button was pressed in this tab: a window that a session's page opened counts from now. Gives its session. */
  enterWindow(tabId: number): Promise<Running | null>;
  tabGone(tabId: number): Promise<void>;
  /** The person allowed Waymark more hosts: frames that were closed may be open now. */
  hostAllowed(): Promise<void>;
  setLocked(isLocked: boolean): Promise<void>;
  tick(): Promise<void>;
  /** Ends what another run of the browser left behind. */
  recover(): Promise<void>;
}

export function openSessionKeeper(store: Store, host: SessionHost, now: () => Date = () => new Date()): SessionKeeper {
  const disk = openSessionsOnDisk(store.local, host);
  const { inTurn, find, put, remove } = disk;
  const ports = new Map<number, Set<FramePort>>();
  /** The tab of each script that was heard. */
  const tabOfSource = new Map<string, number>();
  const openings = watchOpenings();
  let panel: { tabId: number; atMs: number } | null = null;

  /** The session as it is to be kept in the portfolio; what fails is tried again with the next commit. */
  async function commit(running: Running, isOver: boolean): Promise<Running> {
    try {
      await commitSession(await store.portfolio(), running, isOver ? lastMomentOf(running) : null);
      return { ...running, committedAtMs: now().getTime() };
    } catch (error) {
      disk.failed(error);
      if (isOver) throw error;
      return running;
    }
  }

  const rest = (running: Running) => {
    for (const tabId of tabsOf(running)) for (const port of ports.get(tabId) ?? []) port.send({ kind: 'rest' });
  };

  /** Goes into a window that the page of a session opened, as far as the browser lets it. */
  async function enter(running: Running, opened: Omit<OpenedWindow, 'isCounted'>): Promise<Running> {
    const isCounted = await host.enter(opened.tabId);
    return { ...running, windows: withWindow(running.windows, { ...opened, isCounted }) };
  }

  async function enterAll(running: Running): Promise<Running> {
    let next = running;
    for (const opened of running.windows) next = await enter(next, opened);
    return next;
  }

  async function follow(found: ReturnType<typeof openings.opened>): Promise<void> {
    for (const { openerTabId, tabId, origin } of found) {
      const running = find(openerTabId);
      // the script sends at once, and is heard only from a window that is known
      if (running?.state !== 'running' || disk.all().some((one) => one.tabId === tabId)) continue;
      await put(await enter(running, { tabId, origin }));
    }
  }

  function asUsed(sample: Sample, tabId: number): Sample {
    const isUsed = panel?.tabId === tabId && sample.atMs - panel.atMs <= PANEL_MS && sample.isVisible;
    if (!isUsed || !panel) return sample;
    return { ...sample, isFocused: true, inputAtMs: Math.max(sample.inputAtMs ?? 0, panel.atMs) };
  }

  /** The session after one more sample from one of its tabs. */
  function heard(running: Running, tabId: number, told: Sample): Running {
    // a page's clock is this computer's: what it says of the future is not believed
    const sample = asUsed({ ...told, atMs: Math.min(told.atMs, now().getTime()) }, tabId);
    const others = disk.running().flatMap((one) => (one.sessionId === running.sessionId ? [] : [one.counting]));
    const counting = countSample(running.counting, sample, others);
    const main = mainMedium(counting);
    tabOfSource.set(sample.source, tabId);
    return {
      ...running,
      counting,
      main: main && {
        tabId: tabOfSource.get(main.source) ?? running.tabId,
        source: main.source,
        element: main.medium.element,
        seconds: main.medium.position,
        isVideo: main.medium.isShown || main.medium.isPictureInPicture,
      },
      unseenFrames: unseenFrames(counting.last),
    };
  }

  /** With the time since the latest samples, which are up to a heartbeat old. */
  async function upToNow(running: Running): Promise<Running> {
    if (running.state !== 'running') return running;
    let next = running;
    for (const tabId of tabsOf(running))
      for (const sample of await host.samplesNow(tabId)) next = heard(next, tabId, sample);
    return next;
  }

  /** Out of the running state, with what was counted in the portfolio. */
  async function halt(running: Running, state: Exclude<RunState, 'running'>): Promise<void> {
    rest(running);
    // not over before it is in the portfolio, so that a full disk leaves something to stop once more
    await put({ ...running, state: state === 'ended' ? 'paused' : state });
    const committed = await commit(running, state === 'ended');
    await put({ ...committed, counting: interrupted(committed.counting), state });
  }

  async function begin(tabId: number): Promise<boolean> {
    const { activityId, evidenceId } = await host.keepTab(tabId);
    const { doc } = await store.portfolio();
    const evidence = readRecord(doc, 'evidence', evidenceId);
    const earlier = sessionsWith(doc, evidenceId);
    const running: Running = {
      sessionId: newId(),
      activityId,
      evidenceId,
      tabId,
      browserRun: await host.browserRun(),
      url: evidence?.capture?.url ?? '',
      title: evidence?.title ?? '',
      kind: evidence?.capture?.kind ?? 'page',
      startedAt: toInstant(now()),
      state: 'running',
      counting: newCounting(now().getTime()),
      committedAtMs: now().getTime(),
      main: null,
      top: '',
      unseenFrames: [],
      windows: [],
      earlier: {
        watched: unionOf(earlier.flatMap(({ watched }) => watched)),
        activeSeconds: earlier.reduce((sum, { activeSeconds }) => sum + activeSeconds, 0),
      },
    };
    // what the script sends waits for its turn; that it counts is said once it does
    if (!(await host.inject(tabId))) return false;
    await put(running);
    return true;
  }

  async function goOn(running: Running): Promise<boolean> {
    const resuming: Running = { ...running, counting: resumed(running.counting, now().getTime()) };
    const isIn = await host.inject(running.tabId);
    const next = await enterAll(resuming);
    const isOn = isIn || tabsOf(next).length > 1;
    await put({ ...next, state: isOn ? 'running' : 'left' });
    return isOn;
  }

  async function take(port: FramePort, told: Sample): Promise<void> {
    const running = find(port.tabId);
    if (running?.state !== 'running') return port.send({ kind: 'rest' });
    const counted = heard(running, port.tabId, told);
    const isTop = port.frameId === 0 && port.tabId === running.tabId;
    const next = isTop ? { ...counted, top: told.source } : counted;
    const nowMs = now().getTime();
    const isDue = nowMs - running.committedAtMs > COMMIT_MS;
    if (isIdle(next.counting, nowMs)) await halt(next, 'idle');
    else await put(isDue ? await commit(next, false) : next);
    port.send({ countedMs: told.clockMs });
  }

  async function end(running: Running): Promise<void> {
    if (running.state !== 'ended') await commit(running, true);
    await remove(running);
  }

  /** Without a tab that is gone. The session goes on in a window that its page opened, and ends with the last of them. */
  async function leave(running: Running, tabId: number): Promise<void> {
    const windows = running.windows.filter((opened) => opened.tabId !== tabId);
    if (running.tabId !== tabId) return put({ ...running, windows });
    const heir = windows.find(({ isCounted }) => isCounted);
    if (!heir || running.state === 'ended') return end(running);
    await put({ ...running, tabId: heir.tabId, windows: windows.filter((opened) => opened !== heir) });
  }

  async function recoverOne(sessionId: RecordId, run: string): Promise<void> {
    const running = disk.byId(sessionId);
    if (!running) return;
    // what cannot be written now lies here still, and is tried again when the worker next starts
    if (running.browserRun !== run) return end(running).catch(() => undefined);
    for (const tabId of [...running.windows.map((opened) => opened.tabId), running.tabId]) {
      const current = disk.byId(sessionId);
      if (current && !(await host.hasTab(tabId))) await leave(current, tabId).catch(() => undefined);
    }
  }

  return {
    get problem() {
      return disk.problem;
    },
    start: (tabId) =>
      inTurn(async () => {
        const running = find(tabId);
        return running && running.state !== 'ended' ? goOn(running) : begin(tabId);
      }),
    pause: (tabId) =>
      inTurn(async () => {
        const running = find(tabId);
        if (running?.state === 'running') await halt(await upToNow(running), 'paused');
      }),
    stop: (tabId) =>
      inTurn(async () => {
        const running = find(tabId);
        if (running && running.state !== 'ended') await halt(await upToNow(running), 'ended');
      }),
    at: (tabId) => inTurn(async () => find(tabId)),
    all: () => inTurn(async () => disk.all()),
    correct: (tabId, minutes) =>
      inTurn(async () => {
        const running = find(tabId);
        if (!running) return;
        const portfolio = await store.portfolio();
        // a figure for a session that is not in the portfolio yet would be lost
        if (!readRecord(portfolio.doc, 'session', running.sessionId)) await put(await commit(running, false));
        await correctSession(portfolio, { ...running, minutes });
        host.changed();
      }),
    discard: (tabId) =>
      inTurn(async () => {
        const running = find(tabId);
        if (!running) return;
        rest(running);
        const today = localDateOf(now());
        await binSession(await store.portfolio(), { ...running, today });
        await remove(running);
      }),
    panelUsed(tabId) {
      panel = { tabId, atMs: now().getTime() };
    },
    accept(port) {
      const mine = ports.get(port.tabId) ?? new Set();
      ports.set(port.tabId, mine.add(port));
      port.listen(
        (message) => {
          if (message.kind === 'frames') void host.inject(port.tabId);
          else if (message.kind === 'pressed') {
            const press = { tabId: port.tabId, origin: message.origin, atMs: now().getTime() };
            void inTurn(() => follow(openings.pressed(press))).catch(() => host.changed());
          }
          // a sample that could not be kept is not answered, and comes again
          else void inTurn(() => take(port, message.sample)).catch(() => host.changed());
        },
        () => {
          mine.delete(port);
        },
      );
    },
    tabLoaded: (tabId) =>
      inTurn(async () => {
        const running = find(tabId);
        if (running?.state !== 'running') return;
        const opened = running.tabId === tabId ? null : running.windows.find((one) => one.tabId === tabId);
        if (opened) await put(await enter(running, opened));
        else if (await host.inject(tabId)) host.mark(running);
        else if (tabsOf(running).length === 1) await halt(running, 'left');
      }),
    tabOpened: (tabId, openerTabId) =>
      inTurn(() => follow(openings.opened({ tabId, openerTabId, atMs: now().getTime() }))),
    enterWindow: (tabId) =>
      inTurn(async () => {
        const running = find(tabId);
        const opened = running?.windows.find((one) => one.tabId === tabId);
        if (!running || running.tabId === tabId || !opened) return null;
        if (running.state === 'running') await put(await enter(running, opened));
        return running;
      }),
    tabGone: (tabId) =>
      inTurn(async () => {
        ports.delete(tabId);
        for (const [source, tab] of tabOfSource) if (tab === tabId) tabOfSource.delete(source);
        const running = find(tabId);
        if (running) await leave(running, tabId);
      }),
    hostAllowed: () =>
      inTurn(async () => {
        for (const running of disk.running()) {
          await host.inject(running.tabId);
          if (running.windows.length > 0) await put(await enterAll(running));
        }
      }),
    setLocked: (isLocked) =>
      inTurn(() => disk.changeAll((one) => ({ ...one, counting: (isLocked ? locked : unlocked)(one.counting) }))),
    tick: () =>
      inTurn(async () => {
        for (const running of disk.running())
          if (isIdle(running.counting, now().getTime())) await halt(running, 'idle');
      }),
    recover: () =>
      inTurn(async () => {
        const run = await host.browserRun();
        for (const { sessionId } of disk.all()) await recoverOne(sessionId, run);
      }),
  };
}
