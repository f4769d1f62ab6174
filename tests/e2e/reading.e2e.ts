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
  const scores = /\d\s?%|\b\d+ of \d|\b\d+ (activit|thing|gap|type|piece)/;
  const hiding = ['/record', `/activity/${activityId}`, '/cycle', '/cycle/career'];
  for (const path of ['/today', '/inbox', '/profile', '/evidence', ...hiding]) {
    await openScreen(app, { name: path, path }, activityId);
    await expect.poll(shownFace).toBe(true);
    if (hiding.includes(path)) await expect(app.locator('[data-score]').first()).toBeAttached();
    await expect(app.getByText(scores).filter({ visible: true }), path).toHaveCount(0);
  }
  await app.goto(`${APP_ORIGIN}/record`);
  await expect(app.getByText('Needs reflection').filter({ visible: true }).first()).toBeVisible();
});
