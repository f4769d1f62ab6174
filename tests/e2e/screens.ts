// Every screen of the app in every shape it must have, with a sample portfolio behind it; and pictures of them to look at.
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import { scriptForPage } from '../../scripts/bundle-for-page.ts';
import { root } from '../../scripts/processes.ts';
import { APP_ORIGIN } from './server.ts';

export const WIDTHS = [360, 1280] as const;
export const SCHEMES = ['light', 'dark'] as const;

/** A screen: its name and its address; `:activity` stands for the sample's fullest activity. */
export interface Screen {
  name: string;
  path: string;
}

export const SCREENS: readonly Screen[] = [
  { name: 'welcome', path: '/welcome' },
  { name: 'today', path: '/today' },
  { name: 'welcome-who', path: '/welcome?step=who' },
  { name: 'welcome-start', path: '/welcome?step=start' },
  { name: 'inbox', path: '/inbox' },
  { name: 'add', path: '/add' },
  { name: 'record', path: '/record' },
  { name: 'deleted', path: '/deleted' },
  { name: 'activity', path: '/activity/:activity' },
  { name: 'plan', path: '/plan' },
  { name: 'locker', path: '/evidence' },
  { name: 'cycle', path: '/cycle' },
  { name: 'career', path: '/cycle/career' },
  { name: 'profile', path: '/profile' },
  { name: 'settings', path: '/settings' },
  { name: 'reflection-models', path: '/reflection-models' },
  { name: 'help', path: '/help' },
  { name: 'link', path: '/link' },
  { name: 'privacy', path: '/privacy' },
  { name: 'not-found', path: '/no-such-page' },
];

/** Fills the profile of this page's browser with the sample portfolio; the app is opened after it. Gives the activity's id. */
export async function fillWithSample(page: Page): Promise<string> {
  const blank = `${APP_ORIGIN}/before-the-app`;
  await page.route(blank, (route) =>
    route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>-</title>' }),
  );
  await page.goto(blank);
  await page.evaluate(await scriptForPage('tests/e2e/sample-in-page.ts'));
  const { activityId } = await page.evaluate(() => window.waymarkSample.fillWithSample());
  await page.unroute(blank);
  return activityId;
}

/** Goes to a screen and waits until it stands: its heading is there and nothing on it is loading or moving. */
export async function openScreen(page: Page, screen: Screen, activityId: string): Promise<void> {
  await page.goto(`${APP_ORIGIN}${screen.path.replace(':activity', activityId)}`);
  await expect(page.locator('h1')).toBeVisible();
  await expect(page.locator('[aria-busy=true]')).toHaveCount(0);
  await page.evaluate(() => document.fonts.ready);
  await page.evaluate(() => Promise.all(document.getAnimations().map((animation) => animation.finished)));
}

/** Keeps a picture of the whole page in test-results/screens, to be looked at. */
export async function keepPicture(page: Page, name: string): Promise<void> {
  const folder = join(root, 'test-results/screens');
  await mkdir(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true, animations: 'disabled' });
}

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What automatic checks of accessibility find wrong with the page as it stands. */
export async function problems(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(RULES).analyze();
  return violations.flatMap((rule) => rule.nodes.map((node) => `${rule.id}: ${node.target.join(' ')}: ${rule.help}`));
}

/** Pixels by which the page is wider than its window; text that runs out of sight to the side is unreadable to many. */
export const overflowPx = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
