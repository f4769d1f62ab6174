// What comes into the inbox and waits there for a decision: pictures to look over, lists that another app shared.
import { createPinia, setActivePinia } from 'pinia';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type App, createApp } from 'vue';
import { createMemoryHistory, createRouter, type Router } from 'vue-router';
import { localDateOf } from '../../../shared/model/dates.ts';
import { moveToBin } from '../../../shared/portfolio/edit.ts';
import { readAll } from '../../../shared/portfolio/read.ts';
import { emptyPortfolio } from '../../../tests/empty-portfolio.ts';
import { phoneJpeg } from '../../../tests/fixtures/made-pictures.ts';
import { HOST, type Host, openHost } from '../../host/host.ts';
import { heldShares, holdShare } from '../../share/held-shares.ts';
import { heldPictures } from '../../stores/held-pictures.ts';
import { useIncoming } from '../../stores/incoming.ts';
import { keepsAtOnce } from '../../stores/pictures-at-once.ts';
import { useSession } from '../../stores/session.ts';
import TakeIn from './TakeIn.vue';

/** A busy machine takes its time. */
const until = <T>(look: () => T | Promise<T>): Promise<T> => vi.waitFor(look, { timeout: 10_000 });
const root = document.body.appendChild(document.createElement('div'));
let host: Host;
let app: App;
let router: Router;
const waits: boolean[] = [];

beforeEach(async () => {
  await caches.delete('waymark-shared');
  host = await openHost();
  host.painted();
  await host.portfolio.loaded;
  await emptyPortfolio(host.portfolio);
});
afterEach(async () => {
  app.unmount();
  keepsAtOnce.value = false;
  await emptyPortfolio(host.portfolio);
  await caches.delete('waymark-shared');
  await host.stop();
});
async function open(address = '/inbox'): Promise<void> {
  router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/:path(.*)*', component: {} }] });
  await router.push(address);
  const pinia = createPinia();
  setActivePinia(pinia);
  waits.length = 0;
  app = createApp(TakeIn, { onWaits: (now: boolean) => waits.push(now) });
  app.use(pinia).use(router).provide(HOST, host).mount(root);
}
const bring = (areCertificates: boolean, ...files: File[]) => {
  useIncoming().toInbox = [{ files, areCertificates }];
};
const press = (words: string) =>
  until(() => {
    const found = [...root.querySelectorAll('button')].find((one) => one.textContent?.trim() === words);
    (found ?? expect.unreachable(`no button ${words}`)).click();
  });
const photo = async (name: string) => new File([await phoneJpeg(6)], name, { type: 'image/jpeg' });
const activities = () => readAll(host.portfolio.doc, 'activity').filter((one) => !one.deletedOn);
const evidence = () => readAll(host.portfolio.doc, 'evidence').filter((one) => !one.deletedOn);
const list = () => new File(['TY  - JOUR\nTI  - Early active movement\nER  -\n'], 'zotero.ris');
async function shareFiles(...files: File[]): Promise<void> {
  const form = new FormData();
  for (const file of files) form.append('files', file);
  await holdShare(form, new Date());
}

test('a photographed certificate waits in the inbox, also when I come back, and one press makes it an activity', async () => {
  await open();
  const leaflet = new File(['PK leaflet of today'], 'Leaflet.docx', { type: 'application/msword' });
  bring(true, await photo('Certificate photographed on 26 November 2026.jpg'), leaflet);
  await until(() => expect(root.textContent).toContain('Before it is kept'));
  await until(() => expect(activities().map(({ title }) => title)).toEqual(['Leaflet']));
  app.unmount();
  await open();
  await until(() => expect(root.textContent).toContain('Before it is kept'));
  expect(waits.at(-1)).toBe(true);
  await press('Keep this picture');
  await until(() => expect(activities()).toHaveLength(2));
  await until(() => expect(waits.at(-1)).toBe(false));
  expect(evidence().find(({ title }) => title.startsWith('Certificate'))).toMatchObject({
    kind: 'Course certificate',
    source: 'certificate',
  });
  expect(await heldPictures(host).pictures.count()).toBe(0);
  expect(useSession().done?.text).toBe('It is in your inbox.');
  useSession().undo();
  await until(() => expect(activities()).toHaveLength(1));
});

test('who wants no question is asked no more: pictures are in the inbox at once', async () => {
  await open();
  bring(false, await photo('One.jpg'));
  await until(() => expect(root.textContent).toContain('From the next one on, keep pictures at once'));
  root.querySelector<HTMLInputElement>('section > label input')?.click();
  await press('Keep this picture');
  await until(() => expect(activities()).toHaveLength(1));
  bring(false, new File(['another'], 'Two.jpg', { type: 'image/jpeg' }));
  await until(() => expect(activities().map(({ title }) => title)).toContain('Two'));
  expect(root.textContent).not.toContain('Before it is kept');
});

test('a picture that is shared with words goes to their activity; where that is in the bin it is one of its own', async () => {
  const form = new FormData();
  form.set('text', 'Notes https://a.example/x');
  for (const name of ['One.jpg', 'Two.jpg'])
    form.append('files', new File([await photo(name), name], name, { type: 'image/jpeg' }));
  await holdShare(form, new Date());
  await open('/inbox?shared=1');
  await until(() => expect(root.textContent).toContain('Keep these 2 pictures'));
  await press('Leave it out');
  await press('Keep this picture');
  await until(() => expect(useSession().done?.text).toBe('It is kept with what you shared.'));
  expect(activities().map(({ title }) => title)).toEqual(['Notes']);
  await until(async () => expect(await heldPictures(host).pictures.count()).toBe(0));

  await holdShare(form, new Date());
  app.unmount();
  await open('/inbox?shared=1');
  await until(() => expect(root.textContent).toContain('Keep these 2 pictures'));
  for (const { id } of activities()) moveToBin(host.portfolio.doc, 'activity', id, localDateOf(new Date()));
  await press('Leave it out');
  await press('Leave it out');
  await until(() => expect(useSession().done?.text).toBe('“Two.jpg” is left out.'));
  useSession().undo();
  await press('Keep this picture');
  await until(() => expect(activities().map(({ title }) => title)).toEqual(['Two']));
});

test('who shares a list is led to it; it waits here until it is in, and letting it go can be taken back', async () => {
  await shareFiles(list());
  await open('/inbox?shared=1');
  await until(() => expect(router.currentRoute.value.path).toBe('/import'));
  expect(useIncoming().files.map(({ name }) => name)).toEqual(['zotero.ris']);
  app.unmount();
  // they looked and went away
  await open();
  await until(() => expect(root.textContent).toContain('“zotero.ris”: to be brought in.'));
  expect(router.currentRoute.value.path).toBe('/inbox');
  await press('Let it go');
  await until(async () => expect(await heldShares()).toEqual([]));
  await until(() => expect(root.textContent).not.toContain('zotero.ris'));
  useSession().undo();
  await until(() => expect(root.textContent).toContain('“zotero.ris”: to be brought in.'));
  await press('Look at it');
  await until(() => expect(router.currentRoute.value.path).toBe('/import'));
  expect(useIncoming().take()).toMatchObject({ held: [{ place: 0 }] });
  expect(await heldShares()).toHaveLength(1);
});

test('an invitation that is shared is for the plan, and files that come by hand meanwhile are not taken for it', async () => {
  await shareFiles(new File(['BEGIN:VCALENDAR'], 'webinar.ics', { type: 'text/calendar' }));
  await open();
  await until(() => expect(root.textContent).toContain('“webinar.ics”: for your plan.'));
  await press('Look at it');
  await until(() => expect(router.currentRoute.value.path).toBe('/plan'));
  useIncoming().files = [list()];
  expect(useIncoming().take().held).toEqual([]);
});
