// The extension and the app in one Firefox: connected once, and what is kept from then on appears in the inbox by itself.
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from '@playwright/test';
import { type ContextId, Firefox, OWN_PAGES } from './firefox.ts';
import { clickInPopup, keptInFirefox, popupText } from './firefox-person.ts';
import { clickOn, SHOWN_TEXT } from './page-expressions.ts';
import { APP_ORIGIN, SyncServer } from './server.ts';

const body = (title: string): string =>
  `<!doctype html><html lang="en-GB"><head><title>${title}</title></head><body><article><h1>${title}</h1>
  <p>${'An invented page about measuring twice and cutting once, long enough to be read. '.repeat(8)}</p></article></body></html>`;

/** How many files the app holds. */
const FILES = `new Promise((resolve) => {
  const request = indexedDB.open('waymark-files');
  request.onsuccess = () => {
    const all = request.result.transaction('files').objectStore('files').getAllKeys();
    all.onsuccess = () => {
      request.result.close();
      resolve(all.result.length);
    };
  };
})`;

test('in Firefox the app is connected once, and what is kept before and after that is in the inbox', async () => {
  const site = createServer((request, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(body(decodeURIComponent(request.url?.slice(1) ?? '')));
  }).listen(0, '127.0.0.1');
  await once(site, 'listening');
  const server = await SyncServer.start();
  const firefox = await Firefox.open();

  const keep = async (title: string): Promise<void> => {
    const { port } = site.address() as AddressInfo;
    await firefox.clickAction(await firefox.tab(`http://journal.example:${port}/${encodeURIComponent(title)}`));
    await expect.poll(() => popupText(firefox)).toContain('About it, in a line');
    await clickInPopup(firefox, 'Keep');
    await expect.poll(() => popupText(firefox), { timeout: 20_000 }).toContain('Kept with it as dated evidence');
  };
  const textOf = (context: ContextId) => firefox.evaluate<string>(context, SHOWN_TEXT).catch(() => '');
  const click = (context: ContextId, name: string) =>
    expect.poll(() => firefox.evaluate(context, clickOn(name)), { message: `"${name}" can be clicked` }).toBe(true);

  try {
    await keep('Measuring twice');
    const app = await firefox.tab(`${APP_ORIGIN}/inbox`);
    await click(app, 'Connect it');
    let consent: ContextId | undefined;
    await expect.poll(async () => (consent = await firefox.tabAt(`${OWN_PAGES}/connect.html`))).toBeTruthy();
    await expect.poll(() => textOf(consent ?? '')).toContain('Connect this extension to the portfolio open at');
    await click(consent ?? '', 'Connect');
    await expect.poll(() => textOf(consent ?? '')).toContain('Connected');
    await firefox.send('browsingContext.close', { context: consent });
    await expect.poll(() => textOf(app)).toContain('Measuring twice');
    // every file of it comes along
    const { files } = await keptInFirefox(firefox);
    expect(files.length).toBeGreaterThan(1);
    await expect.poll(() => firefox.evaluate(app, FILES)).toBe(files.length);

    await keep('Cutting once');
    await expect.poll(() => textOf(app)).toContain('Cutting once');

    // a background that went to sleep is woken by what is kept next, and tells the app again
    await firefox.killBackground();
    await keep('After the sleep');
    await expect.poll(() => textOf(app)).toContain('After the sleep');
    expect((await keptInFirefox(firefox)).activities).toHaveLength(3);
  } finally {
    await firefox.close();
    await server.remove();
    site.closeAllConnections();
    site.close();
  }
});
