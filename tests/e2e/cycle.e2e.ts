// Where one stands in the cycle: what is missing can be put right from there.
import { expect, test } from './browser.ts';
import { fillWithSample, keepPicture, overflowPx, problems } from './screens.ts';
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
    .getByRole('link', { name: /^Add something from \d/ })
    .first()
    .click();
  await expect(app.getByText(/^Something from .*: supervision, a hard case, an article\./)).toBeVisible();
  await expect(app.getByLabel('Date', { exact: true })).toHaveValue('');
  await keepPicture(app, 'add-from-gap-1280');
});

test('a second registration and a past cycle stand in the address, and the profile follows them', async ({
  profile,
  server,
}) => {
  expect(server.output).toContain('listening');
  const app = await profile.context.newPage();
  await app.setViewportSize({ width: 360, height: 740 });
  await fillWithSample(app);
  await app.goto(`${APP_ORIGIN}/settings`);
  await app.getByRole('button', { name: 'Add a registration' }).click();
  const added = app.getByRole('listitem').filter({ hasText: 'Profession not chosen, HCPC' }).last();
  await added.getByLabel('Profession', { exact: true }).selectOption({ label: 'Physiotherapist' });
  await expect(app.getByRole('heading', { name: 'Physiotherapist, HCPC' })).toBeVisible();
  await keepPicture(app, 'settings-two-registrations-360');

  await app.getByRole('link', { name: 'Cycle', exact: true }).click();
  await app.getByText('Another cycle or registration').click();
  await app.getByLabel('Registration or period').selectOption({ label: 'Physiotherapist, HCPC' });
  await expect(app).toHaveURL(/registration=/);
  await app.getByRole('link', { name: /^The cycle before/ }).click();
  await expect(app).toHaveURL(/registration=.*from=/);
  await expect(app.getByText(/^It ended on 30 April/)).toBeVisible();
  await keepPicture(app, 'cycle-past-360');
  expect(await overflowPx(app)).toBeLessThanOrEqual(0);
  const period = (await app.getByRole('heading', { level: 2 }).first().textContent()) ?? '';

  await app.getByRole('button', { name: 'More' }).click();
  await app.getByRole('navigation', { name: 'More' }).getByRole('link', { name: 'Profile' }).click();
  await expect(app.getByText(`Physiotherapist, HCPC, ${period}`)).toBeVisible();
  const summary = app.getByLabel('Your work and practice');
  await expect(summary).toBeEditable();
  await summary.fill('I worked');
  await summary.pressSequentially(' on a stroke unit.');
  await summary.blur();
  await expect(app.getByText(/Saved on this device/).first()).toBeVisible();
  await app.getByRole('link', { name: 'Present cycle' }).click();
  await expect(summary).toHaveValue('');
  await app.getByText('other cycles').click();
  await app.getByRole('link', { name: `Physiotherapist, HCPC, ${period}` }).click();
  await expect(summary).toHaveValue('I worked on a stroke unit.');
});

test('all years lead into the record of each', async ({ profile, server }) => {
  expect(server.output).toContain('listening');
  const app = await profile.context.newPage();
  await app.setViewportSize({ width: 360, height: 740 });
  await fillWithSample(app);
  await app.goto(`${APP_ORIGIN}/cycle`);
  await app.getByText('Another cycle', { exact: true }).click();
  await app.getByRole('link', { name: 'All years' }).click();
  const year = app.getByRole('rowheader').getByRole('link').first();
  const [, shown, count] = /^(\d{4}), (\d+) activit/.exec((await year.textContent()) ?? '') ?? [];
  await keepPicture(app, 'career-360');
  expect(await problems(app)).toEqual([]);
  expect(await overflowPx(app)).toBeLessThanOrEqual(0);
  await year.click();
  await expect(app).toHaveURL(`${APP_ORIGIN}/record?from=${shown}-01-01&to=${shown}-12-31`);
  await expect(app.getByRole('main').getByRole('link', { name: /./ }).filter({ visible: true })).not.toHaveCount(0);
  expect(Number(count)).toBeGreaterThan(0);
});
