// What has waited in the inbox for more than 30 days, with a real portfolio in a real browser.
import { createPinia, setActivePinia } from 'pinia';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type App, createApp } from 'vue';
import { createMemoryHistory, createRouter } from 'vue-router';
import type { RecordId } from '../../../shared/model/id.ts';
import * as commands from '../../../shared/portfolio/edit.ts';
import { readRecord } from '../../../shared/portfolio/read.ts';
import { HOST, type Host, openHost } from '../../host/host.ts';
import { useSession } from '../../stores/session.ts';
import InboxPage from './InboxPage.vue';

let host: Host;
let app: App;
let root: HTMLElement;
let ids: RecordId[];
const DAY_MS = 86_400_000;
/** What is loaded when it is first needed comes late on a busy computer. */
const soon = <T>(look: () => T) => vi.waitFor(look, { timeout: 15_000 });

beforeEach(async () => {
  host = await openHost();
  host.painted();
  await host.portfolio.loaded;
  const { doc } = host.portfolio;
  ids = [40, 31, 29].map((days) =>
    commands.createActivity(
      doc,
      { title: `Kept ${days} days ago`, triagedAt: null },
      new Date(Date.now() - days * DAY_MS),
    ),
  );
  const pinia = createPinia();
  setActivePinia(pinia);
  root = document.body.appendChild(document.createElement('div'));
  app = createApp(InboxPage);
  const routes = [{ path: '/:path(.*)*', component: InboxPage }];
  app
    .use(createRouter({ history: createMemoryHistory(), routes }))
    .use(pinia)
    .provide(HOST, host)
    .mount(root);
});
afterEach(async () => {
  // what was made is not there for the next test
  for (const id of ids) commands.moveToBin(host.portfolio.doc, 'activity', id, '2026-11-23' as never);
  app.unmount();
  root.remove();
  await host.stop();
});

const isKept = () => ids.map((id) => readRecord(host.portfolio.doc, 'activity', id)?.triagedAt !== null);
const press = (words: string) =>
  soon(() => {
    const button = [...root.querySelectorAll('button')].find((one) => one.textContent?.trim() === words);
    (button ?? expect.unreachable(`no button ${words}`)).click();
  });

test('one quiet line keeps what has waited for more than 30 days, and nothing newer', async () => {
  await soon(() => expect(root.textContent).toMatch(/2 things from .+ still wait\. Keep them as they are, or bin\?/));
  await press('Keep them');
  await soon(() => expect(isKept()).toEqual([true, true, false]));
  await soon(() => expect(root.textContent).not.toContain('still wait.'));
  expect(useSession().done?.text).toBe('2 kept.');
  useSession().undo();
  await soon(() => expect(isKept()).toEqual([false, false, false]));
  await soon(() => expect(root.textContent).toContain('2 things'));
});
