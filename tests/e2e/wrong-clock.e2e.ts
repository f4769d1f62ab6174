// A device whose clock is wrong by a year: it is told, and nothing is lost by it.
import type { Page } from '@playwright/test';
import { expect, test } from './browser.ts';
import { fillWithSample } from './screens.ts';
import { APP_ORIGIN } from './server.ts';

const YEAR_MS = 366 * 86_400_000;

const told = (page: Page) => page.getByText(/This device says that today is .* when Waymark was last open it was/);

/** The tab that leads notes the day that it sees; what comes before that is a first start. */
const dayNoted = (page: Page) =>
  page.evaluate(async () => {
    const opening = indexedDB.open('waymark-local');
    await new Promise((done) => opening.addEventListener('success', done));
    const reading = opening.result.transaction('values').objectStore('values').get('day-seen');
    await new Promise((done) => reading.addEventListener('success', done));
    opening.result.close();
    return (reading.result as { value?: { believed?: string } } | undefined)?.value?.believed;
  });

test('a clock that is a year ahead is told, and empties no bin', async ({ profile, server }) => {
  expect(server.output).toContain('listening');
  const page = await profile.context.newPage();
  const activityId = await fillWithSample(page);
  await page.goto(`${APP_ORIGIN}/activity/${activityId}`);
  await page.getByRole('button', { name: 'Move to the bin' }).click();
  await expect(page.getByText('In the bin for 30 days.')).toBeVisible();
  await expect(page.getByText(/This device says that today is/)).toBeHidden();
  // the end of the tab is the end of its lead, so that the next one starts as after a night
  await page.close();

  const later = await profile.context.newPage();
  await later.clock.setFixedTime(Date.now() + YEAR_MS);
  await later.goto(`${APP_ORIGIN}/activity/${activityId}`);
  await expect(later.getByText(/This device says that today is .* when Waymark was last open it was/)).toBeVisible();
  await expect(later.getByText('This is in the bin')).toBeVisible();
  await later.getByRole('button', { name: 'Put it back' }).click();
  await expect(later.getByText('This is in the bin')).toBeHidden();
  await later.getByRole('button', { name: 'The date is right' }).click();
  await expect(later.getByText(/This device says that today is/)).toBeHidden();
  await later.reload();
  await expect(later.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(later.getByText(/This device says that today is/)).toBeHidden();
});

test('a clock that is a year behind is told, and what I put in the bin meanwhile stays there once it is right', async ({
  profile,
  server,
}) => {
  expect(server.output).toContain('listening');
  const page = await profile.context.newPage();
  const activityId = await fillWithSample(page);
  const address = `${APP_ORIGIN}/activity/${activityId}`;
  await page.goto(address);
  await expect.poll(() => dayNoted(page)).toMatch(/^\d{4}-/);
  await page.close();

  const behind = await profile.context.newPage();
  await behind.clock.setFixedTime(Date.now() - YEAR_MS);
  await behind.goto(address);
  await expect(told(behind)).toBeVisible();
  await behind.getByRole('button', { name: 'Move to the bin' }).click();
  await expect(behind.getByText('In the bin for 30 days.')).toBeVisible();
  await behind.close();

  const right = await profile.context.newPage();
  await right.clock.setFixedTime(Date.now());
  await right.goto(address);
  await expect(right.getByText('This is in the bin')).toBeVisible();
  // the leading tab has swept by the time its rows agree with the document: what is changed after it is seen
  await right.getByRole('button', { name: 'Put it back' }).click();
  await expect(right.getByText('This is in the bin')).toBeHidden();
  await expect(right.getByRole('heading', { level: 1 })).toHaveText(/^Study day/);
  await expect(told(right)).toBeHidden();
  await right.goto(`${APP_ORIGIN}/record`);
  await expect(right.getByRole('main').getByRole('listitem')).toHaveCount(7);
});
