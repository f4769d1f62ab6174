// A new version of the app that comes while somebody writes: it waits, and nothing that was typed is lost.
import { appendFile, cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../../scripts/processes.ts';
import { startServer } from '../../sync-server/server.ts';
import { expect, test } from './browser.ts';
import { APP_ORIGIN } from './server.ts';

const WORDS = 'Pressure mapping, and what it told us';

test('a new version waits until it is asked for, and what is being typed is there after it', async ({ profile }) => {
  // a copy of the built app that is changed under the open page, as a new release does
  const folder = await mkdtemp(join(tmpdir(), 'waymark-app-'));
  const appFolder = join(folder, 'app');
  await cp(join(root, 'dist/pwa'), appFolder, { recursive: true });
  const server = await startServer({
    port: Number(new URL(APP_ORIGIN).port),
    dataFolder: join(folder, 'data'),
    appFolder,
  });
  const app = await profile.context.newPage();
  const starts: string[] = [];
  app.on('load', () => starts.push(app.url()));
  await app.goto(`${APP_ORIGIN}/add`);
  await app.evaluate(() => navigator.serviceWorker.ready.then(() => true));
  await app.getByLabel('What was it?').fill('Seating clinic');
  await app.getByRole('button', { name: 'Add it' }).click();
  const words = app.getByLabel('What it was');
  await expect(words).toBeEditable();
  await words.pressSequentially(WORDS.slice(0, 20));

  await appendFile(join(appFolder, 'service-worker.js'), '\n// a new version\n');
  await app.evaluate(() =>
    navigator.serviceWorker.ready.then((registration) => registration.update()).then(() => true),
  );
  await expect(app.getByText('A new version is ready. Reload when it suits you.')).toBeVisible();
  await expect(words).toBeFocused();
  await words.pressSequentially(WORDS.slice(20));
  await expect(words).toHaveValue(WORDS);
  expect(starts).toHaveLength(1);

  await app.getByRole('button', { name: 'Reload', exact: true }).click();
  await expect.poll(() => starts.length).toBe(2);
  await expect(app.getByLabel('What it was')).toHaveValue(WORDS);
  await expect(app.getByText('A new version is ready.')).toHaveCount(0);

  await server.stop();
  await rm(folder, { recursive: true, force: true });
});
