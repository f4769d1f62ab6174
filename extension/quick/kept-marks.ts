// The mark on the button for pages that are kept already. Off until the person switches it on; looks in the rows on this device.
import { browser } from 'wxt/browser';
import { openProjection } from '../../shared/projection/database.ts';
import { isKept } from '../../shared/projection/queries.ts';
import { readSettings } from '../settings.ts';
import { refusalFor } from '../trust/refusal.ts';
import { showBadge } from './badge.ts';

/** Call once, as the worker starts. Without the `tabs` permission the browser tells no address, and nothing is looked up. */
export function openKeptMarks(): void {
  // the rows alone, whose index answers in a millisecond: the portfolio is not loaded for a page that was only opened
  let rows: ReturnType<typeof openProjection> | null = null;

  async function mark(tabId: number, url: string, incognito: boolean): Promise<void> {
    const settings = await readSettings();
    if (!settings.marksKept || refusalFor({ url, incognito }, settings)) return;
    rows ??= openProjection();
    if (await isKept(rows, url)) await showBadge(tabId, 'kept-before');
  }

  browser.tabs.onUpdated.addListener((tabId, change, tab) => {
    if (change.status !== 'complete' || !tab.url) return;
    void mark(tabId, tab.url, tab.incognito).catch(() => undefined);
  });
}
