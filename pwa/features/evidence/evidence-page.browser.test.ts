// One piece of evidence finds its activities, with a real portfolio in a real browser.
import { createPinia, setActivePinia } from 'pinia';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type App, createApp } from 'vue';
import { createMemoryHistory, createRouter } from 'vue-router';
import { type LocalDate, toInstant } from '../../../shared/model/dates.ts';
import { coveredCopy, type EvidencePart, type FileReference, latestPart } from '../../../shared/model/evidence.ts';
import type { RecordId } from '../../../shared/model/id.ts';
import { sentFiles } from '../../../shared/model/sent-files.ts';
import * as commands from '../../../shared/portfolio/edit.ts';
import { LAYOUT, metaOf } from '../../../shared/portfolio/layout.ts';
import { readAll, readRecord } from '../../../shared/portfolio/read.ts';
import { emptyPortfolio } from '../../../tests/empty-portfolio.ts';
import { madePdf } from '../../../tests/fixtures/made-pdf.ts';
import { drawnPicture } from '../../../tests/fixtures/made-pictures.ts';
import { wordsOfFile } from '../../confidentiality/words-of-file.ts';
import { HOST, type Host, openHost } from '../../host/host.ts';
import { useSession } from '../../stores/session.ts';
import EvidencePage from './EvidencePage.vue';

/** A busy machine takes its time. */
const until = <T>(look: () => T | Promise<T>): Promise<T> => vi.waitFor(look, { timeout: 15_000 });

let host: Host;
let app: App;
let root: HTMLElement;
let id: RecordId;
let course: RecordId;
let file: FileReference;
const homesOf = (one: RecordId) =>
  readAll(host.portfolio.doc, 'link').flatMap(({ from, to }) => (to === one ? [from] : []));
const kept = (one = id) => readRecord(host.portfolio.doc, 'evidence', one);

async function open(): Promise<void> {
  const pinia = createPinia();
  setActivePinia(pinia);
  const page = { template: '' };
  const routes = ['/evidence', '/evidence/:id', '/activity/:id'].map((path) => ({ path, component: page }));
  root = document.body.appendChild(document.createElement('div'));
  app = createApp(EvidencePage, { id });
  app
    .use(pinia)
    .use(createRouter({ history: createMemoryHistory(), routes }))
    .provide(HOST, host)
    .mount(root);
  await until(() => expect(root.textContent).toContain('What it shows'));
}
beforeEach(async () => {
  host = await openHost();
  host.painted();
  await host.portfolio.loaded;
  const { doc } = host.portfolio;
  await emptyPortfolio(host.portfolio);
  course = commands.createActivity(doc, { title: 'Safeguarding level 2' }, new Date());
  file = await host.keepFile(new TextEncoder().encode('PK a leaflet'), 'application/msword');
  id = commands.createEvidence(doc, { title: 'Certificate', file }, new Date());
});
afterEach(async () => {
  app.unmount();
  root.remove();
  await host.stop();
});

const press = (words: string) =>
  until(() => {
    const named = (one: HTMLElement) => one.ariaLabel === words || one.textContent?.trim() === words;
    ([...root.querySelectorAll('button')].find(named) ?? expect.unreachable(`no button ${words}`)).click();
  });
const choose = (words: string) =>
  until(() => {
    const label = [...root.querySelectorAll('label')].find((one) => one.textContent?.includes(words));
    (label ?? expect.unreachable(`no choice of ${words}`)).click();
  });

test('evidence without an activity goes to one that is there; that can be taken back', async () => {
  await open();
  expect(root.textContent).toContain('No activity yet.');
  await press('Put it with an activity');
  await choose('Safeguarding level 2');
  await press('Put it there');
  await until(() => expect(homesOf(id)).toEqual([course]));
  await until(() => expect(root.textContent).toContain('Also shows…'));
  expect(document.activeElement?.textContent?.trim()).toBe('Also shows…');
  useSession().undo();
  await until(() => expect(homesOf(id)).toEqual([]));
});

test('the day of evidence in words can be put right', async () => {
  const fields = { title: 'Letter in my green folder', source: 'note' as const, obtainedOn: '2026-11-26' as LocalDate };
  id = commands.createEvidence(host.portfolio.doc, fields, new Date());
  await open();
  const day = await until(() => {
    const label = [...root.querySelectorAll('label')].find((one) => one.textContent === 'Day');
    return root.querySelector<HTMLInputElement>(`#${label?.htmlFor}`) ?? expect.unreachable('there is no field');
  });
  expect(day.value).toBe('2026-11-26');
  day.value = '2026-10-02';
  day.dispatchEvent(new Event('input', { bubbles: true }));
  await until(() => expect(kept()?.obtainedOn).toBe('2026-10-02'));
  await until(() => expect(root.textContent).toContain('2 October 2026'));
});

test('evidence in words gets its file, and Undo takes it away again', async () => {
  id = commands.createEvidence(host.portfolio.doc, { title: 'Letter in my green folder', source: 'note' }, new Date());
  await open();
  await until(() => expect(root.textContent).toContain('Add the file'));
  const input = root.querySelector<HTMLInputElement>('input[type=file]') ?? expect.unreachable('no place for a file');
  const given = new DataTransfer();
  given.items.add(new File(['What I wrote'], 'letter.txt', { type: 'text/plain' }));
  input.files = given.files;
  input.dispatchEvent(new Event('change'));
  await until(() => expect(kept()).toMatchObject({ fileName: 'letter.txt', file: { mime: 'text/plain' } }));
  await until(() => expect(useSession().done?.text).toBe('The file is added.'));
  useSession().undo();
  await until(() => expect(kept()?.file).toBeNull());
});

test('it becomes an activity of its own in the inbox', async () => {
  await open();
  await press('Put it with an activity');
  await press('Make an activity of it');
  await until(() => expect(homesOf(id)).toHaveLength(1));
  expect(readRecord(host.portfolio.doc, 'activity', homesOf(id)[0] ?? '')).toMatchObject({
    title: 'Certificate',
    triagedAt: null,
  });
});

test('it shows two activities, and is taken off one of them', async () => {
  const { doc } = host.portfolio;
  const club = commands.createActivity(doc, { title: 'Journal club' }, new Date());
  for (const one of [course, club]) commands.putLink(doc, 'activityEvidence', one, id, 5);
  await open();
  await press('Take it off: Journal club');
  await until(() => expect(homesOf(id)).toEqual([course]));
  useSession().undo();
  await until(() => expect(homesOf(id).sort()).toEqual([course, club].sort()));
  expect(readAll(doc, 'link').map(({ position }) => position)).toEqual([5, 5]);
});

test('an activity that it is with already is not offered as a new one', async () => {
  commands.putLink(host.portfolio.doc, 'activityEvidence', course, id);
  await open();
  await press('Also shows…');
  await choose('Safeguarding level 2');
  await until(() => expect(root.textContent).toContain('It is with this activity already.'));
});

test('of the same file twice one is kept, with the activities of both', async () => {
  const { doc } = host.portfolio;
  const twin = commands.createEvidence(doc, { title: 'Certificate again', file }, new Date());
  commands.putLink(doc, 'activityEvidence', course, twin);
  await open();
  await press('Keep only this one, not: Certificate again');
  await until(() => expect(homesOf(id)).toEqual([course]));
  expect(kept(twin)?.deletedOn).not.toBeNull();
  await until(() => expect(root.textContent).not.toContain('The same file is here twice'));
  useSession().undo();
  await until(() => expect(kept(twin)?.deletedOn).toBeNull());
  expect(homesOf(id)).toEqual([]);
});

test('it goes to the bin, and comes back by Undo', async () => {
  await open();
  await press('Move to the bin: Certificate');
  await until(() => expect(kept()?.deletedOn).not.toBeNull());
  useSession().undo();
  await until(() => expect(kept()?.deletedOn).toBeNull());
});

test('where the portfolio can only be read it is said that nothing was changed, and the page stays', async () => {
  await open();
  const meta = metaOf(host.portfolio.doc);
  meta.set('minimumReader', LAYOUT + 1);
  try {
    await press('Move to the bin: Certificate');
    await until(() => expect(useSession().done?.text).toContain('Nothing was changed'));
    expect(kept()?.deletedOn).toBeNull();
  } finally {
    meta.delete('minimumReader');
  }
});

/** A page as the extension keeps it: its words, and a picture of the screen. */
async function openKeptPage(): Promise<EvidencePart> {
  const capturedAt = toInstant(new Date());
  const at = { capturedAt, url: 'https://journal.example/a' };
  const words = await host.keepFile(new TextEncoder().encode('<p>Words of the page.</p>'), 'text/html');
  const seen = await host.keepFile(await drawnPicture('image/webp'), 'image/webp');
  const { doc } = host.portfolio;
  const fields = { title: 'Falls at home', source: 'page' as const, snapshot: { ...words, ...at } };
  id = commands.createEvidence(doc, fields, new Date());
  const picture = { ...seen, ...at, role: 'picture' as const, notes: [] };
  commands.addPart(doc, id, picture);
  await open();
  return picture;
}
const reads = (words: string) => until(() => expect(root.textContent).toContain(words));
const summary = (words: string) =>
  until(() => {
    const line = [...root.querySelectorAll('summary')].find((one) => one.textContent?.includes(words));
    (line ?? expect.unreachable(`no line ${words}`)).click();
  });

const pressIn = (words: string) =>
  until(() => {
    const button = [...document.querySelectorAll('dialog button')].find((one) => one.textContent?.trim() === words);
    if (!(button instanceof HTMLButtonElement) || button.disabled) return expect.unreachable(`no button ${words}`);
    button.click();
  });

test('a kept page is sent without its picture, which is said there and taken back by one press', async () => {
  await openKeptPage();
  await summary('When sent: its words and its picture');
  await press('Send without its picture: Falls at home');
  await reads('Goes without its picture.');
  await reads('When sent: its words');
  expect(kept()?.sentWithout).toEqual(['picture']);
  await press('Send its picture too: Falls at home');
  await reads('When sent: its words and its picture');
  expect(kept()?.sentWithout).toEqual([]);
});

test('the picture of a kept page is covered in a copy that goes in its place; what was kept stays, and its proof with it', async () => {
  const picture = await openKeptPage();
  await summary('When sent:');
  await press('Blur or crop: Falls at home');
  await pressIn('Add a box');
  await pressIn('Use this picture');
  await reads('Parts of its picture are covered in the copy that goes along.');
  const after = kept() ?? expect.unreachable('it is there');
  const { picture: sent, covered } = sentFiles(after);
  expect(covered).toEqual(['picture']);
  expect(sent?.sha256).not.toBe(picture.sha256);
  expect(coveredCopy(after, 'picture')?.of).toBe(picture.sha256);
  expect(latestPart(after, 'picture')).toEqual(picture);
  const hasBlack = async (sha256 = '') => {
    const bitmap = await createImageBitmap((await host.file(sha256)) ?? expect.unreachable('its bytes are here'));
    const { width, height } = bitmap;
    const context = new OffscreenCanvas(width, height).getContext('2d');
    context?.drawImage(bitmap, 0, 0);
    const { data } = context?.getImageData(0, 0, width, height) ?? expect.unreachable('it is drawn');
    return Array.from({ length: width * height }, (_, at) => Math.max(...data.subarray(at * 4, at * 4 + 3))).some(
      (lightest) => lightest < 20,
    );
  };
  expect([await hasBlack(picture.sha256), await hasBlack(sent?.sha256)]).toEqual([false, true]);
  await reads('Picture with parts covered');
  await press('Check that nothing has changed');
  await reads('Everything is unchanged since capture.');
  await press('Send it as it was kept: Falls at home');
  await until(() =>
    expect(sentFiles(kept() ?? after)).toMatchObject({ picture: { sha256: picture.sha256 }, covered: [] }),
  );
});

test('the PDF that was kept of a page is covered in a copy, of which no word is left', async () => {
  const bytes = madePdf({ title: 'Letter', pages: [[[14, 'Seen at home: Mrs Invented']]] });
  const pdf = await host.keepFile(bytes, 'application/pdf');
  const url = 'https://journal.example/a.pdf';
  const { doc } = host.portfolio;
  id = commands.createEvidence(doc, { title: 'A kept letter', source: 'page' }, new Date());
  commands.addPart(doc, id, { ...pdf, role: 'file', capturedAt: toInstant(new Date()), url, notes: [] });
  await open();
  await summary('When sent: its PDF');
  await press('Cover parts: A kept letter');
  await pressIn('Add a box');
  await pressIn('Use this file');
  await reads('Parts of its PDF are covered in the copy that goes along.');
  const after = kept() ?? expect.unreachable('it is there');
  const { file: sent, covered } = sentFiles(after);
  expect([covered, latestPart(after, 'file')?.sha256]).toEqual([['file'], pdf.sha256]);
  const { words } = await wordsOfFile((await host.file(sent?.sha256 ?? '')) ?? new Blob(), 'a.pdf');
  expect(words).toEqual([]);
});
