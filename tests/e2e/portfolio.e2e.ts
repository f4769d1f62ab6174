// From a first start to a profile that can be sent: an activity, its reflection under two models, the cycle, and the PDF.
import { execFileSync } from 'node:child_process';
import type { Page } from '@playwright/test';
import { addDays, addMonths, localDateOf } from '../../shared/model/dates.ts';
import { expect, test } from './browser.ts';
import { startAs } from './first-run.ts';
import { fillWithSample, openScreen } from './screens.ts';

const today = localDateOf(new Date());
const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name });
const go = (page: Page, name: string) => page.getByRole('link', { name, exact: true }).first().click();

async function add(page: Page, title: string, on: string, type?: string): Promise<void> {
  await go(page, 'Add');
  await page.getByLabel('What was it?').fill(title);
  await page.getByLabel('Date', { exact: true }).fill(on);
  if (type) await page.getByRole('radio', { name: type }).check();
  await page.getByRole('button', { name: 'Add it' }).click();
  await expect(heading(page, title)).toBeVisible();
}

/** Waits until a text that was typed is on the disk, and the screen says so with the time. */
const isSaved = (page: Page) => expect(page.getByText(/Saved on this device (at )?\d\d:\d\d/).first()).toBeVisible();

test('an activity gets its date, type and reflection, and says what it still needs', async ({ profile, server }) => {
  expect(server.output).toContain('listening');
  const page = await profile.context.newPage();
  await startAs(page, 'Radiographer');
  await add(page, 'Peer review of trauma images', addDays(today, -10));
  await expect(page.getByText('Needs a type').first()).toBeVisible();
  await page.getByLabel('Type', { exact: true }).selectOption({ label: 'Work-based learning' });
  await expect(page.getByText('Done', { exact: true }).first()).toBeVisible();
  await page.getByLabel('This may go into my statement').check();
  await expect(page.getByText('Needs reflection').first()).toBeVisible();

  await page.getByRole('button', { name: 'Change questions' }).click();
  await page.getByText('Step by step').click();
  await page.getByRole('radio', { name: /Gibbs/ }).check();
  const feelings = page.getByRole('textbox', { name: 'Feelings' });
  await feelings.pressSequentially('Unsure at first; calmer once we compared notes.');
  await isSaved(page);
  await page.getByRole('radio', { name: /Driscoll/ }).check();
  await page
    .getByRole('textbox', { name: /What\?/ })
    .first()
    .pressSequentially('We went through ten sets together.');
  await isSaved(page);
  await page.reload();
  await page.getByText('You also wrote under').first().click();
  const everything = () =>
    page.evaluate(() =>
      [document.body.textContent, ...Array.from(document.querySelectorAll('textarea'), (area) => area.value)].join(),
    );
  await expect.poll(everything).toContain('Unsure at first; calmer once we compared notes.');
  await expect.poll(everything).toContain('We went through ten sets together.');

  await add(page, 'CT study day', addDays(today, 30), 'Formal');
  await expect(page.getByText('Planned').first()).toBeVisible();
  await go(page, 'Record');
  await expect(page.getByRole('heading', { name: 'Planned' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'CT study day' })).toBeVisible();
});

test('the cycle has the dates of the profession, the list and the mixture', async ({ profile, server }) => {
  expect(server.output).toContain('listening');
  const page = await profile.context.newPage();
  await startAs(page, 'Occupational therapist');
  await add(page, 'Supervision', addMonths(today, -1), 'Work-based');
  await add(page, 'Journal article on fatigue', addDays(today, -3), 'Self-directed');
  await go(page, 'Cycle');
  // occupational therapists: 1 November of an odd year to 31 October two years later
  const year = Number(today.slice(0, 4));
  const startYear = [year - 1, year, year - 2].find(
    (one) => one % 2 === 1 && `${one}-11-01` <= today && today <= `${one + 2}-10-31`,
  );
  await expect(page.getByText(`1 November ${startYear} to 31 October ${Number(startYear) + 2}`).first()).toBeVisible();
  await expect(page.getByText(/2 types/).first()).toBeVisible();
  await expect(page.getByText(/2 activities/).first()).toBeVisible();
});

test('the profile comes out as a PDF with every name as it is written', async ({ profile, server }, info) => {
  expect(server.output).toContain('listening');
  const page = await profile.context.newPage();
  const activityId = await fillWithSample(page);
  await openScreen(page, { name: 'profile', path: '/profile' }, activityId);
  const statement = page.getByLabel('How your learning met the standards');
  await expect(statement).toBeEditable();
  await statement.fill('I learned from Łukasz and Nguyễn that “less is more”.');
  await statement.blur();
  await isSaved(page);
  await expect(page.getByText(/10 of 1,500 words/).first()).toBeVisible();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download as PDF' }).click();
  const path = info.outputPath('profile.pdf');
  await (await download).saveAs(path);

  const run = (command: string, ...args: string[]) => execFileSync(command, args, { encoding: 'utf8' });
  const text = run('pdftotext', '-layout', path, '-');
  for (const words of ["Siân Ŵyn-O'Brien", 'Łukasz', 'Nguyễn', '“less is more”', 'Study day', 'Page 1 of']) {
    expect(text).toContain(words);
  }
  const facts = run('pdfinfo', path);
  expect(facts).toMatch(/Title:\s+CPD profile of Siân Ŵyn-O'Brien/);
  expect(facts).toMatch(/Tagged:\s+yes/);
  run('qpdf', '--check', path);

  await statement.fill('I learned from علي and 🙂.');
  await page.getByRole('button', { name: 'Download as PDF' }).click();
  await expect(page.getByText('Some characters cannot be shown in the PDF')).toBeVisible();
});
