// The app's figures: how soon the first rows are there, and what a keystroke costs.
import type { BrowserContext, Page } from '@playwright/test';
import { APP_ORIGIN, SyncServer } from '../../tests/e2e/server.ts';
import { type Figure, type Measure, percentile } from '../figures.ts';
import { newProfileFolder, openBlankPage, openBrowser, removeProfile } from '../page.ts';
import { activityIdOf } from '../portfolio.ts';

const RUNS = 7;
const FEW = 100;
const MANY = 10_000;
/** The browser's own start is not ours to measure; it goes on for a while after its first window. */
const BROWSER_START_MS = 1_500;
/** How many rows the record shows first. */
const FIRST_ROWS = 50;
const KEYS = { count: 300, betweenMs: 120, pauseEvery: 30, pauseMs: 900 };

/** A profile whose portfolio holds so many invented activities. */
export async function seededProfile(count: number): Promise<string> {
  const folder = await newProfileFolder();
  const browser = await openBrowser(folder);
  const page = await openBlankPage(browser);
  await page.evaluate((activities) => window.waymarkBench.seed(activities), count);
  await browser.close();
  return folder;
}

/** The median over fresh browsers on the same profile: each starts with nothing in memory. */
async function medianOfColdStarts(
  folder: string,
  measure: (browser: BrowserContext) => Promise<number>,
): Promise<number> {
  const values: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    const browser = await openBrowser(folder);
    const first = await browser.newPage();
    await first.waitForTimeout(BROWSER_START_MS);
    values.push(await measure(browser));
    await browser.close();
  }
  return percentile(values, 0.5);
}

type FromStore = 'firstRowsFromProjection' | 'firstRowsFromDocument';

const fromStore =
  (way: FromStore) =>
  async (browser: BrowserContext): Promise<number> => {
    const page = await openBlankPage(browser);
    return page.evaluate((name) => window.waymarkBench[name](), way);
  };

/** Milliseconds from opening the record's address in the real app until its first rows are painted. */
async function inTheApp(browser: BrowserContext): Promise<number> {
  const page = await browser.newPage();
  await page.addInitScript((wanted) => {
    const look = () => {
      if (document.querySelectorAll('main li a[href^="/activity/"]').length < wanted) requestAnimationFrame(look);
      else setTimeout(() => Object.assign(window, { firstRowsAtMs: performance.now() }));
    };
    look();
  }, FIRST_ROWS);
  await page.goto(`${APP_ORIGIN}/record`);
  const atMs = await page.waitForFunction(() => Reflect.get(window, 'firstRowsAtMs') as number | undefined);
  return Number(await atMs.jsonValue());
}

/** The app was here before: its service worker has all of it, as on any day but the first. */
export async function visitOnce(folder: string): Promise<void> {
  const browser = await openBrowser(folder);
  const page = await browser.newPage();
  await page.goto(`${APP_ORIGIN}/record`);
  await page.evaluate(async () => {
    localStorage.setItem('waymark-welcomed', 'yes');
    await navigator.serviceWorker.ready;
  });
  await browser.close();
}

async function firstRows(): Promise<Figure[]> {
  const [few, many] = [await seededProfile(FEW), await seededProfile(MANY)];
  const server = await SyncServer.start();
  try {
    const storeMs = await medianOfColdStarts(many, fromStore('firstRowsFromProjection'));
    const storeFewMs = await medianOfColdStarts(few, fromStore('firstRowsFromProjection'));
    const loadedMs = await medianOfColdStarts(many, fromStore('firstRowsFromDocument'));
    const loadedFewMs = await medianOfColdStarts(few, fromStore('firstRowsFromDocument'));
    for (const folder of [few, many]) await visitOnce(folder);
    const appMs = await medianOfColdStarts(many, inTheApp);
    const appFewMs = await medianOfColdStarts(few, inTheApp);
    const unit = 'ms';
    const against = 'a bare page that loads the Y.Doc, then renders';
    return [
      {
        name: 'pwa/first-rows-store-100',
        value: storeFewMs,
        unit,
        against,
        baseline: loadedFewMs,
        ratio: loadedFewMs / storeFewMs,
      },
      {
        name: 'pwa/first-rows-store',
        value: storeMs,
        unit,
        against,
        baseline: loadedMs,
        ratio: loadedMs / storeMs,
        target: 'ratio >= 10',
      },
      // the baseline has no app to start, which favours it
      {
        name: 'pwa/first-rows-app',
        value: appMs,
        unit,
        against,
        baseline: loadedMs,
        ratio: loadedMs / appMs,
        target: 'ratio >= 10',
      },
      {
        name: 'pwa/first-rows-growth',
        value: appMs,
        unit,
        against: 'the same app with 100 activities',
        baseline: appFewMs,
        ratio: appMs / appFewMs,
        target: 'ratio <= 1.3',
      },
    ];
  } finally {
    await server.remove();
    for (const folder of [few, many]) await removeProfile(folder);
  }
}

/** After such a key the person stops to think, and what was typed is committed, saved and projected. */
const isBeforePause = (key: number): boolean => key % KEYS.pauseEvery === 0;

/** Main-thread milliseconds that each key costs, all work until the next key counted: commits, saving and projecting too. */
async function typeAndMeasure(page: Page): Promise<number[]> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const spentMs = async (): Promise<number> => {
    const { metrics } = await session.send('Performance.getMetrics');
    return (metrics.find((metric) => metric.name === 'TaskDuration')?.value ?? 0) * 1000;
  };
  const costs: number[] = [];
  let before = await spentMs();
  for (let key = 1; key <= KEYS.count; key += 1) {
    await page.keyboard.press('e');
    // a person's pace: the wait is part of what is measured, since saving happens in it
    await page.waitForTimeout(isBeforePause(key) ? KEYS.pauseMs : KEYS.betweenMs);
    const after = await spentMs();
    costs.push(after - before);
    before = after;
  }
  return costs;
}

async function keystroke(): Promise<Figure[]> {
  const folder = await seededProfile(MANY);
  const server = await SyncServer.start();
  try {
    await visitOnce(folder);
    const browser = await openBrowser(folder);
    const page = await browser.newPage();
    await page.goto(`${APP_ORIGIN}/activity/${activityIdOf(MANY / 2)}`);
    const answer = page.locator('#reflection textarea').first();
    await answer.waitFor();
    await page.waitForFunction(() => document.querySelector('#reflection textarea:not([readonly])') !== null);
    await answer.press('Control+End');
    await page.waitForTimeout(3_000); // loading has been done, and what it set off has come to rest
    const costs = await typeAndMeasure(page);
    await browser.close();
    const inPauses = costs.filter((_, index) => isBeforePause(index + 1));
    const inFlow = costs.filter((_, index) => !isBeforePause(index + 1));
    return [
      { name: 'pwa/keystroke', value: percentile(costs, 0.99), unit: 'ms', target: 'value <= 8' },
      { name: 'pwa/keystroke-in-flow', value: percentile(inFlow, 0.99), unit: 'ms' },
      { name: 'pwa/keystroke-in-flow-median', value: percentile(inFlow, 0.5), unit: 'ms' },
      { name: 'pwa/pause-in-typing-median', value: percentile(inPauses, 0.5), unit: 'ms' },
    ];
  } finally {
    await server.remove();
    await removeProfile(folder);
  }
}

async function searchUpdate(page: Page): Promise<Figure> {
  const ids = Array.from({ length: 20 }, (_, n) => activityIdOf(n * 400));
  const { followedMs, readAnewMs } = await page.evaluate((some) => window.waymarkBench.searchAfterChange(some), ids);
  const value = percentile(followedMs, 0.95);
  return {
    name: 'pwa/search-update',
    value,
    unit: 'ms',
    against: 'reading all rows anew',
    baseline: readAnewMs,
    ratio: readAnewMs / value,
    target: 'ratio >= 10',
  };
}

async function search(): Promise<Figure[]> {
  const folder = await seededProfile(MANY);
  const browser = await openBrowser(folder);
  try {
    const page = await openBlankPage(browser);
    const { builtMs, indexedMs, scannedMs } = await page.evaluate(() => window.waymarkBench.searchAsTyped());
    const [value, baseline] = [percentile(indexedMs, 0.95), percentile(scannedMs, 0.95)];
    const against = 'looking through the words of every activity';
    return [
      { name: 'pwa/search', value, unit: 'ms', against, baseline, ratio: baseline / value, target: 'value <= 10' },
      { name: 'pwa/search-index', value: builtMs, unit: 'ms to build' },
      await searchUpdate(page),
    ];
  } finally {
    await browser.close();
    await removeProfile(folder);
  }
}

export const pwaMeasures: readonly Measure[] = [
  { figures: ['pwa/search', 'pwa/search-index', 'pwa/search-update'], run: search },
  {
    figures: ['pwa/first-rows-store-100', 'pwa/first-rows-store', 'pwa/first-rows-app', 'pwa/first-rows-growth'],
    needsBuild: true,
    run: firstRows,
  },
  {
    figures: ['pwa/keystroke', 'pwa/keystroke-in-flow', 'pwa/keystroke-in-flow-median', 'pwa/pause-in-typing-median'],
    needsBuild: true,
    run: keystroke,
  },
];
