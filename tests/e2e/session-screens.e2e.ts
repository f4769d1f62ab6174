// The panel in every shape it must have: light, dark, narrow, with text twice as large; everyone can use it.
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, type Profile, test } from './browser.ts';
import { type MediaSite, openMediaSite } from './media-site.ts';
import { keepPicture, SCHEMES } from './screens.ts';
import { doWithVideo } from './session-in-page.ts';
import { allowThisComputer, startSession } from './start-session.ts';

// a recording plays in its own time, however busy the computer is
test.setTimeout(120_000);

let site: MediaSite;
test.beforeAll(async () => {
  site = await openMediaSite();
});
test.afterAll(() => site.close());

async function problems(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.flatMap((rule) => rule.nodes.map((node) => `${rule.id}: ${node.target.join(' ')}: ${rule.help}`));
}

/** The panel as an ordinary tab, which the checks can look into, for a session in the tab with this address. */
async function panelInTab(profile: Profile, url: string): Promise<Page> {
  const tabs = await (await profile.worker()).evaluate(() => chrome.tabs.query({}));
  const tab = tabs.find((one) => one.url === url);
  const page = await profile.context.newPage();
  await page.addInitScript((shown) => {
    chrome.tabs.query = async () => [shown] as never;
  }, tab);
  await page.goto(`chrome-extension://${await profile.extensionId()}/sidepanel.html`);
  return page;
}

const isWideEnough = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth);

test('the panel passes the checks in light and dark, narrow and with large text', async ({ profile, server }) => {
  expect(server.output).toContain('listening');
  await allowThisComputer(profile);
  const lecture = await profile.context.newPage();
  await lecture.goto(`${site.origin}/lecture`);
  await startSession(profile, lecture);
  await doWithVideo(lecture, [{ play: 130, rate: 16 }, { seek: 300 }, { play: 380, rate: 16 }]);

  const panel = await panelInTab(profile, `${site.origin}/lecture`);
  await panel.setViewportSize({ width: 360, height: 640 });
  await expect(panel.getByText(/of 10 minutes of the recording seen/)).toBeVisible();
  await doWithVideo(lecture, [{ seek: 72 }]);
  for (const words of [
    'Stop before you are tired, not after: plan the rest first.',
    'Ask Siân how the trust does it.',
  ]) {
    await panel.getByRole('textbox', { name: /^Note/ }).fill(words);
    await panel.getByRole('textbox', { name: /^Note/ }).press('Enter');
    await expect(panel.getByText(words)).toBeVisible();
    await doWithVideo(lecture, [{ seek: 341 }]);
  }
  const box = await panel.getByRole('textbox', { name: /^Note/ }).boundingBox();
  const [keepNote, grabFrame] = await Promise.all(
    ['Keep note', 'Grab frame'].map((name) => panel.getByRole('button', { name }).boundingBox()),
  );
  // without scrolling, in a panel that is not high
  expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThan(490);
  expect(grabFrame?.y).toBe(keepNote?.y);
  await panel.getByRole('button', { name: 'Grab frame' }).click();
  await expect(panel.getByRole('img')).toBeVisible();
  for (const scheme of SCHEMES) {
    await panel.emulateMedia({ colorScheme: scheme });
    await keepPicture(panel, `session-panel-${scheme}`);
    expect(await problems(panel)).toEqual([]);
  }
  await panel.setViewportSize({ width: 320, height: 900 });
  await panel.emulateMedia({ colorScheme: 'light' });
  await expect(panel.getByRole('button', { name: 'Throw this session away' })).toHaveCount(0);
  await panel.getByRole('button', { name: 'Pause' }).click();
  await keepPicture(panel, 'session-panel-paused');
  await panel.getByRole('button', { name: 'Put the time right' }).click();
  await keepPicture(panel, 'session-panel-narrow');
  expect(await isWideEnough(panel)).toBe(true);
  expect(await problems(panel)).toEqual([]);
  await panel.evaluate(() => document.documentElement.style.setProperty('font-size', '200%'));
  await keepPicture(panel, 'session-panel-large');
  expect(await isWideEnough(panel)).toBe(true);
  await panel.evaluate(() => document.documentElement.style.removeProperty('font-size'));

  await panel.getByRole('button', { name: 'Cancel' }).click();
  await panel.getByRole('button', { name: 'Stop' }).click();
  await expect(panel.getByText('Session ended')).toBeVisible();
  await expect(panel.getByRole('button', { name: 'Reflect on it in Waymark' })).toBeFocused();
  await expect(panel.getByRole('button', { name: 'Keep the transcript' })).toBeHidden();
  await panel.setViewportSize({ width: 360, height: 640 });
  await keepPicture(panel, 'session-panel-ended');
  await panel.getByRole('button', { name: 'Put the time right' }).click();
  await panel.getByLabel('I spent').fill('60');
  await panel.getByRole('button', { name: 'Save' }).click();
  await expect(panel.getByText('60 minutes, by you')).toBeVisible();
  for (const scheme of SCHEMES) {
    await panel.emulateMedia({ colorScheme: scheme });
    await keepPicture(panel, `session-panel-put-right-${scheme}`);
    expect(await problems(panel)).toEqual([]);
  }
  const opening = profile.context.waitForEvent('page');
  await panel.getByRole('button', { name: 'Reflect on it in Waymark' }).click();
  const app = await opening;
  await expect(app).toHaveURL(/\/activity\//);
  // a browser that closes while the app starts gives it no storage
  await expect(app.getByRole('heading', { level: 1 })).toBeVisible();

  const empty = await panelInTab(profile, 'about:blank');
  await empty.setViewportSize({ width: 400, height: 600 });
  await keepPicture(empty, 'session-panel-empty');
});
