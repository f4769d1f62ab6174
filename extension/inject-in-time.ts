// Puts a script into the frames of a tab and waits for what it gives back, but no longer than it may take.
import { browser } from 'wxt/browser';

export type Injection = Parameters<typeof browser.scripting.executeScript>[0];

/** What the scripts gave back, the page's own frame first; empty where the browser refuses or nothing answers in time. */
export async function injectInTime(injection: Injection, timeMs: number): Promise<unknown[]> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(resolve, timeMs, null);
  });
  try {
    const injected = await Promise.race([browser.scripting.executeScript(injection), late]);
    return (injected ?? []).map(({ result }) => result ?? null);
  } catch {
    // the browser's own pages, its store, its viewers and other extensions refuse
    return [];
  } finally {
    clearTimeout(timer);
  }
}
