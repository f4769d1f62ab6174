// Marking passages in Firefox: marked from the popup, noted in the box on the page, there again after the page was loaded anew.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from '@playwright/test';
import { Firefox } from './firefox.ts';
import { clickOn, SHOWN_TEXT } from './page-expressions.ts';

const PASSAGE = 'Begin with half of what seems possible';
const page = (body: string): string =>
  `<!doctype html><html lang="en-GB"><head><title>Pacing after illness</title></head><body><main><h1>Pacing after illness</h1>${body}</main></body></html>`;
const FIRST = `<p>Pacing is a skill. ${PASSAGE}, and stop before the fatigue comes.</p>`;

const SELECT = `(() => {
  const text = document.querySelector('main p').firstChild;
  const at = text.data.indexOf(${JSON.stringify(PASSAGE)});
  getSelection().setBaseAndExtent(text, at, text, at + ${PASSAGE.length});
  return String(getSelection());
})()`;
const PAINTED = `[...CSS.highlights].filter(([name]) => name.startsWith('waymark-passage'))
  .flatMap(([, highlight]) => [...highlight.values()].map(String))`;
/** WebDriver's name of the key. */
const ENTER = '\uE007';
/** The notes on passages, asked of the worker as the popup asks. */
const NOTES = `(async () => {
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  const { answer: { page } } = await browser.runtime.sendMessage({ ask: 'markedPage', tabId: tab.id });
  const { answer } = await browser.runtime.sendMessage({ ask: 'passages', evidenceId: page.evidenceId });
  return answer.passages.map(({ note }) => note);
})()`;
/** With its own style the box is as wide as its text needs; without, as the window. */
const BOX = `(() => {
  const box = document.querySelector('waymark-note')?.getBoundingClientRect();
  return box !== undefined && box.height > 100 && box.width > 200 && box.width < 500;
})()`;

test('a passage is marked, noted and shown again in Firefox, on a page with a strict policy', async () => {
  let body = FIRST;
  const site = createServer((_, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.setHeader('content-security-policy', "default-src 'none'");
    response.end(page(body));
  }).listen(0, '127.0.0.1');
  const firefox = await Firefox.open();
  /** Keys that a person presses; the box on the page has the focus. */
  const type = (context: string, text: string) => {
    const actions = [...text].flatMap((value) => [
      { type: 'keyDown', value },
      { type: 'keyUp', value },
    ]);
    return firefox.send('input.performActions', { context, actions: [{ type: 'key', id: 'keys', actions }] });
  };
  const painted = (context: string) => firefox.evaluate<string[]>(context, PAINTED);
  const standings = () => firefox.inPopup<string>(SHOWN_TEXT);
  try {
    const article = await firefox.tab(`http://journal.example:${(site.address() as AddressInfo).port}/`);
    await firefox.clickAction(article);
    await expect.poll(() => firefox.inPopup(clickOn('Keep'))).toBe(true);
    await expect.poll(standings).toContain('Nothing marked yet');
    expect(await firefox.evaluate(article, SELECT)).toBe(PASSAGE);
    await expect.poll(() => firefox.inPopup(clickOn('Mark selection'))).toBe(true);
    await expect.poll(() => painted(article)).toEqual([PASSAGE]);
    // the sheet of styles reached the box though the page allows none
    await expect.poll(() => firefox.evaluate<boolean>(article, BOX)).toBe(true);
    await type(article, 'For Mondays');
    await type(article, ENTER);
    await expect
      .poll(() => firefox.evaluate<boolean>(article, 'document.querySelector("waymark-note") === null'))
      .toBe(true);

    body = `<p>A notice.</p><div>${FIRST.replace('half of', 'a half of')}</div>`;
    await firefox.send('browsingContext.reload', { context: article, wait: 'complete' });
    expect(await painted(article)).toEqual([]);
    await firefox.clickAction(article);
    await expect.poll(standings).toContain('1 passage marked');
    await expect.poll(() => painted(article)).toEqual(['Begin with a half of what seems possible']);
    expect(await firefox.inPopup(NOTES)).toEqual(['For Mondays']);
  } finally {
    await firefox.close();
    site.close();
  }
});
