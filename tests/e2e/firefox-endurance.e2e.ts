// Firefox puts the background page to sleep when it likes, and disks are full: nothing is lost, and nothing is kept twice.
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from '@playwright/test';
import { type ContextId, Firefox } from './firefox.ts';
import { badge, clickInPopup, fill, keptInFirefox, pendingParts, popupText, pressShortcut } from './firefox-person.ts';
import { type KeptRecords, readDatabases } from './kept-records.ts';
import { readValue } from './page-expressions.ts';

const ARTICLE = `<!doctype html><html lang="en-GB"><head><title>Rest before you are tired</title>
<meta name="citation_title" content="Rest before you are tired"><meta name="citation_author" content="A. Sample"></head>
<body><article><h1>Rest before you are tired</h1>${'<p>Ask first what a day is like, and plan the pauses.</p>'.repeat(40)}
</article></body></html>`;

let site: Server;
let firefox: Firefox;
let article: ContextId;

test.beforeEach(async () => {
  site = createServer((_, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(ARTICLE);
  }).listen(0, '127.0.0.1');
  await once(site, 'listening');
  firefox = await Firefox.open();
  article = await firefox.tab(`http://journal.example:${(site.address() as AddressInfo).port}/`);
});

test.afterEach(async () => {
  await firefox.close();
  site.closeAllConnections();
  site.close();
});

const shown = () => popupText(firefox);

/** From now on this background waits for ever when it is about to run a script of this name in a page, as in one that is stuck. */
const stickAt = (script: string) =>
  firefox.inBackground(`(() => {
    const { executeScript } = browser.scripting;
    const stuck = new Promise(() => undefined);
    browser.scripting.executeScript = (injection) =>
      injection.files?.includes('${script}') ? stuck : executeScript(injection);
  })()`);

/** The one page that was kept, with all its parts and nothing twice. */
async function expectKeptOnce(): Promise<KeptRecords> {
  const kept = await keptInFirefox(firefox);
  expect(kept.activities).toHaveLength(1);
  expect(kept.evidence).toHaveLength(1);
  expect(kept.evidence[0]?.missing).toEqual({});
  expect(kept.evidence[0]?.snapshot).not.toBeNull();
  expect(kept.evidence[0]?.parts.map(({ role }) => role).sort()).toEqual(['manifest', 'picture']);
  for (const file of kept.files) expect(file.digest).toBe(file.sha256);
  return kept;
}

test('a background of Firefox that ends while it keeps is asked again, and keeps once', async () => {
  await firefox.clickAction(article);
  await expect.poll(shown).toContain('About it, in a line');
  await fill((expression) => firefox.inPopup(expression), 'About it, in a line', 'pauses first');
  // the page is stored, and the answer never comes
  await firefox.inBackground(`(browser.storage.local.set = () => new Promise(() => undefined), true)`);
  await clickInPopup(firefox, 'Keep');
  const evidence = async () => (await firefox.inBackground<KeptRecords>(`(${readDatabases})()`))?.evidence.length;
  await expect.poll(evidence).toBe(1);
  expect(await shown()).toContain('Keeping…');
  await firefox.killBackground();
  await expect.poll(shown).toContain('Saved on this computer');
  await expect.poll(shown, { timeout: 20_000 }).toContain('Kept with it as dated evidence');
  expect((await expectKeptOnce()).activities).toMatchObject([{ description: 'pauses first' }]);
});

test('a background of Firefox that ends between two parts makes the rest, and none of them twice', async () => {
  await firefox.clickAction(article);
  await expect.poll(shown).toContain('About it, in a line');
  await stickAt('/read-copy.js');
  await clickInPopup(firefox, 'Keep');
  await expect.poll(shown).toContain('Saved on this computer');
  await expect.poll(() => pendingParts(firefox)).toEqual(['text']);
  await firefox.killBackground();
  await expect.poll(shown, { timeout: 20_000 }).toContain('Kept with it as dated evidence:');
  await expectKeptOnce();
});

test('a background of Firefox that ends while the shortcut keeps goes on when it wakes', async () => {
  await stickAt('/read-page.js');
  await pressShortcut(firefox, article, 'S');
  await expect.poll(() => badge(firefox)).toBe('…');
  await firefox.killBackground();
  // the popup wakes it, and waits for what it is at
  await firefox.clickAction(article);
  await expect.poll(shown).toContain('Saved on this computer');
  await expect.poll(shown, { timeout: 20_000 }).toContain('Kept with it as dated evidence:');
  await expectKeptOnce();
});

test('a full disk is said in Firefox, nothing typed is lost, and Keep works once there is room', async () => {
  await firefox.clickAction(article);
  await fill((expression) => firefox.inPopup(expression), 'About it, in a line', 'before the disk was full');
  await firefox.inBackground(`(() => {
    const { add } = IDBObjectStore.prototype;
    IDBObjectStore.prototype.add = () => {
      throw new DOMException('no room', 'QuotaExceededError');
    };
    globalThis.makeRoom = () => void (IDBObjectStore.prototype.add = add);
    window.makeRoom = globalThis.makeRoom;
  })()`);
  await clickInPopup(firefox, 'Keep');
  await expect.poll(shown).toContain('The storage of this computer is full, so the page is not kept yet.');
  expect(await firefox.inPopup(readValue('About it, in a line'))).toBe('before the disk was full');
  await firefox.inBackground('window.makeRoom()');
  await clickInPopup(firefox, 'Keep');
  await expect.poll(shown).toContain('Saved on this computer');
  await expect.poll(shown, { timeout: 20_000 }).toContain('Kept with it as dated evidence');
  expect((await expectKeptOnce()).activities).toMatchObject([{ description: 'before the disk was full' }]);
});
