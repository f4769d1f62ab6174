import { test } from './browser.ts';
import { fillWithSample, keepPicture, openScreen, SCREENS } from './screens.ts';
test('look', async ({ profile, server }) => {
  test.setTimeout(500_000);
  void server.output;
  const page = await profile.context.newPage();
  const id = await fillWithSample(page);
  for (const [scheme, width] of [['light', 360], ['light', 1280], ['dark', 360]] as const) {
    await page.emulateMedia({ colorScheme: scheme });
    await page.setViewportSize({ width, height: 800 });
    for (const screen of SCREENS) {
      if (scheme === 'dark' && !['today', 'inbox', 'record', 'activity', 'cycle', 'plan', 'locker'].includes(screen.name)) continue;
      await openScreen(page, screen, id).catch((e) => console.log(screen.name, String(e).slice(0, 200)));
      await keepPicture(page, `${screen.name}-${scheme}-${width}`);
    }
  }
});
