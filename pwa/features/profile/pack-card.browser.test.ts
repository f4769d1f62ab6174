// The pack in a person's hands, with a real portfolio, store of files and worker: what lacks, what is asked, what is saved.
import { createPinia, setActivePinia } from 'pinia';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type App, createApp, defineComponent, h } from 'vue';
import { createMemoryHistory, createRouter } from 'vue-router';
import { anEvidence } from '../../../shared/audit/invented.ts';
import type { ProfileDocument } from '../../../shared/audit/profile-document.ts';
import type { Evidence } from '../../../shared/model/evidence.ts';
import type { RecordId } from '../../../shared/model/id.ts';
import { parseProfile } from '../../../shared/model/profile.ts';
import * as commands from '../../../shared/portfolio/edit.ts';
import { emptyPortfolio } from '../../../tests/empty-portfolio.ts';
import { LETTER_PDF, madePdf } from '../../../tests/fixtures/made-pdf.ts';
import { drawnPicture } from '../../../tests/fixtures/made-pictures.ts';
import { aListedEvidence, aProfile } from '../../export/invented-profile.ts';
import type { MadePack, PackPart } from '../../export/pack/pack-request.ts';
import { HOST, type Host, openHost } from '../../host/host.ts';
import PackCard from './PackCard.vue';
import type { SentToLookAt } from './passages-of-document.ts';

const until = <T>(look: () => T | Promise<T>): Promise<T> => vi.waitFor(look, { timeout: 20_000 });

let host: Host;
let app: App | null = null;
let root: HTMLElement;
let made: MadePack[];
let saved: PackPart[];

beforeEach(async () => {
  localStorage.removeItem('waymark-pack-limit-mb');
  host = await openHost();
  host.painted();
  await host.portfolio.loaded;
  await emptyPortfolio(host.portfolio);
  root = document.body.appendChild(document.createElement('div'));
  [made, saved] = [[], []];
});
afterEach(async () => {
  app?.unmount();
  root.remove();
  vi.restoreAllMocks();
  await host.stop();
});

function show(
  profile: ProfileDocument,
  written: { summary: string; statement: string } | null = null,
  pieces: readonly Evidence[] = [],
): void {
  const pinia = createPinia();
  setActivePinia(pinia);
  const draft = written && parseProfile('profile-0001' as RecordId, written);
  const sent = (): SentToLookAt => ({ profile: draft, document: profile, activities: [], evidence: pieces });
  const card = () =>
    h(PackCard, {
      sent,
      document: profile,
      regulator: 'HCPC',
      upToDate: () => Promise.resolve(profile),
      onMade: (pack: MadePack) => made.push(pack),
      onSaved: (part: PackPart) => saved.push(part),
    });
  app = createApp(defineComponent(() => card));
  const anywhere = { path: '/:all(.*)*', component: { render: () => null } };
  app
    .use(pinia)
    .use(createRouter({ history: createMemoryHistory(), routes: [anywhere] }))
    .provide(HOST, host)
    .mount(root);
}

const press = (name: string) =>
  until(() => {
    const button = [...root.querySelectorAll('button')].find(
      (one) => (one.ariaLabel ?? one.textContent)?.trim() === name,
    );
    (button ?? expect.unreachable(`no button ${name}`)).click();
  });
const says = (words: string | RegExp) => until(() => expect(root.textContent?.replace(/\s+/g, ' ')).toMatch(words));

async function evidence(title: string, isHere: boolean) {
  const { doc, projection } = host.portfolio;
  const [file] = await host.keepFiles([{ bytes: await drawnPicture('image/png'), mime: 'image/png' }]);
  const reference = file && (isHere ? file : { ...file, sha256: 'f'.repeat(64) });
  const id = commands.createEvidence(
    doc,
    { title, source: 'file', file: reference ?? null, fileName: 'a.png' },
    new Date(),
  );
  await until(async () => expect(await projection.evidence.get(id)).toBeDefined());
  return id;
}

test('what is all there is made and saved in one go, and described for who keeps a copy', async () => {
  const id = await evidence('Photo', true);
  show(aProfile({ evidence: [{ ...aListedEvidence(1), id, title: 'Photo' }] }));
  await press('Make your pack');
  await says('Your pack is ready');
  expect(made).toHaveLength(1);
  expect(saved.map(({ name }) => name)).toEqual(["CPD pack of Siân Ŵyn-O'Brien, 2025-11 to 2027-10.zip"]);
  const [zip] = saved;
  expect(zip?.sha256).toMatch(/^[0-9a-f]{64}$/);
  expect(zip?.files.map(({ path }) => path)).toContain('evidence/01-Photo.pdf');
  await says('Save its documents one by one');
  const summary = [...root.querySelectorAll('summary')].find((one) => one.textContent?.includes('one by one'));
  summary?.click();
  const shown = () => [...root.querySelectorAll('.documents .name')].map((one) => one.textContent);
  await until(() => expect(shown()).toContain('profile.pdf'));
  await press('Save: profile.pdf');
  expect(saved.at(-1)?.name).toBe("CPD pack of Siân Ŵyn-O'Brien, 2025-11 to 2027-10, profile.pdf");
  // who speaks what they read presses what they mean (WCAG 2.2, 2.5.3)
  for (const button of root.querySelectorAll('button[aria-label]'))
    expect(button.ariaLabel?.startsWith(button.textContent?.trim() ?? '')).toBe(true);
});

test('a piece without a file, and one that is called as its file, are named before it is made', async () => {
  const { doc, projection } = host.portfolio;
  const bare = commands.createEvidence(doc, { title: 'Certificate of attendance', source: 'certificate' }, new Date());
  await until(async () => expect(await projection.evidence.get(bare)).toBeDefined());
  const photo = await evidence('IMG_0042', true);
  const listed = [
    { ...aListedEvidence(1), id: bare, title: 'Certificate of attendance' },
    { ...aListedEvidence(2), id: photo, title: 'IMG_0042' },
  ];
  show(aProfile({ evidence: listed }));
  await says('Evidence 1 has no file: add one, or it is only listed.');
  await says('Evidence 2 is called “IMG_0042”: give it a name that says what it is.');
});

test('a file that is elsewhere is named before, and nothing is saved until the person says so', async () => {
  const id = await evidence('Photo', false);
  show(aProfile({ evidence: [{ ...aListedEvidence(1), id, title: 'Photo' }] }));
  await says('One file is not on this device');
  await press('Make your pack');
  await says(/One piece of evidence is in the list and not in the pack: ?1\. Photo: Its file is not on this device\./);
  expect([made, saved]).toEqual([[], []]);
  await press('Use it as it is');
  await says('Your pack is ready');
  expect(made[0]?.lacking).toHaveLength(1);
  expect(saved).toHaveLength(1);
});

test('characters that the PDFs lack and words over the limit are named before it is saved', async () => {
  const statement = { text: 'سارة 👍', words: 1_802, limitWords: 1_500 };
  show(aProfile({ evidence: [], statement }));
  await press('Make your pack');
  await says('Your statement has 1,802 words; HCPC takes at most 1,500.');
  await says(/Arabic letter U\+0633.*emoji U\+1F44D/);
  await press('Go back');
  await until(() => expect(root.textContent).not.toContain('Before you save it'));
  expect(saved).toEqual([]);
});

test('cancelled, it leaves nothing behind and can be made again; the size chosen is remembered', async () => {
  show(aProfile({ evidence: [] }));
  const size = root.querySelector('select') ?? expect.unreachable('no choice of size');
  size.value = '20';
  size.dispatchEvent(new Event('change'));
  await press('Make your pack');
  await press('Cancel');
  await until(() => expect(root.textContent).toContain('Make your pack'));
  expect(localStorage.getItem('waymark-pack-limit-mb')).toBe('20');
  expect([made, saved]).toEqual([[], []]);
  await press('Make your pack');
  await says('Your pack is ready');
});

test.each([
  ['Download as PDF', 'Download it as it is', /Saved as “.*\.pdf”/],
  ['Make your pack', 'Make it as it is', /Your pack is ready/],
  ['Save as web page', 'Save it as it is', /Saved as “.*\.html”/],
])('before “%s” makes anything, what was found in it is shown', async (name, goOn, done) => {
  const texts = { summary: 'I work at LS6 2AB.', statement: 'Mrs Sample slept better.' };
  const of = (text: string) => ({ text, words: 4, limitWords: 500 });
  show(aProfile({ evidence: [], summary: of(texts.summary), statement: of(texts.statement) }), texts);
  await press(name);
  await says('2 things to look at first');
  await says(/Your summary: …I work at LS6 2••\./);
  await says(/Your statement: …Mrs S••••• slept better\./);
  expect(root.textContent).not.toMatch(done);
  await press(goOn);
  await says(done);
});

test('a text is copied when the person has seen what was found in it, and in that text alone', async () => {
  const copied: string[] = [];
  vi.spyOn(navigator.clipboard, 'writeText').mockImplementation(async (text) => void copied.push(text));
  const texts = { summary: 'I work with adults.', statement: 'Mrs Sample slept better.' };
  const of = (text: string) => ({ text, words: 4, limitWords: 500 });
  show(aProfile({ evidence: [], summary: of(texts.summary), statement: of(texts.statement) }), texts);
  await press('Copy the summary');
  await until(() => expect(copied).toEqual([texts.summary]));
  await press('Copy the statement');
  await says('One thing to look at first');
  expect(copied).toHaveLength(1);
  await press('Copy it as it is');
  await until(() => expect(copied.at(-1)).toBe(texts.statement));
});

async function aPiece(title: string, bytes: Uint8Array<ArrayBuffer>, mime: string): Promise<Evidence> {
  const file = await host.keepFile(bytes, mime);
  return anEvidence({ id: `evidence-${title}` as RecordId, title, file, fileName: '' });
}
const letter = () => aPiece('Letter', madePdf(LETTER_PDF), 'application/pdf');
const plan = () => aPiece('Plan', new TextEncoder().encode('Practise twice a day.'), 'text/plain');
const board = async () => aPiece('Board', await drawnPicture('image/png'), 'image/png');
const bare = aProfile({ evidence: [] });

test('before the pack is made its files are looked through too, each once, and what could not be read is said', async () => {
  const read = vi.spyOn(host, 'file');
  show(bare, null, [await plan(), await letter(), await board()]);
  await press('Make your pack');
  await says('One thing to look at first');
  await says('This is very likely an NHS number: 943 ••• ••19.');
  await says('Evidence 2, “Letter”, page 1');
  await says('Evidence 3, “Board”: It is a picture, which cannot be read by Waymark');
  expect(made).toEqual([]);
  await press('Keep it: This is very likely an NHS number: 943 ••• ••19.');
  await says('One file to look at yourself');
  await press('Not now');
  await press('Make your pack');
  await press('Make it as it is');
  await says('Your pack is ready');
  expect(read).toHaveBeenCalledTimes(3);
});

test('where nothing is found in the files the pack is made without a word of it', async () => {
  show(bare, null, [await plan()]);
  await press('Make your pack');
  await says('Your pack is ready');
  expect(root.textContent).not.toMatch(/look at first|to look at yourself/);
});

test('nobody waits for files to be read: the pack is made meanwhile, and which were not read is said', async () => {
  const [one, two] = [await plan(), await letter()];
  vi.spyOn(host, 'file').mockImplementation(() => new Promise(() => undefined));
  show(bare, null, [one, two]);
  await press('Make your pack');
  await says('Reading 1 of 2 files…');
  await says('Evidence 2, “Letter”: Waymark has not looked inside it yet.');
  await press('Make it as it is');
  await says('Your pack is ready');
  expect(root.textContent).not.toContain('Reading');
});

test('a file that is elsewhere is not called clear, and is looked for again the next time', async () => {
  const piece = await letter();
  const file = vi.spyOn(host, 'file').mockResolvedValue(null);
  show(bare, null, [piece]);
  await press('Make your pack');
  await says('Evidence 1, “Letter”: It is not on this device, so it cannot be read here.');
  file.mockRestore();
  await press('Make your pack');
  await says('This is very likely an NHS number');
  expect(made).toEqual([]);
});

test('the web page for somebody to read has no files in it, and none is read for it', async () => {
  const read = vi.spyOn(host, 'file');
  show(bare, null, [await letter()]);
  await press('Save as web page');
  await says(/Saved as “.*\.html”/);
  expect(read).not.toHaveBeenCalled();
});
