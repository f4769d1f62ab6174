// A device whose clock is wrong by a year: it is told, and nothing is lost by it.
import { expect, test } from './browser.ts';
import { fillWithSample } from './screens.ts';
import { APP_ORIGIN } from './server.ts';

const YEAR_MS = 366 * 86_400_000;

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
