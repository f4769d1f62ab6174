// Marking passages: with a note, by shortcut and menu; and how they come back on the page, on a changed one, and on none.
import type { Page } from '@playwright/test';
import { expect, type Profile, test } from './browser.ts';
import { keptRecords } from './kept-records.ts';
import {
  allow,
  annotations,
  askWorker,
  boxText,
  chooseInMenu,
  middleOf,
  painted,
  pressShortcut,
  select,
  tabIdOf,
  waitForBox,
  waitForNoBox,
} from './passages.ts';

const URL_READ = 'https://journal.example/articles/pacing';
const PASSAGE = 'Begin with half of what seems possible';
const FIRST = `<p>Pacing is a skill. ${PASSAGE}, and stop before the fatigue comes. Write down how the day went.</p>`;
const SECOND = '<p>Rest before you are tired. A rest that comes too late is longer than two that came in time.</p>';
const THIRD = '<p>The carers asked for the same advice. Rest before you are tired. They put it on the door.</p>';
const article = (body: string, head = ''): string =>
  `<!doctype html><html lang="en-GB"><head><title>Pacing after illness</title>${head}</head><body><main><h1>Pacing after illness</h1>${body}</main></body></html>`;
const WHOLE = article(FIRST + SECOND + THIRD);

/** Serves another page at the same address from now on, and loads it. */
async function change(page: Page, html: string): Promise<void> {
  await page.unroute(URL_READ);
  await page.route(URL_READ, (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body: html }));
  await page.reload();
}

async function mark(profile: Profile, page: Page, words: string, nth = 0): Promise<void> {
  await select(page, words, nth);
  await pressShortcut(profile, page);
  await waitForBox(page, 'Passage marked');
}

/** What the side panel does when it is opened on a kept page. */
async function showOn(profile: Profile, page: Page): Promise<Record<string, { standing: string }>> {
  const tabId = await tabIdOf(profile, page);
  const evidenceId = (await keptRecords(profile)).evidence[0]?.id;
  const { sightings } = await askWorker(profile, { ask: 'paintPassages', tabId, evidenceId });
  return sightings as Record<string, { standing: string }>;
}

const standings = (sightings: Record<string, { standing: string }>) =>
  Object.values(sightings).map(({ standing }) => standing);

test('a passage is marked with a note, and both are there after the page was loaded again', async ({ profile }) => {
  const page = await profile.page(URL_READ, WHOLE);
  await allow(profile, page);
  await mark(profile, page, PASSAGE);
  expect(await boxText(page)).toContain('This page is kept in Waymark now, too.');
  expect(await painted(page)).toEqual([PASSAGE]);
  // the focus is in the note already
  await page.keyboard.type('for Mondays');
  await waitForBox(page, 'Saved');
  await page.keyboard.press('Enter');
  await waitForNoBox(page);
  await expect
    .poll(() => annotations(profile))
    .toMatchObject([
      {
        url: URL_READ,
        note: 'for Mondays',
        target: { exact: PASSAGE, suffix: expect.stringMatching(/^, and stop before/) },
      },
    ]);
  expect((await keptRecords(profile)).activities).toHaveLength(1);

  await page.reload();
  await allow(profile, page);
  expect(standings(await showOn(profile, page))).toEqual(['found']);
  await expect.poll(() => painted(page)).toEqual([PASSAGE]);
});

test('on an edited page a passage is found by words like its own; gone from the page, that is said and the words stay', async ({
  profile,
}) => {
  const page = await profile.page(URL_READ, WHOLE);
  await allow(profile, page);
  await mark(profile, page, PASSAGE);
  await page.keyboard.press('Escape');

  const edited = FIRST.replace('half of what seems possible', 'a half of what seemed possible');
  await change(page, article(`<div><p>A notice.</p></div>${SECOND}<section>${edited}</section>`));
  await allow(profile, page);
  expect(standings(await showOn(profile, page))).toEqual(['changed']);
  expect(await painted(page)).toEqual(['Begin with a half of what seemed possible']);

  await change(page, article(SECOND));
  await allow(profile, page);
  expect(standings(await showOn(profile, page))).toEqual(['gone']);
  expect(await painted(page)).toEqual([]);
  await expect.poll(() => annotations(profile)).toMatchObject([{ target: { exact: PASSAGE } }]);
});

test('of two same sentences the one comes back that was marked', async ({ profile }) => {
  const page = await profile.page(URL_READ, WHOLE);
  await allow(profile, page);
  await mark(profile, page, 'Rest before you are tired.', 1);
  await page.keyboard.press('Escape');
  await change(page, article(`<p>New here.</p>${THIRD}${FIRST}${SECOND}`));
  await allow(profile, page);
  await showOn(profile, page);
  const parent = await page.evaluate(() => {
    const [range] = [...CSS.highlights.values()].flatMap((highlight) => [...highlight]) as Range[];
    return range?.startContainer.parentElement?.textContent;
  });
  expect(parent).toContain('The carers asked');
});

test('the passage comes back when a page that builds itself shows another part and this one again', async ({
  profile,
}) => {
  const page = await profile.page(URL_READ, article('<div id="view"></div>'));
  const render = (path: string, html: string) =>
    page.evaluate(
      ([to, body]) => {
        history.pushState({}, '', to);
        const view = document.querySelector('#view');
        const parsed = new DOMParser().parseFromString(body as string, 'text/html');
        view?.replaceChildren(...parsed.body.childNodes);
      },
      [path, html],
    );
  await render('/articles/pacing', FIRST + SECOND);
  await allow(profile, page);
  await mark(profile, page, PASSAGE);
  await page.keyboard.press('Escape');
  // the same part is drawn anew
  await render('/articles/pacing', SECOND + FIRST);
  await expect.poll(() => painted(page)).toEqual([PASSAGE]);
  await render('/articles/sleep', SECOND + FIRST);
  await expect.poll(() => painted(page)).toEqual([]);
  await render('/articles/pacing', FIRST);
  await expect.poll(() => painted(page)).toEqual([PASSAGE]);
});

test('a worker that is killed while it marks loses nothing and marks nothing twice', async ({ profile }) => {
  const page = await profile.page(URL_READ, WHOLE);
  await allow(profile, page);
  await select(page, PASSAGE);
  const session = await profile.context.newCDPSession(page);
  await session.send('ServiceWorker.enable');
  await pressShortcut(profile, page);
  await waitForBox(page, /Marking the passage|Passage marked/);
  await session.send('ServiceWorker.stopAllWorkers');
  await waitForBox(page, 'Passage marked');
  await page.keyboard.type('kept all the same');
  await session.send('ServiceWorker.stopAllWorkers');
  await page.keyboard.type(', twice');
  await waitForBox(page, 'Saved');
  // the rows follow what is saved, in the next life of the worker here
  await expect.poll(() => annotations(profile)).toMatchObject([{ note: 'kept all the same, twice' }]);
  expect((await keptRecords(profile)).evidence).toHaveLength(1);
});

test('a note is not lost when the page goes away in the middle of it', async ({ profile }) => {
  const page = await profile.page(URL_READ, WHOLE);
  await allow(profile, page);
  await mark(profile, page, PASSAGE);
  await page.keyboard.type('half a thou');
  await page.goto('about:blank');
  await expect.poll(async () => (await annotations(profile))[0]?.note).toBe('half a thou');
});

test('the menu marks words of a frame as a quotation, and says that they will not be shown', async ({ profile }) => {
  const frame = '<iframe srcdoc="<p>Words in a frame about rest.</p>" title="Inner"></iframe>';
  const page = await profile.page(URL_READ, article(FIRST + frame));
  await allow(profile, page);
  await chooseInMenu(profile, page, { selectionText: 'Words in a frame', frameId: 7 });
  await waitForBox(page, 'It is kept as a quotation.');
  await page.keyboard.press('Escape');
  // the same entry on words of the page itself marks them in their place
  await select(page, PASSAGE);
  await chooseInMenu(profile, page, { selectionText: PASSAGE, frameId: 0 });
  await waitForBox(page, 'Passage marked');
  expect(await painted(page)).toEqual([PASSAGE]);
  expect((await annotations(profile)).map(({ target }) => target.exact).sort()).toEqual([PASSAGE, 'Words in a frame']);
});

test('words in a component’s own tree are kept as a quotation, and that is said', async ({ profile }) => {
  const page = await profile.page(URL_READ, article(`${FIRST}<waymark-test-part></waymark-test-part>`));
  await page.evaluate(() => {
    const root = document.querySelector('waymark-test-part')?.attachShadow({ mode: 'open' });
    const inner = document.createElement('p');
    inner.textContent = 'Words of a component about rest.';
    root?.append(inner);
  });
  await allow(profile, page);
  await page.getByText('Words of a component').dblclick({ position: { x: 12, y: 8 } });
  await chooseInMenu(profile, page, { selectionText: 'Words', frameId: 0 });
  await waitForBox(page, 'It is kept as a quotation.');
  await expect.poll(() => annotations(profile)).toMatchObject([{ target: { exact: 'Words' } }]);
  expect(await painted(page)).toEqual([]);
});

test('one goes to a passage far down the page, where it stands out for a while', async ({ profile }) => {
  const page = await profile.page(URL_READ, article(`${SECOND.repeat(80)}${FIRST}`));
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await allow(profile, page);
  await mark(profile, page, PASSAGE);
  await page.keyboard.press('Escape');
  await page.evaluate(() => scrollTo(0, 0));
  const tabId = await tabIdOf(profile, page);
  const evidenceId = (await keptRecords(profile)).evidence[0]?.id;
  const [made] = await annotations(profile);
  await page.evaluate(() => {
    Object.assign(window, { scrolled: new Promise((done) => addEventListener('scroll', done, { once: true })) });
  });
  expect(await askWorker(profile, { ask: 'goToPassage', tabId, evidenceId, id: made?.id })).toMatchObject({
    isShown: true,
  });
  await page.evaluate(() => (window as never as { scrolled: Promise<void> }).scrolled);
  const { y } = await middleOf(page, PASSAGE);
  expect(y).toBeGreaterThan(0);
  expect(y).toBeLessThan(800);
});

test('without a selection, in a field and for too much it is said what to do, and nothing is marked', async ({
  profile,
}) => {
  const long = `<p id="long">${'A long sentence about rest. '.repeat(220)}</p>`;
  const page = await profile.page(URL_READ, article(`${FIRST}<textarea id="own">My own words</textarea>${long}`));
  await allow(profile, page);
  await page.evaluate(() => getSelection()?.removeAllRanges());
  await pressShortcut(profile, page);
  await waitForBox(page, 'Select the words that you want to mark');
  await page.locator('#own').focus();
  await page.locator('#own').selectText();
  await pressShortcut(profile, page);
  await waitForBox(page, 'Words in a field that you type in are no passage');
  await page.evaluate(() => {
    const all = document.querySelector('#long');
    if (all) getSelection()?.selectAllChildren(all);
  });
  await pressShortcut(profile, page);
  await waitForBox(page, 'at most 5,000 characters');
  expect((await keptRecords(profile)).evidence).toHaveLength(0);
});

test('words that may name a patient are marked only when the person says so', async ({ profile }) => {
  // the page was kept before it said so much
  const page = await profile.page(URL_READ, WHOLE);
  await allow(profile, page);
  await mark(profile, page, PASSAGE);
  await page.keyboard.press('Escape');
  await page.evaluate(() => {
    const told = document.createElement('p');
    told.textContent = 'Seen today: NHS number 943 476 5919, resting well.';
    document.querySelector('main')?.append(told);
  });
  await select(page, 'NHS number 943 476 5919');
  await pressShortcut(profile, page);
  await waitForBox(page, /Does this name a patient\?.*an NHS number/);
  await page.keyboard.press('Escape');
  await waitForNoBox(page);
  await expect.poll(() => annotations(profile)).toHaveLength(1);

  await select(page, 'NHS number 943 476 5919');
  await pressShortcut(profile, page);
  await waitForBox(page, 'Does this name a patient?');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await waitForBox(page, 'Passage marked');
  await expect.poll(() => annotations(profile)).toHaveLength(2);
});

test('Undo takes the mark back, and it can be put back', async ({ profile }) => {
  const page = await profile.page(URL_READ, WHOLE);
  await allow(profile, page);
  await mark(profile, page, PASSAGE);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await waitForBox(page, 'The mark is removed.');
  expect(await painted(page)).toEqual([]);
  await expect.poll(() => annotations(profile)).toEqual([]);
  await page.keyboard.press('Enter');
  await waitForNoBox(page);
  expect(await painted(page)).toEqual([PASSAGE]);
  await expect.poll(() => annotations(profile)).toHaveLength(1);
});

test('the box neither hears nor disturbs the page: shortcuts, dialogues that hold the focus, strict policies', async ({
  profile,
}) => {
  const policy = `<meta http-equiv="content-security-policy" content="default-src 'none'; script-src 'nonce-a'">`;
  const script = `<script nonce="a">
    window.heard = [];
    for (const type of ['keydown', 'keyup', 'input', 'beforeinput', 'focusin', 'click'])
      document.addEventListener(type, (event) => window.heard.push(event.type), true);
    document.addEventListener('focusin', (event) => document.querySelector('#close').focus());
  </script>`;
  const dialog = `<dialog id="modal"><p>${PASSAGE} in a dialogue.</p><button id="close">Close</button></dialog>`;
  const page = await profile.page(URL_READ, article(FIRST + dialog, policy).replace('</body>', `${script}</body>`));
  await page.evaluate(() => (document.querySelector('#modal') as HTMLDialogElement).showModal());
  await allow(profile, page);
  await page.evaluate(() => {
    Object.assign(window, { heard: [] });
  });
  await mark(profile, page, `${PASSAGE} in a dialogue`);
  await page.keyboard.type('jk quiet');
  await waitForBox(page, 'Saved');
  expect(await page.evaluate(() => (window as never as { heard: string[] }).heard)).toEqual([]);
  await page.keyboard.press('Escape');
  await waitForNoBox(page);
  // Escape closed the box alone, and the page's own markup is as it was
  expect(await page.evaluate(() => document.querySelector('dialog')?.open)).toBe(true);
  expect(await page.evaluate(() => document.documentElement.outerHTML)).not.toMatch(/waymark/i);
  await expect.poll(() => annotations(profile)).toMatchObject([{ note: 'jk quiet' }]);
  profile.faults.length = 0;
});

test('a page cannot mark by itself, nor change what it was not given', async ({ profile }) => {
  const page = await profile.page(URL_READ, WHOLE);
  await allow(profile, page);
  await mark(profile, page, PASSAGE);
  await page.keyboard.press('Escape');
  const [made] = await annotations(profile);
  const other = await profile.page('https://other.example/', article('<p>Another page.</p>'));
  await allow(profile, other);
  const worker = await profile.worker();
  // what a page that took its script over could send
  const asked = [
    { passages: 'note', id: made?.id, note: 'not mine' },
    { passages: 'remove', id: made?.id, isRemoved: true },
    { ask: 'markPassage', tabId: 1 },
    { passages: 'outcome', id: '0f8fad5b-d9cb-469f-a165-70867728950e' },
  ];
  const otherId = await tabIdOf(profile, other);
  await worker.evaluate(
    ([tabId, messages]) =>
      chrome.scripting.executeScript({
        target: { tabId: tabId as number },
        func: (all: object[]) => {
          for (const one of all) void chrome.runtime.sendMessage(one).catch(() => undefined);
        },
        args: [messages as object[]],
      }),
    [otherId, asked] as const,
  );
  await pressShortcut(profile, other);
  await waitForBox(other, 'Select the words');
  await expect.poll(() => annotations(profile)).toMatchObject([{ note: '', target: { exact: PASSAGE } }]);
});

test('the pointer on a passage shows its note, a click lets it be changed, and Escape sends it away', async ({
  profile,
}) => {
  const page = await profile.page(URL_READ, WHOLE);
  await allow(profile, page);
  await mark(profile, page, PASSAGE);
  await page.keyboard.type('half a load');
  await page.keyboard.press('Enter');
  await waitForNoBox(page);
  const at = await middleOf(page, PASSAGE);
  await page.mouse.move(at.x, at.y);
  await waitForBox(page, /half a load.*Change the note/);
  await page.keyboard.press('Escape');
  await waitForNoBox(page);
  await page.mouse.click(at.x, at.y);
  await waitForBox(page, /half a load.*Change the note/);
});
