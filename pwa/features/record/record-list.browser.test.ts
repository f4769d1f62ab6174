// A list of very many rows: only those near the window stand on the page, and each can be reached, heard and printed.
import { createPinia, setActivePinia } from 'pinia';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type App, createApp, h, ref } from 'vue';
import { createMemoryHistory, createRouter } from 'vue-router';
import { parseActivity } from '../../../shared/model/activity.ts';
import { addDays, type LocalDate } from '../../../shared/model/dates.ts';
import type { RecordId } from '../../../shared/model/id.ts';
import { openProjection, type ProjectionDb } from '../../../shared/projection/database.ts';
import { toActivityRow } from '../../../shared/projection/rows.ts';
import { HOST } from '../../host/host.ts';
import { EVERYTHING } from '../../search/search-index.ts';
import { useSession } from '../../stores/session.ts';
import RecordList from './RecordList.vue';

/** Hundreds of rows may take their time where others work beside. */
const soon = (look: () => void) => vi.waitFor(look, { timeout: 15_000 });

let projection: ProjectionDb;
let app: App;
let root: HTMLElement;

/** `count` activities, three a day until 31 October 2026, in the rows alone: the list asks nothing else. */
async function fill(count: number): Promise<void> {
  const last = '2026-10-31' as LocalDate;
  const rows = Array.from({ length: count }, (_, n) =>
    toActivityRow(
      parseActivity(`activity-${String(n).padStart(5, '0')}` as RecordId, {
        title: `Number ${n}`,
        startedOn: addDays(last, -Math.floor(n / 3)),
        triagedAt: '2026-11-01T00:00:00Z',
      }),
    ),
  );
  // what the file before has left is none of this list
  await projection.activities.clear();
  await projection.activities.bulkPut(rows);
}

async function show(): Promise<void> {
  const looking = { query: ref(EVERYTHING) } as never;
  const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/:any(.*)*', component: {} }] });
  app = createApp(() =>
    h(RecordList, { looking, isAsked: false, isSelecting: false, planned: [], first: [], total: 1_500 }),
  );
  app
    .use(createPinia())
    .use(router)
    .provide(HOST, { portfolio: { projection } } as never)
    .mount(root);
  await soon(() => expect(items().length).toBeGreaterThan(0));
}

beforeEach(() => {
  setActivePinia(createPinia());
  projection = openProjection();
  root = document.body.appendChild(document.createElement('div'));
});
afterEach(async () => {
  app.unmount();
  root.remove();
  await projection.delete();
});

const items = () => [...root.querySelectorAll('li')];
const titles = () => items().map((one) => one.querySelector('.title')?.textContent?.trim());

test('only the rows near the window stand on the page, whole months are told, and the end can be reached', async () => {
  await fill(1_500);
  await show();
  expect(root.querySelectorAll('section')).toHaveLength(17);
  expect(root.querySelector('h2')?.textContent).toContain('93 activities');
  await soon(() => expect(titles()).toContain('Number 0'));
  expect(items().length).toBeLessThan(400);
  // a month of 93 is in two pieces: who hears it is told of 93
  expect(items()[0]?.getAttribute('aria-setsize')).toBe('93');
  expect(items()[0]?.getAttribute('aria-posinset')).toBe('1');

  window.scrollTo(0, document.documentElement.scrollHeight);
  await soon(() => expect(titles()).toContain('Number 1499'));
  await soon(() => expect(titles()).not.toContain('Number 0'));
  expect(items().length).toBeLessThan(400);
});

test('the page is as tall before and after its rows came, so that a place in it stays the same place', async () => {
  await fill(1_500);
  await show();
  await soon(() => expect(titles()).toContain('Number 0'));
  const tall = () => document.documentElement.scrollHeight;
  window.scrollTo(0, tall());
  await soon(() => expect(titles()).toContain('Number 1499'));
  const before = tall();
  window.scrollTo(0, 0);
  await soon(() => expect(titles()).toContain('Number 0'));
  expect(Math.abs(tall() - before)).toBeLessThan(before * 0.02);
});

test('a record of ordinary size stands on the page whole', async () => {
  await fill(300);
  await show();
  await soon(() => expect(items()).toHaveLength(300));
});

test('a very long list is printed whole as a table, with nothing of it twice', async () => {
  await fill(520);
  await show();
  const lines = () => [...root.querySelectorAll('tbody tr')];
  const printed: (string | undefined)[] = [];
  const print = vi.spyOn(window, 'print').mockImplementation(() => {
    for (const line of lines()) printed.push(line.querySelector('th')?.textContent?.trim());
  });
  dispatchEvent(new KeyboardEvent('keydown', { key: 'p', ctrlKey: true, cancelable: true }));
  await soon(() => expect(print).toHaveBeenCalledOnce());
  expect(printed).toHaveLength(520);
  expect(new Set(printed).size).toBe(520);
  expect(root.querySelectorAll('section:not(.screen-only) li')).toHaveLength(0);
  dispatchEvent(new Event('afterprint'));
  await soon(() => expect(lines()).toHaveLength(0));
  print.mockRestore();
});

test('who looks with the browser’s own search is told where to look through everything', async () => {
  await fill(520);
  await show();
  const event = new KeyboardEvent('keydown', { key: 'f', ctrlKey: true, cancelable: true });
  dispatchEvent(event);
  expect(event.defaultPrevented).toBe(false);
  expect(useSession(app.config.globalProperties.$pinia).done?.text).toContain('Search your record');
});
