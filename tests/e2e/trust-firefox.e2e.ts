// What Waymark warns of in Firefox before a page is kept.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from '@playwright/test';
import { Firefox } from './firefox.ts';
import { SHOWN_TEXT } from './page-expressions.ts';

let site: Server;
let firefox: Firefox;
let port = 0;

test.beforeEach(async () => {
  site = createServer((request, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(
      request.url === '/case'
        ? '<!doctype html><title>Case</title><p>NHS number: 943 476 5919</p>'
        : `<!doctype html><html lang="en-GB"><title>Unit 3</title><h1>Unit 3</h1>${'<p>Work through the story and then the quiz.</p>'.repeat(20)}
           <iframe src="http://localhost:${port}/case" title="Case" width="600" height="300"></iframe></html>`,
    );
  }).listen(0);
  await new Promise((done) => site.once('listening', done));
  ({ port } = site.address() as AddressInfo);
  firefox = await Firefox.open();
});

test.afterEach(async () => {
  await firefox.close();
  site.close();
});

test('a patient in a frame of another site that the person has let Waymark into is warned of', async () => {
  await firefox.allowSite('http://localhost/*');
  await firefox.clickAction(await firefox.tab(`http://127.0.0.1:${port}/unit`));
  await expect
    .poll(() => firefox.inPopup<string>(SHOWN_TEXT), { timeout: 20_000 })
    .toContain('This page seems to show a patient’s details (an NHS number).');
});
