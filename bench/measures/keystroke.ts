// What a key typed into a reflection costs, beside a text area with nothing behind it; and what the page holds in memory.
import type { CDPSession, Page } from '@playwright/test';
import { APP_ORIGIN, SyncServer } from '../../tests/e2e/server.ts';
import { type Figure, type Measure, percentile } from '../figures.ts';
import { newProfileFolder, openBlankPage, openBrowser, removeProfile } from '../page.ts';
import { activityIdOf } from '../portfolio.ts';
import { COUNTS, seededProfile, visitOnce } from '../seeded-profile.ts';

const KEYS = { count: 300, betweenMs: 120, pauseEvery: 30, pauseMs: 900 };
/** Loading has been done, what it set off has come to rest, and the engine has collected what loading left behind. */
const REST_MS = 12_000;
const ANSWER = '#reflection textarea';
const MOST = COUNTS[2];

/** After such a key the person stops to think, and what was typed is committed, saved and projected. */
const isBeforePause = (key: number): boolean => key % KEYS.pauseEvery === 0;

/** Main-thread milliseconds that each key costs, all work until the next key counted: commits, saving and projecting too. */
async function typeAndMeasure(page: Page, session: CDPSession): Promise<number[]> {
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

/** Megabytes of the page's JavaScript, garbage not counted. */
async function heapMB(session: CDPSession): Promise<number> {
  await session.send('HeapProfiler.collectGarbage');
  return (await session.send('Runtime.getHeapUsage')).usedSize / 1e6;
}

/** The same typing in a browser of its own, whose page has one text area and no script. */
async function typeIntoNothing(words: string, width: number): Promise<number[]> {
  const folder = await newProfileFolder();
  const browser = await openBrowser(folder);
  const page = await openBlankPage(browser);
  await page.setContent(`<textarea rows="5" style="width: ${width}px; font-size: 17px"></textarea>`);
  await page.locator('textarea').fill(words);
  await page.locator('textarea').press('Control+End');
  await page.waitForTimeout(REST_MS);
  const costs = await typeAndMeasure(page, await browser.newCDPSession(page));
  await browser.close();
  await removeProfile(folder);
  return costs;
}

async function figuresOf(count: number): Promise<Figure[]> {
  const folder = await seededProfile(count);
  const server = await SyncServer.start();
  try {
    await visitOnce(folder);
    const browser = await openBrowser(folder);
    const bare = await openBlankPage(browser);
    const bareSession = await browser.newCDPSession(bare);
    await bare.evaluate(() => window.waymarkBench.holdDocument());
    const documentMB = await heapMB(bareSession);
    await bare.close();

    const page = await browser.newPage();
    const session = await browser.newCDPSession(page);
    await page.goto(`${APP_ORIGIN}/activity/${activityIdOf(count / 2)}`);
    const answer = page.locator(ANSWER).first();
    await page.waitForFunction((area) => document.querySelector(`${area}:not([readonly])`) !== null, ANSWER);
    const words = await answer.inputValue();
    const width = (await answer.boundingBox())?.width ?? 0;
    await answer.press('Control+End');
    await page.waitForTimeout(REST_MS);
    const pageMB = await heapMB(session);
    const costs = await typeAndMeasure(page, session);
    await page.close();

    await browser.close();
    const plainCosts = await typeIntoNothing(words, width);

    const against = 'a text area with the same words and nothing behind it';
    const between = (name: string, value: number, baseline: number): Figure => ({
      name: `pwa/${name}-${count}`,
      value,
      unit: 'ms',
      against,
      baseline,
      ratio: value / baseline,
    });
    const isTarget = count === MOST;
    return [
      {
        ...between('keystroke', percentile(costs, 0.99), percentile(plainCosts, 0.99)),
        ...(isTarget ? { target: 'value <= 8' } : {}),
      },
      between('keystroke-median', percentile(costs, 0.5), percentile(plainCosts, 0.5)),
      {
        name: `pwa/activity-heap-${count}`,
        value: pageMB,
        unit: 'MB',
        against: 'a bare page that holds the Y.Doc',
        baseline: documentMB,
        ratio: pageMB / documentMB,
      },
    ];
  } finally {
    await server.remove();
    await removeProfile(folder);
  }
}

const NAMES = ['keystroke', 'keystroke-median', 'activity-heap'];

export const keystrokeMeasures: readonly Measure[] = COUNTS.map((count) => ({
  figures: NAMES.map((name) => `pwa/${name}-${count}`),
  needsBuild: true,
  run: () => figuresOf(count),
}));
