// Everyone can use every screen: automatic checks in every look, narrow and wide, with large text and at 320 px.
import { expect, test } from './browser.ts';
import {
  fillWithSample,
  keepPicture,
  LOOKS,
  openAll,
  openScreen,
  overflowPx,
  problems,
  problemsOfColour,
  runsOut,
  SCREENS,
  showAs,
  WIDTHS,
} from './screens.ts';
import { APP_ORIGIN } from './server.ts';

test.describe.configure({ timeout: 300_000 });

for (const width of WIDTHS)
  test(`every screen passes the checks in light, dark, high contrast and forced colours, ${width} px wide`, async ({
    server,
    profile,
  }) => {
    expect(server.output).toContain('listening');
    const page = await profile.context.newPage();
    const height = width < 600 ? 740 : 800;
    await page.setViewportSize({ width, height });
    const activityId = await fillWithSample(page);
    await page.goto(`${APP_ORIGIN}/settings`);
    await page.getByRole('radio', { name: 'High contrast' }).check();
    for (const screen of SCREENS) {
      await page.setViewportSize({ width, height });
      await openScreen(page, screen, activityId);
      await expect(page.locator('html')).toHaveAttribute('data-theme', 'contrast');
      expect.soft(await problems(page), screen.name).toEqual([]);
      expect.soft(await overflowPx(page), `${screen.name} scrolls sideways`).toBeLessThanOrEqual(0);
      for (const look of LOOKS) {
        await showAs(page, look);
        if (width < 600 || look.name === look.colorScheme)
          await keepPicture(page, `${screen.name}-${width}-${look.name}`);
        expect.soft(await problemsOfColour(page), `${screen.name}, ${look.name}`).toEqual([]);
      }
    }
  });

/** Where width is all that is looked at here. */
const MORE = ['import', 'references', 'example/audit', 'example/evidence'].map((name) => ({ name, path: `/${name}` }));

test('nothing runs out of sight at 320 px, nor with text twice as large', async ({ server, profile }) => {
  expect(server.output).toContain('listening');
  const page = await profile.context.newPage();
  const activityId = await fillWithSample(page);
  for (const screen of [...SCREENS, ...MORE]) {
    await page.setViewportSize({ width: 320, height: 640 });
    await openScreen(page, screen, activityId);
    expect.soft(await overflowPx(page), `${screen.name} at 320 px`).toBeLessThanOrEqual(0);
    await page.setViewportSize({ width: 640, height: 800 });
    await page.evaluate(() => document.documentElement.style.setProperty('font-size', '200%', 'important'));
    await keepPicture(page, `${screen.name}-640-large-text`);
    expect.soft(await overflowPx(page), `${screen.name} with text at 200 %`).toBeLessThanOrEqual(0);
    for (const width of [360, 320]) {
      await page.setViewportSize({ width, height: 740 });
      await openAll(page);
      expect.soft(await runsOut(page), `${screen.name} with text at 200 % at ${width} px`).toEqual([]);
    }
  }
});
