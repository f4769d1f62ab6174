// Sorting what waits in the inbox, on a phone's screen: one by one, several at once, and back again.
import type { Page } from '@playwright/test';
import { expect, test } from './browser.ts';
import { fillWithSample, keepPicture, overflowPx, problems, SCHEMES, WIDTHS } from './screens.ts';
import { APP_ORIGIN } from './server.ts';

const ARTICLE = 'Early active movement after tendon repair: a review';
const WEBINAR = 'Webinar: “Fatigue is not tiredness”';
const STUDY_DAY = 'Study day: early mobilisation after flexor tendon repair';

const row = (app: Page, title: string) => app.getByRole('main').getByRole('listitem').filter({ hasText: title });

async function picturesOf(app: Page, name: string): Promise<void> {
  for (const colorScheme of SCHEMES)
    for (const width of WIDTHS) {
      await app.emulateMedia({ colorScheme });
      await app.setViewportSize({ width, height: 740 });
      await keepPicture(app, `${name}-${width}-${colorScheme}`);
      expect.soft(await problems(app), `${name}, ${width} px, ${colorScheme}`).toEqual([]);
      expect.soft(await overflowPx(app), `${name}, ${width} px scrolls sideways`).toBeLessThanOrEqual(0);
    }
  await app.emulateMedia({ colorScheme: 'light' });
  await app.setViewportSize({ width: 360, height: 740 });
}

test('what waits is planned, attached or binned with a press or two, and comes back with one', async ({
  profile,
  server,
}) => {
  expect(server.output).toContain('listening');
  const app = await profile.context.newPage();
  await app.setViewportSize({ width: 360, height: 740 });
  const activityId = await fillWithSample(app);
  await app.goto(`${APP_ORIGIN}/inbox`);
  await picturesOf(app, 'inbox-rows');

  await row(app, ARTICLE).getByRole('button', { name: 'Plan' }).click();
  const dialog = app.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Plan it' }).click();
  await expect(dialog.getByText('Choose the day it is planned for.')).toBeVisible();
  await dialog.getByLabel('Planned for').fill('2020-02-01');
  await dialog.getByRole('button', { name: 'Plan it' }).click();
  await expect(dialog.getByText('Choose a day after today.')).toBeVisible();
  await picturesOf(app, 'inbox-plan');
  await dialog.getByRole('button', { name: 'In a week' }).click();
  await dialog.getByRole('button', { name: 'Plan it' }).click();
  await expect(app.getByText(/^Planned for \d/)).toBeVisible();
  await expect(row(app, ARTICLE)).toHaveCount(0);
  await app.getByRole('button', { name: 'Undo' }).click();
  await expect(row(app, ARTICLE)).toBeVisible();

  await row(app, ARTICLE).getByRole('button', { name: 'More' }).click();
  await row(app, ARTICLE).getByRole('button', { name: 'Attach' }).click();
  await dialog.getByRole('button', { name: 'Attach it' }).click();
  await expect(dialog.getByText('Choose the activity that it belongs to.')).toBeVisible();
  await expect(dialog.getByRole('radio', { name: ARTICLE })).toHaveCount(0);
  await dialog.getByLabel('Look for an activity').fill('study day');
  await dialog.getByRole('radio', { name: STUDY_DAY }).check();
  await picturesOf(app, 'inbox-attach');
  await dialog.getByRole('button', { name: 'Attach it' }).click();
  await expect(app.getByText(`It is with “${STUDY_DAY}”.`)).toBeVisible();
  await expect(row(app, ARTICLE)).toHaveCount(0);
  const home = await profile.context.newPage();
  await home.goto(`${APP_ORIGIN}/activity/${activityId}`);
  await expect(home.getByRole('heading', { name: ARTICLE })).toBeVisible();
  await expect(home.getByLabel('What it was')).toHaveValue(/before surgery\.\n\nFor the splinting audit\.$/);
  await app.getByRole('button', { name: 'Undo' }).click();
  await expect(row(app, ARTICLE)).toBeVisible();
  await expect(home.getByRole('heading', { name: ARTICLE })).toHaveCount(0);
  await expect(home.getByLabel('What it was')).toHaveValue(/before surgery\.$/);
});

test('several at once are kept, planned or binned in one step, with one way back', async ({ profile, server }) => {
  expect(server.output).toContain('listening');
  const app = await profile.context.newPage();
  await app.setViewportSize({ width: 360, height: 740 });
  await fillWithSample(app);
  await app.goto(`${APP_ORIGIN}/inbox`);
  const heading = app.getByRole('heading', { level: 1, name: 'Inbox' });
  const rows = app.getByRole('main').getByRole('listitem');
  await app.getByRole('button', { name: 'Select several' }).click();
  await expect(app.getByRole('button', { name: 'Keep all' })).toBeDisabled();
  await app.getByRole('checkbox', { name: WEBINAR }).check();
  await expect(app.getByText('1 of 2 selected')).toBeVisible();
  await app.getByRole('button', { name: 'Select all' }).click();
  await expect(app.getByText('2 of 2 selected')).toBeVisible();
  await picturesOf(app, 'inbox-selecting');
  await app.getByRole('button', { name: 'Keep all' }).click();
  await expect(app.getByText('2 kept.')).toBeVisible();
  await expect(heading).toBeFocused();
  await expect(app.getByRole('heading', { name: 'Nothing waiting' })).toBeVisible();
  await app.getByRole('button', { name: 'Undo' }).click();
  await expect(rows).toHaveCount(2);

  await app.getByRole('button', { name: 'Select several' }).click();
  await app.getByRole('button', { name: 'Select all' }).click();
  await app.getByRole('region', { name: 'Several at once' }).getByRole('button', { name: 'Bin' }).click();
  await expect(app.getByText('2 are in the bin for 30 days.')).toBeVisible();
  await app.getByRole('button', { name: 'Undo' }).click();
  await expect(rows).toHaveCount(2);
});
