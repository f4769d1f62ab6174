// What a question costs while it is typed, and how soon the search knows of a change.
import type { Page } from '@playwright/test';
import { type Figure, type Measure, percentile } from '../figures.ts';
import { openBlankPage, openBrowser, removeProfile } from '../page.ts';
import { activityIdOf } from '../portfolio.ts';
import { COUNTS, seededProfile } from '../seeded-profile.ts';

const MOST = COUNTS[2];
/** How many activities are changed, one after the other. */
const CHANGED = 20;

async function updateFigure(page: Page, count: number): Promise<Figure> {
  const ids = Array.from({ length: CHANGED }, (_, n) => activityIdOf((n * count) / (CHANGED * 1.25)));
  const { followedMs, readAnewMs } = await page.evaluate((some) => window.waymarkBench.searchAfterChange(some), ids);
  const value = percentile(followedMs, 0.95);
  return {
    name: `pwa/search-update-${count}`,
    value,
    unit: 'ms',
    against: 'reading all rows anew',
    baseline: readAnewMs,
    ratio: readAnewMs / value,
    ...(count === MOST ? { target: 'ratio >= 10' } : {}),
  };
}

async function figuresOf(count: number): Promise<Figure[]> {
  const folder = await seededProfile(count);
  const browser = await openBrowser(folder);
  try {
    const page = await openBlankPage(browser);
    const { builtMs, indexedMs, scannedMs } = await page.evaluate(() => window.waymarkBench.searchAsTyped());
    const [value, baseline] = [percentile(indexedMs, 0.95), percentile(scannedMs, 0.95)];
    return [
      {
        name: `pwa/search-${count}`,
        value,
        unit: 'ms',
        against: 'looking through the words of every activity',
        baseline,
        ratio: baseline / value,
        ...(count === MOST ? { target: 'value <= 10' } : {}),
      },
      { name: `pwa/search-index-${count}`, value: builtMs, unit: 'ms to build' },
      await updateFigure(page, count),
    ];
  } finally {
    await browser.close();
    await removeProfile(folder);
  }
}

const NAMES = ['search', 'search-index', 'search-update'];

export const searchMeasures: readonly Measure[] = COUNTS.map((count) => ({
  figures: NAMES.map((name) => `pwa/${name}-${count}`),
  run: () => figuresOf(count),
}));
