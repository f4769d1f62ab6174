// Starting a session as a person does: the toolbar button, then Start; the panel opens beside the page.
import type { Page } from '@playwright/test';
import type { Profile } from './browser.ts';
import type { HiddenPage } from './hidden-page.ts';

/** The test site is this computer, where Waymark keeps nothing unless the person allows it. */
export async function allowThisComputer(profile: Profile): Promise<void> {
  await (await profile.worker()).evaluate(() => chrome.storage.local.set({ settings: { allowedHere: ['127.0.0.1'] } }));
}

/** Gives the panel, once it counts. */
export async function startSession(profile: Profile, page: Page): Promise<HiddenPage> {
  const popup = await profile.clickAction(page);
  // a webinar or course has the button beside Keep, an article in a row of its own
  await popup.waitForText(/Count time, take notes|Start a session/);
  if ((await popup.text()).includes('Count time, take notes')) await popup.click('Session');
  await popup.click('Start a session').catch((error: unknown) => {
    // the panel opens, and the popup is gone before it can answer
    if (!/closed the page/.test(String(error))) throw error;
  });
  const panel = await profile.panel();
  await panel.waitForText('Counting, while ');
  return panel;
}
