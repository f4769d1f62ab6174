// Someone new, on a small phone, without help: the first steps, a webinar, a supervision, a photo of a certificate, a reflection and a
// gap explained; and the example, opened and cleared.
import type { Locator, Page } from '@playwright/test';
import { PAGE_HELLO } from '../../shared/sync/bridge.ts';
import { expect, test } from './browser.ts';
import { keepPicture, overflowPx, problems, SCHEMES } from './screens.ts';
import { APP_ORIGIN } from './server.ts';

const PHONE = { width: 360, height: 740 };
/** The smallest picture there is: one white pixel. */
const PHOTO = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8/5+hHgAHggJ/PchI7wAAAABJRU5ErkJggg==',
  'base64',
);

/** Counts what a person presses and chooses; typing is not counted. */
function handsOf(page: Page) {
  const count = { actions: 0 };
  const press = async (what: Locator) => {
    count.actions += 1;
    await what.click();
  };
  const button = (name: string) => press(page.getByRole('button', { name, exact: true }));
  const link = (name: string) => press(page.getByRole('link', { name, exact: true }).first());
  const since = () => {
    const { actions } = count;
    count.actions = 0;
    return actions;
  };
  return { press, button, link, since };
}

test('someone new records, reflects, explains a gap and sees the cycle page change', async ({ profile, server }) => {
  expect(server.output).toContain('listening');
  const page = await profile.context.newPage();
  await page.setViewportSize(PHONE);
  // far enough into the cycle for a gap
  await page.clock.setFixedTime(new Date('2026-11-23T12:00:00Z'));
  const hands = handsOf(page);
  await page.goto(APP_ORIGIN);
  expect(await overflowPx(page)).toBeLessThanOrEqual(0);
  await keepPicture(page, 'first-run-1-360');
  await hands.button('Start');
  await page.getByLabel('Your profession').selectOption({ label: 'Occupational therapist' });
  await keepPicture(page, 'first-run-2-360');
  await hands.button('Next');
  await expect(page.getByText('1 November 2025 to 31 October 2027')).toBeVisible();
  await keepPicture(page, 'first-run-3-360');
  await hands.button('Next');
  await keepPicture(page, 'first-run-4-360');
  await hands.press(page.getByRole('button', { name: /^Start with one thing/ }));
  expect(hands.since(), 'presses of the first run, besides choosing a profession').toBeLessThanOrEqual(4);

  await page.getByLabel('What was it?').fill('Webinar: fatigue after stroke');
  await hands.press(page.getByRole('radio', { name: /^Formal or educational/ }));
  await hands.button('Add it');
  await expect(page.getByRole('heading', { level: 1, name: 'Webinar: fatigue after stroke' })).toBeVisible();
  expect(hands.since(), 'a webinar in the list').toBeLessThanOrEqual(4);
  // a camera is the phone's own: what it gives is given here
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles({ name: 'photo.png', mimeType: 'image/png', buffer: PHOTO });
  await expect(page.getByText('photo').first()).toBeVisible();

  await hands.link('Add');
  await page.getByLabel('What was it?').fill('Supervision on home visits');
  await hands.press(page.getByRole('radio', { name: /^Work-based/ }));
  await hands.button('Add it');
  await expect(page.getByRole('heading', { level: 1, name: 'Supervision on home visits' })).toBeVisible();
  hands.since();

  const reflection = page.locator('#reflection');
  await expect(reflection.getByRole('textbox')).toHaveCount(3);
  for (const [index, words] of [
    'I learned to name the last visit at the first.',
    'I plan the ending with people from now on.',
    'People plan for themselves, and nobody is surprised.',
  ].entries()) {
    const question = reflection.getByRole('textbox').nth(index);
    await expect(question).toBeEditable();
    await hands.press(question);
    await question.pressSequentially(words);
  }
  await page.getByRole('heading', { level: 1 }).click();
  await expect(page.getByText(/Saved on this device/).last()).toBeVisible();
  expect(hands.since(), 'a reflection of three questions').toBeLessThanOrEqual(8);

  await hands.link('Cycle');
  const gap = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: 'No long gap' }) });
  await expect(gap.getByText('Not yet')).toBeVisible();
  await expect(page.getByText('2 activities in this cycle.', { exact: false })).toBeVisible();
  await keepPicture(page, 'first-run-cycle-before-360');
  await hands.press(gap.getByText('Explain it', { exact: true }));
  const why = gap.getByRole('textbox');
  await expect(why).toBeEditable();
  await hands.press(why);
  // a slow phone and a quick typist: no key may come between the first and its record
  const phone = await page.context().newCDPSession(page);
  await phone.send('Emulation.setCPUThrottlingRate', { rate: 8 });
  await why.pressSequentially('I was on parental leave until this month.');
  await phone.send('Emulation.setCPUThrottlingRate', { rate: 1 });
  await page.getByRole('heading', { level: 1 }).click();
  await expect(gap.getByText('There', { exact: true })).toBeVisible();
  expect(hands.since(), 'a gap explained').toBeLessThanOrEqual(3);
  await keepPicture(page, 'first-run-cycle-after-360');
  await page.reload();
  await gap.getByText('Your explanation', { exact: true }).click();
  await expect(gap.getByRole('textbox')).toHaveValue('I was on parental leave until this month.');
});

const EVERYWHERE = ['inbox', 'record', 'add', 'cycle', 'cycle/career', 'profile', 'settings', 'privacy'] as const;
const exampleDatabases = (page: Page) =>
  page.evaluate(async () =>
    (await indexedDB.databases()).map(({ name }) => name).filter((name) => name?.startsWith('waymark-example')),
  );

test('the example is open everywhere as what it is, goes nowhere, and is cleared without what is mine', async ({
  profile,
  server,
}) => {
  expect(server.output).toContain('listening');
  const page = await profile.context.newPage();
  const sockets: string[] = [];
  page.on('websocket', (socket) => sockets.push(socket.url()));
  // whatever greets the extension while the example is open
  await page.addInitScript((hello) => {
    window.addEventListener('message', ({ data }) => {
      if (data === hello && location.pathname.startsWith('/example')) document.documentElement.dataset.greeted = 'yes';
    });
  }, PAGE_HELLO);
  await page.setViewportSize(PHONE);
  await page.goto(APP_ORIGIN);
  await page.getByRole('link', { name: /^Just let me look/ }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Record' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Supervision: saying no to a fourth home visit' })).toBeVisible();
  for (const colorScheme of SCHEMES) {
    await page.emulateMedia({ colorScheme });
    expect.soft(await problems(page), colorScheme).toEqual([]);
    await keepPicture(page, `example-record-360-${colorScheme}`);
  }
  await page.getByRole('searchbox').fill('courage');
  await expect(page.getByRole('link', { name: 'Conference poster: kettles and courage' })).toBeVisible();
  for (const path of EVERYWHERE) {
    await page.goto(`${APP_ORIGIN}/example/${path}`);
    await expect(page.locator('h1')).toBeVisible();
    await expect(page.getByText('This is an example.', { exact: false }), path).toBeVisible();
    expect.soft(await overflowPx(page), path).toBeLessThanOrEqual(0);
  }
  await page.goto(`${APP_ORIGIN}/example/settings`);
  await expect(page.getByRole('heading', { name: 'Me and my registration' })).toBeVisible();
  await expect(page.getByText('12 words')).toHaveCount(0);
  await expect(page.locator('html')).not.toHaveAttribute('data-greeted');

  await page.goto(`${APP_ORIGIN}/example/add`);
  await page.getByLabel('What was it?').fill('Something of my own');
  await page.getByRole('button', { name: 'Add it' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Something of my own' })).toBeVisible();
  const question = page.locator('#reflection').getByRole('textbox').first();
  await expect(question).toBeEditable();
  await question.fill('What I learned');
  await question.pressSequentially(' of it.');

  await page.getByRole('button', { name: 'Clear it and start yours' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'A record of how you learn' })).toBeVisible();
  await expect.poll(() => exampleDatabases(page)).toEqual([]);
  await page.goto(`${APP_ORIGIN}/record`);
  const mine = page.getByRole('link', { name: 'Something of my own' });
  await expect(mine).toBeVisible();
  await expect(page.getByText('Supervision: saying no')).toHaveCount(0);
  await mine.click();
  await expect(page.locator('#reflection').getByRole('textbox').first()).toHaveValue('What I learned of it.');
  expect(sockets).toEqual([]);
});

test('the example opened in one tab leaves my own portfolio in another alone', async ({ profile, server }) => {
  expect(server.output).toContain('listening');
  const mine = await profile.context.newPage();
  await mine.goto(`${APP_ORIGIN}/add`);
  await mine.getByLabel('What was it?').fill('A hard case');
  await mine.getByRole('button', { name: 'Add it' }).click();
  await expect(mine.getByRole('heading', { level: 1, name: 'A hard case' })).toBeVisible();
  await mine.goto(`${APP_ORIGIN}/record`);
  const example = await profile.context.newPage();
  await example.goto(`${APP_ORIGIN}/example/`);
  await expect(example.getByRole('link', { name: 'Journal club: home adaptations and confidence' })).toBeVisible();
  await example.goto(`${APP_ORIGIN}/example/add`);
  await example.getByLabel('What was it?').fill('Tried in the example');
  await example.getByRole('button', { name: 'Add it' }).click();
  await expect(example.getByRole('heading', { level: 1, name: 'Tried in the example' })).toBeVisible();
  await expect(mine.getByText('Tried in the example')).toHaveCount(0);
  await expect(mine.getByText('Journal club: home adaptations')).toHaveCount(0);

  // what was made there comes to the tab that is open already
  await example.getByRole('button', { name: 'Clear it and start yours' }).click();
  await expect(mine.getByRole('link', { name: 'Tried in the example' })).toBeVisible();
  await expect(mine.getByRole('link', { name: 'A hard case' })).toBeVisible();
  await expect.poll(() => exampleDatabases(mine)).toEqual([]);
});

test('an app that cannot start says why and what to do, and another try starts it', async ({ profile, server }) => {
  expect(server.output).toContain('listening');
  const page = await profile.context.newPage();
  await page.setViewportSize({ width: 320, height: 640 });
  const part = '**/assets/begin-document-*.js';
  await page.route(part, (route) => route.abort());
  await page.goto(APP_ORIGIN);
  await expect(page.getByRole('heading', { level: 1, name: 'Waymark could not start' })).toBeVisible();
  expect(await problems(page)).toEqual([]);
  await keepPicture(page, 'first-run-not-started');
  await page.unroute(part);
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('button', { name: 'Start', exact: true })).toBeVisible();

  // as where a person has blocked what sites keep
  await page.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException('blocked', 'SecurityError');
    };
  });
  await page.reload();
  await expect(page.getByRole('heading', { level: 1, name: 'This browser gives Waymark no storage' })).toBeVisible();
  expect(await problems(page)).toEqual([]);
  await keepPicture(page, 'first-run-no-storage');
});
