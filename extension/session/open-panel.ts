// Opens the panel beside the page: Chromium's side panel, Firefox's sidebar. Only a person's click may do that.
import { browser } from 'wxt/browser';

/** Firefox's own interface, which the shared types leave out. */
interface Sidebar {
  open(): Promise<void>;
}

/** Resolves to whether it is open. Call it first in the click's own turn. */
export async function openPanel(windowId: number | undefined): Promise<boolean> {
  const sidebar = (browser as unknown as { sidebarAction?: Sidebar }).sidebarAction;
  try {
    if (sidebar) await sidebar.open();
    else if (windowId === undefined) return false;
    else await browser.sidePanel.open({ windowId });
    return true;
  } catch {
    // the session runs all the same, and the button shows it
    return false;
  }
}
