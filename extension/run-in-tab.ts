// Runs a script or a function in a tab's page, and says in which way it could not.
import { browser } from 'wxt/browser';
import type { ScriptPublicPath } from 'wxt/utils/inject-script';
import { inTime } from '../shared/model/in-time.ts';

export type TabFailure = 'gone' | 'refused' | 'late';
export type TabAnswer = { ok: true; value: unknown } | { ok: false; failure: TabFailure };
/** One value a frame that could be entered, the page's own first. */
export type FramesAnswer = { ok: true; values: unknown[] } | { ok: false; failure: TabFailure };

type Injected = { frameId?: number; result?: unknown }[];

const isThere = (tabId: number): Promise<boolean> =>
  browser.tabs.get(tabId).then(
    () => true,
    () => false,
  );

async function attempt(tabId: number, timeMs: number, start: () => Promise<Injected>): Promise<FramesAnswer> {
  try {
    const done = await inTime(start(), timeMs);
    if (!done) return { ok: false, failure: 'late' };
    const topFirst = [...done].sort((a, b) => (a.frameId ?? 0) - (b.frameId ?? 0));
    return { ok: true, values: topFirst.map(({ result }) => result ?? null) };
  } catch {
    // the browser's own pages, its store, its viewers and other extensions refuse
    return { ok: false, failure: (await isThere(tabId)) ? 'refused' : 'gone' };
  }
}

const ofTop = (answer: FramesAnswer): TabAnswer => (answer.ok ? { ok: true, value: answer.values[0] ?? null } : answer);

/** What a bundled script of the extension gives back from the page's top frame. */
export const runScript = async (tabId: number, file: ScriptPublicPath, timeMs: number): Promise<TabAnswer> =>
  ofTop(await attempt(tabId, timeMs, () => browser.scripting.executeScript({ target: { tabId }, files: [file] })));

/**
 * The same from the page and from all its frames that the browser lets the extension into. `isAtOnce`: a page or frame that is still
 * loading is not waited for.
 */
export const runScriptInFrames = (
  tabId: number,
  file: ScriptPublicPath,
  timeMs: number,
  isAtOnce = false,
): Promise<FramesAnswer> =>
  attempt(tabId, timeMs, () =>
    browser.scripting.executeScript({
      target: { tabId, allFrames: true },
      files: [file],
      injectImmediately: isAtOnce,
    }),
  );

/** Of all that answered; empty where nothing did. */
export const valuesOf = (answer: FramesAnswer): unknown[] => (answer.ok ? answer.values : []);

/** What a function that stands alone gives back from the page's top frame; it and its arguments travel as text. */
export const runFunction = async <A extends unknown[]>(
  tabId: number,
  timeMs: number,
  func: (...args: A) => unknown,
  args: A,
): Promise<TabAnswer> =>
  ofTop(await attempt(tabId, timeMs, () => browser.scripting.executeScript({ target: { tabId }, func, args })));
