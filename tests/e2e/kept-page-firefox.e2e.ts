// Copies of pages made in Firefox, whose extensions see a page from further away: the same looks, the same nothing that runs.
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from '@playwright/test';
import { KEPT_PAGES } from '../fixtures/kept-pages/pages.ts';
import { MARKUP } from '../fixtures/payloads/payloads.ts';
import { Firefox } from './firefox.ts';
import { SHOWN_TEXT } from './page-expressions.ts';

/** Attacks that neither lead the page or a frame of it away, which ends the visit, nor hide the rest of it. */
const STAYING = MARKUP.filter(
  (markup) => !/http-equiv=refresh|<base|<style|<link|<iframe|<object|<embed|<frame|<portal/i.test(markup),
);
const HOSTILE = `<!doctype html><title>Attacks</title><p>Words of the page.</p><div id="place"></div><script>
const make = Document.prototype.createElement.bind(document), place = document.getElementById('place');
for (const one of ${JSON.stringify(STAYING).replaceAll('<', '\\u003c')}) place.appendChild(make('div')).innerHTML = one;
</script><p>The last words.</p>`;

/** What the script of the extension gives for the tab in front; asked in the popup, which stays open for it. */
const COPY = `(async () => {
  const { browser } = window.wrappedJSObject ?? window;
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  const [{ result }] = await browser.scripting.executeScript({ target: { tabId: tab.id }, files: ['/read-page-file.js'] });
  return JSON.stringify(result);
})()`;

test('a page is copied in Firefox with its rules, pictures, letters and shadow roots', async () => {
  const answers = new Map(
    KEPT_PAGES.flatMap((page) => Object.entries(page.answers)).map(([address, answer]) => [
      new URL(address).pathname,
      answer,
    ]),
  );
  const site = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://x').pathname;
    const answer = path === '/attacks' ? { type: 'text/html; charset=utf-8', body: HOSTILE } : answers.get(path);
    response.writeHead(answer ? 200 : 404, { 'content-type': answer?.type ?? 'text/plain' });
    response.end(answer?.body ?? '');
  }).listen(0, '127.0.0.1');
  await once(site, 'listening');
  const { port } = site.address() as AddressInfo;
  const firefox = await Firefox.open();
  const copyOf = async (address: string): Promise<{ html: string; notes: string[] }> => {
    const { pathname } = new URL(address);
    const tab = await firefox.tab(`http://journal.example:${port}${pathname}`);
    await firefox.clickAction(tab);
    const shown = async () => {
      const text = await firefox.inPopup<string>(SHOWN_TEXT);
      // the press closed the popup of the tab before
      if (text === null) await firefox.clickAction(tab);
      return text ?? '';
    };
    await expect.poll(shown, { intervals: [1_000] }).toContain('Keep');
    const answer = await firefox.inPopup<string>(COPY);
    if (!answer) throw new Error('the popup has gone');
    return JSON.parse(answer);
  };
  try {
    for (const kept of KEPT_PAGES.filter(({ name }) => ['certificate', 'shadow', 'canvas'].includes(name))) {
      const { html, notes } = await copyOf(kept.url);
      for (const words of kept.shows) expect(html, `${kept.name}: ${notes}`).toContain(words);
      if (kept.name === 'certificate') {
        expect(html).toMatch(/url\("data:image\/(webp|png);base64,[A-Za-z0-9+/]{200}/);
        expect(html).toContain('src:url("data:font/ttf;base64,');
        expect(html).toContain('.sheet{');
      }
      if (kept.name === 'shadow') expect(html).toMatch(/\.kept-h1\{[^}]*border/);
      if (kept.name === 'canvas') expect(html).toContain('<img class="kept-fill" src="data:image/webp;base64,');
    }
    const { html } = await copyOf('http://hostile.example/attacks');
    expect(html).toContain('Words of the page.');
    expect(html).toContain('The last words.');
    const markup = html.slice(html.indexOf('<kept-html'));
    expect(markup).not.toMatch(
      /<(?!\/?(?:kept-|waymark-))(?:script|iframe|object|embed|form|input|base|link|style|template)\b/i,
    );
    const tags = [...markup.matchAll(/<[a-z](?:"[^"]*"|[^">])*>/gi)].map(([tag]) => tag.replace(/"[^"]*"/g, '""'));
    expect(tags.length).toBeGreaterThan(100);
    expect(tags.filter((tag) => /\s(?:on\w+|style|name|srcdoc|srcset)=/i.test(tag))).toEqual([]);
    expect(markup).not.toMatch(/(?:href|src)="\s*(?:javascript|data:text)/i);
  } finally {
    await firefox.close();
    site.close();
  }
});
