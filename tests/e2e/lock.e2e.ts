// The lock in a person's hands: it hides what is on screen, in all tabs, and loses nothing that was being written.
import type { Page } from '@playwright/test';
import { expect, test } from './browser.ts';
import { fillWithSample, LOOKS, openScreen, overflowPx, problems, problemsOfColour, showAs } from './screens.ts';
import { APP_ORIGIN } from './server.ts';

const PIN = 'kestrel';
const asks = (page: Page) => page.getByRole('heading', { name: 'Waymark is locked' });

async function unlock(page: Page): Promise<void> {
  await page.getByLabel('PIN', { exact: true }).fill(PIN);
  await page.getByRole('button', { name: 'Unlock' }).click();
  await expect(asks(page)).toHaveCount(0);
}

test('Waymark locks in all tabs with nothing lost, shows nothing before the PIN, and opens in all', async ({
  profile,
  server,
}) => {
  expect(server.output).toContain('listening');
  const app = await profile.context.newPage();
  await app.setViewportSize({ width: 360, height: 740 });
  const activityId = await fillWithSample(app);
  const other = await profile.context.newPage();
  await other.goto(`${APP_ORIGIN}/activity/${activityId}`);
  const outcome = other.getByLabel('What changed, and for whom');
  await expect(outcome).toBeEditable();

  await app.bringToFront();
  await openScreen(app, { name: 'settings', path: '/settings' }, activityId);
  await app.getByLabel('New PIN').fill(PIN);
  await app.getByLabel('The same again').fill(PIN);
  await app.getByRole('button', { name: 'Turn the lock on' }).click();
  await expect(app.getByText('The lock is on for this device.')).toBeVisible();
  await other.bringToFront();
  await outcome.fill('Written a moment before it locked.');
  await app.bringToFront();
  await app.getByRole('button', { name: 'Lock it now' }).click();

  await expect(asks(app)).toBeVisible();
  await expect(app.getByRole('heading', { name: 'Settings' })).toBeHidden();
  expect(await problems(app)).toEqual([]);
  expect(await overflowPx(app)).toBeLessThanOrEqual(0);
  await expect(asks(other)).toBeVisible();
  await expect(other).toHaveTitle('Waymark');
  await test.step('it can be read in every look, at 320 px and with text twice as large', async () => {
    for (const look of LOOKS) {
      await showAs(app, look);
      await app.screenshot({ path: `test-results/screens/lock-360-${look.name}.png` });
      expect.soft(await problemsOfColour(app), look.name).toEqual([]);
    }
    await app.setViewportSize({ width: 320, height: 640 });
    expect.soft(await overflowPx(app), '320 px').toBeLessThanOrEqual(0);
    await app.setViewportSize({ width: 640, height: 800 });
    await app.evaluate(() => document.documentElement.style.setProperty('font-size', '200%', 'important'));
    expect.soft(await overflowPx(app), 'text at 200 %').toBeLessThanOrEqual(0);
  });

  // a start shows the lock, and nothing of the record is in the page
  await app.reload();
  await expect(asks(app)).toBeVisible();
  expect(await app.locator('#app').evaluate((element) => element.childElementCount)).toBe(0);
  await unlock(app);
  await expect(app.getByRole('heading', { name: 'Settings' })).toBeVisible();
  await expect(asks(other)).toHaveCount(0);
  await expect(outcome).toHaveValue('Written a moment before it locked.');

  // a further tab comes in with the open ones; what was written is in the record
  const third = await profile.context.newPage();
  await third.goto(`${APP_ORIGIN}/activity/${activityId}`);
  await expect(third.getByLabel('What changed, and for whom')).toHaveValue('Written a moment before it locked.');
});
