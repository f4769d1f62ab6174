// What could tell who somebody is: seen while writing, before sending, and covered in a PDF so that other programs find nothing of it.
import { execFileSync } from 'node:child_process';
import type { Page } from '@playwright/test';
import { madePdf } from '../fixtures/made-pdf.ts';
import { expect, test } from './browser.ts';
import { fillWithSample, keepPicture, overflowPx, problems } from './screens.ts';
import { APP_ORIGIN } from './server.ts';

const LETTER = madePdf({
  title: 'Clinic letter of Mrs Invented',
  pages: [
    [
      [18, 'Clinic letter for teaching'],
      [14, 'NHS number: 943 476 5919, seen at home'],
    ],
    [[14, 'The second page keeps its words.']],
  ],
});
const ran = (program: string, ...given: string[]) => execFileSync(program, given, { encoding: 'latin1' });

async function look(page: Page, name: string): Promise<void> {
  await keepPicture(page, name);
  expect.soft(await problems(page), name).toEqual([]);
  await page.setViewportSize({ width: 360, height: 900 });
  expect.soft(await overflowPx(page), name).toBeLessThanOrEqual(0);
  await page.setViewportSize({ width: 1280, height: 900 });
}

test('a person is told while they write, covers a letter, and looks at all of it before it is sent', async ({
  profile,
  server,
}, info) => {
  test.setTimeout(120_000);
  expect(server.output).toContain('listening');
  const page = await profile.context.newPage();
  page.setDefaultTimeout(20_000);
  const activity = await fillWithSample(page);
  await page.goto(`${APP_ORIGIN}/activity/${activity}`);
  const words = page.getByRole('textbox', { name: 'What it was' });
  await words.click();
  await page.keyboard.press('Control+End');
  await page.keyboard.type(' Mrs Invented came from LS6 2AB.');
  await expect(page.getByText('Change it, or keep it?')).toContainText('This looks like a name: Mrs I•••••••.');
  await look(page, 'found-in-text');
  await page.getByRole('button', { name: 'Keep it' }).click();
  await expect(page.getByText('Change it, or keep it?')).toContainText('This looks like a postcode: LS6 2••.');

  await page.goto(`${APP_ORIGIN}/evidence`);
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles({ name: 'Letter.pdf', mimeType: 'application/pdf', buffer: Buffer.from(LETTER) });
  await page.getByRole('link', { name: /^Letter/ }).click();
  await page.getByRole('button', { name: /^Cover parts/ }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: /^Cover this on page 1/ }).click();
  await expect(dialog.getByText('Covered', { exact: true })).toBeVisible();
  await expect(dialog.getByRole('button', { name: /^Box 1/ })).toBeVisible();
  await look(page, 'cover-pdf');
  await dialog.getByRole('button', { name: 'Use this file' }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByText(/The version before this one is still kept/)).toBeVisible();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save: Letter' }).click();
  const file = info.outputPath('covered.pdf');
  await (await download).saveAs(file);
  expect(ran('qpdf', '--check', file)).toContain('No syntax or stream encoding errors found');
  const text = ran('pdftotext', file, '-');
  expect(text).toContain('The second page keeps its words.');
  expect(text).not.toMatch(/943|NHS/);
  expect(ran('qpdf', '--qdf', '--stream-data=uncompress', file, '-')).not.toMatch(/943 476|Invented/);
  expect(ran('pdfinfo', file)).not.toMatch(/^(?:Title|Author|Creator|Producer):/m);

  await page.goto(`${APP_ORIGIN}/profile`);
  const summary = page.getByRole('textbox', { name: 'Your work and practice' });
  // until the document is there it can only be read
  await expect(summary).toBeEditable();
  await summary.click();
  await page.keyboard.type('Ring me on 0113 243 1234.');
  await expect(page.getByText(/^\d+ to look at$/)).toBeVisible();
  await look(page, 'confidentiality-look');
  await page.getByRole('link', { name: 'Change it' }).click();
  await page.keyboard.type('the clinic');
  await expect(summary).toHaveValue(/Ring me on the clinic\.$/);
  await expect(page.getByText('Nothing else was found in what Waymark can read.')).toBeVisible();
  await page.getByRole('button', { name: 'I have looked at all of it myself' }).click();
  await expect(page.getByText(/^Looked at on /)).toBeVisible();

  await page.goto(`${APP_ORIGIN}/settings#leave-out`);
  await page.getByLabel('Add a name').fill('Doris, Bramblewick');
  await page.getByRole('button', { name: 'Add to the list' }).click();
  await expect(page.getByRole('button', { name: 'Remove: Doris' })).toBeVisible();
});
