// The extension's own pages: everyone can use them, and they look right in light and dark.
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, type Profile, test } from './browser.ts';
import { keepPicture, SCHEMES } from './screens.ts';

const URL_KEPT = 'https://webinar.example/events/pacing';
const BODY = `<!doctype html><html lang="en-GB"><head><title>Pacing after illness</title><script type="application/ld+json">
{"@type":"EducationEvent","name":"Pacing after illness","startDate":"2026-11-05T18:00:00+00:00","organizer":{"name":"Example Network"},
"performer":{"name":"Ida Marsh"}}</script></head><body><article><h1>Pacing after illness</h1><p>${'Rest before you are tired. '.repeat(30)}</p>
</article></body></html>`;

async function problems(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.flatMap((rule) => rule.nodes.map((node) => `${rule.id}: ${node.target.join(' ')}: ${rule.help}`));
}

const AUTHORS = ['Siân Ŵyn-O’Brien', 'Łukasz Nowak', 'Nguyễn Thị Mai', 'Ida Marsh', 'Jo Fenn'];
const HEADLINE = 'Early active movement after repair of the flexor tendons: a review of what helps and for whom';
const ARTICLE = `<!doctype html><html lang="en-GB"><head><title>${HEADLINE}</title><script type="application/ld+json">
{"@type":"ScholarlyArticle","headline":"${HEADLINE}",
"datePublished":"2026-03-04","author":${JSON.stringify(AUTHORS.map((name) => ({ '@type': 'Person', name })))},
"isPartOf":{"@type":"Periodical","name":"Journal of Invented Therapy"}}</script></head><body><article><h1>${HEADLINE}</h1>
<p>${'Rest before you are tired. '.repeat(30)}</p></article></body></html>`;

/** The popup as an ordinary tab, which the checks can look into, beside a page that the toolbar button was pressed on. */
async function popupInTab(
  profile: Profile,
  scheme: 'light' | 'dark',
  body = BODY,
  url: string = URL_KEPT,
): Promise<Page> {
  await profile.clickAction(await profile.page(url, body));
  const tabs = await (await profile.worker()).evaluate(() => chrome.tabs.query({}));
  const tab = tabs.find((one) => one.url === url);
  const page = await profile.context.newPage();
  await page.emulateMedia({ colorScheme: scheme });
  await page.setViewportSize({ width: 360, height: 600 });
  await page.addInitScript((shown) => {
    chrome.tabs.query = async () => [shown] as never;
  }, tab);
  await page.goto(`chrome-extension://${await profile.extensionId()}/popup.html`);
  return page;
}

for (const scheme of SCHEMES)
  test(`the popup and the page of consent pass the checks, ${scheme}`, async ({ profile }) => {
    const popup = await popupInTab(profile, scheme);
    await expect(popup.getByRole('button', { name: 'Keep', exact: true })).toBeFocused();
    await keepPicture(popup, `popup-form-${scheme}`);
    expect(await problems(popup)).toEqual([]);

    await popup.getByRole('button', { name: 'Keep', exact: true }).press('Enter');
    await expect(popup.getByText('Kept with it as dated evidence')).toBeVisible();
    await keepPicture(popup, `popup-kept-${scheme}`);
    expect(await problems(popup)).toEqual([]);

    const page = { origin: 'http://localhost:8787', portfolioId: '0f8fad5b-d9cb-469f-a165-70867728950e', inUse: true };
    await (await profile.worker()).evaluate((connection) => chrome.storage.session.set({ connection }), page);
    const consent = await profile.context.newPage();
    await consent.emulateMedia({ colorScheme: scheme });
    await consent.goto(`chrome-extension://${await profile.extensionId()}/connect.html`);
    await expect(consent.getByText('The page you kept here comes along.')).toBeVisible();
    await keepPicture(consent, `connect-${scheme}`);
    expect(await problems(consent)).toEqual([]);
    await consent.getByRole('button', { name: 'Not now' }).click();
    await expect(consent.getByText('Nothing has moved.')).toBeVisible();
  });

test('all of the form for an article is seen at once in a popup of 600 px', async ({ profile }) => {
  const popup = await popupInTab(profile, 'light', ARTICLE);
  await expect(popup.getByLabel('Authors')).toHaveValue(AUTHORS.join('; '));
  await keepPicture(popup, 'popup-article');
  expect(await popup.evaluate(() => document.documentElement.scrollHeight)).toBeLessThanOrEqual(600);
  const authors = await popup.getByLabel('Authors').evaluate((area) => area.scrollHeight - area.clientHeight);
  expect(authors, 'authors that are cut').toBeLessThanOrEqual(0);
  const [note, keep] = [
    popup.getByLabel('About it, in a line'),
    popup.getByRole('button', { name: 'Keep', exact: true }),
  ];
  const [above, below] = [await note.boundingBox(), await keep.boundingBox()];
  expect((above?.y ?? 0) + (above?.height ?? 0)).toBeLessThanOrEqual(below?.y ?? 0);
});

/** The popup's further states, each by the page that brings it up. */
const DOOR = `<!doctype html><html lang="en-GB"><head><title>Sign in</title></head><body><h1>Sign in</h1><form><input type="password"></form></body></html>`;
const PATIENT = `<!doctype html><html lang="en-GB"><head><title>Case of the week</title></head><body><article><h1>Case of the week</h1>
<p>Mrs A. Sample, NHS number: 943 476 5919</p><p>${'Rest before you are tired. '.repeat(30)}</p></article></body></html>`;

for (const scheme of SCHEMES)
  test(`each state of the popup passes the checks and is seen without scrolling sideways, ${scheme}`, async ({
    profile,
  }) => {
    const states = [
      { name: 'refused', url: 'https://mail.google.com/mail/', body: BODY, words: 'is on Waymark’s list' },
      {
        name: 'patient',
        url: 'https://cases.example/week',
        body: PATIENT,
        words: 'NHS number 943 ••• ••19',
      },
      { name: 'sign-in', url: 'https://college.example/login', body: DOOR, words: 'This looks like a sign-in page.' },
    ];
    for (const { name, url, body, words } of states) {
      const popup = await popupInTab(profile, scheme, body, url);
      await expect(popup.getByText(words)).toBeVisible();
      await keepPicture(popup, `popup-${name}-${scheme}`);
      expect(await problems(popup), name).toEqual([]);
      expect(await popup.evaluate(() => document.documentElement.scrollWidth), name).toBeLessThanOrEqual(360);
      await popup.close();
    }
    const popup = await popupInTab(profile, scheme, ARTICLE, 'https://journal.example/tendons');
    for (const row of ['Goes to', 'What to keep with it', 'More details', 'Session'])
      await popup.locator('summary', { hasText: row }).click();
    await expect(popup.getByText('There is no activity yet.')).toBeVisible();
    await keepPicture(popup, `popup-open-${scheme}`);
    expect(await problems(popup)).toEqual([]);
    expect(await popup.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);

    const options = await profile.context.newPage();
    await options.emulateMedia({ colorScheme: scheme });
    await options.goto(`chrome-extension://${await profile.extensionId()}/options.html`);
    await options.getByLabel('Add an address to your list').fill('ward.example');
    await options.getByLabel('Add an address to your list').press('Enter');
    await expect(options.getByText('ward.example is on the list')).toBeVisible();
    await keepPicture(options, `options-${scheme}`);
    expect(await problems(options)).toEqual([]);
    await options.setViewportSize({ width: 320, height: 700 });
    await keepPicture(options, `options-narrow-${scheme}`);
    expect(await options.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  });

test('the popup stands with text at twice the size', async ({ profile }) => {
  const popup = await popupInTab(profile, 'light', ARTICLE);
  await expect(popup.getByRole('button', { name: 'Keep', exact: true })).toBeFocused();
  await popup.evaluate(() => {
    document.documentElement.style.fontSize = '200%';
  });
  await keepPicture(popup, 'popup-article-double');
  expect(await popup.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  await expect(popup.getByRole('button', { name: 'Keep', exact: true })).toBeInViewport();
});
