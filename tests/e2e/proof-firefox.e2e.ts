// The parts of a kept page in Firefox: text and picture, the PDF of the page's own site, and what it lets nobody read without asking.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from '@playwright/test';
import { ARTICLE_PDF, madePdf } from '../fixtures/made-pdf.ts';
import { Firefox } from './firefox.ts';
import { clickOn, SHOWN_TEXT } from './page-expressions.ts';

const ARTICLE = `<!doctype html><html lang="en-GB"><head><title>Splinting after tendon repair</title>
<meta name="citation_title" content="Splinting after tendon repair"><meta name="citation_author" content="A. Sample">
<meta name="citation_pdf_url" content="/splinting.pdf"></head><body><article><h1>Splinting after tendon repair</h1>
${'<p>An invented article about splints, edges and what to ask first.</p>'.repeat(30)}</article></body></html>`;

let site: Server;
let firefox: Firefox;
let origin = '';
/** The cookies that came with each request for the PDF. */
let cookies: string[] = [];

test.beforeEach(async () => {
  cookies = [];
  site = createServer((request, response) => {
    if (request.url?.endsWith('.pdf')) {
      cookies.push(request.headers.cookie ?? '');
      response.setHeader('content-type', 'application/pdf');
      response.end(madePdf(ARTICLE_PDF));
      return;
    }
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.setHeader('set-cookie', 'session=mine; SameSite=Strict; Path=/');
    response.end(ARTICLE);
  }).listen(0, '127.0.0.1');
  await new Promise((done) => site.once('listening', done));
  // 127.0.0.1, not localhost: there the bridge's own address would be permission enough to read the page
  origin = `http://127.0.0.1:${(site.address() as AddressInfo).port}`;
  firefox = await Firefox.open();
});

test.afterEach(async () => {
  await firefox.close();
  site.close();
});

async function keep(address: string): Promise<void> {
  const tab = await firefox.tab(address);
  await firefox.clickAction(tab);
  await expect.poll(shown, { timeout: 20_000 }).toContain('About it, in a line');
  await expect.poll(() => firefox.inPopup(clickOn('Keep')), { timeout: 20_000 }).toBe(true);
  await expect.poll(shown).toContain('Saved on this computer');
}

/** What a popup shows that was opened anew. */
const shownAnew = async (): Promise<string> => {
  await firefox.inPopup('void location.reload()');
  await expect.poll(shown).toContain('You kept this today at');
  await expect.poll(shown).not.toContain('on its way');
  return shown();
};

const shown = async (): Promise<string> => (await firefox.inPopup<string>(SHOWN_TEXT)) ?? '';

test('text, picture and the PDF of the same site are kept in Firefox, in the person’s own session', async () => {
  await keep(`${origin}/splinting`);
  await expect.poll(shown, { timeout: 20_000 }).toMatch(/Kept with it as dated evidence:/);
  expect(await shown()).toMatch(/Its text\s+\d+ kB/);
  expect(await shown()).toMatch(/The PDF itself\s+\d+ kB/);
  expect(await shown()).toMatch(/Picture of the screen\s+\d+ kB/);
  expect(cookies.at(-1)).toContain('session=mine');
});

test('a PDF in Firefox’s viewer is missing until the person allows its site, and then kept with its words', async () => {
  await keep(`${origin}/splinting.pdf`);
  await expect.poll(shown, { timeout: 20_000 }).toContain('only with your permission for 127.0.0.1.');
  expect(await shown()).toContain('Allow 127.0.0.1');
  await expect.poll(shown).toMatch(/Picture of the screen\s+\d+ kB/);
  expect(await shown()).toContain('The text of a PDF is read from the file');
  expect(cookies).toHaveLength(1);

  await firefox.allowSite('http://127.0.0.1/*');
  // the popup looks again when it is opened again, as it is after the browser's own question
  await expect.poll(shownAnew, { timeout: 40_000, intervals: [1_000] }).toMatch(/Its text\s+\d+ kB/);
  expect(await shown()).toMatch(/The PDF itself\s+\d+ kB/);
});
