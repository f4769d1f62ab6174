// Everyone can use every screen: automatic checks in light and dark, narrow and wide, with large text and at 320 px.
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './browser.ts';
import { fillWithSample, keepPicture, openScreen, SCHEMES, SCREENS, WIDTHS } from './screens.ts';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

async function problems(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(RULES).analyze();
  return violations.flatMap((rule) => rule.nodes.map((node) => `${rule.id}: ${node.target.join(' ')}: ${rule.help}`));
}

/** Pixels by which the page is wider than its window; text that runs out of sight to the side is unreadable to many. */
const overflowPx = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

test.describe.configure({ timeout: 180_000 });

for (const colorScheme of SCHEMES)
  for (const width of WIDTHS)
    test(`every screen passes the checks, ${colorScheme}, ${width} px wide`, async ({ server, profile }) => {
      expect(server.output).toContain('listening');
      const page = await profile.context.newPage();
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await page.setViewportSize({ width, height: width < 600 ? 740 : 800 });
      const activityId = await fillWithSample(page);
      for (const screen of SCREENS) {
        await openScreen(page, screen, activityId);
        await keepPicture(page, `${screen.name}-${width}-${colorScheme}`);
        expect.soft(await problems(page), screen.name).toEqual([]);
        expect.soft(await overflowPx(page), `${screen.name} scrolls sideways`).toBeLessThanOrEqual(0);
      }
    });

test('nothing runs out of sight at 320 px, nor with text twice as large', async ({ server, profile }) => {
  expect(server.output).toContain('listening');
  const page = await profile.context.newPage();
  const activityId = await fillWithSample(page);
  for (const screen of SCREENS) {
    await page.setViewportSize({ width: 320, height: 640 });
    await openScreen(page, screen, activityId);
    expect.soft(await overflowPx(page), `${screen.name} at 320 px`).toBeLessThanOrEqual(0);
    await page.setViewportSize({ width: 640, height: 800 });
    await page.evaluate(() => document.documentElement.style.setProperty('font-size', '200%', 'important'));
    await keepPicture(page, `${screen.name}-640-large-text`);
    expect.soft(await overflowPx(page), `${screen.name} with text at 200 %`).toBeLessThanOrEqual(0);
  }
});
