// Attacks in every field and in whole pages, through the popup, the app and the files: none of them runs, asks or sends.
import { writeFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import AxeBuilder from '@axe-core/playwright';
import type { BrowserContext, Page } from '@playwright/test';
import { scriptForPage } from '../../scripts/bundle-for-page.ts';
import { KEPT_PAGES, type KeptPage } from '../fixtures/kept-pages/pages.ts';
import { BAD_HOST, CANARY, HOSTILE_ADDRESSES, MARKUP, TEXTS } from '../fixtures/payloads/payloads.ts';
import { expect, type Profile, test } from './browser.ts';
import { keepPicture, openScreen, SCHEMES } from './screens.ts';
import { APP_ORIGIN } from './server.ts';

const HOSTILE = 'https://hostile.example/all';
const TITLE = 'A page of <img src=x onerror=top.harmed=1> attacks';
/** A live page can be led away by its own markup; that is its affair, and would only end the test. */
const leadsAway = (markup: string) => /http-equiv=refresh|<base/i.test(markup);

/** The page puts each attack into itself, bare and in a shadow root; what it does to itself meanwhile does not count. */
const hostilePage =
  (): string => `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${TITLE.replaceAll('<', '&lt;')}</title></head>
<body><article><h1>Attacks</h1>${'<p>Words enough to be taken for the text of an article by any reader that looks for one. </p>'.repeat(12)}<div id="place"></div><p>The last words of the page.</p></article>
<script>const all=${JSON.stringify(MARKUP.filter((markup) => !leadsAway(markup))).replaceAll('<', '\\u003c')};
const place=document.getElementById('place'),make=Document.prototype.createElement.bind(document);
for(const one of all){const box=place.appendChild(make('div'));try{box.innerHTML=one}catch{}const host=place.appendChild(make('section'));host.attachShadow({mode:Math.random()<.5?'open':'closed'}).innerHTML=one}
place.insertAdjacentHTML('beforeend',all.filter(one=>!/<style|<link/i.test(one)).join(''));
</script></body></html>`;

/** Everything that pages other than the hostile one do wrong. */
function watch(context: BrowserContext, isOwnAffair: (page: Page | null) => boolean): string[] {
  const wrong: string[] = [];
  context.on('request', (request) => {
    const page = request.serviceWorker() ? null : request.frame().page();
    if (request.url().includes(BAD_HOST) && !isOwnAffair(page)) wrong.push(`asked for ${request.url()}`);
  });
  context.on('dialog', (dialog) => {
    if (!isOwnAffair(dialog.page())) wrong.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  return wrong;
}

/** In which frames of the page something ran; CDP can look into a frame that may not run scripts. */
async function harmedFrames(page: Page): Promise<string[]> {
  const looked = page.frames().map(async (frame) => {
    const isHarmed = await frame.evaluate((name) => name in globalThis, CANARY).catch(() => false);
    return isHarmed ? [frame.url()] : [];
  });
  return (await Promise.all(looked)).flat();
}

interface Copies {
  text: { html: string; notes: string[] };
  page: { html: string; notes: string[] };
}

/** What the extension's scripts give in a tab whose button was pressed. */
async function copiesOf(profile: Profile, url: string): Promise<Copies> {
  return (await profile.worker()).evaluate(async (address) => {
    const tab = (await chrome.tabs.query({})).find((one) => one.url === address);
    const run = async (file: string) => {
      const [injected] = await chrome.scripting.executeScript({
        target: { tabId: tab?.id ?? 0 },
        files: [file as never],
      });
      return injected?.result as never;
    };
    return { text: await run('/read-copy.js'), page: await run('/read-page-file.js') } as Copies;
  }, url);
}

/** The app with a portfolio in which every field holds one of the texts, and evidence both copies. */
async function appWith(
  profile: Profile,
  texts: readonly string[],
  addresses: readonly string[],
  { text, page }: Copies,
) {
  const app = await profile.context.newPage();
  const blank = `${APP_ORIGIN}/before-the-app`;
  await app.route(blank, (route) =>
    route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>-</title>' }),
  );
  await app.goto(blank);
  await app.evaluate(await scriptForPage('tests/e2e/hostile-in-page.ts'));
  const filled = await app.evaluate(
    ([some, where, files]) => window.waymarkHostile.fillEveryField(some, where, files),
    [texts, addresses, { text: text.html, page: page.html, notes: page.notes }] as const,
  );
  await app.unroute(blank);
  return { app, ...filled };
}

/** A tab with an invented page and all that it loads, its button pressed. */
async function visit(profile: Profile, kept: KeptPage): Promise<Page> {
  const page = await profile.context.newPage();
  await page.route('**/*', (route) => {
    const answer = kept.answers[route.request().url()];
    const headers = answer?.isOpen ? { 'access-control-allow-origin': '*' } : {};
    return answer
      ? route.fulfill({ contentType: answer.type, body: answer.body, headers })
      : route.fulfill({ status: 404 });
  });
  await page.goto(kept.url);
  await page.evaluate(() => document.fonts.ready);
  await profile.clickAction(page);
  return page;
}

test('nothing of a page of attacks runs: in the popup, in its copies, in the app, in the downloaded file', async ({
  profile,
  server,
}, info) => {
  expect(server.output).toContain('listening');
  const page = await profile.page(HOSTILE, hostilePage());
  const wrong = watch(profile.context, (one) => one === page);
  const popup = await profile.clickAction(page);
  await popup.waitForText('Keep');
  const { text, page: copy } = await copiesOf(profile, HOSTILE);
  const isHarmed = await page.evaluate((name) => name in globalThis, CANARY);
  expect(isHarmed, 'the attacks are real: the page harmed itself').toBe(true);
  expect(await popup.evaluate(`'${CANARY}' in globalThis`)).toBe(false);
  expect(copy.notes.join(' '), 'the copy is there').not.toContain('cannot be copied');
  expect(copy.html).toContain('The last words of the page.');
  expect(new TextEncoder().encode(copy.html).length).toBeLessThan(5 * 1024 * 1024);
  // the page's own errors and refusals are its affair too
  profile.faults.length = 0;
  await page.close();

  const path = info.outputPath('kept.html');
  await writeFile(path, copy.html);
  const file = await profile.context.newPage();
  await file.goto(pathToFileURL(path).href);
  // there, not seen: one of the attacks puts a picture in place of everything on its page, and so in the copy
  await expect(file.locator('kept-body').first()).toContainText('The last words of the page.');
  await expect(file.getByText('It shows what was kept then, not that the page was true.')).toBeVisible();
  await file.mouse.move(200, 200);
  for (let press = 0; press < 40; press++) await file.keyboard.press('Tab');
  expect(await harmedFrames(file)).toEqual([]);
  expect(file.frames()).toHaveLength(1);
  expect(await file.locator('script, iframe, object, embed, form, input, base, link').count()).toBe(0);
  // its own policy refuses what a style would still ask for, and there is nothing left to refuse
  expect(profile.faults).toEqual([]);

  const { app, withFiles, all } = await appWith(profile, [...new Set(TEXTS)], HOSTILE_ADDRESSES, { text, page: copy });
  const screens = ['/today', '/inbox', '/record', '/cycle', '/profile', '/settings', '/add'].map((path) => ({
    name: path,
    path,
  }));
  for (const screen of [...screens, ...all.map((id) => ({ name: id, path: `/activity/${id}` }))]) {
    await openScreen(app, screen, '');
    // what is closed at first is looked into as well
    await app.evaluate(() => {
      for (const one of document.querySelectorAll('details')) one.open = true;
    });
    expect(await harmedFrames(app), screen.path).toEqual([]);
    expect(
      await app.locator('main :is(img, script, iframe, object, embed, math, base, [onerror], [onload])').count(),
    ).toBe(0);
  }

  await openScreen(app, { name: 'activity', path: `/activity/${withFiles}` }, '');
  await app
    .getByRole('button', { name: /Read the kept copy/ })
    .first()
    .click();
  await expect(app.getByRole('dialog').getByText('The last words of the page.').first()).toBeVisible();
  expect(await harmedFrames(app)).toEqual([]);
  await app.keyboard.press('Escape');
  await app
    .getByRole('button', { name: /See the kept page|Copy that looks like the page/ })
    .first()
    .click();
  const frame = app.frameLocator('dialog iframe');
  await expect(frame.locator('kept-body').first()).toContainText('The last words of the page.');
  await expect(app.getByText(/Unchanged since capture/)).toBeVisible();
  expect(await harmedFrames(app)).toEqual([]);
  expect(app.frames()).toHaveLength(2);
  const downloading = app.waitForEvent('download');
  await app.getByRole('button', { name: 'Download as a file' }).click();
  expect((await downloading).suggestedFilename()).toMatch(/, kept \d{4}-\d\d-\d\d\.html$/);
  expect(wrong).toEqual([]);
});

test('every attack is only words in the popup, whatever field of a page it came in', async ({ profile }) => {
  const texts = [...new Set(TEXTS)];
  const perPage = Math.ceil(texts.length / 8);
  const wrong = watch(profile.context, () => false);
  for (let from = 0; from < texts.length; from += perPage) {
    const some = texts.slice(from, from + perPage);
    const quoted = (text = '') => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
    const named = [
      'og:title',
      'og:site_name',
      'og:description',
      'citation_doi',
      'citation_journal_title',
      'citation_publisher',
      'citation_volume',
      'citation_title',
      'dc.creator',
      'og:url',
      'citation_pdf_url',
      'article:published_time',
    ];
    const metas = named
      .map((name, at) => `<meta name="${name}" property="${name}" content="${quoted(some[at])}">`)
      .join('');
    const things = JSON.stringify({
      '@context': 'https://schema.org',
      '@type': ['Article', 'Course', 'Event', 'VideoObject'][from % 4],
      name: some[12],
      headline: some[13],
      author: some.map((name) => ({ '@type': 'Person', name })),
      provider: { name: some[14] },
      publisher: { name: some[15] },
      description: some[16],
      url: some[17],
      image: some[18],
      performer: some.slice(0, 9).map((name) => ({ name })),
    }).replaceAll('<', '\\u003c');
    const url = `https://fields.example/${from}`;
    const page = await profile.page(
      url,
      `<!doctype html><title>${quoted(some[19])}</title>${metas}<script type="application/ld+json">${things}</script><h1>${quoted(some[20])}</h1><p>${some.map(quoted).join('</p><p>')}</p>`,
    );
    const popup = await profile.clickAction(page);
    await popup.waitForText('About it, in a line');
    await popup.fill('About it, in a line', some[21] ?? '');
    const state = await popup.evaluate<{ ran: boolean; made: number; asked: number }>(`({
      ran: '${CANARY}' in globalThis,
      made: document.querySelectorAll(':is(main, #app) :is(img, script, iframe, object, embed, math, base, [onerror], [onload], [onfocus])').length,
      asked: performance.getEntriesByType('resource').filter(({ name }) => name.includes('${BAD_HOST}')).length,
    })`);
    expect(state, url).toEqual({ ran: false, made: 0, asked: 0 });
    expect(await page.evaluate((name) => name in globalThis, CANARY)).toBe(false);
    await page.close();
  }
  expect(wrong).toEqual([]);
});

test('a copy looks like its page, closed shadow roots and inner frames too, and its links open beside it', async ({
  profile,
}) => {
  for (const kept of KEPT_PAGES) {
    const page = await visit(profile, kept);
    const { page: copy } = await copiesOf(profile, kept.url);
    const view = await profile.page(`https://copies.example/${kept.name}`, copy.html);
    for (const words of kept.shows) await expect(view.getByText(words).first(), `${kept.name}: ${words}`).toBeVisible();
    expect(copy.html).not.toMatch(/SECRET\d/);
    expect(await view.locator('a[href^=http]:not([rel="noopener noreferrer"][target=_blank])').count()).toBe(0);
    await keepPicture(page, `kept-${kept.name}-page`);
    await keepPicture(view, `kept-${kept.name}-copy`);
    await page.close();
    await view.close();
  }
  profile.faults.length = 0;
});

for (const scheme of SCHEMES)
  test(`the kept page is seen in the app with its pictures and letters, wide and narrow, ${scheme}`, async ({
    profile,
    server,
  }) => {
    expect(server.output).toContain('listening');
    const [magazine] = KEPT_PAGES;
    if (!magazine) throw new Error('the invented pages have changed');
    const page = await visit(profile, magazine);
    const copies = await copiesOf(profile, magazine.url);
    await page.close();
    profile.faults.length = 0;
    const { app, withFiles } = await appWith(profile, ['What a kitchen tells you'], [magazine.url], copies);
    await app.emulateMedia({ colorScheme: scheme });
    await openScreen(app, { name: 'activity', path: `/activity/${withFiles}` }, '');
    await app.getByRole('button', { name: 'See the kept page' }).click();
    const frame = app.frameLocator('dialog iframe');
    await expect(frame.getByRole('heading', { name: 'What a kitchen tells you' })).toBeVisible();
    await expect(frame.getByText('It shows what was kept then')).toHaveCount(0);
    expect(
      await frame
        .locator('img')
        .first()
        .evaluate((image: HTMLImageElement) => image.decode().then(() => image.naturalWidth)),
    ).toBeGreaterThan(100);
    const faces = () =>
      frame.locator('html').evaluate(() => [...document.fonts].map(({ family, status }) => [family, status]));
    await expect.poll(faces).toEqual([['Display', 'loaded']]);
    await keepPicture(app, `kept-page-${scheme}-wide`);

    await frame.getByRole('link', { name: 'Reading' }).click();
    await expect(frame.getByRole('heading', { name: 'Further reading' })).toBeVisible();
    const opening = profile.context.waitForEvent('page');
    const asking = profile.context.waitForEvent('request', (request) => request.url() === 'https://journal.example/a');
    const link = frame.getByRole('link', { name: 'Thresholds' });
    expect(await link.getAttribute('rel')).toBe('noopener noreferrer');
    await link.click();
    const [beside, request] = await Promise.all([opening, asking]);
    expect(request.headers().referer).toBeUndefined();
    await beside.close();
    expect(new URL(app.url()).pathname).toBe(`/activity/${withFiles}`);

    await app.setViewportSize({ width: 360, height: 740 });
    await keepPicture(app, `kept-page-${scheme}-narrow`);
    const { violations } = await new AxeBuilder({ page: app }).exclude('iframe').analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ target }) => target.join(' '))])).toEqual([]);
    await frame.locator('body').press('Escape');
    await expect(app.getByRole('dialog')).toHaveCount(0);
    await expect(app.getByRole('button', { name: 'See the kept page' })).toBeFocused();
  });
