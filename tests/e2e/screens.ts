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

/** How a screen may look: by what the device asks for, and by what was chosen in Settings. */
export const LOOKS = SCHEMES.flatMap(
  (colorScheme) =>
    [
      { name: colorScheme, theme: 'auto', colorScheme, forcedColors: 'none' },
      { name: `high-contrast-${colorScheme}`, theme: 'contrast', colorScheme, forcedColors: 'none' },
      { name: `forced-colours-${colorScheme}`, theme: 'auto', colorScheme, forcedColors: 'active' },
    ] as const,
);

/** A screen: its name and its address; `:activity` stands for the sample's fullest activity. */
export interface Screen {
  name: string;
  path: string;
}

export const SCREENS: readonly Screen[] = [
  { name: 'welcome', path: '/welcome' },
  { name: 'today', path: '/today' },
  { name: 'welcome-who', path: '/welcome?step=who' },
  { name: 'welcome-when', path: '/welcome?step=when' },
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
export async function fillWithSample(page: Page, goal = ''): Promise<string> {
  const blank = `${APP_ORIGIN}/before-the-app`;
  await page.route(blank, (route) =>
    route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>-</title>' }),
  );
  await page.goto(blank);
  await page.evaluate(await scriptForPage('tests/e2e/sample-in-page.ts'));
  const { activityId } = await page.evaluate((title) => window.waymarkSample.fillWithSample(title), goal);
  await page.unroute(blank);
  return activityId;
}

/** Goes to a screen and waits until it stands: its heading is there and nothing on it is loading or moving. */
export async function openScreen(page: Page, screen: Screen, activityId: string): Promise<void> {
  await page.goto(`${APP_ORIGIN}${screen.path.replace(':activity', activityId)}`);
  await expect(page.locator('h1')).toBeVisible();
  await expect(page.locator('[aria-busy=true]')).toHaveCount(0);
  await page.evaluate(() => document.fonts.ready);
  await standsStill(page);
}

/** Asked anew in each frame: the promise `finished` of an animation that another one took the place of is never settled. */
const standsStill = (page: Page) =>
  page.waitForFunction(() => document.getAnimations().every(({ playState }) => playState === 'finished'));

/** Shows the page as it stands in another look, without loading it anew. */
export async function showAs(page: Page, { theme, colorScheme, forcedColors }: (typeof LOOKS)[number]): Promise<void> {
  await page.emulateMedia({ colorScheme, forcedColors, reducedMotion: 'reduce' });
  await page.evaluate((chosen) => {
    document.documentElement.dataset.theme = chosen;
  }, theme);
  await standsStill(page);
}

/** Keeps a picture of the whole page in test-results/screens, to be looked at. */
export async function keepPicture(page: Page, name: string): Promise<void> {
  const folder = join(root, 'test-results/screens');
  await mkdir(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true, animations: 'disabled' });
}

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What automatic checks of accessibility find wrong with the page as it stands. */
export const problems = (page: Page): Promise<string[]> => checked(page, (axe) => axe.withTags(RULES));

/** What they find wrong with its colours alone: all that may differ once the same page has passed in another look. */
export async function problemsOfColour(page: Page): Promise<string[]> {
  const found = await checked(page, (axe) => axe.withRules(['color-contrast', 'link-in-text-block']));
  return [...found, ...(await wordsOnPlates(page))];
}

async function checked(page: Page, choose: (axe: AxeBuilder) => AxeBuilder): Promise<string[]> {
  const axe = choose(new AxeBuilder({ page }));
  // the other way opens a page for each check, for frames of other origins: it takes twice as long
  if (page.frames().length === 1) axe.setLegacyMode();
  const { violations } = await axe.analyze();
  return violations.flatMap((rule) => rule.nodes.map((node) => `${rule.id}: ${node.target.join(' ')}: ${rule.help}`));
}

/**
 * Words in the page's own colour, where colours are forced: the browser draws a plate of that colour behind all words, and axe does not
 * know of it.
 */
const wordsOnPlates = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    if (!matchMedia('(forced-colors: active)').matches) return [];
    const probe = document.body.appendChild(document.createElement('i'));
    probe.style.color = 'Canvas';
    const plate = getComputedStyle(probe).color;
    probe.remove();
    return [...document.body.querySelectorAll('*')].flatMap((element) => {
      const { color, forcedColorAdjust } = getComputedStyle(element) as CSSStyleDeclaration & {
        forcedColorAdjust: string;
      };
      const words = [...element.childNodes]
        .filter((node) => node instanceof Text)
        .map((node) => node.data.trim())
        .join('');
      const isLost = words && color === plate && forcedColorAdjust !== 'none' && element.checkVisibility();
      return isLost ? [`words in the colour of the plate behind them: ${words}`] : [];
    });
  });

/** Pixels by which the page is wider than its window; text that runs out of sight to the side is unreadable to many. */
export const overflowPx = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** Unfolds what is folded: what is in it has to fit as well. */
export async function openAll(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const box of document.querySelectorAll('details')) box.open = true;
  });
  await standsStill(page);
}

/**
 * Words and buttons that run out of the window to the side, with how many pixels; the page itself need not be wider for it, since a box
 * may cut them off. Not what is moved sideways in a box of its own, nor what only screen readers hear.
 */
export const runsOut = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    const isMoved = (element: Element | null): boolean =>
      element !== null &&
      (/auto|scroll/.test(getComputedStyle(element).overflowX) || isMoved(element.parentElement)) &&
      element !== document.body &&
      element !== document.documentElement;
    const out = (box: DOMRect) => Math.round(Math.max(box.right - width, -box.left));
    const found: string[] = [];
    const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = words.nextNode(); node; node = words.nextNode()) {
      const element = node.parentElement;
      if (!element?.checkVisibility() || element.closest('.visually-hidden') || !node.textContent?.trim()) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const px = Math.max(...[...range.getClientRects()].map(out), 0);
      if (px > 0 && !isMoved(element)) found.push(`${px} px of “${node.textContent.trim().slice(0, 60)}”`);
    }
    for (const button of document.querySelectorAll('.button, input, select, textarea')) {
      const px =
        button.checkVisibility() && !button.closest('.visually-hidden')
          ? button.getBoundingClientRect().right - width
          : 0;
      if (px > 0.5 && !isMoved(button))
        found.push(`${Math.round(px)} px of the field or button “${button.textContent?.trim().slice(0, 60)}”`);
    }
    return found;
  });
