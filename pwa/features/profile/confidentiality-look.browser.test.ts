// The look before sending, with a real portfolio and real files in a real browser.
import { createPinia, setActivePinia } from 'pinia';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type App, createApp, defineComponent, h } from 'vue';
import { createMemoryHistory, createRouter } from 'vue-router';
import { openPages } from '../../../shared/documents/pdf-pages.ts';
import { addDays, localDateOf, toInstant } from '../../../shared/model/dates.ts';
import type { RecordId } from '../../../shared/model/id.ts';
import { sentFiles } from '../../../shared/model/sent-files.ts';
import * as commands from '../../../shared/portfolio/edit.ts';
import { readAll, readRecord } from '../../../shared/portfolio/read.ts';
import { emptyPortfolio } from '../../../tests/empty-portfolio.ts';
import { LETTER_PDF, madePdf } from '../../../tests/fixtures/made-pdf.ts';
import { drawnPicture } from '../../../tests/fixtures/made-pictures.ts';
import { askForPack } from '../../export/pack/ask-for-pack.ts';
import { aRequest } from '../../export/pack/invented-pack.ts';
import { HOST, type Host, openHost } from '../../host/host.ts';
import ConfidentialityLook from './ConfidentialityLook.vue';
import { packPieces } from './pack-pieces.ts';
import { useProfile } from './use-profile.ts';

const until = <T>(look: () => T | Promise<T>): Promise<T> => vi.waitFor(look, { timeout: 15_000 });
let host: Host;
let app: App;
let root: HTMLElement;
let profile: RecordId;
let activity: RecordId;
const doc = () => host.portfolio.doc;

beforeEach(async () => {
  host = await openHost();
  host.painted();
  await host.portfolio.loaded;
  await emptyPortfolio(host.portfolio);
  const now = new Date();
  const today = localDateOf(now);
  const period = { scheme: 'own', periodStart: addDays(today, -300), periodEnd: addDays(today, 300) };
  const registrationId = commands.createRegistration(doc(), period, now);
  const statement = 'I visited LS6 2AB and rang 0113 243 1234.';
  profile = commands.createProfile(doc(), { registrationId, cycleStart: period.periodStart, statement }, now);
  activity = commands.createActivity(
    doc(),
    { title: 'Home visits', startedOn: addDays(today, -20), type: 'workBased', triagedAt: now.toISOString() as never },
    now,
  );
  const letter = await host.keepFile(madePdf(LETTER_PDF), 'application/pdf');
  const board = await host.keepFile(await drawnPicture('image/png'), 'image/png');
  for (const [title, file] of [
    ['Letter', letter],
    ['Board', board],
  ] as const) {
    const piece = commands.createEvidence(doc(), { title, file, fileName: '' }, now);
    commands.putLink(doc(), 'activityEvidence', activity, piece, 1);
    commands.putLink(doc(), 'profileEvidence', profile, piece, title === 'Letter' ? 1 : 2);
  }
  commands.putLink(doc(), 'profileActivity', profile, activity, 1);
  const pinia = createPinia();
  setActivePinia(pinia);
  root = document.body.appendChild(document.createElement('div'));
  const Page = defineComponent(() => {
    const page = useProfile();
    return () => h(ConfidentialityLook, { page });
  });
  const anywhere = { path: '/:all(.*)*', component: defineComponent(() => () => null) };
  app = createApp(Page);
  app
    .use(pinia)
    .use(createRouter({ history: createMemoryHistory(), routes: [anywhere] }))
    .provide(HOST, host)
    .mount(root);
});
afterEach(async () => {
  app.unmount();
  root.remove();
  await host.stop();
});
const buttonOf = (words: string) =>
  [...root.querySelectorAll('button')].find((one) => [one.textContent?.trim(), one.ariaLabel].includes(words));
const press = (words: string) => until(() => (buttonOf(words) ?? expect.unreachable(`no button ${words}`)).click());
const reads = (words: string) => until(() => expect(root.textContent).toContain(words));

test('finds are gone through one at a time, files are read when asked, and the person’s word is kept with the profile', async () => {
  await reads('2 to look at');
  await reads('This looks like a postcode: LS6 2••.');
  expect(root.textContent).not.toContain('LS6 2AB');
  // beside the button with which the person says that they looked
  await reads(
    'has not looked inside these yet. Let it do so above, or open them and look yourself:Evidence 1, “Letter”Evidence 2',
  );
  await press('Look inside the evidence too');
  await reads('Evidence 2, “Board”: It is a picture, which cannot be read by Waymark: look at it yourself.');
  expect(root.textContent).not.toContain('has not looked inside these yet');
  await press('Keep it');
  await reads('1 of 2 to look at');
  await reads('This looks like a telephone number');
  await press('Keep it');
  await reads('This is very likely an NHS number: 943 ••• ••19.');
  await reads('Evidence 1, “Letter”, page 1');
  await press('I have looked at all of it myself');
  await reads('Looked at on ');
  const [kept] = readAll(doc(), 'profile');
  expect(kept?.lookedOver).toMatch(/^\w+\.\w+$/);
  expect(readAll(doc(), 'setting').filter(({ key }) => key.startsWith('keptFind:'))).toHaveLength(2);
  // another title is another thing to send
  const [piece] = readAll(doc(), 'evidence');
  if (piece) commands.changeEvidence(doc(), piece.id, { title: 'A letter' });
  await reads('Changed since you looked on ');
  expect(root.textContent).not.toMatch(/is anonymous|has been anonymised/i);
});

/** A page as the extension keeps it: its words, and a picture of the screen. */
async function aKeptPage(): Promise<RecordId> {
  const now = new Date();
  const capturedAt = toInstant(now);
  const words = new TextEncoder().encode('<p>Seen with Mrs A. Sample, telephone 0113 243 1234.</p>');
  const text = await host.keepFile(words, 'text/html');
  const picture = await host.keepFile(await drawnPicture('image/webp'), 'image/webp');
  const url = 'https://journal.example/a';
  const fields = { title: 'Falls at home', source: 'page' as const, snapshot: { ...text, capturedAt, url } };
  const page = commands.createEvidence(doc(), fields, now);
  commands.addPart(doc(), page, { ...picture, role: 'picture', capturedAt, url, notes: [] });
  commands.putLink(doc(), 'activityEvidence', activity, page, 2);
  commands.putLink(doc(), 'profileEvidence', profile, page, 3);
  return page;
}

test('evidence that comes while files are being read is read as well, without being asked again', async () => {
  await reads('Evidence 2, “Board”');
  const before = readAll(doc(), 'evidence').length;
  const adding = aKeptPage();
  await press('Look inside the evidence too');
  await adding;
  expect(readAll(doc(), 'evidence')).toHaveLength(before + 1);
  await reads('Evidence 3, “Falls at home”, its picture: It is a picture, which cannot be read by Waymark');
  await until(() => expect(root.textContent).not.toContain('has not looked inside these yet'));
});

test('a kept page is sent without its words or its picture from where they are found, which is said there and taken back', async () => {
  const page = await aKeptPage();
  const picture = 'Evidence 3, “Falls at home”, its picture: It is a picture, which cannot be read by Waymark';
  await press('Look inside the evidence too');
  // the rows follow, and each brings its files
  await reads(picture);
  await reads('of 5 to look at');
  await press('The one before');
  await reads('Evidence 3, “Falls at home”, its words');
  await press('Send without its words');
  await reads('Goes without its words.');
  await reads('of 3 to look at');
  expect(root.textContent).not.toContain('“Falls at home”, its words:');
  await press('Send without its picture');
  await until(() => expect(root.textContent).not.toContain(picture));
  const sentWithout = () => readRecord(doc(), 'evidence', page)?.sentWithout;
  expect(sentWithout()).toEqual(['text', 'picture']);
  const [listed] = await packPieces(host.portfolio, { evidence: [{ id: page }] } as never);
  expect(listed).toMatchObject({ file: null, words: null, picture: null });
  await press('Send its picture too: Falls at home');
  await reads(picture);
  expect(sentWithout()).toEqual(['text']);
});

const pieceOf = (id: RecordId) => readRecord(doc(), 'evidence', id) ?? expect.unreachable('it is gone');

/** What the PDF of a kept page says, as a real pack has it. */
async function packedWords(id: RecordId): Promise<string> {
  const pieces = await packPieces(host.portfolio, {
    evidence: [{ id, number: 1, title: 'Falls at home', url: '', activityTitles: [] }],
  } as never);
  const request = { request: aRequest(pieces), files: host.portfolio.files.name };
  const { documents } = await askForPack(request, () => undefined).made;
  const all = documents.find(({ name }) => name.endsWith('evidence-all.pdf')) ?? expect.unreachable('no evidence');
  const opened = await openPages(new Uint8Array(await all.blob.arrayBuffer()));
  if (typeof opened === 'string') return expect.unreachable(opened);
  const words: string[] = [];
  for (let at = 1; at <= opened.count; at += 1) words.push((await opened.wordsOf(at)).text);
  await opened.close();
  return words.join('\n').replace(/\s+/g, ' ');
}

test('words of a kept page are covered from the find in a copy: the look and the pack have that, and what was kept stays', async () => {
  const page = await aKeptPage();
  await until(() => {
    buttonOf('Look inside the evidence too')?.click();
    expect(root.textContent).toContain('of 5 to look at');
  });
  const kept = pieceOf(page).snapshot?.sha256 ?? '';
  expect(await packedWords(page)).toContain('Seen with Mrs A. Sample, telephone 0113 243 1234.');
  await press('The one before');
  await reads('Evidence 3, “Falls at home”, its words');
  await press('Cover words…: Falls at home');
  await press('Cover all that was found');
  await press('Use these words');
  await reads('Parts of its words are covered in the copy that goes along.');
  // the copy is read without being asked for, and nothing is found in it
  await reads('of 3 to look at');
  await until(() => expect(root.textContent).not.toContain('has not looked inside these yet'));
  const { words, covered } = sentFiles(pieceOf(page));
  expect(covered).toEqual(['text']);
  expect(pieceOf(page).parts.find(({ role }) => role === 'covered')).toMatchObject({ of: kept, mime: 'text/html' });
  const copy = await (await host.file(words?.sha256 ?? ''))?.text();
  expect(copy).toContain('Seen with [covered], telephone [covered].');
  expect(copy).not.toMatch(/Sample|0113/);
  const packed = await until(async () => {
    const said = await packedWords(page);
    expect(said).toContain('Seen with [covered], telephone [covered].');
    return said;
  });
  expect(packed).not.toMatch(/Sample|0113/);
  expect(packed).toContain('Parts of these words were covered before they were sent.');
  // as it was kept, and by its hash
  expect(await (await host.file(kept))?.text()).toContain('Mrs A. Sample');
  await press('Send them as they were kept: Falls at home');
  await until(() => expect(sentFiles(pieceOf(page)).words?.sha256).toBe(kept));
  await until(async () => expect(await packedWords(page)).toContain('Mrs A. Sample'));
});
