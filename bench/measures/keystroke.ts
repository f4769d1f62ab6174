// What a key typed into a reflection costs, beside a text area with nothing behind it; and what the page holds in memory.
import type { CDPSession, Page } from '@playwright/test';
import { APP_ORIGIN, SyncServer } from '../../tests/e2e/server.ts';
import { type Figure, type Measure, percentile } from '../figures.ts';
import { type KeyCosts, keyCosts, traceMainThread } from '../key-costs.ts';
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

/** Types at a person's pace, and gives what the main thread did meanwhile. */
async function typeAndTrace(page: Page, session: CDPSession): Promise<KeyCosts[]> {
  const trace = await traceMainThread(session);
  for (let key = 1; key <= KEYS.count; key += 1) {
    await page.keyboard.press('e');
    // the wait is part of what is measured, since saving happens in it
    await page.waitForTimeout(isBeforePause(key) ? KEYS.pauseMs : KEYS.betweenMs);
  }
  return keyCosts(await trace.end());
}

/** Megabytes of the page's JavaScript, garbage not counted. */
async function heapMB(session: CDPSession): Promise<number> {
  await session.send('HeapProfiler.collectGarbage');
  return (await session.send('Runtime.getHeapUsage')).usedSize / 1e6;
}

/** The same typing in a browser of its own, whose page has one text area and no script. */
async function typeIntoNothing(words: string, width: number): Promise<KeyCosts[]> {
  const folder = await newProfileFolder();
  const browser = await openBrowser(folder);
  const page = await openBlankPage(browser);
  await page.setContent(`<textarea rows="5" style="width: ${width}px; font-size: 17px"></textarea>`);
  await page.locator('textarea').fill(words);
  await page.locator('textarea').press('Control+End');
  await page.waitForTimeout(REST_MS);
  const costs = await typeAndTrace(page, await browser.newCDPSession(page));
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
    const costs = await typeAndTrace(page, session);
    await page.close();

    await browser.close();
    const plainCosts = await typeIntoNothing(words, width);

    const figureOf = (name: string, part: keyof KeyCosts, share: number): Figure => {
      const [value, baseline] = [costs, plainCosts].map((all) =>
        percentile(
          all.map((one) => one[part]),
          share,
        ),
      ) as [number, number];
      return {
        name: `pwa/${name}-${count}`,
        value,
        unit: 'ms',
        against: 'a text area with the same words and nothing behind it',
        baseline,
        ratio: value / baseline,
      };
    };
    return [
      { ...figureOf('keystroke', 'drawnMs', 0.99), ...(count === MOST ? { target: 'value <= 8' as const } : {}) },
      figureOf('keystroke-median', 'drawnMs', 0.5),
      figureOf('typing-longest-task', 'longestTaskMs', 0.99),
      figureOf('typing-all-work', 'allMs', 0.99),
      figureOf('typing-all-work-median', 'allMs', 0.5),
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

const NAMES = [
  'keystroke',
  'keystroke-median',
  'typing-longest-task',
  'typing-all-work',
  'typing-all-work-median',
  'activity-heap',
];

export const keystrokeMeasures: readonly Measure[] = COUNTS.map((count) => ({
  figures: NAMES.map((name) => `pwa/${name}-${count}`),
  needsBuild: true,
  run: () => figuresOf(count),
}));
