// The screens of the record in a person's hands: titles of any kind, going back, pressing twice, impossible dates.
import type { Page } from '@playwright/test';
import { scriptForPage } from '../../scripts/bundle-for-page.ts';
import { localDateOf } from '../../shared/model/dates.ts';
import { expect, type Profile, test } from './browser.ts';
import { fillWithSample, keepPicture } from './screens.ts';
import { APP_ORIGIN } from './server.ts';

const LONG = 'Fingerfertigkeit'.repeat(32).slice(0, 500);
const URL_KEPT = 'https://learning.example/a-long-title';
const BODY = `<!doctype html><html lang="en-GB"><head><title>${LONG}</title></head><body><article><h1>${LONG}</h1>
  <p>${'An invented page about fine work with the hands, long enough to be read. '.repeat(8)}</p></article></body></html>`;

const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name });
const overflowPx = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

async function connect(profile: Profile, app: Page): Promise<void> {
  const opened = profile.context.waitForEvent('page');
  await app.getByRole('button', { name: 'Connect it' }).click();
  const consent = await opened;
  await consent.getByRole('button', { name: 'Connect', exact: true }).click();
  await consent.close();
}

test('a title that is one long word stays within a narrow page', async ({ profile, server }) => {
  expect(server.output).toContain('listening');
  const popup = await profile.clickAction(await profile.page(URL_KEPT, BODY));
  await popup.click('Keep');
  await popup.waitForText('Kept with it as dated evidence');
  const app = await profile.context.newPage();
  await app.setViewportSize({ width: 360, height: 740 });
  await fillWithSample(app);
  await app.goto(`${APP_ORIGIN}/inbox`);
  await connect(profile, app);
  const title = app.getByRole('link', { name: LONG, exact: true });
  await expect(title).toBeVisible();
  await keepPicture(app, 'long-title-inbox-360');
  expect.soft(await overflowPx(app), 'inbox').toBeLessThanOrEqual(0);

  await title.click();
  await expect(heading(app, LONG)).toBeVisible();
  await keepPicture(app, 'long-title-activity-360');
  expect.soft(await overflowPx(app), 'activity').toBeLessThanOrEqual(0);

  await app.getByRole('button', { name: 'Read the kept copy' }).click();
  const copy = app.getByRole('dialog');
  await expect(copy).toContainText('fine work with the hands');
  await app.screenshot({ path: 'test-results/screens/long-title-copy-360.png' });
  expect.soft(await overflowPx(app), 'kept copy').toBeLessThanOrEqual(0);
  const sideways = await copy.evaluate((dialog) => dialog.scrollWidth - dialog.clientWidth);
  expect.soft(sideways, 'inside the kept copy').toBeLessThanOrEqual(0);
  await expect(copy.getByText('fine work with the hands')).toBeInViewport();
  await copy.getByRole('button', { name: 'Close' }).click();

  await app.getByRole('button', { name: 'Keep' }).click();
  await expect(app.getByText('In your record.')).toBeVisible();
  await app.goto(`${APP_ORIGIN}/record`);
  await expect(app.getByRole('link', { name: LONG })).toBeVisible();
  await keepPicture(app, 'long-title-record-360');
  expect.soft(await overflowPx(app), 'record').toBeLessThanOrEqual(0);

  await app.goto(`${APP_ORIGIN}/profile`);
  await app.getByText('Choose more from your record').click();
  await app.getByRole('button', { name: `Choose: ${LONG}` }).click();
  await expect(app.getByRole('button', { name: `Take off: ${LONG}` })).toBeVisible();
  await app.getByRole('checkbox', { name: LONG }).check();
  await app.getByText('Look at it first').click();
  await keepPicture(app, 'long-title-profile-360');
  expect.soft(await overflowPx(app), 'profile').toBeLessThanOrEqual(0);

  await app.goto(`${APP_ORIGIN}/cycle`);
  await app.getByText(/^All \d+ activities/).click();
  await keepPicture(app, 'long-title-cycle-360');
  expect.soft(await overflowPx(app), 'cycle').toBeLessThanOrEqual(0);
});

test('pressing Add it twice adds one activity, and it is on screen at once', async ({ profile, server }) => {
  expect(server.output).toContain('listening');
  const app = await profile.context.newPage();
  await app.goto(`${APP_ORIGIN}/add`);
  await app.getByLabel('What was it?').fill('Pressed twice');
  await app.evaluate(() => {
    const seen = Object.assign(window, { seenMissing: false });
    new MutationObserver(() => {
      if (document.body.textContent?.includes('is not on this device')) seen.seenMissing = true;
    }).observe(document.body, { childList: true, subtree: true });
  });
  await app.getByRole('button', { name: 'Add it' }).dblclick();
  await expect(heading(app, 'Pressed twice')).toBeVisible();
  expect(await app.evaluate(() => (window as unknown as { seenMissing: boolean }).seenMissing)).toBe(false);
  await app.goto(`${APP_ORIGIN}/record`);
  await expect(app.getByText('One activity.')).toBeVisible();

  await app.goto(`${APP_ORIGIN}/activity/0f8fad5b-d9cb-469f-a165-70867728950e`);
  await expect(heading(app, 'This activity is not on this device')).toBeVisible();
});

test('a date that cannot be is told, and nothing is added', async ({ profile, server }) => {
  expect(server.output).toContain('listening');
  const app = await profile.context.newPage();
  await app.goto(`${APP_ORIGIN}/add`);
  await app.getByLabel('What was it?').fill('In the year 1');
  const date = app.getByLabel('Date', { exact: true });
  const summary = app.getByRole('alert').filter({ hasText: 'There is a problem' });
  for (const impossible of ['0001-01-01', '2300-01-01']) {
    await date.fill(impossible);
    await app.getByRole('button', { name: 'Add it' }).click();
    await expect(summary).toContainText('Enter a date between 1900 and 2199');
    await expect(date).toHaveAttribute('aria-invalid', 'true');
    await expect(date).toHaveValue(impossible);
  }
  await summary.getByRole('link').click();
  await expect(date).toBeFocused();

  // 30 February, in whichever order this browser asks for day and month
  await date.fill('2026-01-30');
  await date.focus();
  await date.press('ArrowUp');
  if ((await date.inputValue()) !== '') {
    await date.press('ArrowRight');
    await date.press('ArrowUp');
  }
  await app.getByRole('button', { name: 'Add it' }).click();
  await expect(summary).toContainText('Enter a day that exists, with its day, month and year');
  await date.fill('2026-01-30');
  await app.getByLabel('It took more than one day').check();
  await app.getByRole('button', { name: 'Add it' }).click();
  await expect(summary).toContainText('Enter the last day, or untick');
  await app.getByLabel('Last day').fill('2026-01-29');
  await app.getByRole('button', { name: 'Add it' }).click();
  await expect(summary).toContainText('The last day comes after the first day.');
  await keepPicture(app, 'add-problem-1280');
  await app.getByLabel('I only know the month').check();
  const year = app.getByLabel('Year');
  await year.fill('18');
  await app.getByRole('button', { name: 'Add it' }).click();
  await expect(summary).toContainText('Enter a year between 1900 and 2199');
  await expect(year).toHaveValue('18');
  await year.fill('2024');
  await app.getByRole('button', { name: 'Add it' }).click();
  await expect(heading(app, 'In the year 1')).toBeVisible();
  await app.goto(`${APP_ORIGIN}/record`);
  await expect(app.getByText('One activity.')).toBeVisible();
});

test('a year can be typed digit by digit', async ({ profile, server }) => {
  expect(server.output).toContain('listening');
  const app = await profile.context.newPage();
  const activityId = await fillWithSample(app);
  await app.goto(`${APP_ORIGIN}/activity/${activityId}`);
  const date = app.getByLabel('Date', { exact: true });
  await app.locator('#facts summary').first().click();
  await expect(date).toHaveValue(/^\d{4}-/);
  await expect(app.getByLabel('What it was')).toBeEditable();
  await date.focus();
  await date.pressSequentially('03032024', { delay: 60 });
  await expect(date).toHaveValue('2024-03-03');
  await date.blur();
  await app.goto(`${APP_ORIGIN}/record`);
  await expect(app.getByRole('heading', { name: /March 2024/ })).toBeVisible();
});

test('a form that is half filled in is found again', async ({ profile, server }) => {
  expect(server.output).toContain('listening');
  const app = await profile.context.newPage();
  await app.goto(`${APP_ORIGIN}/record`);
  await expect(heading(app, 'Record')).toBeVisible();
  await app.getByRole('link', { name: 'Add', exact: true }).first().click();
  await app.getByLabel('What was it?').fill('Half a thought');
  await app.getByLabel('Date', { exact: true }).fill('2026-03-04');
  await app.goBack();
  await expect(heading(app, 'Record')).toBeVisible();
  await app.goForward();
  await expect(app.getByLabel('What was it?')).toHaveValue('Half a thought');
  await expect(app.getByLabel('Date', { exact: true })).toHaveValue('2026-03-04');
  await app.getByRole('button', { name: 'Add it' }).click();
  await expect(heading(app, 'Half a thought')).toBeVisible();
  await app.getByRole('link', { name: 'Add', exact: true }).first().click();
  await expect(app.getByLabel('What was it?')).toHaveValue('');
  await expect(app.getByLabel('Date', { exact: true })).toHaveValue(localDateOf(new Date()));
});

/** More activities than the record shows at first, one a day. */
async function fillWithMany(page: Page, count: number): Promise<void> {
  await fillWithSample(page);
  const blank = `${APP_ORIGIN}/before-the-app`;
  await page.route(blank, (route) =>
    route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>-</title>' }),
  );
  await page.goto(blank);
  await page.evaluate(await scriptForPage('tests/e2e/sample-in-page.ts'));
  await page.evaluate((many) => window.waymarkSample.addMany(many), count);
  await page.unroute(blank);
}

test('going back finds the record where it was left', async ({ profile, server }) => {
  expect(server.output).toContain('listening');
  const app = await profile.context.newPage();
  await fillWithMany(app, 260);
  await app.goto(`${APP_ORIGIN}/record`);
  const name = 'Daily note 240';
  const row = app.getByRole('link', { name });
  const shownRows = () => app.getByRole('main').getByRole('listitem').count();
  await expect
    .poll(async () => {
      await app.mouse.wheel(0, 20_000);
      return row.count();
    })
    .toBe(1);
  await row.scrollIntoViewIfNeeded();
  // where it stands in the window: a line that comes in above it moves the page and not the eye
  const place = async () => Math.round((await row.boundingBox())?.y ?? -1);
  const [at, rows] = [await place(), await shownRows()];
  expect(await app.evaluate(() => scrollY)).toBeGreaterThan(5_000);
  for (const goBack of [
    () => app.goBack(),
    () => app.getByRole('main').getByRole('link', { name: 'Record' }).click(),
  ]) {
    await row.click();
    await expect(heading(app, name)).toBeVisible();
    await goBack();
    await expect(heading(app, 'Record')).toBeVisible();
    await expect.poll(place).toBe(at);
    expect(await shownRows()).toBe(rows);
    await expect(row).toBeInViewport();
  }
});

test('the keyboard goes through the main places as they are drawn', async ({ profile, server }) => {
  expect(server.output).toContain('listening');
  const app = await profile.context.newPage();
  await app.goto(`${APP_ORIGIN}/inbox`);
  await expect(heading(app, 'Inbox')).toBeVisible();
  const places = () =>
    app
      .getByRole('navigation', { name: 'Main' })
      .getByRole('listitem')
      .evaluateAll((items) =>
        items.map((item) => {
          const { x, y } = item.getBoundingClientRect();
          return { at: Math.round(y) * 10_000 + Math.round(x), word: item.textContent?.trim() ?? '' };
        }),
      );
  for (const [width, first, count] of [
    [1280, 'Add', 11],
    [360, 'Today', 5],
  ] as const) {
    await app.setViewportSize({ width, height: 740 });
    await expect.poll(async () => (await places())[0]?.word).toBe(first);
    const found = await places();
    expect(found).toHaveLength(count);
    expect(found).toEqual(found.toSorted((a, b) => a.at - b.at));
  }
});

test('a statement over the limit may be downloaded after a word about it', async ({ profile, server }) => {
  expect(server.output).toContain('listening');
  const app = await profile.context.newPage();
  await fillWithSample(app);
  await app.goto(`${APP_ORIGIN}/profile`);
  const statement = app.getByLabel('How your learning met the standards');
  await expect(statement).toBeEditable();
  await statement.fill('word '.repeat(1_802).trim());
  await statement.blur();
  await app.getByRole('button', { name: 'Download as PDF' }).click();
  await expect(app.getByText('Your statement has 1,802 words; HCPC takes at most 1,500.')).toBeVisible();
  await app.getByRole('heading', { name: 'There are more words than allowed' }).scrollIntoViewIfNeeded();
  await keepPicture(app, 'over-limit-1280');
  const download = app.waitForEvent('download');
  await app.getByRole('button', { name: 'Download it as it is' }).click();
  expect((await download).suggestedFilename()).toMatch(/\.pdf$/);
});

test('an open renewal is said to be open', async ({ profile, server }) => {
  expect(server.output).toContain('listening');
  const app = await profile.context.newPage();
  await app.clock.setFixedTime(new Date('2026-11-23T12:00:00Z'));
  await app.goto(APP_ORIGIN);
  await app.getByRole('button', { name: 'Start' }).click();
  await app.getByLabel('Your profession').selectOption({ label: 'Operating department practitioner' });
  await app.getByRole('button', { name: 'Next' }).click();
  const sentence = 'Renewal is open until 30 November 2026: 7 days left.';
  await expect(app.getByText(sentence)).toBeVisible();
  await keepPicture(app, 'welcome-renewal-open');
  await app.getByRole('button', { name: 'Next' }).click();
  await app.getByRole('button', { name: 'Go straight in' }).click();
  await app.getByRole('link', { name: 'Cycle', exact: true }).click();
  await expect(app.getByText(sentence)).toBeVisible();
  await keepPicture(app, 'cycle-renewal-open');
});

test('words of a narrow mixture are not broken inside', async ({ profile, server }) => {
  expect(server.output).toContain('listening');
  const app = await profile.context.newPage();
  await app.setViewportSize({ width: 360, height: 740 });
  await fillWithSample(app);
  await app.goto(`${APP_ORIGIN}/cycle`);
  const names = app.getByRole('table').getByRole('rowheader');
  await expect(names).toHaveCount(5);
  // a word that is broken stands on two lines: its range has two boxes
  const broken = await names.evaluateAll((cells) =>
    cells.flatMap((cell) => {
      const walker = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
      const found: string[] = [];
      for (let node = walker.nextNode(); node; node = walker.nextNode())
        for (const { 0: word, index } of (node.textContent ?? '').matchAll(/[\p{L}]+/gu)) {
          const range = document.createRange();
          range.setStart(node, index);
          range.setEnd(node, index + word.length);
          if (range.getClientRects().length > 1) found.push(word);
        }
      return found;
    }),
  );
  expect(broken).toEqual([]);
});
