// Reading and display: what a person chooses holds on every screen, after a reload, and without a network.
import { expect, test } from './browser.ts';
import { fillWithSample, openScreen, problems } from './screens.ts';
import { APP_ORIGIN } from './server.ts';

const settings = { name: 'settings', path: '/settings' };

test('a typeface that was chosen is there without a network, and without scores no number is left', async ({
  profile,
  server,
}) => {
  const app = await profile.context.newPage();
  const activityId = await fillWithSample(app);
  await openScreen(app, settings, activityId);
  await app.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  await app.getByRole('radio', { name: 'Lexend' }).check();
  await app.getByRole('radio', { name: 'Cream' }).check();
  await app.getByRole('radio', { name: 'High contrast' }).check();
  await app.getByRole('checkbox', { name: 'Roomier' }).check();
  await app.getByRole('checkbox', { name: 'No scores' }).check();
  const shownFace = () =>
    app.evaluate(() => [...document.fonts].some(({ family, status }) => family === 'Lexend' && status === 'loaded'));
  await expect.poll(shownFace).toBe(true);
  await expect
    .poll(() => app.evaluate(async () => (await (await caches.open('waymark-typefaces')).keys()).length))
    .toBe(2);
  expect(await problems(app)).toEqual([]);

  await server.stop();
  for (const path of ['/record', `/activity/${activityId}`, '/cycle']) {
    await app.goto(`${APP_ORIGIN}${path}`);
    await expect(app.locator('h1')).toBeVisible();
    await expect.poll(shownFace).toBe(true);
    await expect(app.locator('[data-score]').first()).toBeAttached();
    await expect(app.getByText(/\d\s?%/).filter({ visible: true }), path).toHaveCount(0);
  }
  await app.goto(`${APP_ORIGIN}/record`);
  await expect(app.getByText(/^\d+ activit/).filter({ visible: true })).toHaveCount(0);
  await expect(app.getByText('Needs reflection').filter({ visible: true }).first()).toBeVisible();
});
