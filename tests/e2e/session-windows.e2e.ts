// A course that opens its content in a new window: it counts with the session as far as permission goes, and else says why not.
import type { Page } from '@playwright/test';
import type { Activity } from '../../shared/model/activity.ts';
import type { Session } from '../../shared/model/session.ts';
import { allowHost, willAllowHost } from './allowed-host.ts';
import { expect, type Profile, test } from './browser.ts';
import { keptRows } from './kept-rows.ts';
import { type MediaSite, openMediaSite } from './media-site.ts';
import { doWithVideo } from './session-in-page.ts';
import { allowThisComputer, startSession } from './start-session.ts';

// a recording plays in its own time, however busy the computer is
test.setTimeout(120_000);

let site: MediaSite;
test.beforeAll(async () => {
  site = await openMediaSite();
});
test.afterAll(() => site.close());

async function visit(profile: Profile): Promise<Page> {
  await allowThisComputer(profile);
  const page = await profile.context.newPage();
  await page.goto(`${site.origin}/launch`);
  return page;
}

async function openBy(page: Page, control: string): Promise<Page> {
  const opening = page.context().waitForEvent('page');
  await page.click(control);
  const opened = await opening;
  await opened.waitForLoadState();
  return opened;
}

const COUNTED = 'The page of your session opened this window, and its time counts with it.';

test('a new window that may not be looked at is said not to count, until the button is pressed there', async ({
  profile,
}) => {
  const page = await visit(profile);
  const panel = await startSession(profile, page);
  const lesson = await openBy(page, 'a');
  await panel.waitForText(
    'The page of your session opened this window, and its time is not counted. Press the Waymark button here to let it count.',
  );
  await page.bringToFront();
  await panel.waitForText('The new window from player.example is not counted.');

  const popup = await profile.clickAction(lesson);
  await popup.waitForText(/Goes to\s+Fatigue: the course/);
  await panel.waitForText(COUNTED);
  await popup.click('Keep');
  await popup.waitForText('Kept in Waymark');
  await doWithVideo(lesson, [{ play: 80, rate: 16 }]);
  await panel.waitForText(/1 of 10 minutes of the recording seen/);
  await panel.click('Stop');
  await panel.waitForText('Session ended');
  expect(await keptRows<Activity>(profile, 'activities')).toMatchObject([{ title: 'Fatigue: the course' }]);
  expect(await keptRows<Session>(profile, 'sessions')).toHaveLength(1);
});

test('a new window from a host that is allowed meanwhile counts without a press', async ({ profile }) => {
  await willAllowHost(profile, 'http://player.example/*');
  const page = await visit(profile);
  const panel = await startSession(profile, page);
  await openBy(page, 'a');
  await panel.click('Allow player.example');
  await panel.waitForText(COUNTED);
  await page.bringToFront();
  await panel.waitForText('The page opened a new window, and its time counts with this session.');
});

test('a window of its own counts at once where the host is allowed already', async ({ profile }) => {
  await allowHost(profile, 'http://127.0.0.1/*');
  const page = await visit(profile);
  const panel = await startSession(profile, page);
  const lesson = await openBy(page, 'button');
  await panel.waitForText('The page opened a new window, and its time counts with this session.');
  await doWithVideo(lesson, [{ play: 80, rate: 16 }]);
  await panel.waitForText(/1 of 10 minutes of the recording seen/);
});

test('a tab that a person opens themselves is no part of the session', async ({ profile }) => {
  await allowHost(profile, 'http://127.0.0.1/*');
  const page = await visit(profile);
  const panel = await startSession(profile, page);
  const other = await profile.context.newPage();
  await other.goto(`${site.origin}/article`);
  await panel.waitForText('There is no session in this tab.');
  await page.bringToFront();
  await panel.waitForText('Counting, while');
  expect(await panel.text()).not.toContain('new window');
});
