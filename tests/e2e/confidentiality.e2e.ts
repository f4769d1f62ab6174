// What could tell who somebody is: seen while writing, before sending, and covered in a PDF so that other programs find nothing of it.
import { execFileSync } from 'node:child_process';
import type { Page } from '@playwright/test';
import { scriptForPage } from '../../scripts/bundle-for-page.ts';
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
  // in the warning itself, and once more under Details
  await page
    .getByRole('button', { name: /^Cover parts/ })
    .first()
    .click();
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

const WORDS = `<h2>A home visit</h2><p>Mrs Sample of LS6 2AB has a new rail, and Bramblewick saw it.</p><ul><li>Ask
  Bramblewick for the key.</li></ul>`;

test('words of a kept page are covered from its warning, found, selected by the keyboard and typed, and shown again', async ({
  profile,
  server,
}) => {
  test.setTimeout(120_000);
  expect(server.output).toContain('listening');
  const page = await profile.context.newPage();
  page.setDefaultTimeout(20_000);
  const blank = `${APP_ORIGIN}/before-the-app`;
  await page.route(blank, (route) =>
    route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>-</title>' }),
  );
  await page.goto(blank);
  await page.evaluate(await scriptForPage('tests/e2e/kept-in-page.ts'));
  const { activityId, evidenceId } = await page.evaluate(
    (words) => window.waymarkKept.addKeptWebinar({ words, isFlagged: true }),
    WORDS,
  );
  await page.unroute(blank);
  await page.goto(`${APP_ORIGIN}/activity/${activityId}`);
  await page
    .getByRole('button', { name: /^Cover words/ })
    .first()
    .click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Cover all that was found' }).click();
  const region = dialog.getByRole('region', { name: 'The words, which scroll' });
  await expect(region).toContainText('[covered], show these words again of [covered]');
  await region.focus();
  for (let times = 0; times < 3; times += 1) await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('Enter');
  await expect(region.locator('.line').first()).toHaveText('A home [covered], show these words again');
  await look(page, 'cover-words');
  await dialog
    .getByRole('button', { name: /^\[covered\]/ })
    .first()
    .click();
  await expect(region.locator('.line').first()).toHaveText('A home visit');
  await dialog.getByLabel('Cover these words wherever they stand').fill('bramblewick');
  await page.keyboard.press('Enter');
  await expect(region).not.toContainText('Bramblewick');
  await dialog.getByRole('button', { name: 'Use these words' }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByText('Parts of its words are covered in the copy that goes along.').first()).toBeVisible();

  await page.goto(`${APP_ORIGIN}/evidence/${evidenceId}`);
  await page.getByRole('button', { name: 'Read: Words with parts covered' }).click();
  await expect(dialog).toContainText('has a new rail, and [covered] saw it.');
  await expect(dialog).not.toContainText(/Sample|LS6|Bramblewick/);
  await dialog.getByRole('button', { name: 'Close' }).click();
  await page.getByRole('button', { name: 'Read: Its text' }).click();
  await expect(dialog).toContainText('Bramblewick saw it.');
  await dialog.getByRole('button', { name: 'Close' }).click();
  await page
    .getByRole('button', { name: /^Send them as they were kept/ })
    .first()
    .click();
  await expect(page.getByText('Words with parts covered')).toBeHidden();
});
