// Without a server: the app starts, what the extension keeps is there within a second, and all windows agree.
import type { Page } from '@playwright/test';
import { run } from '../pdf-tools.ts';
import { expect, type Profile, test } from './browser.ts';
import { fillWithSample } from './screens.ts';
import { APP_ORIGIN, type SyncServer } from './server.ts';

const page = (title: string): string =>
  `<!doctype html><html lang="en-GB"><head><title>${title}</title><meta name="citation_title" content="${title}">
  <meta name="citation_author" content="A. Sample"></head><body><article><h1>${title}</h1><p>Invented.</p></article></body></html>`;

/** Opens the app once with the server, so that its service worker has everything, then stops the server for good. */
async function openThenCutOff(profile: Profile, server: SyncServer): Promise<Page> {
  const app = await profile.context.newPage();
  await app.goto(APP_ORIGIN);
  await app.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  await server.stop();
  await app.goto(`${APP_ORIGIN}/inbox`);
  await expect(app.getByRole('heading', { level: 1, name: 'Inbox' })).toBeVisible();
  return app;
}

async function keep(profile: Profile, name: string, title: string): Promise<void> {
  const popup = await profile.clickAction(await profile.page(`https://learning.example/${name}`, page(title)));
  await popup.click('Keep');
  await popup.waitForText('Saved on this computer');
}

/** The one confirmation: asked for in the app, given on the extension's own page. */
async function connectExtension(profile: Profile, app: Page): Promise<void> {
  await app.bringToFront();
  const opened = profile.context.waitForEvent('page');
  await app.getByRole('button', { name: 'Connect it' }).click();
  const consent = await opened;
  await consent.getByRole('button', { name: 'Connect', exact: true }).click();
  await expect(consent.getByRole('heading', { name: 'Connected' })).toBeVisible();
  await consent.close();
}

test('the app starts and opens every address with the server stopped', async ({ profile, server }) => {
  const app = await openThenCutOff(profile, server);
  for (const [path, heading] of [
    ['/record', 'Record'],
    ['/cycle', /./],
    ['/settings', 'Settings'],
    ['/no-such-page', 'There is no page here'],
  ] as const) {
    await app.goto(`${APP_ORIGIN}${path}`);
    await expect(app.getByRole('heading', { level: 1, name: heading })).toBeVisible();
  }
});

test('what was kept before they met joins after one confirmation; then each page is there within a second', async ({
  profile,
  server,
}) => {
  await keep(profile, 'before', 'Kept before they met');
  const app = await openThenCutOff(profile, server);
  await expect(app.getByText('The page kept in it that is not here yet comes along.')).toBeVisible();
  await connectExtension(profile, app);
  await expect(app.getByRole('link', { name: 'Kept before they met', exact: true })).toBeVisible();

  await keep(profile, 'after', 'Kept with the server stopped');
  const arrived = app.getByRole('link', { name: 'Kept with the server stopped', exact: true });
  await expect(arrived).toBeVisible({ timeout: 1_000 });
});

test('two tabs and the extension agree, with the server stopped', async ({ profile, server }) => {
  const app = await openThenCutOff(profile, server);
  await connectExtension(profile, app);
  const other = await profile.context.newPage();
  await other.goto(`${APP_ORIGIN}/inbox`);
  await keep(profile, 'shared', 'Splinting, shared');
  for (const tab of [app, other]) {
    await tab.getByRole('link', { name: 'Splinting, shared', exact: true }).click();
    await expect(tab.getByRole('heading', { level: 1, name: 'Splinting, shared' })).toBeVisible();
    await expect(tab.getByLabel('What it was')).toBeEditable();
  }

  await app.getByLabel('What it was').pressSequentially('From the first tab. ');
  await app.getByLabel('What it was').blur();
  await expect(other.getByLabel('What it was')).toHaveValue('From the first tab. ');
  await other.getByLabel('What it was').press('Control+End');
  await other.getByLabel('What it was').pressSequentially('From the second tab. ');
  await other.getByLabel('What it was').blur();

  const popup = await profile.clickAction(
    await profile.page('https://learning.example/shared', page('Splinting, shared')),
  );
  await popup.waitForText('You kept this');
  await expect.poll(() => popup.valueOf('About it, in a line')).toBe('From the first tab. From the second tab. ');
  await popup.fill('About it, in a line', 'From the extension.');
  await popup.waitForText('Note saved');
  for (const tab of [app, other]) await expect(tab.getByLabel('What it was')).toHaveValue('From the extension.');
});

test('a pack is made and saved with the server stopped, and is whole', async ({ profile, server }, info) => {
  const filled = await profile.context.newPage();
  await fillWithSample(filled);
  await filled.close();
  const app = await openThenCutOff(profile, server);
  await app.goto(`${APP_ORIGIN}/profile`);
  await app.getByRole('checkbox', { name: 'Certificate of attendance' }).check();
  await expect(app.getByText('1 piece', { exact: true })).toBeVisible();
  const download = app.waitForEvent('download');
  await app.getByRole('button', { name: 'Make your pack' }).click();
  const saved = await download;
  expect(saved.suggestedFilename()).toMatch(/^CPD pack of Siân Ŵyn-O'Brien, .*\.zip$/);
  await expect(app.getByRole('heading', { name: 'Your pack is ready' })).toBeVisible();
  const path = info.outputPath('pack.zip');
  await saved.saveAs(path);
  run('python3', '-m', 'zipfile', '-e', path, info.outputPath('pack'));
  run('qpdf', '--check', info.outputPath('pack/1-profile.pdf'));
  expect(run('pdftotext', info.outputPath('pack/1-profile.pdf'), '-')).toContain('Certificate of attendance');
});
