// Where a day begins: the next small thing and the way to it, and finding anything from the keyboard.
import { expect, test } from './browser.ts';
import { startAs } from './first-run.ts';
import { fillWithSample, keepPicture, problems } from './screens.ts';
import { APP_ORIGIN } from './server.ts';

test('someone new is shown how to begin, and from then on what the next small thing is', async ({
  profile,
  server,
}) => {
  expect(server.output).toContain('listening');
  const app = await profile.context.newPage();
  await app.setViewportSize({ width: 360, height: 740 });
  // the browser answers by itself here; what is looked at is when it is asked
  await app.addInitScript(() => {
    const asked = Object.assign(window, { askedToKeep: 0 });
    navigator.storage.persist = async () => {
      asked.askedToKeep += 1;
      return false;
    };
  });
  const askedToKeep = () => app.evaluate(() => (window as unknown as { askedToKeep: number }).askedToKeep);
  await startAs(app, null);
  await expect(app.getByRole('heading', { name: 'Start with one thing you learned this week' })).toBeVisible();
  await keepPicture(app, 'today-new-360');
  expect.soft(await problems(app)).toEqual([]);

  await app.getByRole('link', { name: /^Add something you did/ }).click();
  await app.getByLabel('What was it?').fill('Seating clinic');
  expect(await askedToKeep()).toBe(0);
  await app.getByRole('button', { name: 'Add it' }).click();
  await expect(app.getByRole('heading', { level: 1, name: 'Seating clinic' })).toBeVisible();
  await expect.poll(askedToKeep).toBe(1);
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

test('anything is found from the keyboard, and a form is finished from it', async ({ profile, server }) => {
  expect(server.output).toContain('listening');
  const app = await profile.context.newPage();
  await fillWithSample(app);
  await app.goto(`${APP_ORIGIN}/cycle`);
  await expect(app.getByRole('heading', { level: 1, name: 'Cycle' })).toBeVisible();
  const find = app.getByRole('dialog', { name: 'Find or go to' });
  await app.keyboard.press('Control+k');
  await expect(find.getByRole('textbox')).toBeFocused();
  await app.keyboard.type('flexor');
  await expect(find.getByRole('link', { name: /^Study day: early mobilisation/ })).toBeVisible();
  await keepPicture(app, 'find-1280');
  expect.soft(await problems(app)).toEqual([]);
  await app.keyboard.press('ArrowDown');
  await expect(find.getByRole('link', { name: /^Study day: early mobilisation/ })).toBeFocused();
  await app.keyboard.press('ArrowUp');
  await expect(find.getByRole('textbox')).toBeFocused();
  await app.keyboard.press('Enter');
  await expect(app.getByRole('heading', { level: 1, name: /^Study day: early mobilisation/ })).toBeFocused();

  // closed again, the focus is where it was
  await app.getByRole('button', { name: /^Find/ }).press('Enter');
  await expect(find).toBeVisible();
  await app.keyboard.press('Escape');
  await expect(find).toHaveCount(0);
  await expect(app.getByRole('button', { name: /^Find/ })).toBeFocused();

  await app.keyboard.press('Control+k');
  await app.keyboard.type('Balint group');
  await find.getByRole('link', { name: 'Add “Balint group” as an activity' }).press('Enter');
  await expect(app.getByLabel('What was it?')).toHaveValue('Balint group');
  await app.getByLabel('What was it?').press('Control+Enter');
  await expect(app.getByRole('heading', { level: 1, name: 'Balint group' })).toBeVisible();
});
