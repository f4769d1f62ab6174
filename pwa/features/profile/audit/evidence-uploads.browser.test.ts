// Uploading the evidence, with a real portfolio and worker: the files of the pack are listed, saved one by one and ticked off.
import { createPinia } from 'pinia';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type App, createApp, h } from 'vue';
import { createMemoryHistory, createRouter, type Router, RouterView } from 'vue-router';
import { localDateOf } from '../../../../shared/model/dates.ts';
import type { RecordId } from '../../../../shared/model/id.ts';
import * as edit from '../../../../shared/portfolio/edit.ts';
import { readAll } from '../../../../shared/portfolio/read.ts';
import { cycleOf } from '../../../../shared/schemes/cycle.ts';
import { emptyPortfolio } from '../../../../tests/empty-portfolio.ts';
import { LETTER_PDF, madePdf } from '../../../../tests/fixtures/made-pdf.ts';
import { HOST, type Host, openHost } from '../../../host/host.ts';
import AuditPage from './AuditPage.vue';

const now = new Date();
const today = localDateOf(now);
const OT = { scheme: 'hcpc', profession: 'OT', periodStart: null, periodEnd: null };
const cycle = cycleOf(OT, today) ?? expect.unreachable('an occupational therapist has a cycle');
let host: Host;
let app: App | null = null;
let router: Router;
let root: HTMLElement;
let profileId: RecordId;
let saved: { name: string; blob: Blob }[];

beforeEach(async () => {
  host = await openHost();
  host.painted();
  await host.portfolio.loaded;
  await emptyPortfolio(host.portfolio);
  const { doc } = host.portfolio;
  const registrationId = edit.createRegistration(doc, OT, now);
  const begun = { registrationId, cycleStart: cycle.start, state: 'drafting' as const, selectedOn: today };
  profileId = edit.createProfile(doc, { ...begun, statement: 'I learned.' }, now);
  const activityId = edit.createActivity(doc, { title: 'Study day', type: 'formal', startedOn: today }, now);
  edit.putLink(doc, 'profileActivity', profileId, activityId);
  const sheet = await host.keepFile(new TextEncoder().encode('Practise twice a day.'), 'text/plain');
  const poster = await host.keepFile(madePdf({ pages: [[[12, 'Poster']]] }), 'application/pdf');
  const pieces = [
    { title: 'Sheet', file: sheet, fileName: 'sheet.txt', source: 'file' as const },
    { title: 'Poster', file: poster, fileName: 'poster.pdf', source: 'file' as const },
    { title: 'In my drawer', source: 'certificate' as const },
  ];
  for (const [index, fields] of pieces.entries()) {
    const piece = edit.createEvidence(doc, fields, now);
    edit.putLink(doc, 'activityEvidence', activityId, piece, index);
    edit.putLink(doc, 'profileEvidence', profileId, piece, index);
  }
  saved = [];
  const blobs = new Map<string, Blob>();
  const made = URL.createObjectURL.bind(URL);
  vi.spyOn(URL, 'createObjectURL').mockImplementation((of) => {
    const url = made(of);
    if (of instanceof Blob) blobs.set(url, of);
    return url;
  });
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    const blob = blobs.get(this.href);
    if (this.download && blob) saved.push({ name: this.download, blob });
  });
});
afterEach(async () => {
  close();
  vi.restoreAllMocks();
  await host.stop();
});

async function open(path: string): Promise<void> {
  router = createRouter({
    history: createMemoryHistory(),
    routes: [
      { path: '/audit/:step?/:copy?', component: AuditPage, props: true },
      { path: '/:path(.*)*', component: { render: () => null } },
    ],
  });
  await router.push(path);
  root = document.body.appendChild(document.createElement('main'));
  app = createApp(() => h(RouterView));
  app.use(createPinia()).use(router).provide(HOST, host).mount(root);
}
function close() {
  app?.unmount();
  app = null;
  root.remove();
}
const soon = <T>(look: () => T) => vi.waitFor(look, { timeout: 20_000 });
const says = (text: string | RegExp) => soon(() => expect(root.textContent?.replace(/\s+/g, ' ')).toMatch(text));
const press = (name: string) =>
  soon(() => {
    const found = [...root.querySelectorAll('button')].find((one) =>
      (one.ariaLabel ?? one.textContent ?? '').trim().startsWith(name),
    );
    if (!found || found.disabled) expect.unreachable(`no button ${name} to press`);
    found.dispatchEvent(new MouseEvent('click', { bubbles: true }));
  });
const boxOf = (title: string) =>
  [...root.querySelectorAll('label')].find((one) => one.textContent?.includes(title))?.querySelector('input') ??
  expect.unreachable(`no box for ${title}`);

async function makeThePack() {
  await open('/audit/pack');
  await press('Make your pack');
  await says('Your pack is ready');
  await soon(() => expect(readAll(host.portfolio.doc, 'profile')[0]?.pack).toBeTruthy());
  saved.length = 0;
}

test('without a pack it says what to do, and once something has changed since, that too', async () => {
  await open('/audit/portal');
  await says('First make your pack: its numbered files are then listed here');
  close();
  await makeThePack();
  const [poster] = readAll(host.portfolio.doc, 'evidence').filter(({ title }) => title === 'Poster');
  if (poster) edit.changeEvidence(host.portfolio.doc, poster.id, { title: 'A poster' });
  await router.push('/audit/portal');
  await says('Something has changed since you made your pack.');
});

test('each file is listed by number, title, name and size, and saved alone from the pack that is there', async () => {
  await makeThePack();
  await router.push('/audit/portal');
  await says('0 of 2 ticked as uploaded');
  await says(/1\. Sheet 01-Sheet\.pdf, \d+ kB/);
  await says(/2\. Poster 02-Poster\.pdf, (\d+ kB|\d+ bytes)/);
  await says('3. In my drawer It has no file in the pack: it is in the list only.');
  await press('Save: 2. Poster');
  await soon(() => expect(saved.map(({ name }) => name)).toEqual(['02-Poster.pdf']));
  expect((await saved[0]?.blob.text())?.slice(0, 5)).toBe('%PDF-');
  await press('Save the ZIP: CPD pack');
  await soon(() => expect(saved[1]?.name).toMatch(/^CPD pack.*\.zip$/));
  expect((await saved[1]?.blob.text())?.slice(0, 2)).toBe('PK');
});

test('a tick stays when one leaves and comes back, also once the pack is made again where it is not held', async () => {
  await makeThePack();
  await router.push('/audit/portal');
  await says('0 of 2 ticked');
  boxOf('1. Sheet').click();
  await says('1 of 2 ticked as uploaded');
  close();
  await open('/audit/portal');
  await says('1 of 2 ticked as uploaded');
  expect(boxOf('1. Sheet').checked).toBe(true);
  await press('Save: 1. Sheet');
  await says('Saved as “01-Sheet.pdf”.');
  expect(saved.map(({ name }) => name)).toEqual(['01-Sheet.pdf']);
  await says('1 of 2 ticked as uploaded');
});

test('a file that has changed since is not ticked any more, and says so', async () => {
  await makeThePack();
  await router.push('/audit/portal');
  await says('0 of 2 ticked');
  boxOf('2. Poster').click();
  await says('1 of 2 ticked');
  const letter = await host.keepFile(madePdf({ pages: [[[12, 'Another poster']]] }), 'application/pdf');
  const [poster] = readAll(host.portfolio.doc, 'evidence').filter(({ title }) => title === 'Poster');
  if (poster) edit.changeEvidence(host.portfolio.doc, poster.id, { file: letter });
  await says('Something has changed since you made your pack.');
  close();
  await makeThePack();
  await router.push('/audit/portal');
  await says('0 of 2 ticked');
  await says('It has changed since you ticked it.');
});

test('what stands in the files is looked through before the pack is made again, and nothing is saved before', async () => {
  await makeThePack();
  const letter = await host.keepFile(madePdf(LETTER_PDF), 'application/pdf');
  const [poster] = readAll(host.portfolio.doc, 'evidence').filter(({ title }) => title === 'Poster');
  if (poster) edit.changeEvidence(host.portfolio.doc, poster.id, { file: letter });
  close();
  await open('/audit/pack');
  await press('Make your pack');
  await press('Make it as it is');
  await says('Your pack is ready');
  await soon(() => expect(saved).toHaveLength(1));
  close();
  saved.length = 0;
  await open('/audit/portal');
  await press('Save: 2. Poster');
  await says('This is very likely an NHS number');
  expect(saved).toEqual([]);
  await press('Save it as it is');
  await soon(() => expect(saved.map(({ name }) => name)).toEqual(['02-Poster.pdf']));
});
