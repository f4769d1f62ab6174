// The small sign on the toolbar button of one tab. The browser takes it away by itself when the tab goes to another page.
import { browser } from 'wxt/browser';

export type Badge = 'none' | 'working' | 'kept' | 'failed' | 'kept-before';

/** What stands on it, its colour, and what a pointer or a screen reader is told. */
const LOOKS: Record<Badge, { text: string; color: string; title: string }> = {
  none: { text: '', color: '#0b5c6b', title: 'Keep this page in Waymark' },
  working: { text: '…', color: '#4a5361', title: 'Waymark is keeping this page' },
  kept: { text: '✓', color: '#0b5c6b', title: 'Kept in Waymark. Open to see it or to take it back' },
  failed: { text: '!', color: '#7a1616', title: 'Not kept. Open to see why and what to do' },
  'kept-before': { text: '✓', color: '#4a5361', title: 'You kept this page before' },
};

export async function showBadge(tabId: number, badge: Badge): Promise<void> {
  const { text, color, title } = LOOKS[badge];
  try {
    await browser.action.setBadgeText({ tabId, text });
    await browser.action.setBadgeBackgroundColor({ tabId, color });
    await browser.action.setBadgeTextColor?.({ tabId, color: '#ffffff' });
    await browser.action.setTitle({ tabId, title });
  } catch {
    // the tab is gone, and its badge with it
  }
}
