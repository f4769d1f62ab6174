// The app's figures: how soon the first rows are there, and what a keystroke costs.
import { type Figure, type Measure, percentile } from '../figures.ts';
import { newProfileFolder, openBlankPage, openBrowser, removeProfile } from '../page.ts';

const RUNS = 7;

type FirstRows = 'firstRowsFromProjection' | 'firstRowsFromDocument';

/** The median over fresh browsers on the same profile: each starts with nothing in memory. */
async function medianOfColdStarts(folder: string, way: FirstRows): Promise<number> {
  const values: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    const browser = await openBrowser(folder);
    const page = await openBlankPage(browser);
    values.push(await page.evaluate((name) => window.waymarkBench[name](), way));
    await browser.close();
  }
  return percentile(values, 0.5);
}

async function seededProfile(count: number): Promise<string> {
  const folder = await newProfileFolder();
  const browser = await openBrowser(folder);
  const page = await openBlankPage(browser);
  await page.evaluate((activities) => window.waymarkBench.seed(activities), count);
  await browser.close();
  return folder;
}

async function firstRows(): Promise<Figure[]> {
  const few = await seededProfile(100);
  const many = await seededProfile(10_000);
  const fewMs = await medianOfColdStarts(few, 'firstRowsFromProjection');
  const manyMs = await medianOfColdStarts(many, 'firstRowsFromProjection');
  const loadedFewMs = await medianOfColdStarts(few, 'firstRowsFromDocument');
  const loadedManyMs = await medianOfColdStarts(many, 'firstRowsFromDocument');
  await removeProfile(few);
  await removeProfile(many);
  const against = 'load the Y.Doc, then render';
  return [
    {
      name: 'pwa/first-rows-100',
      value: fewMs,
      unit: 'ms',
      against,
      baseline: loadedFewMs,
      ratio: loadedFewMs / fewMs,
    },
    {
      name: 'pwa/first-rows-10000',
      value: manyMs,
      unit: 'ms',
      against,
      baseline: loadedManyMs,
      ratio: loadedManyMs / manyMs,
      target: 'ratio >= 10',
    },
    {
      name: 'pwa/first-rows-growth',
      value: manyMs,
      unit: 'ms',
      against: 'the same with 100 activities',
      baseline: fewMs,
      ratio: manyMs / fewMs,
      target: 'ratio <= 1.3',
    },
  ];
}

export const pwaMeasures: readonly Measure[] = [
  { figures: ['pwa/first-rows-100', 'pwa/first-rows-10000', 'pwa/first-rows-growth'], run: firstRows },
];
