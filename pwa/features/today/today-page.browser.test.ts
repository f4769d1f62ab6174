// Today, while the next small thing is still being looked for, in a real browser.
import { createPinia } from 'pinia';
import { expect, test, vi } from 'vitest';
import { createApp } from 'vue';
import { createMemoryHistory, createRouter } from 'vue-router';
import { dateText } from '../../../shared/audit/date-text.ts';
import { addMonths } from '../../../shared/model/dates.ts';
import { createActivity, createRegistration } from '../../../shared/portfolio/edit.ts';
import { emptyPortfolio } from '../../../tests/empty-portfolio.ts';
import { HOST, openHost } from '../../host/host.ts';
import { today } from '../../stores/today.ts';
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

test('of a registration that ended years ago, Today speaks of its last cycle, and nothing is asked of the time since', async () => {
  const host = await openHost();
  host.painted();
  await host.portfolio.loaded;
  await emptyPortfolio(host.portfolio);
  const { doc, projection } = host.portfolio;
  const until = addMonths(today.value, -60);
  createRegistration(doc, { scheme: 'hcpc', profession: 'OT', until }, new Date());
  createActivity(doc, { title: 'The last course', type: 'formal', startedOn: until }, new Date());
  await vi.waitFor(async () => expect(await projection.registrations.count()).toBe(1));
  await vi.waitFor(async () => expect(await projection.activities.count()).toBe(1));
  const root = document.body.appendChild(document.createElement('main'));
  const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/:path(.*)*', component: {} }] });
  const app = createApp(TodayPage).use(createPinia()).use(router).provide(HOST, host);
  app.mount(root);
  const cycle = () => root.querySelector('a[href="/cycle"]')?.textContent ?? '';
  await vi.waitFor(() => expect(cycle()).toContain('1 activity in its last cycle.'), { timeout: 10_000 });
  expect(cycle()).toContain(`This registration ended on ${dateText(until)}.`);
  expect(root.querySelector('.next h2')?.textContent).toBe('Nothing waits for you');
  app.unmount();
  root.remove();
  await emptyPortfolio(host.portfolio);
  await host.stop();
});
