// A copy that comes back on a device which syncs: first what the other devices have, so that nothing of theirs gives way unasked.
import { createPinia, setActivePinia } from 'pinia';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { type App, createApp, h, shallowRef } from 'vue';
import { createMemoryHistory, createRouter } from 'vue-router';
import * as Y from 'yjs';
import { changeActivity } from '../../../shared/portfolio/edit.ts';
import { openLocal } from '../../../shared/portfolio/identity.ts';
import { readRecord } from '../../../shared/portfolio/read.ts';
import { NOT_CONNECTED, type RelayStatus } from '../../../shared/sync/relay-status.ts';
import { emptyPortfolio } from '../../../tests/empty-portfolio.ts';
import { archiveOf, type InventedPortfolio, inventedPortfolio } from '../../../tests/invented-archive.ts';
import { HOST, type Host, openHost } from '../../host/host.ts';
import type { HostStatus } from '../../host/status.ts';
import { useSession } from '../../stores/session.ts';
import BringArchive from './BringArchive.vue';

let host: Host;
let app: App;
let root: HTMLElement;
let invented: InventedPortfolio;
const status = shallowRef<HostStatus>();

beforeAll(async () => {
  host = await openHost();
  host.painted();
  await host.portfolio.loaded;
});
afterAll(async () => {
  await emptyPortfolio(host.portfolio);
  await host.stop();
});
beforeEach(async () => {
  await emptyPortfolio(host.portfolio);
  invented = await inventedPortfolio();
});
afterEach(() => {
  app.unmount();
  root.remove();
});

const say = (server: Partial<RelayStatus> | null, isSyncing = true) => {
  status.value = { ...host.status.value, isSyncing, server: server && { ...NOT_CONNECTED, ...server } };
};
async function mount(): Promise<void> {
  const archive = new File([(await archiveOf(invented)).zip], 'copy.zip');
  const pinia = createPinia();
  setActivePinia(pinia);
  const routes = [{ path: '/:any(.*)*', component: { render: () => null } }];
  root = document.body.appendChild(document.createElement('div'));
  app = createApp(() => h(BringArchive, { archive }))
    .use(pinia)
    .use(createRouter({ history: createMemoryHistory(), routes }))
    .provide(HOST, Object.assign(Object.create(host), { status }));
  app.mount(root);
}
const press = (name: string) => [...root.querySelectorAll('button')].find((one) => one.textContent?.trim() === name);
const told = (words: string) => vi.waitFor(() => expect(root.textContent).toContain(words), { timeout: 20_000 });

test('what another device wrote comes first, then the copy is compared with it, and goes on by itself', async () => {
  say(null);
  await mount();
  await told('Waymark first asks the server for what your other devices have written');
  expect(press('Bring it back')).toBeUndefined();
  // the same activity, changed on another device since the copy was made
  changeActivity(invented.doc, invented.activityId, { title: 'As it is on the phone' });
  Y.applyUpdate(host.portfolio.doc, Y.encodeStateAsUpdate(invented.doc));
  say({ connection: 'connected', isInStep: true });
  await told('1 says something else here');
  press('Bring it back')?.click();
  await told('It is here');
  expect(readRecord(host.portfolio.doc, 'activity', invented.activityId)?.title).toBe('As it is on the phone');
});

test('while the server is away the person may go on, and is told what that means', async () => {
  say(null);
  await mount();
  await told('Waymark first asks the server');
  expect(press('Go on without it')).toBeUndefined();
  say({ connection: 'offline' });
  await told('The server cannot be reached just now');
  expect(root.textContent).toContain('the words of one of the two may be lost');
  press('Go on without it')?.click();
  await told('What is in it');
});

test('a device that does not sync, or is in step, asks nothing', async () => {
  say(null, false);
  await mount();
  await told('What is in it');
  app.unmount();
  root.remove();
  say({ connection: 'connected', isInStep: true });
  await mount();
  await told('What is in it');
});

test('whoever leaves while a copy comes back leaves no file behind that no record names', async () => {
  say(null, false);
  await mount();
  await told('What is in it');
  const left = new Promise<void>((resolve) => {
    // the first file is here, and no record yet
    new MutationObserver((_, observer) => {
      if (!/Bringing back .*: [1-9]/.test(root.textContent ?? '')) return;
      observer.disconnect();
      app.unmount();
      resolve();
    }).observe(root, { subtree: true, childList: true, characterData: true });
  });
  press('Bring it back')?.click();
  await left;
  await vi.waitFor(async () => expect(await host.portfolio.files.files.count()).toBe(0), { timeout: 20_000 });
  expect(readRecord(host.portfolio.doc, 'activity', invented.activityId)).toBeNull();
  await vi.waitFor(() =>
    expect(useSession().done?.text).toBe('You left while a copy was coming back, so nothing was brought in.'),
  );
});

test('what comes back is noted before it is here, so that a tab that closes leaves nothing; once it is in, nothing is noted', async () => {
  const local = openLocal();
  const notes = () => local.values.where('key').startsWith('coming-files:').toArray();
  say(null, false);
  await mount();
  await told('What is in it');
  expect(await notes()).toEqual([]);
  const during = new Promise<Awaited<ReturnType<typeof notes>>>((resolve) => {
    new MutationObserver((_, observer) => {
      if (!/Bringing back .*: [1-9]/.test(root.textContent ?? '')) return;
      observer.disconnect();
      resolve(notes());
    }).observe(root, { subtree: true, childList: true, characterData: true });
  });
  press('Bring it back')?.click();
  expect(await during).toHaveLength(1);
  await told('It is here');
  expect(await notes()).toEqual([]);
  expect(await host.portfolio.files.files.count()).toBeGreaterThan(0);
  local.close();
});
