// The first steps of someone new, for tests that begin with them.
import type { Page } from '@playwright/test';
import { APP_ORIGIN } from './server.ts';

/** Opens the app for the first time and goes through the welcome; with a profession its cycle is accepted, without all is skipped. */
export async function startAs(page: Page, profession: string | null): Promise<void> {
  await page.goto(APP_ORIGIN);
  const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
  await press('Start');
  if (profession) {
    await page.getByLabel('Your profession').selectOption({ label: profession });
    await press('Next');
    await press('Next');
  } else await press('Skip');
  await press('Go straight in');
}
