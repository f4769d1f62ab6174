// What other apps shared goes to the person's own portfolio, and waits for it while they look at the example.
import { createPinia } from 'pinia';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type App, createApp } from 'vue';
import { createMemoryHistory, createRouter } from 'vue-router';
import { readAll } from '../../../shared/portfolio/read.ts';
import { emptyPortfolio } from '../../../tests/empty-portfolio.ts';
import { HOST, type Host, openHost } from '../../host/host.ts';
import { heldShares, holdShare } from '../../share/held-shares.ts';
import TakeIn from './TakeIn.vue';

const root = document.body.appendChild(document.createElement('div'));
let host: Host;
let app: App;

beforeEach(async () => {
  host = await openHost();
  host.painted();
  await host.portfolio.loaded;
  await emptyPortfolio(host.portfolio);
  const form = new FormData();
  form.set('title', 'Hand therapy update');
  form.set('url', 'https://hands.example/update');
  await holdShare(form, new Date());
});
afterEach(async () => {
  await host.stop();
});

function open(isExample: boolean): void {
  const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/:path(.*)*', component: {} }] });
  app = createApp(TakeIn)
    .use(createPinia())
    .use(router)
    .provide(HOST, { ...host, isExample });
  app.mount(root);
}
const titles = () => readAll(host.portfolio.doc, 'activity').map(({ title }) => title);
/** Those who take shares in do so one after the other. */
const turnOver = () => navigator.locks.request('waymark-shared', () => undefined);

test('the example takes in nothing that was shared; my own portfolio does', async () => {
  const request = vi.spyOn(navigator.locks, 'request');
  open(true);
  await vi.waitFor(() => expect(request).toHaveBeenCalledWith('waymark-shared', expect.anything()));
  await turnOver();
  expect([titles(), (await heldShares()).length]).toEqual([[], 1]);
  app.unmount();

  open(false);
  await vi.waitFor(() => expect(titles()).toEqual(['Hand therapy update']), { timeout: 10_000 });
  await vi.waitFor(async () => expect(await heldShares()).toEqual([]), { timeout: 10_000 });
  app.unmount();
});
