// Leaving and arriving by the screens: everything goes out as one file, the browser is wiped, and it comes back.
import type { Page } from '@playwright/test';
import { expect, test } from './browser.ts';
import { startAs } from './first-run.ts';
import { keepPicture, overflowPx } from './screens.ts';
import { APP_ORIGIN } from './server.ts';

const FILE = { name: 'certificate.txt', mimeType: 'text/plain', buffer: Buffer.from('Certificate of attendance') };
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

/** As a person does who clears the site’s data. */
async function wipe(page: Page): Promise<void> {
  const blank = `${APP_ORIGIN}/wiped`;
  await page.route(blank, (route) =>
    route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>-</title>' }),
  );
  await page.goto(blank);
  await page.evaluate(async () => {
    localStorage.clear();
    for (const { name = '' } of await indexedDB.databases())
      await new Promise<void>((done) => {
        const request = indexedDB.deleteDatabase(name);
        request.onsuccess = () => done();
      });
  });
}

test('a portfolio is taken out with a password, the browser is wiped, and all of it comes back', async ({
  profile,
  server,
}, info) => {
  expect(server.output).toContain('listening');
  const page = await profile.context.newPage();
  await startAs(page, 'Occupational therapist');
  await page.goto(`${APP_ORIGIN}/inbox`);
  await page.locator('input[type=file]').first().setInputFiles([FILE]);
  await expect(page.getByRole('link', { name: 'certificate' }).first()).toBeVisible();
  await page.goto(`${APP_ORIGIN}/settings#take-everything`);
  await page.getByText('Lock it with a password').click();
  await page.getByLabel('Password for this copy').fill('two green otters');
  const download = page.waitForEvent('download');
  await press(page, 'Take everything');
  const path = info.outputPath('copy.zip');
  await (await download).saveAs(path);
  await expect(page.getByText('1 activity, 1 piece of evidence, 1 file.')).toBeVisible();

  await wipe(page);
  await startAs(page, 'Occupational therapist');
  await page.goto(`${APP_ORIGIN}/settings#take-everything`);
  await page.locator('#take-everything input[type=file]').setInputFiles(path);
  await page.getByLabel('Its password').fill('wrong');
  await press(page, 'Open it');
  await expect(page.getByText('That password does not open this archive.')).toBeVisible();
  await page.getByLabel('Its password').fill('two green otters');
  await press(page, 'Open it');
  await expect(page.getByText('3 new here: 1 activity, 1 piece of evidence and 1 registration')).toBeVisible();
  await page.setViewportSize({ width: 360, height: 740 });
  expect(await overflowPx(page)).toBeLessThanOrEqual(0);
  await keepPicture(page, 'archive-preview-360');
  await press(page, 'Bring it back');
  await expect(page.getByRole('button', { name: 'Undo this import' })).toBeVisible();
  await page.goto(`${APP_ORIGIN}/evidence`);
  await expect(page.getByRole('link', { name: 'certificate' }).first()).toBeVisible();
});
