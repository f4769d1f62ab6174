// Nothing that was typed is lost: on leaving at once, when the browser crashes, and when the disk was full for a while.
import type { Page } from '@playwright/test';
import { expect, test } from './browser.ts';
import { startAs } from './first-run.ts';
import { APP_ORIGIN } from './server.ts';

const TEXT = 'What it was';
/** Fast typing without any pause, in milliseconds a key. */
const KEY_MS = 50;

async function begin(page: Page): Promise<string> {
  await startAs(page, null);
  await page.getByRole('link', { name: 'Add', exact: true }).first().click();
  await page.getByLabel('What was it?').fill('Seating clinic');
  await page.getByRole('button', { name: 'Add it' }).click();
  await expect(page.getByLabel(TEXT)).toBeEditable();
  return page.url();
}

const sentence = (length: number) => 'Notes on pressure mapping, '.repeat(10).slice(0, length);

test('leaving in the middle of a word keeps the word', async ({ profile, server }) => {
  expect(server.output).toContain('listening');
  const page = await profile.context.newPage();
  const address = await begin(page);
  const leave: [string, () => Promise<unknown>][] = [
    ['a reload', () => page.reload()],
    ['another address', () => page.goto(`${APP_ORIGIN}/cycle`)],
    ['back in the history', () => page.goBack()],
  ];
  let typed = '';
  for (const [way, go] of leave) {
    // its words are shown from the rows a moment before they can be written to
    await expect(page.getByLabel(TEXT)).toBeEditable();
    await page.getByLabel(TEXT).press('Control+End');
    await page.getByLabel(TEXT).pressSequentially(sentence(40), { delay: KEY_MS });
    typed += sentence(40);
    await go();
    await page.goto(address);
    await expect(page.getByLabel(TEXT), way).toHaveValue(typed);
  }
});

test('leaving while the disk is busy with something earlier keeps the word', async ({ profile, server }) => {
  expect(server.output).toContain('listening');
  const page = await profile.context.newPage();
  await begin(page);
  await page.getByLabel(TEXT).pressSequentially('Written. ');
  await expect(page.getByText(/Saved on this device/).filter({ visible: true })).not.toHaveCount(0);
  const elsewhere = await profile.context.newPage();
  await elsewhere.goto(`${APP_ORIGIN}/icon.svg`);
  const release = await holdDocuments(elsewhere);
  await page.getByLabel(TEXT).pressSequentially(sentence(20), { delay: KEY_MS });
  await page.reload();
  await release();
  await expect(page.getByLabel(TEXT)).toBeEditable();
  await expect(page.getByLabel(TEXT)).toHaveValue(`Written. ${sentence(20)}`);
  const atUnload = () =>
    page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('waymark-unload')).length);
  await expect.poll(atUnload, 'what the disk has is kept once').toBe(0);
  await page.reload();
  await expect(page.getByLabel(TEXT)).toHaveValue(`Written. ${sentence(20)}`);
});

/** Keeps every document's database busy from another tab, so that what is written to it waits. Returns what lets go. */
async function holdDocuments(page: Page): Promise<() => Promise<void>> {
  await page.evaluate(async () => {
    const held = { until: false };
    Object.assign(window, { held });
    let count = 0;
    for (const { name } of await indexedDB.databases()) {
      const db = await new Promise<IDBDatabase>((resolve, reject) => {
        const request = indexedDB.open(String(name));
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
      if (!db.objectStoreNames.contains('updates')) {
        db.close();
        continue;
      }
      count++;
      const transaction = db.transaction('updates', 'readwrite');
      await new Promise<void>((begun) => {
        const goOn = () => {
          if (held.until) return;
          transaction.objectStore('updates').getKey(0).onsuccess = () => {
            begun();
            goOn();
          };
        };
        goOn();
      });
    }
    if (count === 0) throw new Error('no document to hold');
  });
  return () => page.evaluate(() => void Object.assign(Reflect.get(window, 'held'), { until: true }));
}

test('a crash in the middle of typing loses no more than the last second', async ({ profile, openProfile, server }) => {
  expect(server.output).toContain('listening');
  const page = await profile.context.newPage();
  const address = await begin(page);
  await page.getByLabel(TEXT).pressSequentially(sentence(120), { delay: KEY_MS });
  const again = await openProfile(await profile.crash());
  const next = await again.context.newPage();
  await next.goto(address);
  await expect(next.getByLabel(TEXT)).toBeEditable();
  const kept = await next.getByLabel(TEXT).inputValue();
  expect(sentence(120).startsWith(kept)).toBe(true);
  expect(kept.length).toBeGreaterThanOrEqual(120 - 1_200 / KEY_MS);
});

test('a tab that is killed in the middle of a word loses no more than the last second', async ({ profile, server }) => {
  expect(server.output).toContain('listening');
  const page = await profile.context.newPage();
  const address = await begin(page);
  await page.getByLabel(TEXT).pressSequentially(sentence(80), { delay: KEY_MS });
  const tab = await profile.context.newCDPSession(page);
  const crashed = page.waitForEvent('crash');
  void tab.send('Page.crash').catch(() => undefined);
  await crashed;
  const next = await profile.context.newPage();
  await next.goto(address);
  await expect(next.getByLabel(TEXT)).toBeEditable();
  const kept = await next.getByLabel(TEXT).inputValue();
  expect(sentence(80).startsWith(kept)).toBe(true);
  expect(kept.length).toBeGreaterThanOrEqual(80 - 1_200 / KEY_MS);
});

test('two tabs in the same text at once: what each says is in both', async ({ profile, server }) => {
  expect(server.output).toContain('listening');
  const page = await profile.context.newPage();
  const address = await begin(page);
  await page.getByLabel(TEXT).fill('calm room');
  await page.getByLabel(TEXT).blur();
  const other = await profile.context.newPage();
  await other.goto(address);
  await expect(other.getByLabel(TEXT)).toHaveValue('calm room');
  await expect(other.getByLabel(TEXT)).toBeEditable();
  await other.getByLabel(TEXT).press('Control+End');
  await page.getByLabel(TEXT).press('Control+Home');
  await Promise.all([
    page.getByLabel(TEXT).pressSequentially('A wonderfully '),
    other.getByLabel(TEXT).pressSequentially(' at the end of the ward'),
  ]);
  for (const tab of [page, other])
    await expect(tab.getByLabel(TEXT)).toHaveValue('A wonderfully calm room at the end of the ward');
});

test('a full disk is said, and what was written meanwhile is there once it has room', async ({ profile, server }) => {
  test.setTimeout(180_000);
  expect(server.output).toContain('listening');
  const page = await profile.context.newPage();
  const address = await begin(page);
  const browser = await profile.context.newCDPSession(page);
  await browser.send('Storage.overrideQuotaForOrigin', { origin: APP_ORIGIN, quotaSize: 1_000 });
  const full = page.getByText('The storage of this device is full.').first();
  // the browser remembers for a while how much room there was
  let typed = '';
  await expect
    .poll(
      async () => {
        await page.getByLabel(TEXT).press('Control+End');
        await page.getByLabel(TEXT).pressSequentially('more words. ');
        typed += 'more words. ';
        return full.isVisible();
      },
      { timeout: 90_000, intervals: [1_500] },
    )
    .toBe(true);
  await page.getByRole('link', { name: 'Add', exact: true }).first().click();
  await page.getByLabel('What was it?').fill('Added while full');
  await page.getByRole('button', { name: 'Add it' }).click();

  await browser.send('Storage.overrideQuotaForOrigin', { origin: APP_ORIGIN });
  await expect(full).toBeHidden({ timeout: 60_000 });
  await page.goto(`${APP_ORIGIN}/record`);
  await expect(page.getByRole('link', { name: 'Added while full' })).toBeVisible();
  await page.goto(address);
  await expect(page.getByLabel(TEXT)).toHaveValue(typed);
});

test('what a browser clears while Waymark is open can be kept again', async ({ profile, server }) => {
  expect(server.output).toContain('listening');
  const page = await profile.context.newPage();
  const address = await begin(page);
  const browser = await profile.context.newCDPSession(page);
  await browser.send('Storage.clearDataForOrigin', { origin: APP_ORIGIN, storageTypes: 'indexeddb' });
  await expect(page.getByText('This browser cleared what Waymark kept')).toBeVisible();
  await page.getByLabel(TEXT).pressSequentially('Typed after it.');
  await page.getByRole('button', { name: 'Keep it all' }).click();
  await expect(page.getByText('This browser cleared what Waymark kept')).toBeHidden();
  await page.reload();
  await expect(page).toHaveURL(address);
  await expect(page.getByLabel(TEXT)).toHaveValue('Typed after it.');
  await page.goto(`${APP_ORIGIN}/record`);
  await expect(page.getByRole('link', { name: 'Seating clinic' })).toBeVisible();
});
