// Where one stands in the cycle: what is missing can be put right from there.
import { expect, test } from './browser.ts';
import { fillWithSample, keepPicture } from './screens.ts';
import { APP_ORIGIN } from './server.ts';

test('a gap is explained in two sentences, and the profile has them under the dated list', async ({
  profile,
  server,
}) => {
  expect(server.output).toContain('listening');
  const app = await profile.context.newPage();
  await app.setViewportSize({ width: 360, height: 740 });
  await fillWithSample(app);
  await app.goto(`${APP_ORIGIN}/cycle`);
  const gaps = app.getByRole('listitem').filter({ hasText: 'Not explained' }).last();
  const range = (await gaps.locator('strong').first().textContent()) ?? '';
  await gaps.getByText('Explain it').click();
  const words = app.getByLabel(`Why there was nothing from ${range}`);
  await expect(words).toBeEditable();
  await words.fill('I was on parental leave.');
  await words.pressSequentially(' I came back part-time.');
  await words.blur();
  const explained = app.getByRole('listitem').filter({ hasText: range }).last();
  await expect(explained.getByText('Explained', { exact: true })).toBeVisible();
  await expect(explained.getByText(/Saved on this device/)).toBeVisible();
  await keepPicture(app, 'cycle-gap-explained-360');
  await app.reload();
  await expect(explained.getByText('Explained', { exact: true })).toBeVisible();
  await explained.getByText('Your explanation').click();
  await expect(words).toHaveValue('I was on parental leave. I came back part-time.');

  await app.goto(`${APP_ORIGIN}/profile`);
  await app.getByText('Look at it first').click();
  await expect(app.getByRole('heading', { name: `Gap explained: ${range}` })).toBeVisible();
});

test('a gap leads to adding something from then, and the day is left to the person', async ({ profile, server }) => {
  expect(server.output).toContain('listening');
  const app = await profile.context.newPage();
  await fillWithSample(app);
  await app.goto(`${APP_ORIGIN}/cycle`);
  await app
    .getByRole('link', { name: /^Add something from then/ })
    .first()
    .click();
  await expect(app.getByText(/^Something from .*: supervision, a hard case, an article\./)).toBeVisible();
  await expect(app.getByLabel('Date', { exact: true })).toHaveValue('');
  await keepPicture(app, 'add-from-gap-1280');
});
