// The extension and the app in one browser: through the worker's sleep, with the copies of pages, after the site's data is cleared.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from '@playwright/test';
import { expect, type Profile, test } from './browser.ts';
import { keptRecords } from './kept-records.ts';
import { APP_ORIGIN } from './server.ts';

const body = (title: string): string =>
  `<!doctype html><html lang="en-GB"><head><title>${title}</title></head><body><article><h1>${title}</h1>
  <p>${'An invented page about measuring twice and cutting once, long enough to be read. '.repeat(8)}</p></article></body></html>`;
const addressOf = (title: string): string => `https://learning.example/${encodeURIComponent(title)}`;

async function keep(profile: Profile, title: string): Promise<Page> {
  const page = await profile.page(addressOf(title), body(title));
  const popup = await profile.clickAction(page);
  await popup.click('Keep');
  await popup.waitForText('Kept with it as dated evidence');
  return page;
}

async function openApp(profile: Profile): Promise<Page> {
  const app = await profile.context.newPage();
  await app.goto(`${APP_ORIGIN}/inbox`);
  await expect(app.getByRole('heading', { level: 1, name: 'Inbox' })).toBeVisible();
  return app;
}

async function connect(profile: Profile, app: Page, question: RegExp): Promise<void> {
  await app.bringToFront();
  const opened = profile.context.waitForEvent('page');
  await app.getByRole('button', { name: 'Connect it' }).click();
  const consent = await opened;
  await expect(consent.getByRole('heading', { level: 1, name: question })).toBeVisible();
  await consent.getByRole('button', { name: 'Connect', exact: true }).click();
  await expect(consent.getByRole('heading', { name: 'Connected' })).toBeVisible();
  await consent.close();
}

/** Any page of the extension starts its worker again; the app hears nothing of that. */
async function wake(profile: Profile): Promise<void> {
  const page = await profile.context.newPage();
  await page.goto(`chrome-extension://${await profile.extensionId()}/connect.html`);
  await expect(page.getByRole('heading', { name: 'Nobody asks to connect' })).toBeVisible();
  await page.close();
}

const shown = (app: Page, title: string) => app.getByRole('link', { name: title, exact: true });

/** Hashes of the files that the app holds, with the words in them. */
const filesOf = (app: Page): Promise<string[]> =>
  app.evaluate(
    () =>
      new Promise((resolve, reject) => {
        const request = indexedDB.open('waymark-files');
        request.onerror = () => reject(request.error);
        request.onsuccess = () => {
          const all = request.result.transaction('files').objectStore('files').getAll();
          all.onsuccess = () => {
            request.result.close();
            resolve(all.result.map((file: { bytes: Uint8Array }) => new TextDecoder().decode(file.bytes)));
          };
        };
      }),
  );

test('the copy of a page comes over with it', async ({ profile, server }) => {
  expect(server.output).toContain('listening');
  await keep(profile, 'Measuring twice');
  const app = await openApp(profile);
  await connect(profile, app, /^Connect this extension to the portfolio open at/);
  await expect(shown(app, 'Measuring twice')).toBeVisible();
  // every file that the extension keeps of it: its words, the picture of the screen, the list of what was kept
  const inExtension = await keptRecords(profile);
  expect(inExtension.files.length).toBeGreaterThan(1);
  await expect.poll(async () => (await filesOf(app)).length).toBe(inExtension.files.length);
  expect((await filesOf(app)).join('\n')).toContain('measuring twice and cutting once');

  // the fixture fails on anything that the policy of the app refuses
  await shown(app, 'Measuring twice').click();
  await app.getByRole('button', { name: 'Read the kept copy' }).click();
  const copy = app.getByRole('dialog', { name: 'Measuring twice' });
  await expect(copy).toContainText('measuring twice and cutting once');
  await expect(copy.getByRole('heading', { name: 'Measuring twice' })).toHaveCount(1);
  await expect(copy).toContainText(/Kept \d+ \w+ \d{4} at \d\d:\d\d from/);
  await expect(copy).not.toContainText(/\d{4}-\d\d-\d\dT/);

  await app.goto(`${APP_ORIGIN}/today`);
  await expect(app.getByText('Two copies, both on this device')).toBeVisible();
});

test('a worker that went to sleep is woken by news from either side', async ({ profile, server }) => {
  expect(server.output).toContain('listening');
  const app = await openApp(profile);
  await connect(profile, app, /^Connect this extension/);
  await keep(profile, 'Before the sleep');
  await expect(shown(app, 'Before the sleep')).toBeVisible();

  await profile.killWorker();
  await wake(profile);
  await keep(profile, 'After the sleep');
  await expect(shown(app, 'After the sleep')).toBeVisible();

  await profile.killWorker();
  await app.bringToFront();
  await shown(app, 'Before the sleep').click();
  await app.getByLabel('What it was').fill('Written while the extension slept.');
  await app.getByLabel('What it was').blur();
  await expect
    .poll(async () => (await keptRecords(profile)).activities.map(({ description }) => description).sort())
    .toEqual(['', 'Written while the extension slept.']);
});

test('an app whose data was cleared gets its portfolio back from the extension', async ({ profile, server }) => {
  expect(server.output).toContain('listening');
  await keep(profile, 'Kept through everything');
  const app = await openApp(profile);
  await connect(profile, app, /^Connect this extension/);
  await expect(shown(app, 'Kept through everything')).toBeVisible();

  const session = await profile.context.newCDPSession(app);
  await app.goto(`${APP_ORIGIN}/icon.svg`);
  await session.send('Storage.clearDataForOrigin', { origin: APP_ORIGIN, storageTypes: 'indexeddb,local_storage' });
  await app.goto(`${APP_ORIGIN}/inbox`);
  await expect(app.getByText('The page kept in it that is not here yet comes along.')).toBeVisible();
  await connect(profile, app, /^Give the portfolio in this extension to the app at/);
  // the app starts anew with it, past the welcome
  await expect(app.getByRole('heading', { level: 1, name: 'Today' })).toBeVisible();
  await app
    .getByRole('link', { name: /^Inbox/ })
    .first()
    .click();
  await expect(shown(app, 'Kept through everything')).toBeVisible();
});

test('a page on another port of this computer is told nothing', async ({ profile }) => {
  const stranger = createServer((_, response) => response.end('<!doctype html><title>Not Waymark</title>')).listen(0);
  try {
    const page = await profile.context.newPage();
    await page.goto(`http://localhost:${(stranger.address() as AddressInfo).port}/`);
    const heard = await page.evaluate(async () => {
      const messages: unknown[] = [];
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = ({ data }) => messages.push(data);
      window.addEventListener('message', ({ data }) => {
        if (data !== 'waymark:page-hello') messages.push(data);
      });
      window.postMessage('waymark:page-hello', location.origin, [port2]);
      port1.postMessage({ kind: 'hello', portfolioId: '0f8fad5b-d9cb-469f-a165-70867728950e', inUse: false });
      // long enough for an answer that takes a few milliseconds where the page is the app's
      await new Promise((later) => setTimeout(later, 500));
      return messages;
    });
    expect(heard).toEqual([]);
  } finally {
    stranger.close();
  }
});
