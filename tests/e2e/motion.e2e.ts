// Nothing moves for whom moving things make ill: neither where the device asks for it, nor where Settings does.
import type { Page } from '@playwright/test';
import { expect, test } from './browser.ts';
import { fillWithSample } from './screens.ts';
import { APP_ORIGIN } from './server.ts';

const ARTICLE = 'Early active movement after tendon repair: a review';

/** Notes in the page whatever moves in it for longer than an eye can follow; runs before the app. */
function watchMotion(): void {
  const seen = new Set<string>();
  Object.assign(window, { motionSeen: seen });
  const note = () => {
    for (const { effect } of document.getAnimations()) {
      if (!(effect instanceof KeyframeEffect) || Number(effect.getComputedTiming().activeDuration) <= 1) continue;
      seen.add(effect.target?.classList[0] ?? effect.target?.tagName ?? '');
    }
  };
  for (const begins of ['transitionrun', 'animationstart']) document.addEventListener(begins, note, true);
}

/** Goes about as a person does: opens what is closed, goes elsewhere, answers a dialog, is told of it. Gives what moved. */
async function motionOnTheWay(page: Page): Promise<string[]> {
  await page.goto(`${APP_ORIGIN}/record`);
  await page.getByText('Filters', { exact: true }).click();
  await page.getByRole('link', { name: 'Inbox', exact: false }).first().click();
  const row = page.getByRole('main').getByRole('listitem').filter({ hasText: ARTICLE });
  await row.getByRole('button', { name: 'Plan' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'In a week' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
  await row.getByRole('button', { name: 'Keep' }).click();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(row).toBeVisible();
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog', { name: 'Find or go to' }).getByRole('button', { name: 'Close' }).click();
  return page.evaluate(async () => {
    // what begins is told before the next picture is drawn
    for (let count = 0; count < 2; count++) await new Promise(requestAnimationFrame);
    return [...(window as unknown as { motionSeen: Set<string> }).motionSeen].sort();
  });
}

test('nothing moves where the device or I ask for stillness, and only there', async ({ profile, server }) => {
  expect(server.output).toContain('listening');
  const page = await profile.context.newPage();
  await fillWithSample(page);
  await page.addInitScript(watchMotion);
  await page.emulateMedia({ reducedMotion: 'no-preference' });
  expect(await motionOnTheWay(page)).toEqual(expect.arrayContaining(['button', 'place', 'summary']));

  await page.emulateMedia({ reducedMotion: 'reduce' });
  expect(await motionOnTheWay(page), 'as the device asks').toEqual([]);

  await page.emulateMedia({ reducedMotion: 'no-preference' });
  await page.goto(`${APP_ORIGIN}/settings`);
  await page.getByRole('checkbox', { name: 'Nothing moves' }).check();
  expect(await motionOnTheWay(page), 'as I ask in Settings').toEqual([]);
});
