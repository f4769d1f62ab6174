// What the dated list costs at any length: the same app beside itself with all rows on the page, as it has them for a print.
import type { CDPSession, Page } from '@playwright/test';
import { APP_ORIGIN, SyncServer } from '../../tests/e2e/server.ts';
import type { Figure, Measure } from '../figures.ts';
import { openBrowser, removeProfile } from '../page.ts';
import { COUNTS, seededProfile, visitOnce } from '../seeded-profile.ts';

const AGAINST = 'all rows in the document';
const ROWS = 'main li a[href^="/activity/"]';
/** How many rows the record shows first. */
const FIRST_ROWS = 50;
/** Steps of a quick scroll through the whole list, one a frame. */
const STEPS = 120;

interface Weight {
  nodes: number;
  heapMB: number;
}

async function weigh(session: CDPSession): Promise<Weight> {
  await session.send('HeapProfiler.collectGarbage');
  const { nodes } = await session.send('Memory.getDOMCounters');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  return { nodes, heapMB: usedSize / 1e6 };
}

/** Milliseconds of the longest frame while the list is scrolled from its beginning to its end. */
const scrollThrough = (page: Page): Promise<number> =>
  page.evaluate(async (steps) => {
    const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));
    window.scrollTo(0, 0);
    await frame();
    let [longest, last] = [0, await frame()];
    for (let step = 1; step <= steps; step++) {
      window.scrollTo(0, (document.documentElement.scrollHeight * step) / steps);
      const now = await frame();
      longest = Math.max(longest, now - last);
      last = now;
    }
    window.scrollTo(0, 0);
    return longest;
  }, STEPS);

/** Milliseconds from a jump to the end of the page until its last row stands there. */
const jumpToEnd = (page: Page): Promise<number> =>
  page.evaluate(async (rows) => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    const startedAtMs = performance.now();
    const isThere = () => {
      const last = [...document.querySelectorAll(rows)].at(-1)?.getBoundingClientRect();
      const { scrollHeight, clientHeight } = document.documentElement;
      const isInSight = last !== undefined && last.bottom > 0 && last.top < clientHeight;
      return isInSight && scrollY + clientHeight >= scrollHeight - 2;
    };
    do {
      window.scrollTo(0, document.documentElement.scrollHeight);
      await frame();
    } while (!isThere());
    return performance.now() - startedAtMs;
  }, ROWS);

/** Milliseconds until every row stands on the page: the app does it for a print, which is then not taken. */
async function bringAll(page: Page, count: number): Promise<number> {
  return page.evaluate(
    async ([rows, wanted]) => {
      window.print = () => undefined;
      const startedAtMs = performance.now();
      dispatchEvent(new KeyboardEvent('keydown', { key: 'p', ctrlKey: true, cancelable: true }));
      while (document.querySelectorAll(rows).length < wanted)
        await new Promise((resolve) => requestAnimationFrame(resolve));
      return performance.now() - startedAtMs;
    },
    [ROWS, count] as const,
  );
}

async function figuresOf(count: number): Promise<Figure[]> {
  const folder = await seededProfile(count);
  const server = await SyncServer.start();
  try {
    await visitOnce(folder);
    const browser = await openBrowser(folder);
    const page = await browser.newPage();
    const session = await page.context().newCDPSession(page);
    await page.goto(`${APP_ORIGIN}/record`);
    await page.waitForFunction(([rows, wanted]) => document.querySelectorAll(rows).length >= wanted, [
      ROWS,
      FIRST_ROWS,
    ] as const);
    await page.waitForTimeout(4_000); // the portfolio has been loaded, and what it set off has come to rest
    const own = await weigh(session);
    const jumpMs = await jumpToEnd(page);
    const longestMs = await scrollThrough(page);
    const bringMs = await bringAll(page, count);
    await page.waitForTimeout(2_000);
    const all = await weigh(session);
    const allLongestMs = await scrollThrough(page);
    await browser.close();
    const figure = (name: string, unit: string, value: number, baseline: number): Figure => ({
      name: `pwa/list-${name}-${count}`,
      value,
      unit,
      against: AGAINST,
      baseline,
      ratio: baseline / value,
    });
    return [
      figure('nodes', 'nodes', own.nodes, all.nodes),
      figure('heap', 'MB', own.heapMB, all.heapMB),
      figure('last-row', 'ms', jumpMs, bringMs),
      figure('longest-frame', 'ms', longestMs, allLongestMs),
    ];
  } finally {
    await server.remove();
    await removeProfile(folder);
  }
}

const NAMES = ['nodes', 'heap', 'last-row', 'longest-frame'];

export const listMeasures: readonly Measure[] = COUNTS.map((count) => ({
  figures: NAMES.map((name) => `pwa/list-${name}-${count}`),
  needsBuild: true,
  run: () => figuresOf(count),
}));
