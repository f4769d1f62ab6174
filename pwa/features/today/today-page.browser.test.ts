// Today, while the next small thing is still being looked for, in a real browser.
import { createPinia } from 'pinia';
import { expect, test, vi } from 'vitest';
import { createApp } from 'vue';
import { createMemoryHistory, createRouter } from 'vue-router';
import { createActivity } from '../../../shared/portfolio/edit.ts';
import { HOST, openHost } from '../../host/host.ts';
import TodayPage from './TodayPage.vue';

test('the place of the next small thing says that it is coming, and then that it is there', async () => {
  const host = await openHost();
  host.painted();
  await host.portfolio.loaded;
  createActivity(host.portfolio.doc, { title: 'Splint clinic' }, new Date());
  const root = document.body.appendChild(document.createElement('main'));
  const busy: (string | null)[] = [];
  const watcher = new MutationObserver(() => {
    const now = root.querySelector('.next')?.getAttribute('aria-busy');
    if (now !== undefined && busy.at(-1) !== now) busy.push(now);
  });
  watcher.observe(root, { attributes: true, childList: true, subtree: true });
  const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/:path(.*)*', component: {} }] });
  const app = createApp(TodayPage).use(createPinia()).use(router).provide(HOST, host);
  app.mount(root);
  await vi.waitFor(() => expect(root.querySelector('.next h2')).not.toBeNull(), { timeout: 10_000 });
  await vi.waitFor(() => expect(busy).toEqual(['true', 'false']));
  watcher.disconnect();
  app.unmount();
  root.remove();
  await host.stop();
});
