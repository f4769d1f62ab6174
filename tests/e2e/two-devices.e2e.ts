// A second device: the 12 words bring everything, both write while apart and agree, and the server reads none of it.
import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { BrowserContext, Locator, Page } from '@playwright/test';
import { linkAddress } from '../../pwa/features/settings/link-address.ts';
import { keysFromSecret } from '../../shared/crypto/keys.ts';
import { secretFromWords } from '../../shared/crypto/recovery-words.ts';
import { expect, test } from './browser.ts';
import { startAs } from './first-run.ts';
import { problems } from './screens.ts';
import { APP_ORIGIN } from './server.ts';

const TITLE = 'Canary finch: splinting study day';
const FIRST_WORDS = 'Canary linnet taught me to measure twice.';
/** One red pixel. */
const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGP4z8DwHwAFAAH/iZk9HQAAAABJRU5ErkJggg==',
  'base64',
);
const QUESTION = 'What did you take from it?';

/** Everything that a context's pages send or receive over WebSockets from now on. */
function listen(context: BrowserContext): Buffer[] {
  const frames: Buffer[] = [];
  context.on('page', (page) =>
    page.on('websocket', (socket) => {
      const take = ({ payload }: { payload: string | Buffer }) => void frames.push(Buffer.from(payload));
      socket.on('framesent', take);
      socket.on('framereceived', take);
    }),
  );
  return frames;
}

async function begin(page: Page): Promise<void> {
  await startAs(page, 'Occupational therapist');
  await page.getByRole('link', { name: 'Add', exact: true }).first().click();
  await page.getByLabel('What was it?').fill(TITLE);
  await page.getByRole('button', { name: 'Add it' }).click();
  await expect(page.getByRole('heading', { level: 1, name: TITLE })).toBeVisible();
}

const answer = (page: Page): Locator => page.getByLabel(QUESTION);

/** Types at the end of the answer, and waits until it is kept on the device. */
async function write(page: Page, words: string): Promise<void> {
  await expect(answer(page)).toBeEditable();
  await answer(page).press('Control+End');
  await answer(page).pressSequentially(words);
  await answer(page).blur();
  await expect(page.getByText('Saved on this device').first()).toBeVisible();
}

/** Turns syncing on, and gives the 12 words once everything is on the server. */
async function turnOnSyncing(page: Page): Promise<string> {
  await page.goto(`${APP_ORIGIN}/settings`);
  await page.getByRole('button', { name: 'Turn on syncing' }).click();
  const listed = page.getByRole('list', { name: 'Your 12 words' }).getByRole('listitem');
  await expect(listed).toHaveCount(12);
  const words = await listed.allInnerTexts();
  await expect(page.getByText('Everything on this device is on the server too')).toBeVisible();
  return words.join(' ');
}

const news = (page: Page): Locator => page.getByRole('region', { name: 'News of your devices' });

async function openActivity(page: Page): Promise<void> {
  await page.goto(`${APP_ORIGIN}/record`);
  await page.getByRole('link', { name: TITLE }).click();
}

test('what I write after I stopped syncing stays here, and gets there when I turn it on again', async ({
  server,
  profile,
}) => {
  const page = await profile.context.newPage();
  await begin(page);
  const words = await turnOnSyncing(page);
  const other = await profile.context.newPage();
  await other.goto(`${APP_ORIGIN}/today`);
  await expect(other.getByText('Two safe copies')).toBeVisible();

  await page.bringToFront();
  await page.getByText('Stop syncing on this device').click();
  await page.getByRole('button', { name: 'Stop syncing', exact: true }).click();
  await expect(page.getByText('Off. Your portfolio is on this device only.')).toBeVisible();
  await expect(other.getByText('Two safe copies')).toBeHidden();
  await expect(page.getByRole('list', { name: 'Your 12 words' })).toBeHidden();
  const before = Buffer.concat(await server.storedBytes()).length;
  await openActivity(page);
  await write(page, FIRST_WORDS);
  await page.goto(`${APP_ORIGIN}/settings`);
  await expect(page.getByRole('button', { name: 'Turn on syncing' })).toBeVisible();
  expect(Buffer.concat(await server.storedBytes()).length).toBe(before);

  expect(await turnOnSyncing(page)).toBe(words);
  await expect(other.getByText('Two safe copies')).toBeVisible();
});

test('12 words bring everything to a second device, and both agree after writing apart', async ({
  server,
  openProfile,
}) => {
  const [first, second] = [await openProfile(), await openProfile()];
  const frames = [listen(first.context), listen(second.context)];
  const [here, there] = [await first.context.newPage(), await second.context.newPage()];

  await begin(here);
  await write(here, FIRST_WORDS);
  const words = await turnOnSyncing(here);
  await here.goto(`${APP_ORIGIN}/today`);
  await expect(here.getByText('Two safe copies: this device and the server.')).toBeVisible();

  await there.goto(`${APP_ORIGIN}/link`);
  await there.getByLabel('Your 12 words').fill(words.replace(/\w+$/, 'waymark'));
  await there.getByRole('button', { name: 'Link this device' }).click();
  await expect(there.getByText('Word 12, “waymark”, is not one of the words').first()).toBeVisible();
  await there.getByLabel('Your 12 words').fill(words.toUpperCase());
  await expect(there.getByText('is not one of the words')).toHaveCount(0);
  await there.getByRole('button', { name: 'Link this device' }).click();
  await expect(there.getByText('This device is linked.').first()).toBeVisible();

  await test.step('both screens show the same three words, and each knows what the other has', async () => {
    const own = news(there).filter({ hasText: 'Compare these three words' });
    await expect(own.locator('.words')).toHaveText(/^\w+ \w+ \w+$/);
    const three = (await own.locator('.words').textContent()) ?? '';
    await here.bringToFront();
    const linked = news(here).filter({ hasText: 'A new device was linked' });
    await expect(linked).toContainText(three);
    expect(await problems(here)).toEqual([]);
    await linked.getByRole('button', { name: 'It is mine' }).press('Enter');
    await expect(linked).toBeHidden();
    await expect(here.getByText('Three safe copies: this device, the server and')).toBeVisible();

    await there.bringToFront();
    expect(await problems(there)).toEqual([]);
    await own.getByRole('button', { name: 'They are the same' }).click();
    await there.goto(`${APP_ORIGIN}/settings`);
    await there.getByRole('button', { name: 'Rename' }).click();
    await there.getByLabel('Name of this device').fill('Canary kitchen tablet');
    await there.getByRole('button', { name: 'Save the name' }).click();
    const others = (page: Page) => page.getByRole('list', { name: 'Your devices' }).getByRole('listitem');
    await expect(others(there).first()).toContainText('Canary kitchen tablet');
    await expect(others(there).nth(1)).toContainText('Has everything');
    await here.goto(`${APP_ORIGIN}/settings`);
    await expect(others(here).nth(1)).toContainText('Canary kitchen tablet');
    await expect(others(here).nth(1)).toContainText(three);
    expect(await problems(here)).toEqual([]);
    await expect(news(here)).toBeHidden();
  });

  await openActivity(there);
  await expect(answer(there)).toHaveValue(FIRST_WORDS);

  await openActivity(here);
  await server.stop();
  await write(here, ' Then Siân said: “ask first”.');
  await write(there, ' 𝓛ater I did — Łukasz too.');
  await server.start();

  await expect.poll(() => answer(there).inputValue(), { timeout: 40_000 }).toContain('Siân said: “ask first”.');
  await expect.poll(() => answer(here).inputValue(), { timeout: 40_000 }).toContain('𝓛ater I did — Łukasz too.');
  expect(await answer(here).inputValue()).toBe(await answer(there).inputValue());
  expect(await answer(here).inputValue()).toContain(FIRST_WORDS);

  await test.step('the server has seen none of it', async () => {
    const secret = secretFromWords(words);
    if (!secret.ok) throw new Error('the words are no key');
    const { room } = keysFromSecret(secret.value);
    const kept = Buffer.concat([...(await server.storedBytes()), Buffer.from(server.output)]);
    const wire = Buffer.concat(frames.flat());
    expect(kept.includes(room), 'this looks at the room that was used').toBe(true);
    expect(wire.length).toBeGreaterThan(1_000);
    for (const canary of ['Canary', 'finch', 'linnet', 'measure twice', 'Siân', words.split(' ').slice(0, 2).join(' ')])
      for (const encoding of ['utf8', 'utf16le'] as const) {
        expect(kept.includes(canary, 0, encoding), `"${canary}" on the server`).toBe(false);
        expect(wire.includes(canary, 0, encoding), `"${canary}" on the wire`).toBe(false);
      }
  });
});

test('a picture and a large file that I keep on one device open on the other, and the server reads neither', async ({
  server,
  openProfile,
}) => {
  const [first, second] = [await openProfile(), await openProfile()];
  const [here, there] = [await first.context.newPage(), await second.context.newPage()];
  /** Closed parts of the page say it too. */
  const said = (page: Page, words: string) => page.getByText(words, { exact: true }).filter({ visible: true });
  await begin(here);
  await here.evaluate(() => localStorage.setItem('waymark-pictures-at-once', 'yes'));
  await openActivity(here);
  const large = Buffer.concat([Buffer.from('Canary warbler '), randomBytes(6_000_000), Buffer.from('Canary warbler ')]);
  await here
    .locator('#evidence input[type=file]')
    .first()
    .setInputFiles([
      { name: 'certificate.png', mimeType: 'image/png', buffer: PICTURE },
      { name: 'slides.bin', mimeType: 'application/octet-stream', buffer: large },
    ]);
  await expect(said(here, 'On this device.')).toHaveCount(2);
  const words = await turnOnSyncing(here);
  await expect(here.getByText(/On the server, sealed: 2 /)).toBeVisible({ timeout: 20_000 });

  await there.goto(`${APP_ORIGIN}/link`);
  await there.getByLabel('Your 12 words').fill(words);
  await there.getByRole('button', { name: 'Link this device' }).click();
  await expect(there.getByText('This device is linked.').first()).toBeVisible();
  await openActivity(there);
  await expect(there.getByRole('link', { name: /^Open: certificate/ })).toBeVisible({ timeout: 20_000 });
  await expect(said(there, 'On this device and on the server.')).toHaveCount(1);
  // what is large waits until it is wanted
  await there.getByRole('button', { name: 'Fetch it (6.0 MB): slides' }).click();
  await expect(said(there, 'On this device and on the server.')).toHaveCount(2, { timeout: 20_000 });
  const download = there.waitForEvent('download');
  await there.getByRole('button', { name: 'Save: slides' }).click();
  expect((await readFile(await (await download).path())).equals(large)).toBe(true);

  const kept = Buffer.concat([...(await server.storedBytes()), Buffer.from(server.output)]);
  expect(kept.length).toBeGreaterThan(large.length);
  for (const canary of ['Canary warbler', 'IHDR', 'slides']) expect(kept.includes(canary), canary).toBe(false);
});

test('what a second device held before moves along when it is linked', async ({ server, openProfile }) => {
  expect(server.output).toContain('listening');
  const [first, second] = [await openProfile(), await openProfile()];
  const [here, there] = [await first.context.newPage(), await second.context.newPage()];
  await begin(here);
  const words = await turnOnSyncing(here);

  await there.goto(`${APP_ORIGIN}/add`);
  await there.getByLabel('What was it?').fill('Written before linking');
  await there.getByRole('button', { name: 'Add it' }).click();
  await expect(there.getByRole('heading', { level: 1, name: 'Written before linking' })).toBeVisible();
  // as after scanning the code: the words come in the address, and leave it at once
  await there.goto(linkAddress(APP_ORIGIN, words, APP_ORIGIN));
  await expect(there).toHaveURL(`${APP_ORIGIN}/link`);
  await expect(there.getByText('One activity kept here will join the other portfolio.')).toBeVisible();
  const asked = there.getByRole('dialog', { name: 'Join two portfolios?' });
  await there.getByRole('button', { name: 'Link this device' }).press('Enter');
  await expect(asked).toContainText('1 activity');
  expect(await problems(there)).toEqual([]);
  await there.keyboard.press('Escape');
  await expect(there.getByText('The two portfolios stay apart.').first()).toBeVisible();
  await there.goto(`${APP_ORIGIN}/record`);
  await expect(there.getByRole('link', { name: 'Written before linking' })).toBeVisible();
  await expect(there.getByRole('link', { name: TITLE })).toHaveCount(0);

  // meanwhile something is written in another tab, which has not been kept when the portfolios are joined
  const beside = await second.context.newPage();
  await beside.goto(`${APP_ORIGIN}/record`);
  await beside.getByRole('link', { name: 'Written before linking' }).click();
  await expect(answer(beside)).toBeEditable();
  await there.goto(linkAddress(APP_ORIGIN, words, APP_ORIGIN));
  await there.getByRole('button', { name: 'Link this device' }).click();
  await expect(asked).toBeVisible();
  await answer(beside).fill('In the middle of a word');
  await asked.getByRole('button', { name: 'Join them' }).click();
  await expect(there.getByText('2 activities are here now, one of them from this device.').first()).toBeVisible();
  await expect(there).toHaveURL(`${APP_ORIGIN}/today`);
  await expect(answer(beside)).toHaveValue('In the middle of a word');
  await beside.reload();
  await expect(answer(beside)).toHaveValue('In the middle of a word');

  for (const page of [here, there]) {
    await page.goto(`${APP_ORIGIN}/record`);
    await expect(page.getByRole('link', { name: TITLE })).toBeVisible();
    await expect(page.getByRole('link', { name: 'Written before linking' })).toBeVisible();
  }
});
