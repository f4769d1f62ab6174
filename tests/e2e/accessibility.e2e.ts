// Everyone can use every screen: automatic checks in light and dark, narrow and wide, with large text and at 320 px.
import { expect, test } from './browser.ts';
import { fillWithSample, keepPicture, openScreen, overflowPx, problems, SCHEMES, SCREENS, WIDTHS } from './screens.ts';

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
