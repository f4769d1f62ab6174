// Where a day begins: the next small thing and the way to it.
import { expect, test } from './browser.ts';
import { keepPicture, problems } from './screens.ts';
import { APP_ORIGIN } from './server.ts';

test('someone new is shown how to begin, and from then on what the next small thing is', async ({
  profile,
  server,
}) => {
  expect(server.output).toContain('listening');
  const app = await profile.context.newPage();
  await app.setViewportSize({ width: 360, height: 740 });
  await app.goto(APP_ORIGIN);
  await app.getByRole('button', { name: 'Start' }).click();
  await expect(app.getByRole('heading', { name: 'Start with one thing you learned this week' })).toBeVisible();
  await keepPicture(app, 'today-new-360');
  expect.soft(await problems(app)).toEqual([]);

  await app.getByRole('link', { name: /^Add something you did/ }).click();
  await app.getByLabel('What was it?').fill('Seating clinic');
  await app.getByRole('button', { name: 'Add it' }).click();
  await expect(app.getByRole('heading', { level: 1, name: 'Seating clinic' })).toBeVisible();
  await app.getByRole('link', { name: 'Today', exact: true }).click();
  await expect(app.getByRole('heading', { name: 'Give “Seating clinic” a type' })).toBeVisible();
  await app.getByRole('link', { name: 'Fill it in' }).click();
  await expect(app.getByLabel('Type', { exact: true })).toBeFocused();
  await app.getByLabel('Type', { exact: true }).selectOption({ label: 'Work-based learning' });
  await app.getByLabel('This may go into my statement').check();
  await app.getByRole('link', { name: 'Today', exact: true }).click();
  await app.getByRole('link', { name: 'Reflect', exact: true }).click();
  await expect(app.getByLabel('What did you take from it?')).toBeFocused();
  await expect(app.getByLabel('What did you take from it?')).toBeInViewport();

  await app.goBack();
  await app.getByRole('button', { name: 'Another one' }).click();
  await expect(app.getByRole('heading', { name: 'Say for which period you keep your record' })).toBeVisible();
  await app.getByRole('button', { name: 'More' }).click();
  await app.getByRole('navigation', { name: 'More' }).getByRole('link', { name: 'Profile' }).click();
  await expect(app.getByRole('heading', { level: 1, name: 'Profile' })).toBeVisible();
  await expect(app.getByRole('navigation', { name: 'More' })).toBeHidden();
});
