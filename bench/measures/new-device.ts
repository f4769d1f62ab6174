// How soon a new device shows what the others have: a browser that was never here, linked by the 12 words over loopback.
import type { Page } from '@playwright/test';
import { APP_ORIGIN, SyncServer } from '../../tests/e2e/server.ts';
import type { Figure, Measure } from '../figures.ts';
import { newProfileFolder, openBrowser, removeProfile } from '../page.ts';
import { COUNTS, seededProfile, visitOnce } from '../seeded-profile.ts';

const COUNT = COUNTS[2];
const FIRST_ROWS = 50;
const ROW = 'main li a[href^="/activity/"]';
/** Only the activity of this number has it in its title. */
const OLDEST = '7654';
/** Ten thousand activities are sealed and sent in one go: a patience, not a figure. */
const PATIENCE_MS = 180_000;

const firstRows = async (page: Page): Promise<string[]> =>
  (await page.locator(ROW).allTextContents()).slice(0, FIRST_ROWS);

/** Turns syncing on; gives the words once everything is on the server. */
async function turnOnSyncing(page: Page): Promise<string> {
  await page.goto(`${APP_ORIGIN}/settings`);
  await page.getByRole('button', { name: 'Turn on syncing' }).click();
  const listed = page.getByRole('list', { name: 'Your 12 words' }).getByRole('listitem');
  await listed.nth(11).waitFor();
  await page.getByText('Everything on this device is on the server too').waitFor({ timeout: PATIENCE_MS });
  return (await listed.allInnerTexts()).join(' ');
}

async function rowsOnTheOther(folder: string): Promise<{ words: string; rows: string[] }> {
  const browser = await openBrowser(folder);
  const page = await browser.newPage();
  const words = await turnOnSyncing(page);
  await page.goto(`${APP_ORIGIN}/record`);
  await page
    .locator(ROW)
    .nth(FIRST_ROWS - 1)
    .waitFor();
  const rows = await firstRows(page);
  await browser.close();
  return { words, rows };
}

async function newDevice(): Promise<Figure[]> {
  const server = await SyncServer.start();
  const [here, there] = [await seededProfile(COUNT), await newProfileFolder()];
  try {
    await visitOnce(here);
    const { words, rows } = await rowsOnTheOther(here);
    const browser = await openBrowser(there);
    const page = await browser.newPage();
    await page.goto(`${APP_ORIGIN}/link`);
    await page.getByLabel('Your 12 words').fill(words);
    const link = page.getByRole('button', { name: 'Link this device' });

    const startedAtMs = performance.now();
    const passedMs = () => performance.now() - startedAtMs;
    await link.click();
    await page.waitForURL((url) => url.pathname !== '/link', { timeout: PATIENCE_MS });
    const joinedMs = passedMs();
    await page.getByRole('link', { name: 'Record', exact: true }).first().click();
    await page.waitForFunction(
      ([selector, wanted]) => {
        const shown = [...document.querySelectorAll(selector)].map((row) => row.textContent);
        return wanted.every((row, index) => row === shown[index]);
      },
      [ROW, rows] as const,
      { timeout: PATIENCE_MS },
    );
    const firstMs = passedMs();
    await page
      .getByText(`${COUNT.toLocaleString('en-GB')} activities`)
      .first()
      .waitFor({ timeout: PATIENCE_MS });
    await page.getByRole('searchbox').fill(OLDEST);
    await page.locator(ROW, { hasText: OLDEST }).first().waitFor({ timeout: PATIENCE_MS });
    const allMs = passedMs();
    await browser.close();
    return [
      { name: 'sync/new-device-joined', value: joinedMs, unit: 'ms' },
      { name: 'sync/new-device-first-rows', value: firstMs, unit: 'ms', target: 'value <= 2000' },
      { name: 'sync/new-device-all', value: allMs, unit: 'ms', target: 'value <= 8000' },
    ];
  } finally {
    await server.remove();
    await removeProfile(here);
    await removeProfile(there);
  }
}

export const newDeviceMeasures: readonly Measure[] = [
  {
    figures: ['sync/new-device-joined', 'sync/new-device-first-rows', 'sync/new-device-all'],
    needsBuild: true,
    run: newDevice,
  },
];
