// Where Waymark looks at nothing, what it warns of, and what a person sets in the extension's settings.
import type { Page } from '@playwright/test';
import { expect, type Profile, test } from './browser.ts';
import { keptRecords } from './kept-records.ts';

const WORDS = 'An invented paragraph about splints, edges and what to ask first. '.repeat(30);
const page = (title: string, body: string) =>
  `<!doctype html><html lang="en-GB"><head><title>${title}</title></head><body><main><h1>${title}</h1>${body}<p>${WORDS}</p></main></body></html>`;

const settingsOf = async (profile: Profile): Promise<Record<string, unknown>> =>
  (await profile.worker()).evaluate(async () => ((await chrome.storage.local.get('settings')).settings ?? {}) as never);

async function setSettings(profile: Profile, settings: Record<string, unknown>): Promise<void> {
  await (await profile.worker()).evaluate((value) => chrome.storage.local.set({ settings: value }), settings);
}

async function openOptions(profile: Profile): Promise<Page> {
  const options = await profile.context.newPage();
  await options.goto(`chrome-extension://${await profile.extensionId()}/options.html`);
  await expect(options.getByRole('heading', { name: 'Sites Waymark never reads' })).toBeVisible();
  return options;
}

test('on webmail nothing is read, the reason is said, and the person may allow that one address', async ({
  profile,
}) => {
  const mail = await profile.page('https://outlook.office.com/mail/inbox', page('Inbox', '<p>Dear Mrs Sample</p>'));
  // the page would know of any script in it that reads its title
  await (await profile.worker()).evaluate(() => {
    const run = chrome.scripting.executeScript.bind(chrome.scripting);
    Object.assign(globalThis, { injected: 0 });
    chrome.scripting.executeScript = ((...args: Parameters<typeof run>) => {
      Object.assign(globalThis, { injected: (globalThis as unknown as { injected: number }).injected + 1 });
      return run(...args);
    }) as never;
  });
  const popup = await profile.clickAction(mail);
  await popup.waitForText('outlook.office.com is on Waymark’s list as webmail. Nothing here was read.');
  expect(await (await profile.worker()).evaluate('globalThis.injected')).toBe(0);
  expect(await popup.text()).not.toContain('Inbox');
  await popup.click('Keep pages from outlook.office.com after all');
  await popup.waitForText('About it, in a line');
  expect(await popup.valueOf('Kind')).toBe('email');
  expect(await settingsOf(profile)).toMatchObject({ allowedHere: ['outlook.office.com'] });
});

test('a host of the person’s own list is left alone until it is taken off', async ({ profile }) => {
  await setSettings(profile, { neverHere: ['ward.example'] });
  const popup = await profile.clickAction(await profile.page('https://teaching.ward.example/x', page('Teaching', '')));
  await popup.waitForText('You asked Waymark never to keep pages from ward.example.');
  await popup.click('Take ward.example off the list');
  await popup.waitForText('About it, in a line');
  expect(await settingsOf(profile)).toMatchObject({ neverHere: [] });
});

test('a page that seems to show a patient is kept by its address, or all the same', async ({ profile }) => {
  const url = 'https://cases.example/patients/list?nhs=9434765919';
  const html = page(
    'Mrs A. Sample',
    '<dl><dt>NHS number</dt><dd>943 476 5919</dd><dt>DOB</dt><dd>03/11/1941</dd></dl>',
  );
  const popup = await profile.clickAction(await profile.page(url, html));
  await popup.waitForText(/seems to show a patient’s details:\s+Name Mr[\s\S]+NHS number \d{3} •/);
  expect(await popup.evaluate('document.activeElement.textContent.trim()')).toBe('Keep address only');
  await popup.press('Enter');
  await popup.waitForText('Saved on this computer');
  const { evidence, files } = await keptRecords(profile);
  expect(evidence).toMatchObject([{ title: 'list', capture: { url: 'https://cases.example/patients/list' } }]);
  expect(JSON.stringify(evidence)).not.toMatch(/Sample|943|1941/);
  expect(files.map(({ text }) => text).join(' ')).not.toMatch(/Sample|943 ?476|1941/);
});

test('a page that seems to show a patient is kept all the same when the person says so, and taken back whole', async ({
  profile,
}) => {
  const html = page('Mrs A. Sample', '<p>NHS number 943 476 5919</p>');
  const popup = await profile.clickAction(await profile.page('https://cases.example/case/7', html));
  await popup.click('Keep address only');
  await popup.waitForText('Saved on this computer');
  await popup.click('Undo');
  // taken back, the page is looked at anew: the warning stands again
  await popup.waitForText('This page seems to show a patient’s details');
  // what is typed outlives the popup, and of the number not even its beginning does
  await popup.fill('About it, in a line', 'for supervision');
  const written = async () =>
    JSON.stringify(await (await profile.worker()).evaluate(() => chrome.storage.session.get(null)));
  await expect.poll(written).toContain('for supervision');
  // ids may hold any three digits; of the number these would be followed by more, or by its mask
  expect(await written()).not.toMatch(/943\s*(?:476|•)/);
  await popup.click('Keep all the same');
  await popup.waitForText('Saved on this computer');
  const all = (await keptRecords(profile)).evidence.filter(({ deletedOn }) => !deletedOn);
  expect(all).toMatchObject([{ title: 'Mrs A. Sample' }]);
});

test('a patient in a frame or in a closed part of the page is warned of, since a copy of the page would hold it', async ({
  profile,
}) => {
  const inFrame = page('Case', `<iframe srcdoc="<p>NHS number: 943 476 5919</p>" title="Case"></iframe>`);
  const first = await profile.clickAction(await profile.page('https://cases.example/frame', inFrame));
  await first.waitForText(/seems to show a patient’s details:\s+NHS number 943 •/);
  await first.leave();
  const script = `const host = document.body.appendChild(document.createElement('case-card'));
    host.attachShadow({ mode: 'closed' }).append('NHS number: 943 476 5919')`;
  const inShadow = page('Case', `<script>addEventListener('DOMContentLoaded', () => { ${script} })</script>`);
  const second = await profile.clickAction(await profile.page('https://cases.example/shadow', inShadow));
  await second.waitForText(/seems to show a patient’s details:\s+NHS number 943 •/);
});

test('an article with telephone numbers, ISSN, DOI and trial numbers is kept without a warning', async ({
  profile,
}) => {
  const html = page(
    'Grip strength',
    '<p>Tel 020 7946 0123. ISSN 0308-0226. https://doi.org/10.5555/4505577104. ISRCTN12345678. ISBN 4873119030.</p>',
  );
  const popup = await profile.clickAction(await profile.page('https://journal.example/grip', html));
  await popup.waitForText('About it, in a line');
  expect(await popup.text()).not.toContain('patient');
});

test('a sign-in page says to sign in first, and only its address can be kept', async ({ profile }) => {
  const html = `<!doctype html><html lang="en-GB"><head><title>Sign in</title></head><body><main><h1>Sign in to your account</h1>
    <form><label>E-mail <input type="email" value="me@a.example"></label><label>Password <input type="password" value="hunter2"></label>
    <button>Sign in</button></form></main></body></html>`;
  const popup = await profile.clickAction(await profile.page('https://college.example/login?token=abc123', html));
  await popup.waitForText('This looks like a sign-in page.');
  await popup.click('Keep address only');
  await popup.waitForText('Saved on this computer');
  const records = await keptRecords(profile);
  expect(records.evidence).toMatchObject([{ capture: { url: 'https://college.example/login' } }]);
  expect(JSON.stringify(records)).not.toMatch(/hunter2|me@a\.example|abc123/);
});

test('in a private window nothing is read and nothing is written down, unless the person allows it', async ({
  profile,
}) => {
  const url = 'https://journal.example/quiet';
  const open = await profile.page(url, page('Quiet reading', ''));
  await profile.clickAction(open);
  // a browser without windows opens no private one for an extension: the tab says that it is in one
  const tab = await (await profile.worker()).evaluate(async (address) => {
    const get = chrome.tabs.get.bind(chrome.tabs);
    chrome.tabs.get = (async (id: number) => ({ ...(await get(id)), incognito: true })) as never;
    return (await chrome.tabs.query({})).find((one) => one.url === address);
  }, url);
  const popup = await profile.context.newPage();
  await popup.addInitScript((shown) => {
    chrome.tabs.query = async () => [{ ...shown, incognito: true }] as never;
  }, tab);
  const address = `chrome-extension://${await profile.extensionId()}/popup.html`;
  await popup.goto(address);
  await expect(popup.getByText('This is a private window')).toBeVisible();
  await popup.getByRole('button', { name: 'Look at private windows too' }).click();
  await popup.getByLabel('About it, in a line').fill('only here');
  const stored = async () =>
    JSON.stringify(await (await profile.worker()).evaluate(() => chrome.storage.session.get(null)));
  await expect(popup.getByRole('button', { name: 'Keep', exact: true })).toBeVisible();
  expect(await stored()).not.toMatch(/quiet|only here/i);
  await popup.getByRole('button', { name: 'Keep', exact: true }).click();
  await expect(popup.getByText('Saved on this computer')).toBeVisible();
});

test('the settings hold the lists, and what is typed wrongly is said', async ({ profile }) => {
  const options = await openOptions(profile);
  const field = options.getByLabel('Add an address to your list');
  await field.fill('two words');
  await field.press('Enter');
  await expect(options.getByText('Give an address or its name, such as example.org.')).toBeVisible();
  await field.fill('https://www.Ward.example/patients?id=4');
  await field.press('Enter');
  await expect(options.getByText('ward.example is on the list')).toBeVisible();
  expect(await settingsOf(profile)).toMatchObject({ neverHere: ['ward.example'] });
  await options.getByRole('button', { name: 'Remove ward.example from the list' }).click();
  await expect(options.getByText('ward.example is off the list')).toBeVisible();

  await options.getByLabel('A picture of the screen').uncheck();
  await options.getByLabel('Article').check();
  await expect
    .poll(() => settingsOf(profile))
    .toMatchObject({ keepsPicture: false, copiesKinds: ['webinar', 'certificate', 'article'], neverHere: [] });
  await options.getByText('Show Waymark’s own list').click();
  await expect(options.getByText(/mail\.google\.com/)).toBeVisible();
  await expect(options.getByText('Open Waymark for the page in front')).toBeVisible();
});

test('a page that is kept already is marked on the button once the person allows it', async ({ profile }) => {
  // a permission prompt cannot be answered without a window: the worker is told addresses by a stand-in for the permission
  const url = 'https://journal.example/marked';
  const first = await profile.page(url, page('Marked', ''));
  const popup = await profile.clickAction(first);
  await popup.click('Keep');
  await popup.waitForText('Saved on this computer');
  await expect.poll(async () => (await keptRecords(profile)).evidence.length).toBe(1);
  await setSettings(profile, { marksKept: true });
  const again = await profile.page(`${url}?utm_source=mail`, page('Marked', ''));
  await again.bringToFront();
  const told = await (await profile.worker()).evaluate(async (address) => {
    const [tab] = await chrome.tabs.query({ active: true });
    const { dispatch } = chrome.tabs.onUpdated as unknown as { dispatch(...args: unknown[]): void };
    dispatch.call(chrome.tabs.onUpdated, tab?.id, { status: 'complete' }, { ...tab, url: address });
    return tab?.id;
  }, `${url}?utm_source=mail`);
  await expect
    .poll(async () => (await profile.worker()).evaluate((tabId) => chrome.action.getBadgeText({ tabId }), told))
    .toBe('✓');
});
