// What was kept of a webinar is seen whole in the app: picture, copies, transcript, notes, time, reference, reminder.
import type { Page } from '@playwright/test';
import { scriptForPage } from '../../scripts/bundle-for-page.ts';
import { CERTIFICATE_PDF, madePdf } from '../fixtures/made-pdf.ts';
import { expect, test } from './browser.ts';
import { fillWithSample, keepPicture, overflowPx, problems, SCHEMES } from './screens.ts';
import { APP_ORIGIN } from './server.ts';

/** The sample portfolio with a kept webinar in it; gives the address of its activity. */
async function withWebinar(page: Page): Promise<string> {
  await fillWithSample(page);
  const blank = `${APP_ORIGIN}/before-the-app`;
  await page.route(blank, (route) =>
    route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>-</title>' }),
  );
  await page.goto(blank);
  await page.evaluate(await scriptForPage('tests/e2e/kept-in-page.ts'));
  const { activityId } = await page.evaluate(() => window.waymarkKept.addKeptWebinar());
  await page.unroute(blank);
  return `${APP_ORIGIN}/activity/${activityId}`;
}

test('everything that was kept of a webinar can be looked at, checked and cited', async ({ profile, server }) => {
  test.setTimeout(120_000);
  expect(server.output).toContain('listening');
  const page = await profile.context.newPage();
  await profile.context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: APP_ORIGIN });
  await page.goto(await withWebinar(page));

  const picture = page.getByRole('img', { name: 'What was on the screen on 3 November 2026 at 14:02' });
  await expect(picture).toBeVisible();
  await page.getByRole('button', { name: /What was on the screen on .*Show it large/ }).click();
  await expect(page.getByRole('dialog').getByRole('img')).toBeVisible();
  expect.soft(await problems(page), 'picture').toEqual([]);
  await page.getByRole('button', { name: 'Close' }).click();

  await page.getByText('What was kept', { exact: true }).click();
  await expect(page.getByText('The file is larger than 50 MB, so it is not kept.')).toBeVisible();
  await page.getByRole('button', { name: 'Check that nothing has changed' }).click();
  await expect(page.getByText('Everything is unchanged since capture.')).toBeVisible();

  await page.getByRole('button', { name: 'Read: Transcript' }).click();
  const transcript = page.getByRole('dialog');
  await expect(transcript).toContainText('12:40');
  await transcript.getByLabel('Find words').fill('PACING');
  await expect(transcript.getByRole('listitem')).toHaveCount(1);
  await keepPicture(page, 'transcript');
  expect.soft(await problems(page), 'transcript').toEqual([]);
  await transcript.getByRole('button', { name: 'Close' }).click();

  await page.getByRole('button', { name: 'See the kept page' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();

  await page.getByRole('button', { name: 'Reference of Fatigue is not tiredness' }).click();
  const reference = page.getByRole('dialog');
  await reference.getByLabel('Style').selectOption({ label: 'Harvard (Cite Them Right)' });
  await expect(reference).toContainText(
    'Ŵyn-O’Brien, S. and Nowak, Ł. (2026) Fatigue is not tiredness. Alder Learning.',
  );
  await reference.getByRole('button', { name: 'Copy' }).click();
  await expect(reference.getByText('Copied.')).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('Ŵyn-O’Brien, S. and Nowak, Ł. (2026)');
  const download = page.waitForEvent('download');
  await reference.getByRole('button', { name: 'RIS' }).click();
  expect((await download).suggestedFilename()).toBe('Fatigue is not tiredness.ris');
  await keepPicture(page, 'reference');
  expect.soft(await problems(page), 'reference').toEqual([]);
  await reference.getByRole('button', { name: 'Close' }).click();

  // a detail is put right, and cited as it is now
  await page.getByText('Details', { exact: true }).click();
  await page.getByRole('button', { name: /Put right.*Provider/ }).click();
  await page.getByRole('textbox', { name: 'Provider' }).fill('Alder Academy');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('yours', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Reference of Fatigue is not tiredness' }).click();
  await expect(page.getByRole('dialog')).toContainText('Alder Academy');
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
  await page.getByRole('button', { name: /Back to what was read.*Provider/ }).click();
  await expect(page.getByText('yours', { exact: true })).toHaveCount(0);
});

test('notes go into my words, minutes onto the activity, and the reminder is answered', async ({ profile, server }) => {
  expect(server.output).toContain('listening');
  const page = await profile.context.newPage();
  const address = await withWebinar(page);
  await page.goto(address);
  await expect(page.getByText('42 of 55 minutes of the recording seen, counted by this device.')).toBeVisible();
  await expect(page.getByText('You put down 60 minutes.')).toBeVisible();
  await page.getByRole('button', { name: 'Put 60 minutes on this activity' }).click();
  await expect(page.getByRole('button', { name: 'Put 60 minutes on this activity' })).toHaveCount(0);

  const quote = page.getByRole('blockquote').getByText('Fatigue after stroke is not cured by sleep.', { exact: true });
  await expect(quote).toBeVisible();
  await expect(page.getByRole('link', { name: /Open on the page.*Fatigue after stroke/ })).toHaveAttribute(
    'href',
    'https://learning.example/webinars/fatigue#:~:text=Fatigue%20after%20stroke%20is%20not%20cured%20by%20sleep.',
  );
  await expect(page.getByRole('img', { name: 'What was on the screen at 12:40 of the recording' })).toBeVisible();
  const note = page.getByLabel('Your note at 12:40');
  await expect(note).toBeEditable();
  await note.fill('Pacing before pushing, and rest before both');
  await note.blur();
  const piece = page.getByRole('list', { name: 'Passages and notes' });
  await piece.getByRole('button', { name: /Add to my reflection.*Fatigue after stroke/ }).click();
  await page.getByRole('dialog').getByLabel('Where').selectOption({ label: 'Why it matters to your work' });
  await page.getByRole('dialog').getByRole('button', { name: 'Add it' }).click();
  await expect(page.getByLabel('Why it matters to your work')).toHaveValue(
    /^“Fatigue after stroke is not cured by sleep\.” \(Siân Ŵyn-O'Brien and Łukasz Nowak, “Fatigue is not tiredness”, 2026\)\nFor the leaflet\.$/,
  );
  await expect(page.getByText('Added to “Why it matters to your work”.')).toBeVisible();
  const beside = page.getByRole('region', { name: 'Your notes (2)' });
  await beside.getByRole('button', { name: /Add to my reflection.*Pacing before pushing/ }).click();
  await expect(page.getByLabel('What did you take from it?')).toHaveValue(
    'Pacing before pushing, and rest before both (my note at 12:40 of “Fatigue is not tiredness”)',
  );
  await expect(beside.getByText('In your reflection')).toBeVisible();
  await page.reload();
  await expect(page.getByLabel('Your note at 12:40')).toHaveValue('Pacing before pushing, and rest before both');

  await page.goto(`${APP_ORIGIN}/inbox`);
  await expect(
    page.getByText('The certificate for “Fatigue is not tiredness” should be ready. Have you got it?'),
  ).toBeVisible();
  await keepPicture(page, 'inbox-reminder');
  expect.soft(await problems(page), 'inbox').toEqual([]);
  await page.getByRole('button', { name: 'Not yet, ask tomorrow: Fatigue is not tiredness' }).click();
  await expect(page.getByRole('heading', { name: 'Reminders' })).toHaveCount(0);
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByRole('button', { name: 'Done: Fatigue is not tiredness' }).click();
  await expect(page.getByRole('heading', { name: 'Reminders' })).toHaveCount(0);

  await page.goto(address);
  await page.getByRole('button', { name: 'Remind me later' }).click();
  await page.getByRole('radio', { name: /A follow-up/ }).check();
  await page.getByRole('button', { name: 'Remind me', exact: true }).click();
  await expect(page.getByText('Look at “Fatigue is not tiredness” again: what came of it?')).toBeVisible();
});

test('files become evidence by button, drop and paste; one is replaced, one goes to the bin and comes back', async ({
  profile,
  server,
}) => {
  test.setTimeout(120_000);
  expect(server.output).toContain('listening');
  const page = await profile.context.newPage();
  const activityId = await fillWithSample(page);
  await page.goto(`${APP_ORIGIN}/activity/${activityId}`);
  const card = page.locator('#evidence');
  const piece = (title: string) =>
    card.getByRole('listitem').filter({ has: page.getByRole('heading', { name: title, exact: true }) });
  const leaflet = { name: 'Leaflet.docx', mimeType: 'application/msword', buffer: Buffer.from('PK leaflet') };
  const certificate = {
    name: 'My certificate.pdf',
    mimeType: 'application/pdf',
    buffer: Buffer.from(madePdf(CERTIFICATE_PDF)),
  };
  const chooser = page.waitForEvent('filechooser');
  await card.getByRole('button', { name: 'Add files' }).click();
  await (await chooser).setFiles([certificate, leaflet]);
  await expect(page.getByText('2 files are added.')).toBeVisible({ timeout: 30_000 });
  await expect(piece('My certificate')).toContainText('Course certificate · 14 October 2026 · PDF, 4 kB');
  await expect(piece('My certificate').getByRole('link', { name: /^Open: My certificate/ })).toHaveAttribute(
    'href',
    /^blob:/,
  );
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save: Leaflet' }).click();
  expect((await download).suggestedFilename()).toBe('Leaflet.docx');

  // a picture that is dropped, and the same one pasted
  const hand = (how: 'drop' | 'paste') =>
    card.evaluate(async (element, kind) => {
      const canvas = new OffscreenCanvas(1_200, 900);
      const context = canvas.getContext('2d');
      if (context) context.fillStyle = 'teal';
      context?.fillRect(0, 0, 1_200, 900);
      const data = new DataTransfer();
      data.items.add(new File([await canvas.convertToBlob()], 'Whiteboard.png', { type: 'image/png' }));
      const event =
        kind === 'drop'
          ? new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true })
          : new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true });
      element.dispatchEvent(event);
    }, how);
  await hand('drop');
  await card.getByRole('button', { name: 'Keep this picture' }).click();
  const picture = page.getByRole('img', { name: 'Whiteboard' });
  await expect(picture).toBeVisible();
  expect(await picture.evaluate((image: HTMLImageElement) => image.naturalHeight)).toBeLessThan(400);
  // it was added alone: its details stand open
  await piece('Whiteboard').getByLabel('Kind').selectOption({ label: 'Action plan' });
  await piece('Whiteboard').getByLabel('Title').fill('Plan on the whiteboard');
  await piece('Whiteboard').getByLabel('Title').blur();
  await expect(piece('Plan on the whiteboard')).toContainText('Action plan · ');
  await hand('paste');
  await card.getByRole('button', { name: 'Keep this picture' }).click();
  await expect(
    card.getByText('You have this already: “Whiteboard.png” is here as “Plan on the whiteboard”.'),
  ).toBeVisible();
  for (const colorScheme of SCHEMES)
    for (const width of [1280, 360]) {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 800 });
      await keepPicture(page, `evidence-files-${width}-${colorScheme}`);
      expect.soft(await problems(page), `${width} px, ${colorScheme}`).toEqual([]);
      expect.soft(await overflowPx(page), `${width} px scrolls sideways`).toBeLessThanOrEqual(0);
    }
  await card.getByRole('button', { name: 'Close' }).click();

  await piece('Leaflet').getByText('Details', { exact: true }).click();
  const other = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Replace the file: Leaflet' }).click();
  await (await other).setFiles([{ ...leaflet, name: 'Leaflet 2.docx', buffer: Buffer.from('PK leaflet, second') }]);
  await expect(page.getByText('The file is replaced.')).toBeVisible();
  await piece('Leaflet').getByText('What was kept', { exact: true }).click();
  await expect(piece('Leaflet').getByText(/^Replaced on /)).toBeVisible();

  await page.getByRole('button', { name: 'Move to the bin: Leaflet' }).click();
  await expect(piece('Leaflet')).toHaveCount(0);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(piece('Leaflet')).toBeVisible();
  await piece('Leaflet').getByText('Details', { exact: true }).click();
  await page.getByRole('button', { name: 'Move to the bin: Leaflet' }).click();
  await expect(piece('Leaflet')).toHaveCount(0);
  await page.goto(`${APP_ORIGIN}/deleted`);
  const putBack = page.getByRole('button', { name: 'Put back: Leaflet' });
  await putBack.click();
  // it is put back once the portfolio is loaded; a page that goes away before that puts nothing back
  await expect(putBack).toHaveCount(0);
  await page.goto(`${APP_ORIGIN}/activity/${activityId}`);
  await expect(piece('Leaflet')).toBeVisible();
});

test('the screens of evidence, references and bringing in can be used by everyone', async ({ profile, server }) => {
  test.setTimeout(180_000);
  expect(server.output).toContain('listening');
  const page = await profile.context.newPage();
  const address = await withWebinar(page);
  const screens = [
    { name: 'evidence', path: address },
    { name: 'references', path: `${APP_ORIGIN}/references` },
    { name: 'import', path: `${APP_ORIGIN}/import` },
  ];
  for (const screen of screens) {
    for (const colorScheme of SCHEMES) {
      for (const width of [1280, 360]) {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        await page.setViewportSize({ width, height: 800 });
        await page.goto(screen.path);
        await expect(page.locator('h1')).toBeVisible();
        if (screen.name === 'evidence') {
          await expect(page.getByRole('img', { name: /What was on the screen on/ })).toBeVisible();
          await page.getByText('What was kept', { exact: true }).click();
          await page.getByText('Details', { exact: true }).click();
          await expect(page.getByLabel('Your note at 12:40')).toBeEditable();
        }
        await keepPicture(page, `${screen.name}-${width}-${colorScheme}`);
        expect.soft(await problems(page), `${screen.name} ${width} ${colorScheme}`).toEqual([]);
        expect.soft(await overflowPx(page), `${screen.name} at ${width} px`).toBeLessThanOrEqual(0);
      }
    }
    await page.setViewportSize({ width: 320, height: 640 });
    expect.soft(await overflowPx(page), `${screen.name} at 320 px`).toBeLessThanOrEqual(0);
    await page.setViewportSize({ width: 640, height: 800 });
    await page.evaluate(() => document.documentElement.style.setProperty('font-size', '200%', 'important'));
    expect.soft(await overflowPx(page), `${screen.name} with text at 200 %`).toBeLessThanOrEqual(0);
  }
});
