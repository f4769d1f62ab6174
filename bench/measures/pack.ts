// What a large pack takes in the built app, from the button to what can be saved, and what the page feels of it meanwhile.
import type { BrowserContext } from '@playwright/test';
import { scriptForPage } from '../../scripts/bundle-for-page.ts';
import { APP_ORIGIN, SyncServer } from '../../tests/e2e/server.ts';
import { type Figure, type Measure, percentile } from '../figures.ts';
import { keyCosts, traceMainThread } from '../key-costs.ts';
import { newProfileFolder, openBlankPage, openBrowser, removeProfile } from '../page.ts';
import { visitOnce } from '../seeded-profile.ts';

const ACTIVITIES = 500;
const PIECES = 100;
const RUNS = 3;
/** A pack that has not come by then is none. */
const WAIT_MS = 120_000;

/** Presses the button and waits for the finished list; the page's tasks are counted by its thread's own clock. */
async function makeOnce(browser: BrowserContext): Promise<{ madeMs: number; longestTaskMs: number }> {
  const page = await browser.newPage();
  await page.goto(`${APP_ORIGIN}/profile`);
  await page.getByRole('button', { name: 'Make your pack' }).waitFor({ timeout: 120_000 });
  // what loading has set off has come to rest
  await page.waitForTimeout(3_000);
  const trace = await traceMainThread(await browser.newCDPSession(page));
  // the trace is read from a key on
  await page.keyboard.press('Shift');
  const madeMs = await page.evaluate(
    (waitMs) =>
      new Promise<number>((resolve, reject) => {
        const section = document.querySelector('[aria-labelledby=pack-heading]');
        let startedAtMs = 0;
        /** From the latest press: where files cannot be read, there is a second one. */
        const press = (words: string) => {
          const button = [...(section?.querySelectorAll('button') ?? [])].find((one) =>
            one.textContent?.includes(words),
          );
          if (!button) return false;
          startedAtMs = performance.now();
          button.click();
          return true;
        };
        if (!press('Make your pack')) return reject(new Error('there is no button'));
        let isAsked = false;
        const timer = setInterval(() => {
          if (!isAsked) isAsked = press('Make it as it is');
          if (section?.querySelector('.notice')?.textContent?.includes('could not be made'))
            reject(new Error('the pack could not be made'));
          if (performance.now() - startedAtMs > waitMs) reject(new Error('no pack came'));
          if (!section?.querySelector('h4')) return;
          clearInterval(timer);
          resolve(performance.now() - startedAtMs);
        }, 10);
      }),
    WAIT_MS,
  );
  const [costs] = keyCosts(await trace.end());
  await page.close();
  return { madeMs, longestTaskMs: costs?.longestTaskMs ?? 0 };
}

async function figures(): Promise<Figure[]> {
  const folder = await newProfileFolder();
  const server = await SyncServer.start();
  try {
    await visitOnce(folder);
    const browser = await openBrowser(folder);
    const blank = await openBlankPage(browser);
    await blank.evaluate(await scriptForPage('bench/pack-in-page.ts'));
    const { filesBytes } = await blank.evaluate(([activities, pieces]) => window.waymarkPack.fill(activities, pieces), [
      ACTIVITIES,
      PIECES,
    ] as const);
    const baseline = await blank.evaluate(() => window.waymarkPack.zipAsTheyAre());
    await blank.close();
    const runs: Awaited<ReturnType<typeof makeOnce>>[] = [];
    for (let run = 0; run < RUNS; run++) runs.push(await makeOnce(browser));
    await browser.close();
    const value = percentile(
      runs.map(({ madeMs }) => madeMs),
      0.5,
    );
    const against = 'reading the same files and putting them into a ZIP as they are';
    return [
      { name: 'pack/made', value, unit: 'ms', against, baseline, ratio: value / baseline, target: 'value <= 5000' },
      {
        name: 'pack/longest-task',
        value: Math.max(...runs.map((run) => run.longestTaskMs)),
        unit: 'ms',
        target: 'value <= 50',
      },
      { name: 'pack/files', value: filesBytes / 1e6, unit: 'MB' },
    ];
  } finally {
    await server.remove();
    await removeProfile(folder);
  }
}

export const packMeasures: readonly Measure[] = [
  { figures: ['pack/made', 'pack/longest-task', 'pack/files'], needsBuild: true, run: figures },
];
