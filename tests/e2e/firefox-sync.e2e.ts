// The extension alone in Firefox: linked by words, it sends what it keeps by itself, also when its background page was put to sleep.
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from '@playwright/test';
import { Firefox, OWN_PAGES } from './firefox.ts';
import { clickInPopup, fill, popupText } from './firefox-person.ts';
import { aNodeDevice } from './node-device.ts';
import { clickOn, SHOWN_TEXT } from './page-expressions.ts';
import { APP_ORIGIN, SyncServer } from './server.ts';

const body = (title: string): string =>
  `<!doctype html><html lang="en-GB"><head><title>${title}</title></head><body><article><h1>${title}</h1>
  <p>${'An invented page about measuring twice and cutting once, long enough to be read. '.repeat(8)}</p></article></body></html>`;

test('in Firefox, what is kept arrives at another device, also after the background page was put to sleep in mid-burst', async () => {
  const site = createServer((request, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(body(decodeURIComponent(request.url?.slice(1) ?? '')));
  }).listen(0, '127.0.0.1');
  await once(site, 'listening');
  const server = await SyncServer.start();
  const device = aNodeDevice(APP_ORIGIN);
  const firefox = await Firefox.open();

  const keep = async (title: string): Promise<void> => {
    const { port } = site.address() as AddressInfo;
    await firefox.clickAction(await firefox.tab(`http://journal.example:${port}/${encodeURIComponent(title)}`));
    await expect.poll(() => popupText(firefox)).toContain('About it, in a line');
    await clickInPopup(firefox, 'Keep');
    await expect.poll(() => popupText(firefox), { timeout: 20_000 }).toContain('Saved on this computer');
  };

  try {
    await expect.poll(device.isStored).toBe(true);
    const options = await firefox.tab(`${OWN_PAGES}/options.html`);
    const text = () => firefox.evaluate<string>(options, SHOWN_TEXT).catch(() => '');
    const run = <T>(expression: string) => firefox.evaluate<T>(options, expression);
    await expect.poll(text).toContain('Off. What you keep is in this browser only.');
    await fill(run, 'Your 12 words', device.words);
    await expect.poll(() => run(clickOn('Link'))).toBe(true);
    await expect.poll(text).toContain('On the server at');
    await keep('Kept after linking');
    await expect.poll(device.titles, { timeout: 15_000 }).toEqual(['Kept after linking']);

    await server.stop();
    await keep('Kept while the server was away');
    await expect.poll(text).toContain('Exchanging with the server at');
    await firefox.killBackground();
    await server.start();
    await firefox.tab(`${OWN_PAGES}/options.html`);
    await expect.poll(device.titles, { timeout: 15_000 }).toContain('Kept while the server was away');
  } finally {
    await firefox.close();
    await device.stop();
    await server.remove();
    site.close();
  }
});
