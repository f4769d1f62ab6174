// Keeping without the popup. A browser without a window shows no context menu and takes no shortcut, so both are dispatched in the
// worker, after a press of the button that gives the same permission.
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { CERTIFICATE_PDF, type InventedPdf, LETTER_PDF, madePdf } from '../fixtures/made-pdf.ts';
import { expect, type Profile, test } from './browser.ts';
import { keptRecords } from './kept-records.ts';

const ARTICLE = 'https://journal.example/articles/hip-home-visits';
const BODY = readFileSync(new URL('../fixtures/pages/journal-article.html', import.meta.url), 'utf8');
const LINKED = 'https://journal.example/articles/stairs?utm_source=news&token=f00';
const LINKS = `<!doctype html><html lang="en-GB"><head><title>This month</title></head><body><main><h1>This month</h1>
  <p>${'What we read this month, in our team. '.repeat(20)}</p><a href="${LINKED}">Stairs after a stroke</a></main></body></html>`;

interface Tab {
  id: number;
  url: string;
  incognito: boolean;
}

/** The tab of a page, with the permission that a press of the button gives; the popup is closed again. */
async function grantedTab(profile: Profile, page: Page): Promise<Tab> {
  const popup = await profile.clickAction(page);
  const tab = await (await profile.worker()).evaluate(
    async (url) => (await chrome.tabs.query({})).find((one) => one.url === url) as Tab | undefined,
    page.url(),
  );
  await popup.leave();
  if (!tab) throw new Error(`no tab shows ${page.url()}`);
  return tab;
}

const badgeOf = async (profile: Profile, tab: Tab): Promise<string> =>
  (await profile.worker()).evaluate((tabId) => chrome.action.getBadgeText({ tabId }), tab.id);

async function pressShortcut(profile: Profile, tab: Tab): Promise<void> {
  await (await profile.worker()).evaluate((shown) => {
    const { dispatch } = chrome.commands.onCommand as unknown as { dispatch(command: string, tab: unknown): void };
    dispatch.call(chrome.commands.onCommand, 'keep-now', shown);
  }, tab);
}

async function chooseInMenu(
  profile: Profile,
  tab: Tab,
  info: { menuItemId: string } & Record<string, unknown>,
): Promise<void> {
  await (await profile.worker()).evaluate(
    ([clicked, shown]) => {
      const { dispatch } = chrome.contextMenus.onClicked as unknown as { dispatch(info: unknown, tab: unknown): void };
      dispatch.call(chrome.contextMenus.onClicked, clicked, shown);
    },
    [info, tab] as const,
  );
}

test('the shortcut keeps the page, the button says so, and the popup takes it back', async ({ profile }) => {
  const page = await profile.page(ARTICLE, BODY);
  const tab = await grantedTab(profile, page);
  await pressShortcut(profile, tab);
  await expect.poll(() => badgeOf(profile, tab)).toBe('✓');
  const { activities, evidence } = await keptRecords(profile);
  expect(activities).toMatchObject([
    { title: 'Home assessment after hip fracture: a qualitative study', shelf: 'inbox' },
  ]);
  expect(evidence).toMatchObject([{ capture: { url: ARTICLE, kind: 'article' } }]);

  const popup = await profile.clickAction(page);
  await popup.waitForText('Saved on this computer');
  await popup.click('Undo');
  await popup.waitForText('About it, in a line');
  expect((await keptRecords(profile)).activities).toMatchObject([{ shelf: 'bin' }]);
  expect(await badgeOf(profile, tab)).toBe('');
});

test('pressed a second time it keeps nothing twice, and the popup says when it was kept', async ({ profile }) => {
  const page = await profile.page(ARTICLE, BODY);
  const tab = await grantedTab(profile, page);
  await pressShortcut(profile, tab);
  await expect.poll(() => badgeOf(profile, tab)).toBe('✓');
  await pressShortcut(profile, tab);
  await expect
    .poll(async () => (await profile.worker()).evaluate((tabId) => chrome.action.getTitle({ tabId }), tab.id))
    .toBe('You kept this page before');
  expect((await keptRecords(profile)).evidence).toHaveLength(1);
  const popup = await profile.clickAction(page);
  await popup.waitForText(/You kept this today at \d\d:\d\d/);
});

test('the menu keeps the page with what was marked, beside an earlier version', async ({ profile }) => {
  const page = await profile.page(ARTICLE, BODY);
  const tab = await grantedTab(profile, page);
  await chooseInMenu(profile, tab, { menuItemId: 'keep-page' });
  await expect.poll(() => badgeOf(profile, tab)).toBe('✓');
  await chooseInMenu(profile, tab, {
    menuItemId: 'keep-selection',
    selectionText: 'Begin with the house as it is told',
  });
  await expect.poll(async () => (await keptRecords(profile)).evidence.length).toBe(2);
  const { activities, evidence } = await keptRecords(profile);
  expect(activities).toHaveLength(1);
  expect(evidence.map(({ capture }) => capture.selection).sort()).toEqual(['', 'Begin with the house as it is told']);
});

test('a link is kept unread without being opened, and completed when its page is opened later', async ({ profile }) => {
  const page = await profile.page('https://news.example/month', LINKS);
  let isOpened = false;
  await page.route('https://journal.example/**', (route) => {
    isOpened = true;
    return route.abort();
  });
  const tab = await grantedTab(profile, page);
  await chooseInMenu(profile, tab, { menuItemId: 'keep-link', linkUrl: LINKED, frameId: 0 });
  await expect.poll(() => badgeOf(profile, tab)).toBe('✓');
  expect(isOpened).toBe(false);
  const kept = (await keptRecords(profile)).evidence[0]?.capture;
  // what lets somebody in is not kept
  expect(kept?.url).toBe('https://journal.example/articles/stairs?utm_source=news');
  expect(kept?.metadata).toMatchObject({ title: 'Stairs after a stroke', sources: { title: 'link' } });
  const onList = await profile.clickAction(page);
  await onList.waitForText('You kept the link “Stairs after a stroke”, to be read later.');
  await onList.press('Escape');

  const opened = await profile.page(
    'https://journal.example/articles/stairs',
    BODY.replaceAll('Home assessment after hip fracture', 'Stairs after a stroke').replaceAll(
      /hip-home-visits/g,
      'stairs',
    ),
  );
  const popup = await profile.clickAction(opened);
  await popup.waitForText(/You kept the link to this today at \d\d:\d\d/);
  await popup.click('Read its details now');
  await popup.click('Keep');
  await popup.waitForText('Saved on this computer');
  const after = await keptRecords(profile);
  expect(after.activities).toMatchObject([{ title: 'Stairs after a stroke: a qualitative study', shelf: 'inbox' }]);
  expect(after.evidence.filter(({ deletedOn }) => !deletedOn)).toMatchObject([{ capture: { kind: 'article' } }]);
});

test('what completed a link is taken back, and the link is there again', async ({ profile }) => {
  const page = await profile.page('https://news.example/month', LINKS);
  const tab = await grantedTab(profile, page);
  const linkUrl = 'https://notes.example/stairs';
  await chooseInMenu(profile, tab, { menuItemId: 'keep-link', linkUrl, linkText: 'Stairs', frameId: 0 });
  await expect.poll(() => badgeOf(profile, tab)).toBe('✓');
  const opened = await profile.page(linkUrl, BODY.replace(/<link rel="canonical"[^>]*>/, ''));
  const popup = await profile.clickAction(opened);
  await popup.click('Read its details now');
  await popup.click('Keep');
  await popup.waitForText('Saved on this computer');
  await popup.click('Undo');
  await popup.waitForText('Keep this page');
  const left = (await keptRecords(profile)).evidence.filter(({ deletedOn }) => !deletedOn);
  expect(left.map(({ capture }) => capture.metadata.title)).toEqual(['Stairs']);
});

test('a page that needs a look is not kept by itself, and the popup says why', async ({ profile }) => {
  const html = `<!doctype html><html lang="en-GB"><head><title>Case of the week</title></head><body><article><h1>Case of the week</h1>
    <p>NHS number: 943 476 5919. ${'An invented case for teaching. '.repeat(30)}</p></article></body></html>`;
  const page = await profile.page('https://cases.example/week', html);
  const tab = await grantedTab(profile, page);
  await pressShortcut(profile, tab);
  await expect.poll(() => badgeOf(profile, tab)).toBe('!');
  expect((await keptRecords(profile)).evidence).toEqual([]);
  const popup = await profile.clickAction(page);
  await popup.waitForText('NHS number 943 ••• ••19');
});

/** A PDF in the browser's viewer. */
async function pdfPage(profile: Profile, url: string, pdf: InventedPdf): Promise<Page> {
  const page = await profile.context.newPage();
  const body = Buffer.from(madePdf(pdf));
  await page.route(url, (route) => route.fulfill({ contentType: 'application/pdf', body }));
  await page.goto(url).catch(() => undefined);
  return page;
}

test('a PDF that names a patient is not kept by the shortcut, and the popup says why', async ({ profile }) => {
  const page = await pdfPage(profile, 'https://clinic.example/letter.pdf', LETTER_PDF);
  const tab = await grantedTab(profile, page);
  await pressShortcut(profile, tab);
  await expect.poll(() => badgeOf(profile, tab), { timeout: 30_000 }).toBe('!');
  const { evidence, files } = await keptRecords(profile);
  expect(evidence).toEqual([]);
  expect(files).toEqual([]);
  const popup = await profile.clickAction(page);
  await popup.waitForText('This page seems to show a patient’s details (an NHS number).');
});

test('a certificate that is a PDF is kept by the shortcut with its name, its day and its hours', async ({
  profile,
}) => {
  const page = await pdfPage(profile, 'https://learning.example/c.pdf', CERTIFICATE_PDF);
  const tab = await grantedTab(profile, page);
  await pressShortcut(profile, tab);
  await expect.poll(() => badgeOf(profile, tab), { timeout: 30_000 }).toBe('✓');
  const { activities, evidence } = await keptRecords(profile);
  expect(activities).toMatchObject([{ title: 'Splinting after tendon repair', startedOn: '2026-10-14' }]);
  expect(evidence).toMatchObject([
    {
      source: 'certificate',
      capture: {
        kind: 'certificate',
        metadata: { awardedTo: 'Rowan Ellis-Tate', completedOn: '2026-10-14', durationSeconds: 7_200 },
      },
    },
  ]);
});

test('a full disk is said on the button and in the popup, and Keep works once there is room', async ({ profile }) => {
  const page = await profile.page(ARTICLE, BODY);
  const tab = await grantedTab(profile, page);
  const worker = await profile.worker();
  await worker.evaluate(() => {
    const add = IDBObjectStore.prototype.add;
    IDBObjectStore.prototype.add = () => {
      throw new DOMException('no room', 'QuotaExceededError');
    };
    Object.assign(globalThis, { makeRoom: () => Object.assign(IDBObjectStore.prototype, { add }) });
  });
  await pressShortcut(profile, tab);
  await expect.poll(() => badgeOf(profile, tab)).toBe('!');
  const popup = await profile.clickAction(page);
  await popup.waitForText('The storage of this computer is full, so the page was not kept.');
  await worker.evaluate('makeRoom()');
  await popup.click('Keep');
  await popup.waitForText('Saved on this computer');
  expect((await keptRecords(profile)).activities).toHaveLength(1);
});

test('a worker that is killed while it keeps goes on when it wakes, and keeps once', async ({ profile }) => {
  const page = await profile.page(ARTICLE, BODY);
  const tab = await grantedTab(profile, page);
  const session = await profile.context.newCDPSession(page);
  await session.send('ServiceWorker.enable');
  // as a worker leaves it that died after it wrote down what was asked
  const ids = { activityId: crypto.randomUUID(), evidenceId: crypto.randomUUID() };
  const job = { ...ids, tabId: tab.id, url: tab.url, state: 'working', link: null, selection: '' };
  await (await profile.worker()).evaluate(([key, value]) => chrome.storage.session.set({ [key as string]: value }), [
    `quick:${tab.id}`,
    job,
  ] as const);
  await session.send('ServiceWorker.stopAllWorkers');
  // any page of the extension that asks it something wakes it
  const waking = await profile.context.newPage();
  await waking.goto(`chrome-extension://${await profile.extensionId()}/popup.html`);
  await expect.poll(async () => (await keptRecords(profile)).evidence.map(({ id }) => id)).toEqual([ids.evidenceId]);
  expect((await keptRecords(profile)).activities).toHaveLength(1);
});
