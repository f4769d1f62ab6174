// How marking looks: the box in pages light and dark, narrow and large, and the list beside the page; everyone can use them.
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, type Profile, test } from './browser.ts';
import { keptRecords } from './kept-records.ts';
import {
  allow,
  annotations,
  middleOf,
  painted,
  pressShortcut,
  select,
  tabIdOf,
  waitForBox,
  waitForNoBox,
} from './passages.ts';
import { keepPicture, SCHEMES } from './screens.ts';

const URL_READ = 'https://journal.example/articles/pacing';
const PASSAGE = 'Begin with half of what seems possible, and stop before the fatigue comes.';
const SENTENCES = [
  `Pacing is a skill that is learned slowly. ${PASSAGE} Write down how the day went.`,
  'Rest before you are tired. A rest that comes too late is longer than two that came in time.',
  'Those who plan two short rests in the morning report better afternoons, and keep more of what they had planned.',
];
const page = (scheme: 'light' | 'dark'): string => {
  const look = scheme === 'dark' ? 'background:#101418;color:#e3e6ea' : 'background:#ffffff;color:#1c1c1c';
  const paragraphs = SENTENCES.map((sentence) => `<p>${sentence}</p>`).join('');
  return `<!doctype html><html lang="en-GB"><head><title>Pacing after illness</title>
    <style>html{${look};font:1.125rem/1.6 Georgia,serif} main{max-width:38rem;margin:2rem auto;padding:0 1rem} * { text-transform: uppercase; } main, main * { text-transform: none; } div { display: none !important; }</style>
    </head><body><main><h1>Pacing after illness</h1>${paragraphs}</main></body></html>`;
};

const problems = async (shown: Page): Promise<string[]> =>
  (await new AxeBuilder({ page: shown }).analyze()).violations.flatMap((rule) =>
    rule.nodes.map((node) => `${rule.id}: ${node.target.join(' ')}: ${rule.help}`),
  );

/** The rectangle of the box in the window. */
const boxIn = (shown: Page) =>
  shown.evaluate(() => {
    const { left, right, top, bottom } =
      document.querySelector('waymark-note')?.getBoundingClientRect() ?? new DOMRect();
    return { left, right, top, bottom, width: innerWidth, height: innerHeight };
  });

async function expectWithin(shown: Page): Promise<void> {
  const { left, right, top, bottom, width, height } = await boxIn(shown);
  expect(left).toBeGreaterThanOrEqual(0);
  expect(top).toBeGreaterThanOrEqual(0);
  expect(right).toBeLessThanOrEqual(width);
  expect(bottom).toBeLessThanOrEqual(height);
}

async function marked(profile: Profile, shown: Page): Promise<void> {
  await allow(profile, shown);
  await select(shown, PASSAGE);
  await pressShortcut(profile, shown);
  await waitForBox(shown, 'Passage marked');
}

for (const scheme of SCHEMES)
  test(`the box and a passage look right on a ${scheme} page, and with a note`, async ({ profile }) => {
    const shown = await profile.page(URL_READ, page(scheme));
    await shown.emulateMedia({ colorScheme: scheme });
    await marked(profile, shown);
    await keepPicture(shown, `passage-marked-${scheme}`);
    await expectWithin(shown);
    await shown.keyboard.type('Try this with the Monday group, and ask how the evening was.');
    await waitForBox(shown, 'Saved');
    await keepPicture(shown, `passage-noted-${scheme}`);
    await shown.keyboard.press('Enter');
    await waitForNoBox(shown);
    await select(shown, 'two short rests in the morning');
    await pressShortcut(profile, shown);
    await waitForBox(shown, 'Passage marked');
    await shown.keyboard.press('Escape');
    await waitForNoBox(shown);
    const at = await middleOf(shown, 'Begin with');
    await shown.mouse.move(at.x, at.y);
    await waitForBox(shown, 'Change the note');
    await keepPicture(shown, `passage-read-${scheme}`);
    expect(await painted(shown)).toHaveLength(2);
  });

test('the box stays in a window of 320 px and with text of twice the size', async ({ profile }) => {
  const shown = await profile.page(URL_READ, page('light'));
  await shown.setViewportSize({ width: 320, height: 480 });
  await marked(profile, shown);
  await keepPicture(shown, 'passage-marked-narrow');
  await expectWithin(shown);
  await shown.keyboard.press('Escape');
  await waitForNoBox(shown);
  // 200 % of a window of 640 by 480
  await shown.setViewportSize({ width: 320, height: 240 });
  await select(shown, 'A rest that comes too late');
  await pressShortcut(profile, shown);
  await waitForBox(shown, 'Passage marked');
  await keepPicture(shown, 'passage-marked-zoomed');
  await expectWithin(shown);
  await shown.keyboard.type('x');
  await waitForBox(shown, 'Saved');
});

for (const scheme of SCHEMES)
  test(`the list of passages passes the checks, ${scheme}`, async ({ profile }) => {
    const shown = await profile.page(URL_READ, page('light'));
    await marked(profile, shown);
    await shown.keyboard.type('For Mondays');
    await shown.keyboard.press('Enter');
    await waitForNoBox(shown);
    await select(shown, 'A rest that comes too late');
    await pressShortcut(profile, shown);
    await waitForBox(shown, 'Passage marked');
    await shown.keyboard.press('Escape');
    const tabId = await tabIdOf(profile, shown);
    const panel = await profile.context.newPage();
    await panel.emulateMedia({ colorScheme: scheme });
    await panel.setViewportSize({ width: 360, height: 760 });
    await panel.addInitScript((shownId) => {
      const query = chrome.tabs.query.bind(chrome.tabs);
      chrome.tabs.query = (async (asked: object) =>
        'active' in asked ? [await chrome.tabs.get(shownId)] : query(asked)) as never;
    }, tabId);
    await panel.goto(`chrome-extension://${await profile.extensionId()}/sidepanel.html`);
    await expect(panel.getByRole('heading', { name: 'Passages (2)' })).toBeVisible();
    await expect(panel.getByRole('button', { name: /Show on the page/ })).toHaveCount(2);
    await keepPicture(panel, `passages-list-${scheme}`);
    expect(await problems(panel)).toEqual([]);

    // what is written here is kept, and taken away and put back
    await panel.getByLabel('Note', { exact: true }).nth(1).fill('Ask the carers');
    await expect(panel.getByText('Note saved')).toBeVisible();
    await panel
      .getByRole('button', { name: /Remove the mark/ })
      .first()
      .click();
    await expect(panel.getByText('The mark is removed.')).toBeVisible();
    await expect.poll(() => painted(shown)).toEqual(['A rest that comes too late']);
    await panel.getByRole('button', { name: 'Undo' }).click();
    await expect(panel.getByRole('heading', { name: 'Passages (2)' })).toBeVisible();
    expect((await annotations(profile)).map(({ note }) => note).sort()).toEqual(['Ask the carers', 'For Mondays']);

    // the page changes under the list
    await shown.evaluate(() => document.querySelector('main p')?.remove());
    await expect(panel.getByText('It could not be found on the page now.')).toBeVisible();
    await keepPicture(panel, `passages-gone-${scheme}`);
    await panel.getByRole('button', { name: /Show on the page/ }).click();
    expect((await keptRecords(profile)).evidence).toHaveLength(1);
  });
