// The browser's side of keeping without the popup: one shortcut and three entries of the context menu.
import { type Browser, browser } from 'wxt/browser';
import type { QuickKeep } from './quick-keep.ts';

const ENTRIES = [
  { id: 'keep-page', title: 'Keep this page in Waymark', contexts: ['page', 'frame', 'image', 'video', 'audio'] },
  { id: 'keep-selection', title: 'Keep this page with the selection in Waymark', contexts: ['selection'] },
  { id: 'keep-link', title: 'Keep this link in Waymark', contexts: ['link'] },
] as const;

const PAGES = ['http://*/*', 'https://*/*'];

/** Call once, as the worker starts. */
export function openMenus(quick: QuickKeep): void {
  for (const { id, title, contexts } of ENTRIES) {
    const entry = {
      id,
      title,
      contexts: [...contexts] as [Browser.contextMenus.ContextType],
      documentUrlPatterns: PAGES,
    };
    // an entry that is there from an earlier start is refused, and stays
    browser.contextMenus.create(entry, () => void browser.runtime.lastError);
  }
  browser.contextMenus.onClicked.addListener((info, tab) => {
    if (tab?.id === undefined) return;
    if (info.menuItemId === 'keep-page') void quick.page(tab.id);
    if (info.menuItemId === 'keep-selection') void quick.page(tab.id, info.selectionText);
    if (info.menuItemId !== 'keep-link' || !info.linkUrl) return;
    // Firefox gives the words of the link; elsewhere they are read in the page
    const { linkText } = info as { linkText?: string };
    void quick.link(tab.id, { url: info.linkUrl, words: linkText ?? '', frameId: info.frameId ?? 0 });
  });
  browser.commands.onCommand.addListener((command, tab) => {
    if (command === 'keep-now' && tab?.id !== undefined) void quick.page(tab.id);
  });
}
