// New words after a device was lost: the other device says so, comes along with what was written on it meanwhile, and nothing is doubled.
import type { Page } from '@playwright/test';
import { expect, test } from './browser.ts';
import { startAs } from './first-run.ts';
import { APP_ORIGIN } from './server.ts';

const TITLE = 'Splinting study day';

/** Types at the end of the answer, and waits until it is kept on the device. */
async function write(page: Page, words: string): Promise<void> {
  const answer = page.getByLabel('What did you take from it?');
  await expect(answer).toBeEditable();
  await answer.press('Control+End');
  await answer.pressSequentially(words);
  await answer.blur();
  await expect(page.getByText('Saved on this device').first()).toBeVisible();
}

async function shownWords(page: Page): Promise<string> {
  const listed = page.getByRole('list', { name: 'Your 12 words' }).getByRole('listitem');
  await expect(listed).toHaveCount(12);
  return (await listed.allInnerTexts()).join(' ');
}

const onServer = (page: Page) => page.getByText('Everything on this device is on the server too');

async function link(page: Page, words: string): Promise<void> {
  await page.getByLabel('Your 12 words').fill(words);
  await page.getByRole('button', { name: 'Link this device' }).click();
  await expect(page.getByText('This device is linked.').first()).toBeVisible();
}

async function openActivity(page: Page): Promise<void> {
  await page.goto(`${APP_ORIGIN}/record`);
  await page.getByRole('link', { name: TITLE }).click();
}

test('I change my words, and my other device comes along with what I wrote on it meanwhile', async ({
  server,
  openProfile,
}) => {
  const [here, there] = await Promise.all(
    [await openProfile(), await openProfile()].map(({ context }) => context.newPage()),
  );
  if (!here || !there) throw new Error('there are two');
  await startAs(here, 'Occupational therapist');
  await here.getByRole('link', { name: 'Add', exact: true }).first().click();
  await here.getByLabel('What was it?').fill(TITLE);
  await here.getByRole('button', { name: 'Add it' }).click();
  await write(here, 'Measure twice.');
  await here.goto(`${APP_ORIGIN}/settings`);
  await here.getByRole('button', { name: 'Turn on syncing' }).click();
  const old = await shownWords(here);
  await expect(onServer(here)).toBeVisible();
  await there.goto(`${APP_ORIGIN}/link`);
  await link(there, old);
  await openActivity(there);
  await expect(there.getByLabel('What did you take from it?')).toHaveValue('Measure twice.');
  // written where nothing gets out, and then the device lies in a drawer
  await server.stop();
  await write(there, ' On the train: ask first.');
  await there.goto('about:blank');
  await server.start();
  await expect(onServer(here)).toBeVisible();

  await here.getByRole('link', { name: 'Change your words' }).click();
  await here.getByRole('button', { name: 'Get new words' }).click();
  await expect(here.getByRole('heading', { name: 'Your words are changed' })).toBeVisible();
  const words = await shownWords(here);
  expect(words).not.toBe(old);
  await here.getByRole('button', { name: 'I have written them down' }).click();
  await expect(here.getByRole('list', { name: 'Your 12 words' })).toBeHidden();

  await there.goto(`${APP_ORIGIN}/settings`);
  await expect(there.getByText('or your words were changed there.').first()).toBeVisible();
  await there.getByRole('link', { name: 'Link this device again' }).click();
  await link(there, words);
  await openActivity(there);
  await openActivity(here);
  for (const page of [here, there])
    await expect(page.getByLabel('What did you take from it?')).toHaveValue('Measure twice. On the train: ask first.');
  await here.goto(`${APP_ORIGIN}/record`);
  await expect(here.getByRole('link', { name: TITLE })).toHaveCount(1);
});
