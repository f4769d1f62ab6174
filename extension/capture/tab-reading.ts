// Reading a tab from the background worker, by injecting the extension's scripts after a press of its button.
import { browser } from 'wxt/browser';
import { readSettings } from '../settings.ts';
import { type Refusal, refusalFor } from '../trust/refusal.ts';
import { type PageReading, parseReading, readingFromTab } from './page-reading.ts';

/** A page that does not answer within this is taken as one that cannot be read. */
const READ_MS = 8_000;

async function inject(tabId: number, file: '/read-page.js', timeMs: number): Promise<unknown> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(resolve, timeMs, null);
  });
  try {
    const injected = browser.scripting.executeScript({ target: { tabId }, files: [file] });
    return (await Promise.race([injected, late]))?.[0]?.result ?? null;
  } catch {
    // the browser's own pages, its store, its viewers and other extensions refuse
    return null;
  } finally {
    clearTimeout(timer);
  }
}

export interface LookedAt {
  /** Null where nothing is looked at, and where the browser shows not even an address. */
  reading: PageReading | null;
  refusal: Refusal | null;
}

/** Why this tab is not to be looked at, or null; goes by its address and window alone. Asked before anything else is done with it. */
export const refusalOfTab = async (tabId: number): Promise<Refusal | null> =>
  refusalFor(await browser.tabs.get(tabId), await readSettings());

/** What the page in a tab says of itself, unless it is not to be looked at; only its address where it cannot be read. */
export async function readTab(tabId: number): Promise<LookedAt> {
  const refusal = await refusalOfTab(tabId);
  if (refusal) return { reading: null, refusal };
  const read = parseReading(await inject(tabId, '/read-page.js', READ_MS));
  // the page may have moved on while it was read, to one that is not to be looked at
  const gone = await refusalOfTab(tabId);
  if (gone) return { reading: null, refusal: gone };
  return { reading: read ?? readingFromTab(await browser.tabs.get(tabId)), refusal: null };
}
