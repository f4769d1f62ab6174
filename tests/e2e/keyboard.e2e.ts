// By keys alone: to any place, through the inbox and back again, and a gap in the cycle explained. No pointer touches anything here.
import type { Page } from '@playwright/test';
import { expect, test } from './browser.ts';
import { tabTo } from './keyboard.ts';
import { fillWithSample } from './screens.ts';
import { APP_ORIGIN } from './server.ts';

const ARTICLE = 'Early active movement after tendon repair: a review';
const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name });

async function find(page: Page, words: string): Promise<void> {
  await page.keyboard.press('Control+k');
  const dialog = page.getByRole('dialog', { name: 'Find or go to' });
  await expect(dialog.getByRole('textbox')).toBeFocused();
  await page.keyboard.type(words);
  await expect(dialog.getByRole('link').first()).toContainText(words);
  await page.keyboard.press('Enter');
  await expect(heading(page, words)).toBeFocused();
}

test('by keyboard alone I sort my inbox, take it back, and explain a gap in my cycle', async ({ profile, server }) => {
  test.setTimeout(120_000);
  expect(server.output).toContain('listening');
  const page = await profile.context.newPage();
  await fillWithSample(page);
  await page.goto(APP_ORIGIN);
  await expect(heading(page, 'Today')).toBeVisible();
  await find(page, 'Evidence');
  await find(page, 'Inbox');

  const rows = page.getByRole('main').getByRole('listitem');
  await expect(rows).toHaveCount(2);
  await tabTo(page, `Keep: ${ARTICLE}`);
  await page.keyboard.press('Enter');
  await expect(page.getByText('Kept. It is in your record.')).toBeVisible();
  await expect(rows).toHaveCount(1);
  await expect(heading(page, 'Inbox')).toBeFocused();
  await tabTo(page, 'Undo');
  await page.keyboard.press('Enter');
  await expect(rows).toHaveCount(2);
  await expect(heading(page, 'Inbox')).toBeFocused();
  await tabTo(page, `Keep: ${ARTICLE}`);

  await find(page, 'Cycle');
  await tabTo(page, 'Explain it');
  await page.keyboard.press('Enter');
  const why = page.getByRole('textbox', { name: /^Why there was nothing from/ });
  await expect(why).toBeEditable();
  await tabTo(page, /^Why there was nothing from/);
  await page.keyboard.type('I was on parental leave.');
  const gap = page.getByRole('listitem').filter({ has: why }).last();
  await expect(gap.getByText('Explained', { exact: true })).toBeVisible();
  await expect(why).toBeFocused();
  await page.keyboard.press('Shift+Tab');
  await expect(gap.getByText('Your explanation')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(why).toBeHidden();
  await page.reload();
  await tabTo(page, 'Your explanation');
  await page.keyboard.press('Enter');
  await expect(why).toHaveValue('I was on parental leave.');
});
