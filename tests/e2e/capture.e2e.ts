// Keeping pages: what the popup is filled with, what is on disk after Keep, and what happens when things go wrong.
import { readFileSync } from 'node:fs';
import { SERVED_PAGES, type ServedAddress } from '../fixtures/pages/served.ts';
import { expect, type Profile, test } from './browser.ts';
import { keptRecords, keptText } from './kept-records.ts';

const bodyOf = (address: ServedAddress): string =>
  readFileSync(new URL(`../fixtures/pages/${SERVED_PAGES[address]}`, import.meta.url), 'utf8');
const visit = (profile: Profile, address: ServedAddress) => profile.page(address, bodyOf(address));

const ARTICLE = 'https://journal.example/articles/hip-home-visits';
const WEBINAR = 'https://webinar.example/events/sensory-dementia';
const COURSE = 'https://course.example/learn/safeguarding-3';
const BARE = 'https://notes.example/splinting';
const HOSTILE = 'https://hostile.example/moving';

test('the popup is filled in on an article, a webinar and a course', async ({ profile }) => {
  const onArticle = await profile.clickAction(await visit(profile, ARTICLE));
  await onArticle.waitForText('About it, in a line');
  expect(await onArticle.valueOf('Title')).toBe('Home assessment after hip fracture: a qualitative study');
  expect(await onArticle.valueOf('Authors')).toBe("Siân Ŵyn-O'Brien; Thị Minh Nguyễn; Łukasz Kowalski");
  expect(await onArticle.valueOf('Kind')).toBe('article');
  expect(await onArticle.text()).toContain('from the publisher’s tags');
  await onArticle.click('More details');
  expect(await onArticle.valueOf('Site')).toBe('Journal of Invented Occupational Science');
  expect(await onArticle.valueOf('Published')).toBe('4 Mar 2026');
  expect(await onArticle.valueOf('DOI')).toBe('10.5555/jios.2026.0042');

  const onWebinar = await profile.clickAction(await visit(profile, WEBINAR));
  await onWebinar.waitForText('About it, in a line');
  expect(await onWebinar.valueOf('Title')).toBe('Sensory approaches in dementia care');
  expect(await onWebinar.valueOf('Provider')).toBe('Example Therapy Network');
  expect(await onWebinar.valueOf('Speakers or tutors')).toBe('Amara Okonkwo-Reyes; Tomos Ellis');
  // its recording is watched today; the day it was live is a click away
  await onWebinar.click('Use that day');
  expect(await onWebinar.valueOf('Day')).toBe('2026-10-14');
  expect(await onWebinar.text()).toContain('75 minutes');
  await onWebinar.click('More details');
  expect(await onWebinar.valueOf('Length, in minutes')).toBe('75');

  const onCourse = await profile.clickAction(await visit(profile, COURSE));
  await onCourse.waitForText('About it, in a line');
  expect(await onCourse.valueOf('Title')).toBe('Safeguarding adults, level 3');
  expect(await onCourse.valueOf('Provider')).toBe('Example Learning');
  expect(await onCourse.valueOf('Kind')).toBe('course');
});

test('Enter keeps the page, and it is on disk with its corrections, note and a hashed copy of its text', async ({
  profile,
}) => {
  const popup = await profile.clickAction(await visit(profile, ARTICLE));
  await popup.fill('Title', 'Home visits after hip fracture');
  await popup.fill('About it, in a line', 'for supervision');
  await popup.press('Enter');
  await popup.waitForText('Saved on this computer');
  await popup.waitForText('Kept with it as dated evidence');

  const { activities, evidence, files } = await keptRecords(profile);
  expect(activities).toMatchObject([
    {
      title: 'Home visits after hip fracture',
      description: 'for supervision',
      provider: 'Journal of Invented Occupational Science',
      shelf: 'inbox',
    },
  ]);
  expect(evidence).toMatchObject([
    {
      capture: {
        url: ARTICLE,
        kind: 'article',
        metadata: { doi: '10.5555/jios.2026.0042', sources: { title: 'me', authors: 'citation' } },
      },
      snapshot: { mime: 'text/html', url: ARTICLE },
    },
  ]);
  const file = files.find(({ sha256 }) => sha256 === evidence[0]?.snapshot?.sha256);
  expect(file?.digest).toBe(file?.sha256);
  expect(file?.text).toContain('Begin with the house as it is told, and measure afterwards.');
  expect(file?.text).toContain(ARTICLE);
  expect(file?.text).toContain(evidence[0]?.snapshot?.capturedAt);
  expect(file?.text).not.toContain('All issues');
});

test('what was said to be saved is there after the browser crashed at once', async ({ profile, openProfile }) => {
  const popup = await profile.clickAction(await visit(profile, WEBINAR));
  await popup.click('Keep');
  await popup.waitForText('Saved on this computer');
  const again = await openProfile(await profile.crash());
  const next = await again.clickAction(await visit(again, WEBINAR));
  await next.waitForText(/You kept this today at \d\d:\d\d/);
});

test('a worker that is killed while it keeps loses nothing and keeps nothing twice', async ({ profile }) => {
  const page = await visit(profile, COURSE);
  const popup = await profile.clickAction(page);
  await popup.waitForText('About it, in a line');
  // a new tab would close the popup, so the worker is stopped through the page that is there
  const session = await profile.context.newCDPSession(page);
  await session.send('ServiceWorker.enable');
  const killing = session.send('ServiceWorker.stopAllWorkers');
  await popup.click('Keep');
  await killing;
  await popup.waitForText('Saved on this computer');
  await popup.waitForText('Kept with it as dated evidence');
  await expect
    .poll(async () => (await keptRecords(profile)).evidence.map(({ snapshot }) => snapshot !== null))
    .toEqual([true]);
  expect((await keptRecords(profile)).activities).toHaveLength(1);
});

test('a page kept before says when, and its note can be changed there', async ({ profile }) => {
  const page = await visit(profile, BARE);
  const first = await profile.clickAction(page);
  await first.click('Keep');
  await first.waitForText('Saved on this computer');
  await first.fill('About it, in a line', 'edges, next day');
  await first.waitForText('Note saved');
  await first.press('Escape');

  const again = await profile.clickAction(page);
  await again.waitForText(/You kept this today at \d\d:\d\d/);
  expect(await again.valueOf('About it, in a line')).toBe('edges, next day');
  await again.fill('About it, in a line', 'edges, after 20 minutes');
  await again.waitForText('Note saved');
  expect((await keptRecords(profile)).activities).toMatchObject([{ description: 'edges, after 20 minutes' }]);
});

test('Undo takes the page back, and it can be kept again', async ({ profile }) => {
  const popup = await profile.clickAction(await visit(profile, BARE));
  await popup.fill('About it, in a line', 'wearing times');
  await popup.click('Keep');
  await popup.waitForText('Saved on this computer');
  await popup.click('Undo');
  await popup.waitForText('Keep this page');
  expect(await popup.valueOf('About it, in a line')).toBe('wearing times');
  await popup.click('Keep');
  await popup.waitForText('Saved on this computer');
  await expect
    .poll(async () => (await keptRecords(profile)).activities.map(({ shelf }) => shelf).sort())
    .toEqual(['bin', 'inbox']);
});

test('what was typed is still there after the popup closed', async ({ profile }) => {
  const page = await visit(profile, ARTICLE);
  const popup = await profile.clickAction(page);
  await popup.fill('About it, in a line', 'ask about the second visit');
  await popup.leave();
  const again = await profile.clickAction(page);
  await again.waitForText('About it, in a line');
  expect(await again.valueOf('About it, in a line')).toBe('ask about the second visit');
});

test('the words of a hostile page stay words, in the popup and in the copy', async ({ profile }) => {
  const page = await visit(profile, HOSTILE);
  // what the page does to itself while it loads is its own affair; from here on it must get nobody to act for it
  await page.evaluate('window.__waymark_pwned = undefined');
  const popup = await profile.clickAction(page);
  await popup.waitForText('About it, in a line');
  expect(await popup.valueOf('Title')).toBe('<img src=x onerror="window.__waymark_pwned = 1"> Moving & handling');
  expect(await popup.valueOf('Authors')).toBe('Rhiannon Vale');
  await popup.click('Keep');
  await popup.waitForText('Kept with it as dated evidence');
  expect(await popup.evaluate('window.__waymark_pwned ?? null')).toBeNull();
  expect(await popup.evaluate('document.querySelectorAll("main img").length')).toBe(0);
  expect(await page.evaluate('window.__waymark_pwned ?? null')).toBeNull();

  const file = await keptText(profile);
  expect(file?.text).toContain('Bend the knees, ask first, and count aloud together.');
  expect(file?.text).toContain('href="https://hostile.example/more"');
  // in the copy a hostile title is text: its angle brackets are escaped
  const markup = file?.text.replace(/&lt;.*?&gt;/g, '') ?? '';
  expect(markup).not.toMatch(/<(script|form|input|iframe|svg|object|math|img|template)\b/i);
  expect(markup).not.toMatch(/javascript:|srcdoc|\son\w+=|track\.png|hunter2/i);
});

test('on a page of the browser itself the popup says why there is nothing to keep', async ({ profile }) => {
  const own = await profile.context.newPage();
  await own.goto('chrome://version/');
  const popup = await profile.clickAction(own);
  await popup.waitForText('Nothing to keep here');
  await popup.waitForText('Waymark sees nothing of this tab: it is one of the browser’s own pages');
});

test('of a certificate that the site makes in the tab, the popup says how it is brought in', async ({ profile }) => {
  const page = await profile.page('https://learning.example/done', '<!doctype html><title>Done</title><p>Done</p>');
  await page.evaluate(() => {
    location.href = URL.createObjectURL(new Blob(['%PDF-1.1'], { type: 'application/pdf' }));
  });
  await expect.poll(() => page.url()).toContain('blob:');
  const popup = await profile.clickAction(page);
  await popup.waitForText('such as a certificate, save it, then bring it into Waymark');
});

test('a file in the browser’s PDF viewer is kept by its address', async ({ profile }) => {
  const page = await profile.context.newPage();
  const url = 'https://journal.example/files/hip-home-visits.pdf';
  const pdf = `%PDF-1.1\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj\ntrailer<</Root 1 0 R>>`;
  await page.route(url, (route) => route.fulfill({ contentType: 'application/pdf', body: pdf }));
  await page.goto(url).catch(() => undefined);
  const popup = await profile.clickAction(page);
  await popup.waitForText('A PDF in the browser’s viewer can’t be read from here.');
  expect(await popup.valueOf('Kind')).toBe('pdf');
  expect(await popup.valueOf('Title')).toBe('hip home visits');
  await popup.click('Keep');
  await popup.waitForText('Saved on this computer');
  expect((await keptRecords(profile)).evidence).toMatchObject([{ capture: { url, kind: 'pdf' } }]);
});

test('a page of 20 MB is kept at once, and says what of its text is left out', async ({ profile }) => {
  const paragraph = `<p>${'The record of a long meeting goes on and on. '.repeat(20)}</p>\n`;
  const html = `<!doctype html><title>Minutes of everything</title><h1>Minutes of everything</h1>${paragraph.repeat(
    Math.ceil(20_000_000 / paragraph.length),
  )}`;
  const page = await profile.page('https://minutes.example/all', html);
  const popup = await profile.clickAction(page);
  await popup.click('Keep');
  await popup.waitForText('Saved on this computer');
  await popup.waitForText(/very large, so its words were kept[\s\S]* left out/, 30_000);
  const file = await keptText(profile);
  expect(file?.text.length).toBeGreaterThan(500_000);
  expect(file?.text.length).toBeLessThan(2_200_000);
});

test('a full disk is said, nothing typed is lost, and Keep works once there is room', async ({ profile }) => {
  const page = await visit(profile, ARTICLE);
  const popup = await profile.clickAction(page);
  await popup.fill('About it, in a line', 'before the disk was full');
  // the extension's storage has no quota that could be lowered, so the worker's writes fail as they do on a full disk
  await (await profile.worker()).evaluate(() => {
    const add = IDBObjectStore.prototype.add;
    IDBObjectStore.prototype.add = () => {
      throw new DOMException('no room', 'QuotaExceededError');
    };
    Object.assign(globalThis, { makeRoom: () => Object.assign(IDBObjectStore.prototype, { add }) });
  });
  await popup.click('Keep');
  await popup.waitForText('The storage of this computer is full');
  expect(await popup.valueOf('About it, in a line')).toBe('before the disk was full');
  await (await profile.worker()).evaluate('makeRoom()');
  await popup.click('Keep');
  await popup.waitForText('Saved on this computer');
  expect((await keptRecords(profile)).activities).toMatchObject([{ description: 'before the disk was full' }]);
});

test('another reading of a value is taken with the keyboard, a wrong one is corrected, and both keep their source', async ({
  profile,
}) => {
  const url = 'https://learning.example/hands';
  const html = `<!doctype html><html lang="en-GB"><head><title>Cold hands</title><meta name="citation_title" content="Cold hands at work">
    <meta property="og:title" content="Cold hands, and what helps"><meta name="citation_author" content="Marsh, Ida"></head>
    <body><article><h1>Cold hands at work</h1><p>${'Warm them before they are cold. '.repeat(30)}</p></article></body></html>`;
  const popup = await profile.clickAction(await profile.page(url, html));
  await popup.waitForText('About it, in a line');
  expect(await popup.valueOf('Title')).toBe('Cold hands at work');
  await popup.fill('Other readings: Title', 'Cold hands, and what helps (from the sharing tags)');
  await expect.poll(() => popup.valueOf('Title')).toBe('Cold hands, and what helps');
  await popup.click('More details');
  await popup.fill('DOI', 'see the last page');
  await popup.click('Keep');
  await popup.waitForText('A DOI begins with 10.');
  await popup.fill('DOI', 'https://doi.org/10.5555/Hands.7');
  await popup.fill('Published', 'June 2026');
  await popup.click('Keep');
  await popup.waitForText('Saved on this computer');
  const [evidence] = (await keptRecords(profile)).evidence;
  expect(evidence?.capture.metadata).toMatchObject({
    title: 'Cold hands, and what helps',
    doi: '10.5555/hands.7',
    publishedOn: '2026-06',
    sources: { title: 'open-graph', doi: 'me', publishedOn: 'me', authors: 'citation' },
  });
});

test('a page kept before is known by its DOI at another address, and kept again beside the first', async ({
  profile,
}) => {
  const article = `<!doctype html><html lang="en-GB"><head><title>Grip</title><meta name="citation_title" content="Grip">
    <meta name="citation_doi" content="10.5555/grip.1"></head><body><article><h1>Grip</h1><p>${'Hold it lightly. '.repeat(40)}</p></article></body></html>`;
  const addresses = ['https://journal.example/grip', 'https://mirror.example/copy/42'] as const;
  const first = await profile.clickAction(await profile.page(addresses[0], article));
  await first.click('Keep');
  await first.waitForText('Saved on this computer');
  const popup = await profile.clickAction(await profile.page(addresses[1], article));
  await popup.waitForText(/You kept this today at \d\d:\d\d/);
  await popup.waitForText('It is the same article by its DOI, kept from another address.');
  await popup.click('Keep again');
  await popup.click('Keep');
  await popup.waitForText('Saved on this computer');
  const { activities, evidence } = await keptRecords(profile);
  expect(activities).toHaveLength(1);
  expect(evidence.map(({ capture }) => capture.url).sort()).toEqual([...addresses]);
});

test('a page goes to an activity that is there, and Undo takes only the page', async ({ profile }) => {
  const first = await profile.clickAction(await visit(profile, WEBINAR));
  await first.fill('Day', '2030-05-06');
  await first.click('Keep');
  await first.waitForText('Saved on this computer');

  const page = await visit(profile, BARE);
  const popup = await profile.clickAction(page);
  await popup.click('Goes to');
  await popup.waitForText('Planned for 6 May 2030');
  await popup.click('Sensory approaches in dementia care');
  await popup.leave();

  // where it goes to is still chosen after the popup closed
  const again = await profile.clickAction(page);
  await again.waitForText('Sensory approaches in dementia care');
  await again.click('Keep');
  await again.waitForText('With “Sensory approaches in dementia care”, 6 May 2030');
  await again.click('Undo');
  await again.waitForText('Keep this page');
  const { activities, evidence } = await keptRecords(profile);
  expect(evidence.map(({ deletedOn }) => deletedOn !== null).sort()).toEqual([false, true]);
  expect(activities).toMatchObject([{ shelf: 'inbox' }]);
});

test('values in other scripts stand in their own direction', async ({ profile }) => {
  const html = `<!doctype html><html lang="ar" dir="rtl"><head><title>العناية باليد</title></head><body><article><h1>العناية باليد</h1>
    <p>${'نص مخترع. '.repeat(60)}</p></article></body></html>`;
  const popup = await profile.clickAction(await profile.page('https://arabic.example/hand', html));
  await popup.waitForText('About it, in a line');
  expect(await popup.valueOf('Title')).toBe('العناية باليد');
  expect(await popup.evaluate(`getComputedStyle(document.querySelector('#detail-title')).direction`)).toBe('rtl');
});

test('a certificate goes to the course of the same name and gives it its day, and Undo takes both back', async ({
  profile,
}) => {
  const title = 'Safeguarding adults level 2';
  const course = await profile.clickAction(
    await profile.page(
      'https://learn.example/safeguarding',
      `<title>${title}</title><h1>${title}</h1><p>Six parts.</p>`,
    ),
  );
  await course.click('Keep');
  await course.waitForText('Saved on this computer');
  const [before] = (await keptRecords(profile)).activities;

  const certificate = await profile.page(
    'https://learn.example/certificate/9',
    `<title>Certificate | LearnWell</title><h1>Certificate of completion</h1><p>This is to certify that</p><p>Ann Lee</p>
    <p>has completed the course</p><p>${title}</p><p>Date of completion: 14 October 2026</p>`,
  );
  const popup = await profile.clickAction(certificate);
  await popup.waitForText(`Goes to your activity “${title}”`);
  await popup.waitForText('Date the activity 14 October 2026');
  expect(await popup.valueOf('On the certificate')).toBe('2026-10-14');
  await popup.click('Keep');
  await popup.waitForText(`With “${title}”, 14 Oct`);
  await popup.click('Undo');
  await popup.waitForText('Date the activity 14 October 2026');
  expect((await keptRecords(profile)).activities).toEqual([before]);

  const again = await profile.clickAction(certificate);
  await again.waitForText('Date the activity 14 October 2026');
  await again.click('Keep');
  await again.waitForText(`With “${title}”, 14 Oct`);
  expect((await keptRecords(profile)).activities).toEqual([{ ...before, startedOn: '2026-10-14' }]);
});

test('a page kept although it shows a patient says so, now and later, and is flagged on disk', async ({ profile }) => {
  const page = await profile.page(
    'https://cases.example/week',
    `<title>Case of the week</title><h1>Case of the week</h1><p>Mrs A. Sample, NHS number: 943 476 5919</p>
    <p>${'Rest before you are tired. '.repeat(30)}</p>`,
  );
  const popup = await profile.clickAction(page);
  await popup.waitForText('NHS number 943 ••• ••19');
  await popup.waitForText('Keep only the address, or look at the page and keep it all if nobody can be recognised.');
  await popup.click('Keep all the same');
  await popup.waitForText('It may show a patient’s details. Check it in Waymark before you use it.');
  await popup.leave();
  const again = await profile.clickAction(page);
  await again.waitForText('It may show a patient’s details. Check it in Waymark before you use it.');
  expect((await keptRecords(profile)).evidence).toMatchObject([{ confidentiality: 'flagged' }]);
});
