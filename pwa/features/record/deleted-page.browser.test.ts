// Putting back what was deleted, in a real browser.
import { createPinia } from 'pinia';
import { expect, test, vi } from 'vitest';
import { createApp } from 'vue';
import { createMemoryHistory, createRouter } from 'vue-router';
import { localDateOf } from '../../../shared/model/dates.ts';
import { createActivity, moveToBin } from '../../../shared/portfolio/edit.ts';
import { HOST, openHost } from '../../host/host.ts';
import DeletedPage from './DeletedPage.vue';

test('what I put back goes from the list, and the keyboard is at the top of it', async () => {
  const host = await openHost();
  host.painted();
  await host.portfolio.loaded;
  const { doc } = host.portfolio;
  const now = new Date();
  for (const title of ['Journal club', 'Splint clinic'])
    moveToBin(doc, 'activity', createActivity(doc, { title }, now), localDateOf(now));
  const root = document.body.appendChild(Object.assign(document.createElement('main'), { id: 'page' }));
  const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/:path(.*)*', component: {} }] });
  const app = createApp(DeletedPage).use(createPinia()).use(router).provide(HOST, host);
  app.mount(root);
  const button = () => root.querySelector<HTMLButtonElement>('[aria-label="Put back: Splint clinic"]');
  await vi.waitFor(() => expect(button()).not.toBeNull(), { timeout: 5_000 });
  button()?.focus();
  button()?.click();
  await vi.waitFor(() => expect(button()).toBeNull(), { timeout: 5_000 });
  expect(root.textContent).toContain('Journal club');
  await vi.waitFor(() => expect(document.activeElement).toBe(root.querySelector('h1')));
  app.unmount();
  root.remove();
  await host.stop();
});
