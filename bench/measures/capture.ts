// The extension's figures: from the press of Keep in the real popup to "Saved on this computer".
import { scriptForPage } from '../../scripts/bundle-for-page.ts';
import type { HiddenPage } from '../../tests/e2e/hidden-page.ts';
import { Profile } from '../../tests/e2e/profile.ts';
import { type Figure, type Measure, percentile } from '../figures.ts';

const WARM_RUNS = 20;
const COLD_RUNS = 7;
const ACTIVITIES = 10_000;

const article = (title: string): string =>
  `<!doctype html><html lang="en-GB"><head><title>${title}</title><meta name="citation_title" content="${title}">
  <meta name="citation_author" content="A. Sample"></head><body><article><h1>${title}</h1>
  ${'<p>An invented paragraph about splints, edges and what to ask first.</p>'.repeat(60)}</article></body></html>`;

/** Presses Keep and gives the milliseconds until the popup says that it is saved, by the popup's own clock. */
const PRESS_KEEP = `new Promise((done) => {
  const keep = [...document.querySelectorAll('button')].find((button) => button.textContent.trim() === 'Keep');
  const startedAtMs = performance.now();
  const look = () => {
    if (!document.body.innerText.includes('Saved on this computer')) return;
    observer.disconnect();
    done(performance.now() - startedAtMs);
  };
  const observer = new MutationObserver(look);
  observer.observe(document.body, { subtree: true, childList: true, characterData: true });
  keep.click();
})`;

/** Opens a new page, the popup on it, and waits until it is filled in. */
async function readyPopup(
  profile: Profile,
  number: number,
): Promise<{ popup: HiddenPage; stopWorker(): Promise<void> }> {
  const page = await profile.page(`https://learning.example/bench/${number}`, article(`Bench page ${number}`));
  const session = await profile.context.newCDPSession(page);
  await session.send('ServiceWorker.enable');
  const popup = await profile.clickAction(page);
  await popup.waitForText('About it, in a line');
  return { popup, stopWorker: async () => void (await session.send('ServiceWorker.stopAllWorkers')) };
}

async function keepSome(profile: Profile, runs: number, isCold: boolean): Promise<number[]> {
  const values: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    const { popup, stopWorker } = await readyPopup(profile, run + (isCold ? 1_000 : 0));
    if (isCold) await stopWorker();
    values.push(await popup.evaluate<number>(PRESS_KEEP));
    for (const page of profile.context.pages().slice(1)) await page.close();
  }
  return values;
}

/** Fills the extension's own databases, from one of its own pages. */
async function seed(profile: Profile): Promise<void> {
  const page = await profile.context.newPage();
  await page.goto(`chrome-extension://${await profile.extensionId()}/connect.html`);
  await page.evaluate(await scriptForPage('bench/in-page.ts'));
  await page.evaluate((count) => window.waymarkBench.seed(count), ACTIVITIES);
  await page.close();
}

async function saved(): Promise<Figure[]> {
  const profile = await Profile.open();
  try {
    const warm = await keepSome(profile, WARM_RUNS, false);
    await seed(profile);
    const cold = await keepSome(profile, COLD_RUNS, true);
    return [
      { name: 'capture/saved', value: percentile(warm, 0.5), unit: 'ms', target: 'value <= 150' },
      { name: 'capture/saved-cold', value: percentile(cold, 0.5), unit: 'ms', target: 'value <= 400' },
    ];
  } finally {
    await profile.remove();
  }
}

export const captureMeasures: readonly Measure[] = [
  { figures: ['capture/saved', 'capture/saved-cold'], needsBuild: true, run: saved },
];
