// Being asked weeks later what came of it, on the real page with a real portfolio in a real browser.
import { createPinia } from 'pinia';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type App, createApp, h } from 'vue';
import { createMemoryHistory, createRouter } from 'vue-router';
import { addDays, localDateOf } from '../../../shared/model/dates.ts';
import type { RecordId } from '../../../shared/model/id.ts';
import { createActivity, createReminder } from '../../../shared/portfolio/edit.ts';
import { readAll } from '../../../shared/portfolio/read.ts';
import { HOST, type Host, openHost } from '../../host/host.ts';
import { useSession } from '../../stores/session.ts';
import ActivityPage from './ActivityPage.vue';

const today = localDateOf(new Date());
let host: Host;
let app: App;
let root: HTMLElement;
let id: RecordId;

beforeEach(async () => {
  host = await openHost();
  host.painted();
  await host.portfolio.loaded;
  id = createActivity(host.portfolio.doc, { title: 'Splint clinic', startedOn: addDays(today, -1) }, new Date());
  root = document.body.appendChild(document.createElement('div'));
});
afterEach(async () => {
  app.unmount();
  root.remove();
  await host.stop();
});

async function open() {
  const page = { render: () => h(ActivityPage, { id }) };
  const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/:any(.*)*', component: page }] });
  app = createApp(page);
  app.use(createPinia()).use(router).provide(HOST, host).mount(root);
  await vi.waitFor(() => expect(headings()).toContain('Facts'));
  // what came of it is folded while there are no words
  root.querySelector<HTMLElement>('#what-came summary')?.click();
}
const headings = () => [...root.querySelectorAll('.main h2')].map((one) => one.textContent);
const followUps = () =>
  readAll(host.portfolio.doc, 'reminder').filter(({ activityId, deletedOn }) => activityId === id && !deletedOn);
const press = (words: string) =>
  (
    [...root.querySelectorAll('button')].find((one) => one.textContent?.trim() === words) ??
    expect.unreachable(`there is no button ${words}`)
  ).click();

test('“Nothing yet” beside the question who benefits asks me again in six weeks', async () => {
  await open();
  await vi.waitFor(() => press('Nothing yet, ask me in 6 weeks'));
  await vi.waitFor(() =>
    expect(followUps()).toMatchObject([{ about: 'followUp', dueOn: addDays(today, 42), doneOn: null }]),
  );
  await vi.waitFor(() => expect(root.textContent).toContain('You’ll be asked on'));
  useSession().undo();
  await vi.waitFor(() => expect(followUps()).toEqual([]));
});

test('two, six or twelve weeks or a day of my own: what is asked moves, it does not double', async () => {
  await open();
  await vi.waitFor(() => press('In 12 weeks'));
  await vi.waitFor(() => expect(followUps()).toMatchObject([{ dueOn: addDays(today, 84) }]));
  await vi.waitFor(() => press('Don’t ask'));
  await vi.waitFor(() => expect(followUps()).toEqual([]));
  await vi.waitFor(() => press('On a day…'));
  await vi.waitFor(() => press('Ask me then'));
  await vi.waitFor(() => expect(root.textContent).toContain('Enter a day after today'));
});

test('the keyboard stays where I was when what I pressed disappears', async () => {
  await open();
  const focusOn = (words: string) =>
    vi.waitFor(() => expect(root.querySelector(':focus')?.textContent).toContain(words));
  const pressWith = (words: string) =>
    vi.waitFor(() => {
      const button = [...root.querySelectorAll('button')].find((one) => one.textContent?.trim() === words);
      button?.focus();
      expect(document.activeElement).toBe(button);
      button?.click();
    });
  await pressWith('In 12 weeks');
  await focusOn('You’ll be asked on');
  await pressWith('Don’t ask');
  await focusOn('Nothing yet? Ask me what changed');
  await pressWith('On a day…');
  await pressWith('Cancel');
  await focusOn('On a day…');
});

test('when the day has come, what came of it stands first, and stays there while I write', async () => {
  const fields = { activityId: id, about: 'followUp' as const, text: '', dueOn: today, doneOn: null, deletedOn: null };
  createReminder(host.portfolio.doc, fields, new Date());
  await vi.waitFor(async () => expect(await host.portfolio.projection.reminders.count()).toBeGreaterThan(0));
  await open();
  expect(headings().slice(0, 2)).toEqual(['What came of it?', 'Facts']);
  expect(headings()).not.toContain('What came of it');
  press('In 2 weeks');
  await vi.waitFor(() => expect(followUps()).toMatchObject([{ dueOn: addDays(today, 14) }]));
  expect(headings()[0]).toBe('What came of it?');
});
