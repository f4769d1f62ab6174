// What another app shares with Waymark: a real form is posted, as Android does it, with the service worker running, stopped, and not
// there yet.
import { mkdtemp, open, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CDPSession, Page } from '@playwright/test';
import { CERTIFICATE_PDF, madePdf } from '../fixtures/made-pdf.ts';
import { expect, type Profile, test } from './browser.ts';
import { fillWithSample, keepPicture, overflowPx, problems } from './screens.ts';
import { APP_ORIGIN, type SyncServer } from './server.ts';

const row = (app: Page, title: string | RegExp) =>
  app.getByRole('main').getByRole('listitem').filter({ hasText: title });

interface Shared {
  title?: string;
  text?: string;
  url?: string;
  /** Paths. */
  files?: string[];
}

/** Posts the form that the manifest describes, from a page of the app's origin. */
async function share(page: Page, { files = [], ...words }: Shared): Promise<void> {
  await page.evaluate((fields) => {
    const form = document.createElement('form');
    Object.assign(form, { method: 'post', enctype: 'multipart/form-data', action: '/share', id: 'share' });
    for (const [name, value] of Object.entries(fields)) {
      const field = document.createElement('textarea');
      Object.assign(field, { name, value });
      form.append(field);
    }
    const input = document.createElement('input');
    Object.assign(input, { name: 'files', type: 'file', multiple: true });
    form.append(input);
    document.body.append(form);
  }, words);
  if (files.length > 0) await page.locator('#share input[type=file]').setInputFiles(files);
  await page.evaluate(() => {
    const form = document.getElementById('share');
    if (form instanceof HTMLFormElement) form.requestSubmit();
  });
}

/** Opens the app so that its service worker has everything; then the server goes away, and nothing can have come from it. */
async function installed(profile: Profile, server: SyncServer): Promise<Page> {
  const app = await profile.context.newPage();
  await app.setViewportSize({ width: 360, height: 740 });
  await fillWithSample(app);
  await app.goto(`${APP_ORIGIN}/record`);
  await app.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  await app.waitForFunction(() => navigator.serviceWorker.controller !== null);
  await server.stop();
  return app;
}

/** Stops the app's service worker, as the browser does when it needs the memory, and waits until it has stopped. */
async function stopWorker(profile: Profile, app: Page): Promise<void> {
  const session: CDPSession = await profile.context.newCDPSession(app);
  const stopped = new Promise<void>((done) => {
    session.on('ServiceWorker.workerVersionUpdated', ({ versions }) => {
      const ours = versions.filter(({ scriptURL }) => scriptURL === `${APP_ORIGIN}/service-worker.js`);
      if (ours.length > 0 && ours.every(({ runningStatus }) => runningStatus === 'stopped')) done();
    });
  });
  await session.send('ServiceWorker.enable');
  await session.send('ServiceWorker.stopAllWorkers');
  await stopped;
  await session.detach();
}

/** Entries that wait in the service worker's store. */
const heldCount = (app: Page): Promise<number> =>
  app.evaluate(async () => (await (await caches.open('waymark-shared')).keys()).length);

async function someFiles(): Promise<{ folder: string; path: (name: string) => string }> {
  const folder = await mkdtemp(join(tmpdir(), 'waymark-share-'));
  const path = (name: string) => join(folder, name);
  await writeFile(path('certificate.pdf'), madePdf(CERTIFICATE_PDF));
  await writeFile(
    path('zotero.ris'),
    'TY  - JOUR\nTI  - Splint wear times\nUR  - https://journal.example/wear\nER  -\n',
  );
  await writeFile(path('notes.pdf'), 'PK\u0003\u0004 zip');
  await writeFile(path('board.png'), Buffer.from([0x89, 0x50, 0x4e, 0x47, 1, 2]));
  // as large as it says, and no room taken on the disk
  const film = await open(path('film.mp4'), 'w');
  await film.truncate(200_000_000);
  await film.close();
  return { folder, path };
}

test('a page that is shared from a phone is in the inbox, without any server', async ({ profile, server }) => {
  const app = await installed(profile, server);
  await share(app, { title: 'Fatigue after stroke', text: 'https://shared.example/fatigue?utm_source=x' });
  await expect(app).toHaveURL(`${APP_ORIGIN}/inbox`);
  await expect(row(app, 'Fatigue after stroke')).toContainText('shared.example');
  await expect(app.getByText('It is in your inbox.')).toBeVisible();
  await app.reload();
  await expect(row(app, 'Fatigue after stroke')).toHaveCount(1);

  await stopWorker(profile, app);
  await share(app, { text: 'Seen with NHS number 943 476 5919\nAsk about sleep first.' });
  await expect(row(app, 'Seen with NHS number')).toContainText('Ask about sleep first.');
  await expect(app.getByText('seems to hold an NHS number')).toBeVisible();
  await app.getByRole('button', { name: 'Undo' }).click();
  await expect(row(app, 'Seen with NHS number')).toHaveCount(0);
});

test('files that are shared are evidence; what is too large, broken or not what it says is told of, and the rest is there', async ({
  profile,
  server,
}) => {
  test.setTimeout(120_000);
  const { folder, path } = await someFiles();
  const app = await installed(profile, server);
  await stopWorker(profile, app);
  await share(app, { files: ['certificate.pdf', 'notes.pdf', 'board.png', 'film.mp4'].map(path) });
  await expect(app.getByText('2 things are in your inbox.')).toBeVisible({ timeout: 60_000 });
  await expect(row(app, /Splinting after tendon repair/)).toContainText('dated 14 October 2026');
  await expect(app.getByText('“film.mp4” is larger than 50 MB, so it is not added.')).toBeVisible();
  await expect(app.getByText('“notes.pdf” is not what its name says')).toBeVisible();
  // pictures wait to be looked over, and outlive the page
  await expect(app.getByText('This browser cannot show it. It can be kept as a file.')).toBeVisible();
  await keepPicture(app, 'shared-files-360');
  expect.soft(await problems(app)).toEqual([]);
  expect.soft(await overflowPx(app)).toBeLessThanOrEqual(0);
  expect(await heldCount(app)).toBe(0);
  await app.reload();
  await app.getByRole('button', { name: 'Keep this picture' }).click();
  await expect(row(app, 'board')).toHaveCount(1);
  await expect(app.getByText('“board.png” is a picture that this browser cannot show.')).toBeVisible();
  await expect(app.getByRole('heading', { name: 'Before it is kept' })).toHaveCount(0);
  await rm(folder, { recursive: true });
});

test('a list that is shared is held until it has been brought in, however often I look away', async ({
  profile,
  server,
}) => {
  const { folder, path } = await someFiles();
  const app = await installed(profile, server);
  await share(app, { files: [path('zotero.ris')] });
  await expect(app.getByRole('heading', { name: 'One new thing' })).toBeVisible();
  await app.reload();
  await app.goto(`${APP_ORIGIN}/inbox`);
  await expect(app.getByText('“zotero.ris”: to be brought in.')).toBeVisible();
  await keepPicture(app, 'shared-list-360');
  expect.soft(await problems(app)).toEqual([]);
  await app.getByRole('button', { name: 'Look at it' }).click();
  await app.getByRole('button', { name: 'Bring it in' }).click();
  await app.getByRole('link', { name: 'Go to your inbox' }).click();
  await expect(row(app, 'Splint wear times')).toHaveCount(1);
  await expect.poll(() => heldCount(app)).toBe(0);
  await expect(app.getByRole('button', { name: 'Look at it' })).toHaveCount(0);
  await rm(folder, { recursive: true });
});

test('before the app is installed the server reads nothing and leads to the app, which says to share it again', async ({
  profile,
  server,
}) => {
  const page = await profile.context.newPage();
  // a page of the origin that starts no service worker
  await page.goto(`${APP_ORIGIN}/licences.txt`);
  const before = server.output;
  const { folder, path } = await someFiles();
  await share(page, { title: 'A secret letter', files: [path('certificate.pdf')] });
  await expect(page).toHaveURL(`${APP_ORIGIN}/inbox`);
  await expect(page.getByText('What you shared has not arrived')).toBeVisible();
  await expect(page.getByText('did not read it')).toBeVisible();
  expect(server.output).toBe(before);
  const stored = Buffer.concat(await server.storedBytes()).toString('latin1');
  expect(stored).not.toContain('secret letter');
  await rm(folder, { recursive: true });
});
