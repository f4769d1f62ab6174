// How soon the first rows of the record are there.
import type { BrowserContext } from '@playwright/test';
import { APP_ORIGIN, SyncServer } from '../../tests/e2e/server.ts';
import { type Figure, type Measure, percentile } from '../figures.ts';
import { openBlankPage, openBrowser, removeProfile } from '../page.ts';
import { COUNTS, seededProfile, visitOnce } from '../seeded-profile.ts';

const RUNS = 7;
/** The browser's own start is not ours to measure; it goes on for a while after its first window. */
const BROWSER_START_MS = 1_500;
/** How many rows the record shows first. */
const FIRST_ROWS = 50;
const FEWEST = COUNTS[0];
const MOST = COUNTS[2];

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

/** Milliseconds at one size: the rows asked of the projection, of the document once it is loaded, and in the whole app. */
interface Times {
  storeMs: number;
  loadedMs: number;
  appMs: number;
}

async function timesOf(count: number): Promise<Times> {
  const folder = await seededProfile(count);
  try {
    const storeMs = await medianOfColdStarts(folder, fromStore('firstRowsFromProjection'));
    const loadedMs = await medianOfColdStarts(folder, fromStore('firstRowsFromDocument'));
    await visitOnce(folder);
    return { storeMs, loadedMs, appMs: await medianOfColdStarts(folder, inTheApp) };
  } finally {
    await removeProfile(folder);
  }
}

async function firstRows(): Promise<Figure[]> {
  const server = await SyncServer.start();
  try {
    const times = new Map<number, Times>();
    for (const count of COUNTS) times.set(count, await timesOf(count));
    const fewestMs = times.get(FEWEST)?.appMs ?? Number.NaN;
    return [...times].flatMap(([count, { storeMs, loadedMs, appMs }]): Figure[] => [
      {
        name: `pwa/first-rows-store-${count}`,
        value: storeMs,
        unit: 'ms',
        against: 'a bare page that loads the Y.Doc, then renders',
        baseline: loadedMs,
        ratio: loadedMs / storeMs,
        ...(count === MOST ? { target: 'ratio >= 10' } : {}),
      },
      {
        name: `pwa/first-rows-app-${count}`,
        value: appMs,
        unit: 'ms',
        against: `the same app with ${FEWEST} activities`,
        baseline: fewestMs,
        ratio: appMs / fewestMs,
        ...(count === MOST ? { target: 'ratio <= 1.3' } : {}),
      },
    ]);
  } finally {
    await server.remove();
  }
}

export const firstRowsMeasures: readonly Measure[] = [
  {
    figures: COUNTS.flatMap((count) => [`pwa/first-rows-store-${count}`, `pwa/first-rows-app-${count}`]),
    needsBuild: true,
    run: firstRows,
  },
];
