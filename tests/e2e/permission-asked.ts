// The browser's own question about a permission, which nobody can answer without a screen.
import type { Profile } from './profile.ts';

/** Put into a page of the extension: each question is answered as a person may who says no. */
export const REFUSE_WHAT_IS_ASKED = `{
  globalThis.waymarkAsked = [];
  chrome.permissions.request = async ({ origins = [] }) => {
    waymarkAsked.push(...origins);
    return false;
  };
}`;

/** The origins that were asked about in that page, in order. */
export const ASKED = 'globalThis.waymarkAsked ?? []';

/** `put` when the browser shows a person this question; else what it says against it, as of a pattern that no manifest covers. */
export async function reallyAsked(profile: Profile, origins: string[]): Promise<string> {
  // a page of its own: a popup closes under the browser's question
  const page = await profile.context.newPage();
  await page.goto(`chrome-extension://${await profile.extensionId()}/options.html`);
  const outcome = await page.evaluate(async (patterns) => {
    const refused = chrome.permissions.request({ origins: patterns }).then(
      (isAllowed) => `answered ${isAllowed}`,
      (error: unknown) => String(error),
    );
    // what is refused is refused before the next call is answered
    const later = chrome.permissions.getAll().then(() => 'put');
    return Promise.race([refused, later]);
  }, origins);
  await page.close();
  return outcome;
}
