// Hosts that a person allows Waymark: their yes, given before the question, since no test can answer the browser's own.
import type { Page } from '@playwright/test';
import type { Profile } from './profile.ts';

/** The part of Chromium's own page of extensions that is used here. */
interface ExtensionsPage {
  developerPrivate: { addHostPermission(id: string, pattern: string): Promise<void> };
}

async function inNewTab<T>(profile: Profile, address: string, work: (page: Page) => Promise<T>): Promise<T> {
  const page = await profile.context.newPage();
  await page.goto(address);
  const outcome = await work(page);
  await page.close();
  return outcome;
}

/** From here on Waymark's question about this pattern, such as `http://player.example/*`, is answered with yes, without being shown. */
export async function willAllowHost(profile: Profile, pattern: string): Promise<void> {
  const id = await profile.extensionId();
  await inNewTab(profile, 'chrome://extensions', (page) =>
    page.evaluate(
      ([extension, host]) => (chrome as unknown as ExtensionsPage).developerPrivate.addHostPermission(extension, host),
      [id, pattern] as const,
    ),
  );
}

/** Waymark has it already. */
export async function allowHost(profile: Profile, pattern: string): Promise<void> {
  await willAllowHost(profile, pattern);
  const options = `chrome-extension://${await profile.extensionId()}/options.html`;
  const isAllowed = await inNewTab(profile, options, (page) =>
    page.evaluate((host) => chrome.permissions.request({ origins: [host] }), pattern),
  );
  if (!isAllowed) throw new Error(`${pattern} was not allowed`);
}
