// What comes into the inbox by hand: pasted, dropped, chosen or photographed; and how many presses it takes.
import type { Page } from '@playwright/test';
import { CERTIFICATE_PDF, madePdf } from '../fixtures/made-pdf.ts';
import { expect, test } from './browser.ts';
import { fillWithSample, keepPicture, overflowPx, problems, SCHEMES, WIDTHS } from './screens.ts';
import { APP_ORIGIN } from './server.ts';

const row = (app: Page, title: string | RegExp) =>
  app.getByRole('main').getByRole('listitem').filter({ hasText: title });
const CERTIFICATE = Buffer.from(madePdf(CERTIFICATE_PDF));
const ZIP = Buffer.from('PK\u0003\u0004 zip');
const RIS = 'TY  - JOUR\nTI  - Early active movement\nUR  - https://journal.example/early\nER  -\n';
const file = (name: string, mimeType: string, buffer: Buffer) => ({ name, mimeType, buffer });

/** Files dropped on the page, as a hand would. */
const drop = (app: Page, name: string, type: string, text: string) =>
  app.evaluate(
    ([name = '', type = '', text = '']) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([text], name, { type }));
      document
        .querySelector('main')
        ?.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
    },
    [name, type, text],
  );

test('a webinar kept by its address is listed in the record after three presses', async ({ profile, server }) => {
  expect(server.output).toContain('listening');
  await profile.context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: APP_ORIGIN });
  const app = await profile.context.newPage();
  await app.setViewportSize({ width: 360, height: 740 });
  await fillWithSample(app);
  await app.goto(`${APP_ORIGIN}/inbox`);
  await app.evaluate(() => navigator.clipboard.writeText('https://webinars.example/fatigue-after-stroke'));
  let actions = 0;
  const press = async (scope: Page | ReturnType<typeof row>, name: string) => {
    actions += 1;
    await scope.getByRole('button', { name, exact: true }).click();
  };
  await press(app, 'Paste');
  await press(app, 'Keep it');
  await press(row(app, 'Fatigue after stroke'), 'Keep: Fatigue after stroke (webinars.example)');
  await expect(app.getByText('Kept. It is in your record.')).toBeVisible();
  expect(actions).toBeLessThanOrEqual(4);
  await app.goto(`${APP_ORIGIN}/record`);
  await expect(app.getByRole('link', { name: 'Fatigue after stroke (webinars.example)' })).toBeVisible();
});

test('files that are chosen or dropped on the inbox are in it, and what must be known of them is said', async ({
  profile,
  server,
}) => {
  expect(server.output).toContain('listening');
  const app = await profile.context.newPage();
  await app.setViewportSize({ width: 360, height: 740 });
  await fillWithSample(app);
  await app.goto(`${APP_ORIGIN}/inbox`);
  await expect(app.getByRole('button', { name: 'Choose files' })).toBeVisible();
  await app
    .locator('input[type=file]')
    .first()
    .setInputFiles([
      file('certificate.pdf', 'application/pdf', CERTIFICATE),
      file('notes.pdf', 'application/pdf', ZIP),
    ]);
  await expect(row(app, /Splinting after tendon repair/)).toBeVisible();
  await expect(row(app, 'notes')).toBeVisible();
  await expect(app.getByText('“notes.pdf” is not what its name says')).toBeVisible();
  await expect(app.getByText('2 things are in your inbox.')).toBeVisible();
  for (const colorScheme of SCHEMES)
    for (const width of WIDTHS) {
      await app.emulateMedia({ colorScheme });
      await app.setViewportSize({ width, height: 740 });
      await keepPicture(app, `inbox-ways-in-${width}-${colorScheme}`);
      expect.soft(await problems(app), `${width} px, ${colorScheme}`).toEqual([]);
      expect.soft(await overflowPx(app), `${width} px scrolls sideways`).toBeLessThanOrEqual(0);
    }
  await app.getByRole('button', { name: 'Undo' }).click();
  await expect(row(app, 'notes')).toHaveCount(0);
  await expect(row(app, /Splinting after tendon repair/)).toHaveCount(0);

  // from the Add screen it goes to the inbox; references are looked at first
  await app.goto(`${APP_ORIGIN}/add`);
  await expect(app.getByRole('heading', { level: 1, name: 'Add an activity' })).toBeVisible();
  await drop(app, 'leaflet.docx', 'application/msword', 'PK\u0003\u0004 leaflet');
  await expect(row(app, 'leaflet')).toBeVisible();
  await drop(app, 'zotero.ris', '', RIS);
  await expect(app.getByRole('heading', { name: 'One new thing' })).toBeVisible();
  await expect(app.getByRole('checkbox', { name: /Early active movement/ })).toBeChecked();
});

test('a table that is pasted stands on the import screen, its rows understood', async ({ profile, server }) => {
  expect(server.output).toContain('listening');
  const app = await profile.context.newPage();
  await app.setViewportSize({ width: 360, height: 740 });
  await fillWithSample(app);
  await app.goto(`${APP_ORIGIN}/inbox`);
  await expect(app.getByRole('heading', { level: 1, name: 'Inbox' })).toBeVisible();
  await app.evaluate(() => {
    const clipboardData = new DataTransfer();
    const rows = [
      'Date\tActivity\tHours',
      '03/04/2026\tSupervision on seating\t1.5',
      '04/04/2026\tVisit to Mrs Ann Sample\t1',
    ];
    clipboardData.setData('text/plain', rows.join('\n'));
    // a spreadsheet also copies a picture of its cells
    clipboardData.items.add(new File(['x'], 'image.png', { type: 'image/png' }));
    document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true }));
  });
  await expect(app.getByRole('heading', { name: 'What the columns are' })).toBeVisible();
  await expect(app.getByLabel('Activity', { exact: true })).toHaveValue('title');
  await app.getByText('To my inbox').click();
  await app.getByRole('button', { name: 'Look at them' }).click();
  await expect(app.getByRole('checkbox', { name: /Supervision on seating/ })).toBeChecked();
  await expect(app.getByText('3 April 2026')).toBeVisible();
  // a row that may tell who somebody is says so, and is left out by its tick
  await expect(app.getByRole('heading', { name: 'One row may hold details of a person' })).toBeVisible();
  await app.getByRole('checkbox', { name: 'Show only this row' }).check();
  await expect(app.getByRole('checkbox', { name: /Supervision on seating/ })).toHaveCount(0);
  await expect(app.getByText('Title: a name (Mrs A•• S•••••)')).toBeVisible();
  expect(await problems(app)).toEqual([]);
  await app.getByRole('checkbox', { name: /Visit to Mrs Ann Sample/ }).uncheck();
  await app.getByRole('button', { name: 'Bring it in' }).click();
  await expect(app.getByText('It is in your inbox.')).toBeVisible();
  await app.getByRole('link', { name: 'Go to your inbox' }).click();
  await expect(row(app, 'Supervision on seating')).toContainText('dated 3 April 2026');
});
