// The build for Firefox works in Firefox: a click on the toolbar button, and the page is kept.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from '@playwright/test';
import { Firefox } from './firefox.ts';
import { clickOn, SHOWN_TEXT } from './page-expressions.ts';

const ARTICLE = `<!doctype html><html lang="en-GB"><head><title>Splinting after tendon repair</title>
<meta name="citation_title" content="Splinting after tendon repair"><meta name="citation_author" content="A. Sample">
</head><body><article><h1>Splinting after tendon repair</h1><p>An invented article.</p></article></body></html>`;

test('keeps a page in Firefox, and says so once it is on this computer', async () => {
  const site = createServer((_, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(ARTICLE);
  }).listen(0, '127.0.0.1');
  const firefox = await Firefox.open();
  try {
    const article = await firefox.tab(`http://journal.example:${(site.address() as AddressInfo).port}/`);
    await firefox.clickAction(article);
    await expect.poll(() => firefox.inPopup(clickOn('Keep'))).toBe(true);
    await expect.poll(() => firefox.inPopup<string>(SHOWN_TEXT)).toContain('Saved on this computer');
  } finally {
    await firefox.close();
    site.close();
  }
});
