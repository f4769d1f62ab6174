// From "I have been selected" to a pack and a copy of what was sent, out of the example portfolio: in few actions, counted.
import { readFile } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';
import { expect, test } from './browser.ts';
import { keepPicture, openAll, overflowPx, problems, runsOut } from './screens.ts';
import { APP_ORIGIN } from './server.ts';

/** As many as a person may need besides typing. */
const ACTIONS_MAX = 40;

/** Fonts, PDFs and a ZIP, made in a worker on a busy machine. */
const PATIENTLY = { timeout: 30_000 };

const STEPS = [
  'start',
  '',
  'work',
  'list',
  'gaps',
  'choose',
  'statement',
  'evidence',
  'confidentiality',
  'pack',
  'portal',
  'after',
  'look',
];

/** Counts each press; typing is not counted, and what is typed into is reached without one. */
class Person {
  actions = 0;
  readonly page: Page;
  constructor(page: Page) {
    this.page = page;
  }
  async press(what: Locator): Promise<void> {
    this.actions++;
    await what.click();
  }
  button = (name: string | RegExp) => this.press(this.page.getByRole('button', { name }));
  link = (name: string | RegExp) => this.press(this.page.getByRole('link', { name }));
  heading = (name: string | RegExp) => expect(this.page.getByRole('heading', { level: 1, name })).toBeVisible();
}

test('from the letter to the pack, in few actions besides typing', async ({ profile, server }, info) => {
  expect(server.output).toContain('listening');
  const page = await profile.context.newPage();
  await page.goto(`${APP_ORIGIN}/example/cycle`);
  const person = new Person(page);

  await person.link('I have been selected for an audit');
  await person.heading('I have been selected');
  await person.button(/^It is /);
  await person.button('Begin');
  await person.heading('Your audit');
  await keepPicture(page, 'audit-list-begun');

  await person.link('Go on: Describe your work (up to 500 words)');
  await person.heading('Describe your work');
  await person.button('I have finished this');
  await person.heading('Check your dated list');
  await person.button('The list is right');

  await person.heading('Explain the gaps');
  await person.press(page.getByText('Explain it', { exact: true }));
  await page
    .getByLabel(/^Why there was nothing/)
    .fill('I was on parental leave until the spring, and did no learning.');
  await expect(page.getByText('Explained', { exact: true })).toBeVisible();
  await person.link(/^Go on: Choose/);

  await person.heading('Choose activities');
  for (const title of ['A hard visit', 'Reading: three papers']) await person.button(new RegExp(`^Choose: ${title}`));
  await expect(page.getByText(/^4 chosen/)).toBeVisible();
  await person.link(/^Go on: Write your statement/);

  await person.heading('Write your statement');
  await expect(page.getByText(/words ticked/)).toBeVisible();
  await keepPicture(page, 'audit-statement-begun');
  await person.button('Put it at the end');
  const statement = page.getByLabel('How your learning met the standards');
  await expect(statement).toHaveValue(/Where attention fails matters more/);
  // what stood there stays
  await expect(statement).toHaveValue(/^In this cycle I chose learning/);
  await person.button('I have finished this');

  await person.heading('Choose your evidence');
  for (const title of ['Certificate of attendance', 'Our new observation sheet'])
    await person.press(page.getByRole('checkbox', { name: title }));
  await person.button('I have finished this');
  await person.heading('Check that nobody can be recognised');
  await person.button('I have looked at all of it myself');
  await person.link(/^Go on: Make your pack/);

  await person.heading('Make your pack');
  await person.button('Make your pack');
  await expect(page.getByRole('heading', { name: 'Your pack is ready' })).toBeVisible(PATIENTLY);
  const download = page.waitForEvent('download');
  await person.button(/^Save again: .*\.zip$/);
  const path = info.outputPath('pack.zip');
  await (await download).saveAs(path);
  expect((await readFile(path)).subarray(0, 2).toString()).toBe('PK');
  console.info(`from the letter to the pack: ${person.actions} actions besides typing, at most ${ACTIONS_MAX}`);
  expect(person.actions).toBeLessThanOrEqual(ACTIONS_MAX);

  await person.link(/^Go on: Send it/);
  await person.heading('Send it in your HCPC account');
  await page.getByRole('checkbox', { name: /^Sign in/ }).check();
  await person.button('I have sent it');
  await person.heading('What may come back');
  await person.link(/^Sent on/);
  await person.heading(/^Sent on/);
  await expect(page.getByText('Where attention fails matters more')).toBeVisible();
  await keepPicture(page, 'audit-copy');
  await page.goBack();

  await person.press(page.getByText('HCPC asked for more'));
  await page.getByLabel('What is asked for').fill('Tell more of who benefited.');
  await person.button('Open my profile again');
  await person.heading('Your audit');
  await expect(page.getByText('Tell more of who benefited.')).toBeVisible();
  await page.goto(`${APP_ORIGIN}/example/audit/statement`);
  await expect(statement).toBeEditable();
  await statement.press('ControlOrMeta+End');
  await statement.pressSequentially(' Families told me that this was the part they used.');
  await statement.blur();
  await page.goto(`${APP_ORIGIN}/example/audit/changes`);
  await expect(page.locator('ins').last()).toContainText('Families told me');
  await page.goto(`${APP_ORIGIN}/example/today`);
  await expect(page.getByRole('heading', { name: 'Add what was asked for to your profile' })).toBeVisible();
});

test('each step can be read by anyone, on a phone and on a wide screen', async ({ profile, server }) => {
  expect(server.output).toContain('listening');
  const page = await profile.context.newPage();
  await page.goto(`${APP_ORIGIN}/example/audit`);
  await page.getByRole('button', { name: /^It is / }).click();
  await page.getByRole('button', { name: 'Begin' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Your audit' })).toBeVisible();
  for (const step of STEPS) {
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.goto(`${APP_ORIGIN}/example/audit/${step}`);
    await expect(page.locator('h1')).toBeVisible();
    await keepPicture(page, `audit-${step}-1280`);
    expect.soft(await problems(page), step).toEqual([]);
    await page.setViewportSize({ width: 360, height: 740 });
    expect.soft(await overflowPx(page), `${step} at 360`).toBeLessThanOrEqual(0);
    await keepPicture(page, `audit-${step}-360`);
    await page.evaluate(() => document.documentElement.style.setProperty('font-size', '200%', 'important'));
    for (const width of [360, 320]) {
      await page.setViewportSize({ width, height: 740 });
      await openAll(page);
      expect.soft(await runsOut(page), `${step} with text at 200 % at ${width} px`).toEqual([]);
    }
  }
});
