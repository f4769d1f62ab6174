// What a person holds in their hands after printing: the words, all of them, and nothing that belongs to a screen.
import { execFileSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expect, test } from './browser.ts';
import { fillWithSample } from './screens.ts';
import { APP_ORIGIN } from './server.ts';

/** The page as it comes out of the printer, in words. */
async function printed(page: Page, path: string): Promise<string> {
  await writeFile(path, await page.pdf({ format: 'A4', preferCSSPageSize: true }));
  return execFileSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8' }).replace(/\s+/g, ' ');
}

test('the 12 words come on a sheet of their own, with the code that holds them', async ({ profile, server }, info) => {
  expect(server.output).toContain('listening');
  const app = await profile.context.newPage();
  await app.goto(`${APP_ORIGIN}/settings`);
  await app.getByRole('button', { name: 'Turn on syncing' }).click();
  const listed = app.getByRole('list', { name: 'Your 12 words' }).getByRole('listitem');
  await expect(listed).toHaveCount(12);
  const words = await listed.allInnerTexts();
  await expect(app.getByRole('heading', { name: 'Waymark recovery sheet' })).toBeHidden();
  const sheet = await printed(app, info.outputPath('sheet.pdf'));
  expect(sheet).toContain('Waymark recovery sheet');
  for (const [at, word] of words.entries()) expect(sheet).toContain(`${at + 1}. ${word}`);
  expect(sheet).toContain('localhost:8787');
  for (const other of ['Settings Me', 'Find', 'Reading and display', 'Print a recovery sheet'])
    expect.soft(sheet).not.toContain(other);
  await app.emulateMedia({ media: 'print' });
  await expect(app.getByRole('img', { name: 'Code that holds the same words' })).toBeVisible();
  await app.emulateMedia({ media: 'screen' });

  // hidden again, they are on no paper
  await app.getByRole('button', { name: 'Hide the words' }).click();
  const without = await printed(app, info.outputPath('settings.pdf'));
  expect(without).not.toContain(words.slice(0, 3).join(' '));
  expect(without).not.toContain('recovery sheet');
});

test('the record, an activity and the profile can be printed', async ({ profile, server }, info) => {
  expect(server.output).toContain('listening');
  const app = await profile.context.newPage();
  const activityId = await fillWithSample(app);

  await app.goto(`${APP_ORIGIN}/record`);
  await expect(app.getByRole('link', { name: /Wheelchair clinic shadowing/ })).toBeVisible();
  const record = await printed(app, info.outputPath('record.pdf'));
  for (const words of ['Record 7 activities', 'Planned', 'Sensory integration webinar', 'Wheelchair clinic shadowing'])
    expect.soft(record).toContain(words);
  for (const words of ['Find', 'Settings', 'Filters', 'References']) expect.soft(record).not.toContain(words);

  await app.goto(`${APP_ORIGIN}/activity/${activityId}`);
  await expect(app.getByLabel('What it was')).toBeEditable();
  const activity = await printed(app, info.outputPath('activity.pdf'));
  for (const words of [
    'The case we discussed was close to one of mine.',
    'offer the first appointment within five days.',
    'Hazel Trust',
    'Certificate of attendance',
  ])
    expect.soft(activity).toContain(words);
  // hints, questions without an answer, boxes that are not ticked, and what is still to be done
  for (const words of [
    'I only know the month',
    'Evaluation',
    'Leave out who people are',
    'What it still needs',
    'Reminders',
  ])
    expect.soft(activity).not.toContain(words);

  await app.goto(`${APP_ORIGIN}/profile`);
  const statement = app.getByLabel('How your learning met the standards');
  await expect(statement).toBeEditable();
  // longer than a page: a field would be cut where the page ends
  const lines = Array.from({ length: 120 }, (_, at) => `Line ${at + 1} of what I learned in this cycle.`);
  await statement.fill(lines.join('\n'));
  await statement.blur();
  const written = await printed(app, info.outputPath('profile.pdf'));
  for (const line of lines) expect(written).toContain(line);
  // on the screen it is there once
  await expect(app.getByText('Line 120 of what I learned').first()).toBeHidden();
});
