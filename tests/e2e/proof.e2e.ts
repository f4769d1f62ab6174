// The parts that are kept with a page: there with their fingerprints, or missing with a reason, whatever happens meanwhile.
import { createHash } from 'node:crypto';
import type { Page } from '@playwright/test';
import { parseManifest } from '../../shared/files/manifest.ts';
import { ARTICLE_PDF, CERTIFICATE_PDF, LETTER_PDF, madePdf } from '../fixtures/made-pdf.ts';
import { expect, type Profile, test } from './browser.ts';
import type { HiddenPage } from './hidden-page.ts';
import { type KeptRecords, keptRecords } from './kept-records.ts';
import { ASKED, REFUSE_WHAT_IS_ASKED } from './permission-asked.ts';

const PAGE = 'https://journal.example/articles/rest';
const PDF = 'https://journal.example/articles/rest.pdf';
const article = (head = '') => `<!doctype html><html lang="en-GB"><head><title>Rest before you are tired</title>
<meta name="citation_title" content="Rest before you are tired"><meta name="citation_author" content="A. Sample">${head}</head>
<body style="background:#def"><article><h1>Rest before you are tired</h1>${'<p>Ask first what a day is like, and plan the pauses.</p>'.repeat(40)}
</article></body></html>`;
const WITH_PDF = article(`<meta name="citation_pdf_url" content="${PDF}">`);

async function keepIn(profile: Profile, page: Page): Promise<HiddenPage> {
  const popup = await profile.clickAction(page);
  await popup.click('Keep');
  await popup.waitForText('Saved on this computer');
  return popup;
}

const settled = (popup: HiddenPage) => popup.waitForText(/Kept with it as dated evidence|nothing else of it/, 30_000);

async function only(profile: Profile): Promise<KeptRecords['evidence'][number] & { files: KeptRecords['files'] }> {
  const { evidence, files } = await keptRecords(profile);
  expect(evidence).toHaveLength(1);
  return { ...(evidence[0] as KeptRecords['evidence'][number]), files };
}

const rolesOf = ({ parts }: { parts: { role: string }[] }) => parts.map(({ role }) => role).sort();

/** What the worker still has to make, by role. */
const pendingIn = async (profile: Profile): Promise<string[]> => {
  const stored = await (await profile.worker()).evaluate(() => chrome.storage.local.get(null));
  const jobs = Object.entries(stored).filter(([key]) => key.startsWith('proof:'));
  return jobs.flatMap(([, job]) => (job as { pending: { role: string }[] }).pending.map(({ role }) => role));
};

/** From now on this worker waits for ever when it is about to read the words of a page, as for a page that is stuck. */
const stickAtText = async (profile: Profile): Promise<void> =>
  (await profile.worker()).evaluate(() => {
    const { executeScript } = chrome.scripting;
    const stuck = new Promise<never>(() => undefined);
    chrome.scripting.executeScript = ((injection: { files?: string[] }) =>
      injection.files?.includes('/read-copy.js') ? stuck : executeScript(injection as never)) as never;
  });

/** From now on this worker's picture comes once `goOn()` is called. */
const holdPicture = async (profile: Profile): Promise<void> =>
  (await profile.worker()).evaluate(() => {
    const capture = chrome.tabs.captureVisibleTab;
    const held = new Promise((goOn) => Object.assign(globalThis, { goOn }));
    chrome.tabs.captureVisibleTab = ((...args: [number]) => held.then(() => capture(...args))) as never;
  });

/** Stops the worker through a page that is there: a new tab would come in front of the kept page. */
async function stopWorker(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('ServiceWorker.enable');
  await session.send('ServiceWorker.stopAllWorkers');
  await session.detach();
}

test('text, picture and manifest are kept, and the fingerprints in the manifest are those of the files', async ({
  profile,
}) => {
  const popup = await keepIn(profile, await profile.page(PAGE, article()));
  await settled(popup);
  expect(await popup.text()).toMatch(/Picture of the screen\s+\d+ kB/);
  expect(await pendingIn(profile)).toEqual([]);

  // the manifest is made once all else is there
  await expect.poll(async () => rolesOf(await only(profile))).toEqual(['manifest', 'picture']);
  const kept = await only(profile);
  expect(kept.missing).toEqual({});
  const picture = kept.parts.find(({ role }) => role === 'picture');
  expect(picture).toMatchObject({ mime: 'image/webp', url: PAGE, notes: ['Only what was on the screen.'] });
  expect(picture?.sizeBytes).toBeGreaterThan(1_000);
  const manifest = parseManifest(kept.files.find(({ text }) => text.startsWith('{'))?.text ?? '');
  expect(manifest).toMatchObject({ url: PAGE, previous: '' });
  expect(manifest?.parts.map(({ role, sha256 }) => [role, sha256]).sort()).toEqual(
    [
      ['picture', picture?.sha256],
      ['text', kept.snapshot?.sha256],
    ].sort(),
  );
  for (const file of kept.files) expect(file.digest).toBe(file.sha256);
});

test('a worker that is killed between two parts makes the rest, and none of them twice', async ({ profile }) => {
  const page = await profile.page(PAGE, article());
  await stickAtText(profile);
  const popup = await keepIn(profile, page);
  await expect.poll(() => pendingIn(profile)).toEqual(['text']);
  await stopWorker(page);
  await popup.waitForText('Kept with it as dated evidence:', 20_000);
  await expect.poll(async () => rolesOf(await only(profile))).toEqual(['manifest', 'picture']);
  const kept = await only(profile);
  expect(kept.snapshot).not.toBeNull();
  expect(kept.missing).toEqual({});
});

test('a page that goes on to another while it is kept says so, and can be tried again there', async ({ profile }) => {
  const page = await profile.page(PAGE, article());
  await page.route('https://elsewhere.example/', (route) => route.fulfill({ contentType: 'text/html', body: 'Other' }));
  await holdPicture(profile);
  const popup = await keepIn(profile, page);
  await page.goto('https://elsewhere.example/');
  await (await profile.worker()).evaluate('goOn()');
  await popup.waitForText('The tab had gone on to another page before this could be kept.');
  await popup.waitForText('The page was not in front any more');
  const kept = await only(profile);
  expect(kept.snapshot).toBeNull();
  expect(Object.keys(kept.missing).sort()).toEqual(['picture', 'text']);
  // nothing of the page that came after it was taken for it
  expect(kept.files).toEqual([]);
});

test('a page that is closed while it is kept leaves a record that says what is missing', async ({ profile }) => {
  const page = await profile.page(PAGE, article());
  await holdPicture(profile);
  await keepIn(profile, page);
  await page.close();
  await (await profile.worker()).evaluate('goOn()');
  await expect.poll(async () => (await only(profile)).missing.text).toContain('The page was closed');
  await expect.poll(() => pendingIn(profile)).toEqual([]);
});

test('a browser that ends in the middle says at its next start what could not be kept', async ({
  profile,
  openProfile,
}) => {
  const page = await profile.page(PAGE, article());
  await stickAtText(profile);
  await keepIn(profile, page);
  await expect.poll(() => pendingIn(profile)).toEqual(['text']);
  const again = await openProfile(await profile.crash());
  await expect.poll(async () => (await only(again)).missing.text).toContain('The browser was closed');
  expect(rolesOf(await only(again))).toContain('picture');
});

test('a disk that is full in the middle is said by part, and they are kept once there is room', async ({ profile }) => {
  const page = await profile.page(PAGE, article());
  const popup = await profile.clickAction(page);
  await popup.waitForText('About it, in a line');
  await (await profile.worker()).evaluate(() => {
    const { put } = IDBObjectStore.prototype;
    IDBObjectStore.prototype.put = function (this: IDBObjectStore, ...args: Parameters<typeof put>) {
      if (this.name === 'files') throw new DOMException('no room', 'QuotaExceededError');
      return put.apply(this, args);
    };
    Object.assign(globalThis, { makeRoom: () => Object.assign(IDBObjectStore.prototype, { put }) });
  });
  await popup.click('Keep');
  await popup.waitForText('Saved on this computer');
  await popup.waitForText('There was no room for it on this computer.');
  await popup.waitForText('nothing else of it');
  await (await profile.worker()).evaluate('makeRoom()');
  await popup.click('Try again: Its text');
  await popup.waitForText('one part is missing');
  await popup.click('Try again: Picture of the screen');
  await popup.waitForText('Kept with it as dated evidence:');
  await expect.poll(async () => rolesOf(await only(profile))).toEqual(['manifest', 'manifest', 'picture']);
  const kept = await only(profile);
  expect(kept.missing).toEqual({});
  // the second manifest names the first
  const manifests = kept.files.filter(({ text }) => text.startsWith('{')).map(({ text }) => parseManifest(text));
  expect(manifests.map((one) => one?.parts.length).sort()).toEqual([1, 2]);
  const first = kept.files.find(({ text }) => parseManifest(text)?.parts.length === 1);
  expect(manifests.find((one) => one?.parts.length === 2)?.previous).toBe(first?.sha256);
});

test('the PDF beside an article is kept as it is, fetched in the person’s own session', async ({ profile }) => {
  const page = await profile.page(PAGE, WITH_PDF);
  const bytes = madePdf(ARTICLE_PDF);
  let cookies = '';
  await page.context().addCookies([{ name: 'session', value: 'mine', url: PAGE, sameSite: 'Strict' }]);
  await page.route(PDF, async (route) => {
    cookies = (await route.request().allHeaders()).cookie ?? '';
    await route.fulfill({ contentType: 'application/pdf', body: Buffer.from(bytes) });
  });
  const popup = await keepIn(profile, page);
  await settled(popup);
  await popup.waitForText('The PDF itself');
  expect(cookies).toContain('session=mine');
  const kept = await only(profile);
  const file = kept.parts.find(({ role }) => role === 'file');
  expect(file).toMatchObject({ mime: 'application/pdf', url: PDF, sizeBytes: bytes.length });
  expect(file?.sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
});

test('the PDF beside an article is not kept when it names a patient, until the person says so', async ({ profile }) => {
  const page = await profile.page(PAGE, WITH_PDF);
  await page.route(PDF, (route) =>
    route.fulfill({ contentType: 'application/pdf', body: Buffer.from(madePdf(LETTER_PDF)) }),
  );
  const popup = await keepIn(profile, page);
  await popup.waitForText('It seems to show a patient’s details (an NHS number), so it was not kept.', 30_000);
  await settled(popup);
  const before = await only(profile);
  expect(rolesOf(before)).not.toContain('file');
  expect(before.files.some(({ text }) => text.startsWith('%PDF'))).toBe(false);
  const again = await profile.clickAction(page);
  await again.click('Keep it all the same: The PDF itself');
  await again.waitForText('Kept with it as dated evidence:');
  // it is kept, and to be looked at before it is used
  const after = await only(profile);
  expect(rolesOf(after)).toContain('file');
  expect(after).toMatchObject({ confidentiality: 'flagged' });
});

test('words that a page shows only after it was read are held back too', async ({ profile }) => {
  const page = await profile.page(PAGE, article());
  const popup = await profile.clickAction(page);
  await popup.waitForText('About it, in a line');
  await page.evaluate(() => document.querySelector('article')?.prepend('NHS number: 943 476 5919. '));
  await popup.click('Keep');
  await popup.waitForText('It seems to show a patient’s details (an NHS number), so it was not kept.');
  await settled(popup);
  expect((await only(profile)).snapshot).toBeNull();
  const again = await profile.clickAction(page);
  await again.click('Keep it all the same: Its text');
  await again.waitForText('Kept with it as dated evidence:');
  expect((await only(profile)).snapshot).not.toBeNull();
});

test('Keep that is pressed while a PDF is still read waits for it, and says what it seems to show', async ({
  profile,
}) => {
  const page = await profile.context.newPage();
  const url = 'https://clinic.example/letter.pdf';
  const body = Buffer.from(madePdf(LETTER_PDF));
  const held = Promise.withResolvers<void>();
  let isShown = false;
  await page.route(url, async (route) => {
    if (isShown) await held.promise;
    await route.fulfill({ contentType: 'application/pdf', body });
  });
  await page.goto(url).catch(() => undefined);
  isShown = true;
  const popup = await profile.clickAction(page);
  await popup.fill('About it, in a line', 'For our journal club');
  await popup.evaluate(
    `[...document.querySelectorAll('button')].find((one) => one.textContent.trim() === 'Keep').focus()`,
  );
  await popup.press('Enter');
  await popup.waitForText('Keeping…');
  held.resolve();
  await popup.waitForText('This page seems to show a patient’s details (an NHS number).', 30_000);
  expect(await popup.valueOf('About it, in a line')).toBe('For our journal club');
  expect(await popup.evaluate('document.activeElement.textContent.trim()')).toBe('Keep address only');
  await popup.press('Enter');
  await popup.waitForText('Saved on this computer');
  const kept = await only(profile);
  expect(kept.capture.url).toBe(url);
  expect(kept.files).toEqual([]);
});

test('a log-in page instead of the PDF is said, and once logged in the PDF is kept', async ({ profile }) => {
  const page = await profile.page(PAGE, WITH_PDF);
  let isIn = false;
  await page.route(PDF, (route) =>
    isIn
      ? route.fulfill({ contentType: 'application/pdf', body: Buffer.from(madePdf(ARTICLE_PDF)) })
      : route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>Log in</title><input type=password>' }),
  );
  const popup = await keepIn(profile, page);
  await popup.waitForText('The site sent a page instead of the PDF');
  isIn = true;
  await popup.click('Try again: The PDF itself');
  await popup.waitForText('Kept with it as dated evidence:');
  expect(rolesOf(await only(profile))).toContain('file');
});

test('while the site cannot be reached the other parts are kept, and the PDF is tried again later', async ({
  profile,
}) => {
  const page = await profile.page(PAGE, WITH_PDF);
  let isUp = false;
  await page.route(PDF, (route) =>
    isUp
      ? route.fulfill({ contentType: 'application/pdf', body: Buffer.from(madePdf(ARTICLE_PDF)) })
      : route.abort('internetdisconnected'),
  );
  const popup = await keepIn(profile, page);
  await popup.waitForText('Waymark tries again by itself');
  // the file holds up nothing, so the picture may come after this word; a look at the records would cover the page
  await settled(popup);
  expect(rolesOf(await only(profile))).toContain('picture');
  const worker = await profile.worker();
  const alarm = await worker.evaluate(() => chrome.alarms.get('proof'));
  expect(alarm?.scheduledTime).toBeGreaterThan(Date.now());
  isUp = true;
  // a minute later, as far as what is written down is concerned
  await worker.evaluate(async () => {
    const stored = await chrome.storage.local.get(null);
    for (const [key, job] of Object.entries(stored)) {
      if (!key.startsWith('proof:')) continue;
      const { pending } = job as { pending: object[] };
      const due = pending.map((part) => ({ ...part, notBefore: '2026-01-01T00:00:00.000Z' }));
      await chrome.storage.local.set({ [key]: { ...(job as object), pending: due } });
    }
    (chrome.alarms.onAlarm as unknown as { dispatch(alarm: object): void }).dispatch({ name: 'proof' });
  });
  await expect.poll(async () => rolesOf(await only(profile))).toContain('file');
  expect((await only(profile)).missing).toEqual({});
});

test('a PDF on another site is missing until the person allows that one site', async ({ profile }) => {
  const other = 'https://files.example/rest.pdf';
  const page = await profile.page(PAGE, article(`<meta name="citation_pdf_url" content="${other}">`));
  const popup = await keepIn(profile, page);
  await popup.waitForText('The browser lets Waymark have this file only with your permission for files.example.');
  await popup.evaluate(REFUSE_WHAT_IS_ASKED);
  await popup.click('Allow files.example');
  await expect.poll(() => popup.evaluate(ASKED)).toEqual(['https://files.example/*']);
  expect((await only(profile)).missing.file).toContain('files.example');
});

test('a PDF in the browser’s viewer is kept with its bytes, its words and its own title', async ({ profile }) => {
  const page = await profile.context.newPage();
  const bytes = madePdf(ARTICLE_PDF);
  const url = 'https://journal.example/files/hip_final_v3.pdf';
  await page.route(url, (route) => route.fulfill({ contentType: 'application/pdf', body: Buffer.from(bytes) }));
  await page.goto(url).catch(() => undefined);
  const popup = await keepIn(profile, page);
  await settled(popup);
  await expect.poll(async () => rolesOf(await only(profile))).toEqual(['file', 'manifest', 'picture']);
  const kept = await only(profile);
  expect(kept).toMatchObject({
    title: 'Home assessment after hip fracture: what people say they need',
    capture: { kind: 'pdf', metadata: { doi: '10.5555/jios.2026.0042', sources: { title: 'pdf' } } },
    missing: {},
  });
  const text = kept.files.find(({ sha256 }) => sha256 === kept.snapshot?.sha256)?.text;
  expect(text).toContain('Begin with the house as it is told');
  expect((await keptRecords(profile)).activities).toMatchObject([{ title: kept.title }]);
});

test('the popup on a PDF is filled from the file, and a certificate is known as one', async ({ profile }) => {
  for (const [url, pdf, title, kind] of [
    [
      'https://journal.example/a.pdf',
      ARTICLE_PDF,
      'Home assessment after hip fracture: what people say they need',
      'pdf',
    ],
    ['https://learning.example/c.pdf', CERTIFICATE_PDF, 'Splinting after tendon repair', 'certificate'],
  ] as const) {
    const page = await profile.context.newPage();
    await page.route(url, (route) =>
      route.fulfill({ contentType: 'application/pdf', body: Buffer.from(madePdf(pdf)) }),
    );
    await page.goto(url).catch(() => undefined);
    const popup = await profile.clickAction(page);
    await expect.poll(() => popup.valueOf('Title'), { timeout: 20_000 }).toBe(title);
    expect(await popup.valueOf('Kind')).toBe(kind);
    if (kind === 'certificate') expect(await popup.valueOf('Day')).toBe('2026-10-14');
    await popup.click('Keep');
    await popup.waitForText('Kept with it as dated evidence:', 20_000);
    await popup.leave();
  }
  const { evidence } = await keptRecords(profile);
  const certificate = evidence.find(({ capture }) => capture.kind === 'certificate');
  expect(certificate?.capture.metadata).toMatchObject({ awardedTo: 'Rowan Ellis-Tate', completedOn: '2026-10-14' });
  expect(certificate?.parts.map(({ role }) => role)).toContain('file');
});
