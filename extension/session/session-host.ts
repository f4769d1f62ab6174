// Ties sessions to the browser: tabs, frames, alarms, the lock of the screen, and the button's mark.
import { type Browser, browser } from 'wxt/browser';
import { newId } from '../../shared/model/id.ts';
import { asAmount, asLine, asRecord } from '../../shared/model/parse.ts';
import { refusalOfTab } from '../capture/tab-reading.ts';
import { runScriptInFrames, valuesOf } from '../run-in-tab.ts';
import type { Store } from '../worker/store.ts';
import { countedOf } from './accounting.ts';
import { dueNow } from './reminders.ts';
import type { Running } from './running.ts';
import { parseSample, type Sample } from './sample.ts';
import type { SessionHost, SessionKeeper } from './session-keeper.ts';
import { SESSIONS_CHANGED, START_ASKED, START_OUTCOME } from './sessions-changed.ts';

const SCRIPT = '/session-page.js';
/** A tab of which a frame does not answer within this is counted up to what it told before. */
const SAMPLES_MS = 1_000;
const TICK_ALARM = 'session-tick';
const DUE_ALARM = 'reminders-due';
const RUN_KEY = 'browser-run';
const TITLE = 'Keep this page in Waymark';
const BADGE_COLOUR = '#0b5c6b';
const DUE_COLOUR = '#7a4fa3';

async function inject(tabId: number): Promise<boolean> {
  try {
    const frames = await browser.scripting.executeScript({
      target: { tabId, allFrames: true },
      files: [SCRIPT],
      // pages and frames that are still loading are counted as well
      injectImmediately: true,
    });
    return frames.length > 0;
  } catch {
    // the browser's own pages, its store, and pages on which the button was not pressed
    return false;
  }
}

async function samplesNow(tabId: number): Promise<Sample[]> {
  const told = valuesOf(await runScriptInFrames(tabId, SCRIPT, SAMPLES_MS, true));
  return told.flatMap((samples) => (Array.isArray(samples) ? samples : [])).flatMap((one) => parseSample(one) ?? []);
}

/** The name of this run of the browser. Session storage is empty after a restart and after a crash. */
async function browserRun(): Promise<string> {
  const known = asLine((await browser.storage.session.get(RUN_KEY))[RUN_KEY], 64);
  if (known) return known;
  const run = newId();
  await browser.storage.session.set({ [RUN_KEY]: run });
  return run;
}

const minutesText = (minutes: number): string => `${minutes} ${minutes === 1 ? 'minute' : 'minutes'}`;

/** A mark that a tab which has just gone cannot take is no loss. */
const ignoreGone = (work: Promise<unknown>): void => void work.catch(() => undefined);

function showMark(tabId: number, text: string | null, title: string): void {
  // null gives the tab back what stands for all tabs; the types know only text
  ignoreGone(browser.action.setBadgeText({ tabId, text: text as string }));
  ignoreGone(browser.action.setTitle({ tabId, title }));
  if (text !== null) ignoreGone(browser.action.setBadgeBackgroundColor({ tabId, color: BADGE_COLOUR }));
}

function mark({ tabId, state, counting }: Running): void {
  if (state === 'ended') {
    unmark(tabId);
    return;
  }
  const minutes = Math.floor(countedOf(counting).activeSeconds / 60);
  if (state === 'running')
    showMark(tabId, minutes < 1 ? '●' : String(minutes), `Waymark counts time here: ${minutesText(minutes)} so far`);
  else showMark(tabId, '❚❚', `Waymark’s session is paused: ${minutesText(minutes)} so far`);
}

const unmark = (tabId: number): void => showMark(tabId, null, TITLE);

/** An alarm that is there already goes on as it is. */
async function ring(name: string, periodInMinutes: number): Promise<void> {
  if (!(await browser.alarms.get(name))) await browser.alarms.create(name, { periodInMinutes });
}

export const sessionHost = (keepTab: SessionHost['keepTab']): SessionHost => ({
  keepTab,
  inject,
  samplesNow,
  enter: async (tabId) => (await refusalOfTab(tabId).catch(() => null)) === null && inject(tabId),
  hasTab: (tabId) => browser.tabs.get(tabId).then(Boolean, () => false),
  browserRun,
  mark,
  unmark,
  changed: sessionsChanged,
  setTicking: (isOn) => ignoreGone(isOn ? ring(TICK_ALARM, 1) : browser.alarms.clear(TICK_ALARM)),
});

/** Tells the extension's own pages that a session or note has changed. */
export function sessionsChanged(): void {
  ignoreGone(browser.storage.session.set({ [SESSIONS_CHANGED]: Date.now() }));
}

/** Shows on the button, for all tabs, how many reminders are due. */
export async function markDue(store: Store): Promise<void> {
  const { length } = await dueNow(await store.portfolio(), new Date());
  const title = length === 0 ? TITLE : `Waymark: ${length} ${length === 1 ? 'reminder is' : 'reminders are'} due`;
  await browser.action.setBadgeText({ text: length === 0 ? '' : String(length) });
  await browser.action.setTitle({ title });
  if (length > 0) await browser.action.setBadgeBackgroundColor({ color: DUE_COLOUR });
}

/** The screen's lock is known once the person has allowed it; the browser shows the interface only then. */
function hearLock(sessions: SessionKeeper): void {
  if (!browser.idle?.onStateChanged) return;
  browser.idle.onStateChanged.addListener(
    (state) => void sessions.setLocked(state === 'locked').catch(() => undefined),
  );
}

/** Starts what the popup asked for before it went; says in storage what became of it. */
function hearStarts(start: (tabId: number) => Promise<{ why: string }>): void {
  browser.storage.session.onChanged.addListener((changes) => {
    const tabId = asAmount(asRecord(changes[START_ASKED]?.newValue).tabId);
    if (tabId === null) return;
    const outcome = start(tabId).catch(() => ({
      why: 'The session could not be started. Try again; if it stays so, free some space on this computer.',
    }));
    ignoreGone(outcome.then(({ why }) => browser.storage.session.set({ [START_OUTCOME]: { tabId, why } })));
  });
}

/** Tells of a tab that a page may have opened. Of windows of their own not every browser says whose page it was. */
async function tellOpened(sessions: SessionKeeper, tab: Browser.tabs.Tab) {
  if (tab.id === undefined) return;
  const isSaid = tab.openerTabId !== undefined;
  if (!isSaid && (await browser.windows.get(tab.windowId)).type !== 'popup') return;
  await sessions.tabOpened(tab.id, tab.openerTabId ?? null);
}

/** Wires the browser's events to the sessions. Called in the worker's first turn, or events that wake it are missed. */
export function wireSessions(
  sessions: SessionKeeper,
  store: Store,
  start: (tabId: number) => Promise<{ why: string }>,
): void {
  hearStarts(start);
  const quietly = (work: Promise<unknown>) => void work.catch(() => undefined);
  browser.tabs.onRemoved.addListener((tabId) => quietly(sessions.tabGone(tabId)));
  browser.tabs.onCreated.addListener((tab) => quietly(tellOpened(sessions, tab)));
  browser.tabs.onUpdated.addListener((tabId, { status }) => {
    if (status === 'complete') quietly(sessions.tabLoaded(tabId));
  });
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === TICK_ALARM) quietly(sessions.tick());
    if (name === DUE_ALARM) quietly(markDue(store));
  });
  hearLock(sessions);
  browser.permissions.onAdded.addListener(({ permissions, origins = [] }) => {
    if (permissions?.includes('idle')) hearLock(sessions);
    if (origins.length > 0) quietly(sessions.hostAllowed());
  });
  // hourly, since a computer may sleep over midnight
  ignoreGone(ring(DUE_ALARM, 60));
  const begin = () => {
    quietly(sessions.recover());
    quietly(markDue(store));
  };
  browser.runtime.onStartup.addListener(begin);
  quietly(sessions.recover());
}
