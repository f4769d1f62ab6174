// Things come in from everywhere else: files and pastes of many kinds, with a preview, and all of it can be taken back.
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { CERTIFICATE_PDF, madePdf } from '../fixtures/made-pdf.ts';
import { expect, test } from './browser.ts';
import { fillWithSample, keepPicture, overflowPx, problems, SCHEMES, WIDTHS } from './screens.ts';
import { APP_ORIGIN } from './server.ts';

const RIS = `TY  - JOUR
TI  - Early active movement after tendon repair
AU  - Nowak, Łukasz
T2  - Journal of Invented Therapy
PY  - 2024
DO  - 10.5555/abc.1
UR  - https://journal.example/early
ER  -
`;
const BIB =
  '@article{a, title={Splints {MRI}}, author={Lee, Ann}, journal={Hand}, year={2023}, doi={10.5555/abc.2}}\n@misc{broken, title={x';
const BOOKMARKS = `<!DOCTYPE NETSCAPE-Bookmark-file-1>
<DL><p><DT><H3>CPD</H3><DL><p>
<DT><A HREF="https://bookmarks.example/one" ADD_DATE="1730642531">A bookmark</A>
<DT><A HREF="javascript:alert(1)">A script</A>
</DL><p></DL>`;
const CSV =
  'title,url,time_added\n"Pocket, saved",https://pocket.example/x,1730642531\nEarly again,https://journal.example/early?utm_source=x,';
const SINGLE = `<!DOCTYPE html> <html lang=en><!--
 Page saved with SingleFile
 url: https://saved.example/page
 saved date: Tue Nov 03 2026 14:02:11 GMT+0000 (Greenwich Mean Time)
--><head><meta charset=utf-8><title>A page saved by hand</title><style>h1{color:teal}</style></head>
<body><h1>A page saved by hand</h1><p onclick="window.hit=1">The saved words.</p><script>window.hit=1</script><img src=x onerror="window.hit=1"></body></html>`;
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

const file = (name: string, content: string | Buffer) => ({
  name,
  mimeType: 'application/octet-stream',
  buffer: Buffer.from(content as string),
});

async function bring(page: Page, files: ReturnType<typeof file>[]): Promise<void> {
  await page.goto(`${APP_ORIGIN}/import`);
  await page.getByRole('group', { name: 'Files to bring in' }).locator('input[type=file]').setInputFiles(files);
}

/** A paste as the keyboard makes it, onto the page itself. */
const paste = (page: Page, text: string) =>
  page.evaluate((plain) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', plain);
    document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true }));
  }, text);

test('files of many kinds come in at once, and all of it can be taken back', async ({ profile, server }) => {
  expect(server.output).toContain('listening');
  const page = await profile.context.newPage();
  await fillWithSample(page);
  await bring(page, [
    file('zotero.ris', RIS),
    file('refs.bib', BIB),
    file('bookmarks.html', BOOKMARKS),
    file('pocket.csv', CSV),
    file('page.html', SINGLE),
    file('certificate.png', PNG),
    file('letter.docx', Buffer.from('PK\u0003\u0004nonsense')),
  ]);
  await expect(page.getByRole('heading', { name: '6 new' })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'One stands there twice' })).toBeVisible();
  await expect(page.getByText('“letter.docx” is an office file. Choose it by itself')).toBeVisible();
  await expect(page.getByText('This entry could not be read')).toBeVisible();
  await expect(page.getByText('One bookmark leads to no web page and is left out.')).toBeVisible();
  await expect(page.getByText('6 things will go to your inbox.')).toBeVisible();
  await keepPicture(page, 'import-preview-1280');
  await page.setViewportSize({ width: 360, height: 740 });
  await keepPicture(page, 'import-preview-360');
  await page.getByRole('button', { name: 'Bring them in' }).click();
  await expect(page.getByText('6 things are in your inbox.')).toBeVisible();
  await keepPicture(page, 'import-done-360');
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.getByRole('link', { name: 'Go to your inbox' }).click();
  await expect(
    page.getByRole('link', { name: 'Early active movement after tendon repair', exact: true }),
  ).toBeVisible();
  await expect(page.getByRole('link', { name: 'Pocket, saved', exact: true })).toBeVisible();

  await page.getByRole('link', { name: 'A page saved by hand', exact: true }).click();
  await expect(page.getByText('kept 3 November 2026 at 14:02')).toBeVisible();
  await page.getByRole('button', { name: 'See the kept page' }).click();
  await expect(page.getByRole('dialog').frameLocator('iframe').getByText('The saved words.')).toBeVisible();
  expect(await page.evaluate(() => 'hit' in window)).toBe(false);
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();

  // the same again is recognised
  await bring(page, [file('zotero.ris', RIS), file('certificate.png', PNG), file('page.html', SINGLE)]);
  await expect(page.getByRole('heading', { name: '3 you have already' })).toBeVisible();
  await expect(page.getByText('Nothing is ticked.')).toBeVisible();
  await page.getByRole('checkbox', { name: /Early active movement/ }).check();
  await page.getByRole('button', { name: 'Bring it in' }).click();
  await expect(page.getByText('It is in your inbox.')).toBeVisible();
  await page.getByRole('button', { name: 'Take all of it back' }).click();
  await expect(page.getByText('All of it is in the bin for 30 days')).toBeVisible();
  // the first of the two, after the page was loaded anew
  await page.goto(`${APP_ORIGIN}/import`);
  await expect(page.getByText(/^6 activities from zotero\.ris and 5 other files, \d+ \w+ \d{4}$/)).toBeVisible();
  for (const colorScheme of SCHEMES)
    for (const width of WIDTHS) {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 800 });
      await keepPicture(page, `import-lately-${width}-${colorScheme}`);
    }
  await page.getByRole('button', { name: /^Take all of it back: 6 activities/ }).click();
  await expect(page.getByText('All of it is in the bin for 30 days')).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByText(/^6 activities from/)).toBeVisible();
  await page.goto(`${APP_ORIGIN}/inbox`);
  await expect(page.getByRole('link', { name: 'Early active movement after tendon repair', exact: true })).toHaveCount(
    1,
  );
});

test('a certificate goes to its course, and what seems to tell of a patient comes in only when the person says so', async ({
  profile,
  server,
}) => {
  expect(server.output).toContain('listening');
  const page = await profile.context.newPage();
  await fillWithSample(page);
  const letter = madePdf({
    pages: [
      [
        [14, 'Discharge letter'],
        [11, 'NHS number 943 476 5919, DOB 12/03/1941'],
      ],
    ],
  });
  await bring(page, [
    file('certificate.pdf', Buffer.from(madePdf(CERTIFICATE_PDF))),
    file('letter.pdf', Buffer.from(letter)),
    file('zotero.ris', RIS),
  ]);
  await expect(page.getByRole('heading', { name: '3 new' })).toBeVisible();
  await expect(page.getByText('Certificate · 2 hours ·', { exact: false })).toContainText('14 October 2026');
  await expect(page.getByRole('heading', { name: 'One of these may hold details of a person' })).toBeVisible();
  await expect(
    page.getByText('It seems to hold a patient’s details, so it is left out unless you tick it.'),
  ).toBeVisible();
  await expect(page.getByText('It seems to hold an NHS number and a date of birth.')).toBeVisible();
  await expect(page.getByRole('checkbox', { name: /Discharge letter/ })).not.toBeChecked();
  await expect(page.getByText('2 things will go to your inbox.')).toBeVisible();

  await page
    .getByLabel('What to do with “Discharge letter”')
    .selectOption({ label: 'Bring in: I look through it before I send it' });
  await expect(page.getByRole('checkbox', { name: /Discharge letter/ })).toBeChecked();

  await page.getByRole('button', { name: /^Goes to: a new activity\. .*Splinting after tendon repair/ }).click();
  await page.getByLabel('Look for an activity').fill('SENSORY');
  await expect(page.getByRole('group', { name: 'Goes to' }).getByRole('radio')).toHaveCount(2);
  await page.getByRole('radio', { name: /Sensory/i }).check();
  await expect(page.getByText('2 things will go to your inbox, 1 to an activity that you have.')).toBeVisible();
  for (const colorScheme of SCHEMES)
    for (const width of WIDTHS) {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 800 });
      await keepPicture(page, `import-choices-${width}-${colorScheme}`);
      expect.soft(await problems(page), `${width} px, ${colorScheme}`).toEqual([]);
      expect.soft(await overflowPx(page), `${width} px scrolls sideways`).toBeLessThanOrEqual(0);
    }
  await page.getByRole('button', { name: 'Bring them in' }).click();
  await expect(page.getByText('2 things are in your inbox, 1 with its activity.')).toBeVisible();

  await page.goto(`${APP_ORIGIN}/inbox`);
  await page.getByRole('link', { name: 'Discharge letter', exact: true }).click();
  await expect(page.getByText('It may show somebody’s details. Look at it before you send it.')).toBeVisible();
});

test('a folder that is dropped on the page is read as one that is chosen', async ({ profile, server }) => {
  expect(server.output).toContain('listening');
  const page = await profile.context.newPage();
  await fillWithSample(page);
  await page.goto(`${APP_ORIGIN}/import`);
  const folder = await mkdtemp(join(tmpdir(), 'waymark-certificates-'));
  await mkdir(join(folder, '2026'));
  await writeFile(join(folder, '2026', 'hand day.pdf'), madePdf(CERTIFICATE_PDF));
  await writeFile(join(folder, 'scan.png'), PNG);
  await writeFile(join(folder, '.DS_Store'), 'x');
  const box = await page.getByRole('group', { name: 'Files to bring in' }).boundingBox();
  if (!box) throw new Error('the box is there');
  const { x, y } = box;
  const session = await profile.context.newCDPSession(page);
  const data = { items: [], files: [folder], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await session.send('Input.dispatchDragEvent', { type, x: x + 20, y: y + 20, data });
  await expect(page.getByRole('heading', { name: '2 new' })).toBeVisible();
  await expect(page.getByRole('checkbox', { name: /Splinting after tendon repair/ })).toBeChecked();
});

test('a file that is opened with Waymark stands on the import screen', async ({ profile, server }) => {
  expect(server.output).toContain('listening');
  const page = await profile.context.newPage();
  await fillWithSample(page);
  // the system hands files over only to an installed app
  await page.addInitScript(() => {
    const setConsumer = (consumer: unknown) => Object.assign(window, { consumer });
    Object.defineProperty(window, 'launchQueue', { value: { setConsumer } });
  });
  await page.goto(`${APP_ORIGIN}/record`);
  await expect(page.getByRole('heading', { level: 1, name: 'Record' })).toBeVisible();
  const launch = (words: string[]) =>
    page.evaluate((texts) => {
      const files = texts.map((text) => ({
        getFile: async () => {
          if (!text) throw new DOMException('gone', 'NotFoundError');
          return new File([text], 'zotero.ris');
        },
      }));
      Reflect.get(window, 'consumer')({ files });
    }, words);
  await launch([RIS, '']);
  await expect(page.getByRole('checkbox', { name: /Early active movement/ })).toBeChecked();
  // and again while that stands there
  await launch([RIS.replaceAll('Early', 'Late').replace('abc.1', 'abc.9').replace('/early', '/late')]);
  await expect(page.getByRole('checkbox', { name: /Late active movement/ })).toBeChecked();
  const manifest = await page.request.get(`${APP_ORIGIN}/manifest.webmanifest`);
  expect(await manifest.json()).toMatchObject({
    file_handlers: [{ action: '/import', accept: { 'application/pdf': ['.pdf'], 'text/csv': ['.csv'] } }],
    share_target: { action: '/share', method: 'POST' },
  });
});

test('ten thousand references come in with progress, and the page answers meanwhile', async ({ profile, server }) => {
  test.setTimeout(180_000);
  expect(server.output).toContain('listening');
  const page = await profile.context.newPage();
  await fillWithSample(page);
  const many = Array.from(
    { length: 10_000 },
    (_, at) =>
      `TY  - JOUR\nTI  - Reference number ${at}\nAU  - Lee, Ann\nPY  - 2020\nUR  - https://many.example/${at}\nER  -\n`,
  ).join('');
  await bring(page, [file('many.ris', many)]);
  await expect(page.getByText(/^Reading: \d+ %$/)).toBeVisible();
  await expect(page.getByRole('heading', { name: '10,000 new' })).toBeVisible({ timeout: 90_000 });
  expect(await page.getByRole('listitem').count()).toBeLessThan(200);
  await page.getByRole('button', { name: 'Bring them in' }).click();
  await expect(page.getByText(/^Bringing in: [1-9]\d* %$/)).toBeVisible();
  // a person stops it in the middle: what was in is taken out again, and all of it can come once more
  await page.getByRole('button', { name: 'Stop' }).click();
  await expect(page.getByText('Stopped. Nothing was brought in.')).toBeVisible({ timeout: 60_000 });
  await expect(page.getByRole('heading', { name: '10,000 new' })).toBeVisible();
});

test('an address that is pasted or dropped anywhere is kept, and nothing is asked of the page', async ({
  profile,
  server,
}) => {
  expect(server.output).toContain('listening');
  const page = await profile.context.newPage();
  await fillWithSample(page);
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.goto(`${APP_ORIGIN}/record`);
  await expect(page.getByRole('heading', { level: 1, name: 'Record' })).toBeVisible();
  await paste(page, 'https://pasted.example/fatigue-after-stroke?utm_source=x');
  const dialog = page.getByRole('dialog', { name: 'Keep this address?' });
  await expect(dialog.getByLabel('Title')).toHaveValue('Fatigue after stroke (pasted.example)');
  await keepPicture(page, 'keep-address');
  await dialog.getByRole('button', { name: 'Keep it' }).click();
  await expect(page.getByText('In your inbox.')).toBeVisible();

  await page.evaluate(() => {
    const dataTransfer = new DataTransfer();
    dataTransfer.setData('text/uri-list', 'https://dropped.example/');
    dataTransfer.setData('text/html', '<a href="https://dropped.example/">A link that was <b>dragged</b></a>');
    document
      .querySelector('main')
      ?.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
  });
  await expect(dialog.getByLabel('Title')).toHaveValue('A link that was dragged');
  await dialog.getByRole('button', { name: 'Cancel' }).click();

  // in a field a paste is only a paste
  await page.goto(`${APP_ORIGIN}/add`);
  await page.getByLabel('What was it?').evaluate((field) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', 'https://field.example/');
    field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true }));
  });
  await page.getByLabel('Link, if it has one').fill('field.example/by-hand');
  await page.getByRole('button', { name: 'Keep it in the inbox' }).click();
  await expect(dialog).toHaveCount(0);

  await paste(page, 'https://pasted.example/fatigue-after-stroke');
  await expect(dialog.getByText('You have this page already')).toBeVisible();
  await dialog.getByRole('button', { name: 'Cancel' }).click();

  await paste(page, 'https://list.example/a\nhttps://list.example/b');
  await expect(page.getByRole('heading', { name: '2 new' })).toBeVisible();
  expect(asked.filter((url) => !url.startsWith(APP_ORIGIN) && !url.startsWith('blob:'))).toEqual([]);
});
