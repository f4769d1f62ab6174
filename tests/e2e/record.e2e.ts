// Finding things again in the record, by words and by what they are.
import { addDays, localDateOf } from '../../shared/model/dates.ts';
import { expect, test } from './browser.ts';
import { fillWithSample, keepPicture, problems } from './screens.ts';
import { APP_ORIGIN } from './server.ts';

const today = localDateOf(new Date());

test('the record is searched as one types, filtered, and found again at the same address', async ({
  profile,
  server,
}) => {
  expect(server.output).toContain('listening');
  const app = await profile.context.newPage();
  await app.setViewportSize({ width: 360, height: 740 });
  await fillWithSample(app);
  await app.goto(`${APP_ORIGIN}/record`);
  const rows = app.getByRole('main').getByRole('listitem');
  await expect(rows).toHaveCount(7);
  await keepPicture(app, 'record-search-360');
  const words = app.getByLabel('Look for words in your record');
  await words.pressSequentially('flexor');
  await expect(app.getByText(/^1 of \d+ activities\.$/)).toBeVisible();
  await expect(rows).toHaveCount(1);
  await expect(rows).toContainText('Study day: early mobilisation');
  await expect(app).toHaveURL(/\?q=flexor$/);

  await words.fill('');
  await app.getByText('Filters', { exact: true }).click();
  await app.getByLabel('Kind of learning').selectOption({ label: 'Work-based learning' });
  await expect(app.getByText(/^2 of \d+ activities\.$/)).toBeVisible();
  await app.getByLabel('State', { exact: true }).selectOption({ label: 'Needs reflection' });
  await expect(app.getByText('Nothing in your record fits this.')).toBeVisible();
  await app.getByLabel('State', { exact: true }).selectOption({ label: 'Done' });
  await expect(rows).toHaveCount(2);
  await keepPicture(app, 'record-filtered-360');

  await rows.first().getByRole('link').click();
  await expect(app).toHaveURL(/\/activity\//);
  await app.goBack();
  await expect(app).toHaveURL(/type=workBased&state=done$/);
  await expect(app.getByLabel('Kind of learning')).toHaveValue('workBased');
  await expect(rows).toHaveCount(2);
  await app.getByRole('button', { name: 'Clear' }).click();
  await expect(app).toHaveURL(/\/record$/);
});

test('goal and days stand in the address, hold over a reload, and are taken off by keys', async ({
  profile,
  server,
}) => {
  expect(server.output).toContain('listening');
  const app = await profile.context.newPage();
  await fillWithSample(app, 'Hands that work again');
  await app.goto(`${APP_ORIGIN}/record`);
  const rows = app.getByRole('main').getByRole('listitem');
  const filters = app.locator('summary').filter({ hasText: 'Filters' });
  const [from, to] = [addDays(today, -100), addDays(today, -50)];
  await expect(rows).toHaveCount(7);
  await filters.click();
  await app.getByLabel('Goal', { exact: true }).selectOption({ label: 'Hands that work again' });
  await expect(rows).toHaveCount(1);
  await expect(rows).toContainText('Study day: early mobilisation');
  await app.getByLabel('From', { exact: true }).fill(from);
  await app.getByLabel('To', { exact: true }).fill(to);
  await expect(app.getByText('Nothing in your record fits this.')).toBeVisible();
  await expect(app).toHaveURL(new RegExp(`\\?goal=[\\w-]+&from=${from}&to=${to}$`));

  await app.reload();
  await expect(app.getByText('Nothing in your record fits this.')).toBeVisible();
  await app.getByRole('button', { name: 'Remove the filter Goal: Hands that work again' }).press('Enter');
  await expect(rows).toHaveCount(1);
  await expect(rows).toContainText('Supervising a second-year student');
  await expect(filters).toBeFocused();
  await expect(app).toHaveURL(`${APP_ORIGIN}/record?from=${from}&to=${to}`);
  await filters.press('Enter');
  await expect(app.getByLabel('From', { exact: true })).toHaveValue(from);
  await expect(app.getByLabel('To', { exact: true })).toHaveValue(to);
  await app.getByRole('button', { name: 'Clear' }).press('Enter');
  await expect(rows).toHaveCount(7);
  await expect(filters).toBeFocused();
});

test('what is written a moment ago is found', async ({ profile, server }) => {
  expect(server.output).toContain('listening');
  const app = await profile.context.newPage();
  const activityId = await fillWithSample(app);
  await app.goto(`${APP_ORIGIN}/record?q=kingfisher`);
  await expect(app.getByText('Nothing in your record fits this.')).toBeVisible();
  const other = await profile.context.newPage();
  await other.goto(`${APP_ORIGIN}/activity/${activityId}`);
  const answer = other.locator('#reflection textarea').first();
  await expect(answer).toBeEditable();
  await answer.fill('A kingfisher on the ward’s garden wall.');
  await answer.blur();
  await expect(app.getByText(/^1 of \d+ activities\.$/)).toBeVisible();
});

test('several activities are changed at once by keyboard, and all of it is taken back with one press', async ({
  profile,
  server,
}) => {
  expect(server.output).toContain('listening');
  const app = await profile.context.newPage();
  await fillWithSample(app);
  await app.goto(`${APP_ORIGIN}/record`);
  const boxes = app.getByRole('main').getByRole('checkbox', { name: /^Choose / });
  await app.getByRole('button', { name: 'Select' }).press('Enter');
  await boxes.nth(1).press('Space');
  await boxes.nth(3).press('Space');
  await expect(app.getByText('2 chosen')).toBeVisible();
  expect(await problems(app)).toEqual([]);
  await app.getByRole('button', { name: 'Change…' }).press('Enter');
  const dialog = app.getByRole('dialog', { name: 'Change 2 activities' });
  await dialog.getByLabel('Kind of learning').selectOption({ label: 'Other' });
  await app.getByLabel('Add a tag').fill('Stroke');
  await app.getByLabel('Add a tag').press('Enter');
  await expect(app.getByText('Changed 2 activities.')).toBeVisible();
  await expect(app.getByRole('button', { name: 'Select' })).toBeFocused();

  await app.goto(`${APP_ORIGIN}/record?tag=stroke&type=other`);
  await expect(app.getByText(/^2 of \d+ activities\.$/)).toBeVisible();
  await app.getByRole('button', { name: 'Remove the filter Tag: stroke' }).click();
  await expect(app).toHaveURL(/\?type=other$/);

  await app.getByRole('button', { name: 'Select' }).click();
  await app.getByRole('button', { name: /^Choose all / }).click();
  await app.getByRole('button', { name: 'Bin' }).click();
  await expect(app.getByText('Nothing in your record fits this.')).toBeVisible();
  await app.getByRole('button', { name: 'Undo' }).click();
  await expect(app.getByText(/^3 of \d+ activities\.$/)).toBeVisible();
});

test('two accounts of one thing are merged; the other is found among what was deleted, and put back', async ({
  profile,
  server,
}) => {
  expect(server.output).toContain('listening');
  const app = await profile.context.newPage();
  const activityId = await fillWithSample(app);
  await app.goto(`${APP_ORIGIN}/activity/${activityId}`);
  await app.getByRole('button', { name: 'Same again' }).click();
  await expect(app).not.toHaveURL(new RegExp(activityId));
  await expect(app.getByRole('heading', { level: 1 })).toHaveText(/^Study day/);

  await app.goto(`${APP_ORIGIN}/record`);
  await app.getByRole('button', { name: 'Select' }).click();
  const twins = app.getByRole('checkbox', { name: /Study day: early mobilisation/ });
  await expect(twins).toHaveCount(2);
  for (const twin of await twins.all()) await twin.check();
  await app.getByRole('button', { name: 'Merge…' }).click();
  const dialog = app.getByRole('dialog', { name: 'Merge two activities' });
  await expect(dialog.getByRole('radio')).toHaveCount(2);
  expect(await problems(app)).toEqual([]);
  await dialog.getByRole('button', { name: 'Merge them' }).click();
  await expect(app.getByText('Made one of the two.')).toBeVisible();
  await expect(app.getByRole('link', { name: /Study day: early mobilisation/ })).toHaveCount(1);

  await app.getByRole('button', { name: 'Close this message' }).click();
  await app.getByRole('link', { name: 'Recently deleted (1)' }).click();
  await expect(app.getByText('Activity · 30 days left')).toBeVisible();
  await app.getByRole('button', { name: 'Tick all 1' }).click();
  await app.getByRole('button', { name: 'Put back 1' }).click();
  await expect(app.getByText('Nothing was deleted during the last 30 days.')).toBeVisible();
});
