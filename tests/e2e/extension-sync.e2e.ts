// The extension sends what it keeps by itself: alone in its browser, linked by words, and beside an app that is closed.
import type { Page } from '@playwright/test';
import { expect, type Profile, test } from './browser.ts';
import { startAs } from './first-run.ts';
import { aNodeDevice } from './node-device.ts';
import { APP_ORIGIN } from './server.ts';

const body = (title: string): string =>
  `<!doctype html><html lang="en-GB"><head><title>${title}</title></head><body><article><h1>${title}</h1>
  <p>${'An invented page about measuring twice and cutting once, long enough to be read. '.repeat(8)}</p></article></body></html>`;

async function keep(profile: Profile, title: string): Promise<void> {
  const page = await profile.page(`https://learning.example/${encodeURIComponent(title)}`, body(title));
  const popup = await profile.clickAction(page);
  await popup.click('Keep');
  await popup.waitForText('Saved on this computer');
}

async function options(profile: Profile): Promise<Page> {
  const page = await profile.context.newPage();
  await page.goto(`chrome-extension://${await profile.extensionId()}/options.html`);
  await expect(page.getByRole('heading', { name: 'Sync', exact: true })).toBeVisible();
  return page;
}

async function link(page: Page, words: string, server = APP_ORIGIN): Promise<void> {
  await page.getByLabel('Your 12 words').fill(words);
  await page.getByLabel('Address of the server').fill(server);
  await page.getByRole('button', { name: 'Link', exact: true }).click();
}

test('linked by words, what was kept before and after arrives at another device, and a killed worker loses nothing', async ({
  profile,
  server,
}) => {
  const device = aNodeDevice(APP_ORIGIN);
  try {
    await expect.poll(device.isStored).toBe(true);
    await keep(profile, 'Kept before linking');
    const page = await options(profile);
    await expect(page.getByText('Off. What you keep is in this browser only.')).toBeVisible();
    await expect(page.getByText('The page kept here moves along.')).toBeVisible();

    await link(page, device.words, 'no address');
    await expect(page.getByText('This is no address of a server.')).toBeVisible();
    await link(page, device.words, 'http://cpd.example');
    await expect(page.getByText('The address must begin with https.')).toBeVisible();
    await link(page, 'abandon ability able about above absent absorb abstract absurd abuse access winter');
    await expect(page.getByText('together they do not make a valid set')).toBeVisible();
    await link(page, device.words);
    await expect(page.getByText(/^On the server at \d\d:\d\d\.$/)).toBeVisible();
    await expect.poll(device.titles).toEqual(['Kept before linking']);
    await expect.poll(device.wholeDevices).toEqual(['This browser’s extension']);

    await keep(profile, 'Kept after linking');
    await expect.poll(device.titles).toEqual(['Kept before linking', 'Kept after linking']);

    // the server is away, and the worker dies while it looks for it
    await server.stop();
    await keep(profile, 'Kept while the server was away');
    await page.bringToFront();
    await expect(page.getByText(/^Exchanging with the server at/)).toBeVisible();
    await profile.killWorker();
    await server.start();
    // a page of the extension starts the worker again, as the next page that is kept would
    await page.reload();
    await expect.poll(device.titles).toContain('Kept while the server was away');
    await expect(page.getByText(/^On the server at \d\d:\d\d\.$/)).toBeVisible();

    const alarm = async () => (await profile.worker()).evaluate(() => chrome.alarms.get('sync'));
    expect(await alarm()).toMatchObject({ periodInMinutes: 30 });
    await page.getByText('Stop syncing here').click();
    await page.getByRole('button', { name: 'Stop syncing', exact: true }).click();
    await expect(page.getByText('Off. What you keep is in this browser only.')).toBeVisible();
    await expect.poll(alarm).toBeUndefined();
  } finally {
    await device.stop();
  }
});

test('connected to an app that syncs, the extension sends what is kept while the app is closed', async ({
  profile,
  server,
}) => {
  expect(server.output).toContain('listening');
  const app = await profile.context.newPage();
  await startAs(app, 'Occupational therapist');
  await app.goto(`${APP_ORIGIN}/settings`);
  await app.getByRole('button', { name: 'Turn on syncing' }).click();
  await expect(app.getByText(/^Everything on this device is on the server too/)).toBeVisible();
  const words = await app.getByRole('list', { name: 'Your 12 words' }).getByRole('listitem').allInnerTexts();
  const opened = profile.context.waitForEvent('page');
  await app.getByRole('button', { name: 'Connect it' }).click();
  const consent = await opened;
  await consent.getByRole('button', { name: 'Connect', exact: true }).click();
  await expect(consent.getByRole('heading', { name: 'Connected' })).toBeVisible();
  await consent.close();
  const page = await options(profile);
  await expect(page.getByText(/^On the server at \d\d:\d\d\.$/)).toBeVisible();

  await app.close();
  const device = aNodeDevice(APP_ORIGIN, words.join(' '));
  try {
    await keep(profile, 'Kept while the app was closed');
    await expect.poll(device.titles, { timeout: 15_000 }).toContain('Kept while the app was closed');
    expect(device.wholeDevices()).not.toContain('This browser’s extension');
  } finally {
    await device.stop();
  }
});
