// Reading a tab from the background worker, by injecting the extension's scripts after a press of its button.
import { browser } from 'wxt/browser';
import { type PageCopy, parseCopy } from './page-copy.ts';
import { type PageReading, parseReading, readingFromTab } from './page-reading.ts';

/** A page that does not answer within this is taken as one that cannot be read. */
const READ_MS = 8_000;
/** The text comes after the capture is safe and may take longer. */
const COPY_MS = 30_000;

async function inject(tabId: number, file: '/read-page.js' | '/read-copy.js', timeMs: number): Promise<unknown> {
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

/** What the page in a tab says of itself; only its address where it cannot be read; null where it has none of the web. */
export async function readTab(tabId: number): Promise<PageReading | null> {
  const read = parseReading(await inject(tabId, '/read-page.js', READ_MS));
  return read ?? readingFromTab(await browser.tabs.get(tabId));
}

/** The text of the page in a tab; null when it cannot be read, or when the tab has gone on to another address. */
export async function copyTab(tabId: number, url: string): Promise<PageCopy | null> {
  const copy = parseCopy(await inject(tabId, '/read-copy.js', COPY_MS));
  return copy && withoutHash(copy.url) === withoutHash(url) ? copy : null;
}

const withoutHash = (url: string): string => url.replace(/#.*$/, '');
