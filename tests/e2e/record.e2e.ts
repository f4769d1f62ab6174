// Finding things again in the record, by words and by what they are.
import { expect, test } from './browser.ts';
import { fillWithSample, keepPicture } from './screens.ts';
import { APP_ORIGIN } from './server.ts';

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
