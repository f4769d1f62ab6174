// A browser profile whose portfolio holds many invented activities, as measures of the app begin with.
import { APP_ORIGIN } from '../tests/e2e/server.ts';
import { newProfileFolder, openBlankPage, openBrowser } from './page.ts';

/** So many activities: of two years, of a working life, and of more than anyone will have. */
export const COUNTS = [100, 1_000, 10_000] as const;

/** A profile whose portfolio holds so many invented activities. */
export async function seededProfile(count: number): Promise<string> {
  const folder = await newProfileFolder();
  const browser = await openBrowser(folder);
  const page = await openBlankPage(browser);
  await page.evaluate((activities) => window.waymarkBench.seed(activities), count);
  await browser.close();
  return folder;
}

/** The app was here before: its service worker has all of it, as on any day but the first. */
export async function visitOnce(folder: string): Promise<void> {
  const browser = await openBrowser(folder);
  const page = await browser.newPage();
  await page.goto(`${APP_ORIGIN}/record`);
  await page.evaluate(async () => {
    localStorage.setItem('waymark-welcomed', 'yes');
    await navigator.serviceWorker.ready;
  });
  await browser.close();
}
