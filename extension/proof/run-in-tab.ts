// Runs a script or a function in a tab's page, and says in which way it could not.
import { browser } from 'wxt/browser';

export type TabFailure = 'gone' | 'refused' | 'late';
export type TabAnswer = { ok: true; value: unknown } | { ok: false; failure: TabFailure };

async function within(timeMs: number, work: Promise<{ result?: unknown }[]>): Promise<TabAnswer> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(resolve, timeMs, null);
  });
  try {
    const done = await Promise.race([work, late]);
    return done ? { ok: true, value: done[0]?.result ?? null } : { ok: false, failure: 'late' };
  } finally {
    clearTimeout(timer);
  }
}

const isThere = (tabId: number): Promise<boolean> =>
  browser.tabs.get(tabId).then(
    () => true,
    () => false,
  );

async function attempt(
  tabId: number,
  timeMs: number,
  start: () => Promise<{ result?: unknown }[]>,
): Promise<TabAnswer> {
  try {
    return await within(timeMs, start());
  } catch {
    // the browser's own pages, its store, its viewers and other extensions refuse
    return { ok: false, failure: (await isThere(tabId)) ? 'refused' : 'gone' };
  }
}

/** What a bundled script of the extension gives back from the page's top frame. */
export const runScript = (
  tabId: number,
  file: '/read-copy.js' | '/read-page-file.js',
  timeMs: number,
): Promise<TabAnswer> =>
  attempt(tabId, timeMs, () => browser.scripting.executeScript({ target: { tabId }, files: [file] }));

/** What a function that stands alone gives back from the page's top frame; it and its arguments travel as text. */
export const runFunction = <A extends unknown[]>(
  tabId: number,
  timeMs: number,
  func: (...args: A) => unknown,
  args: A,
): Promise<TabAnswer> =>
  attempt(tabId, timeMs, () => browser.scripting.executeScript({ target: { tabId }, func, args }));
