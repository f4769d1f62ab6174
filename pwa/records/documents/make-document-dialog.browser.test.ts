// A document of activities, asked for in a real browser with a real portfolio: what was found in it is shown before it is saved.
import { createPinia, setActivePinia } from 'pinia';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type App, createApp, h } from 'vue';
import { createMemoryHistory, createRouter, type Router } from 'vue-router';
import type { RecordId } from '../../../shared/model/id.ts';
import * as commands from '../../../shared/portfolio/edit.ts';
import { readAll } from '../../../shared/portfolio/read.ts';
import { emptyPortfolio } from '../../../tests/empty-portfolio.ts';
import { HOST, type Host, openHost } from '../../host/host.ts';
import MakeDocumentDialog from './MakeDocumentDialog.vue';

const until = <T>(look: () => T | Promise<T>): Promise<T> => vi.waitFor(look, { timeout: 20_000 });
let host: Host;
let app: App;
let router: Router;
let root: HTMLElement;
let isOpen: boolean;
let saved: string[];
const doc = () => host.portfolio.doc;

beforeEach(async () => {
  host = await openHost();
  host.painted();
  await host.portfolio.loaded;
  await emptyPortfolio(host.portfolio);
  [isOpen, saved] = [true, []];
  // what the page hands to the browser's downloads, by name
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    if (this.download) saved.push(this.download);
  });
});
afterEach(async () => {
  vi.restoreAllMocks();
  app.unmount();
  root.remove();
  await host.stop();
});

async function ask(...ids: RecordId[]) {
  await until(async () => expect(await host.portfolio.projection.activities.count()).toBe(ids.length));
  const pinia = createPinia();
  setActivePinia(pinia);
  const anywhere = { path: '/:all(.*)*', component: { render: () => null } };
  router = createRouter({ history: createMemoryHistory(), routes: [anywhere] });
  root = document.body.appendChild(document.createElement('div'));
  const told = (open: boolean) => {
    isOpen = open;
  };
  app = createApp(() => h(MakeDocumentDialog, { open: true, ids, 'onUpdate:open': told }));
  app.use(pinia).use(router).provide(HOST, host).mount(root);
}
const anActivity = (fields: Parameters<typeof commands.createActivity>[1]) =>
  commands.createActivity(doc(), { title: 'Home visit', type: 'workBased', ...fields }, new Date());
const press = (words: RegExp) =>
  until(() => {
    const found = [...root.querySelectorAll<HTMLElement>('button, a')].find((one) =>
      words.test(one.textContent?.trim() ?? ''),
    );
    if (!found || (found instanceof HTMLButtonElement && found.disabled)) expect.unreachable(`no ${words} to press`);
    // its own click() is what downloads are seen by
    found.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }));
  });
const text = () => root.textContent?.replace(/\s+/g, ' ') ?? '';
const says = (words: string | RegExp) => until(() => expect(text()).toMatch(words));

test('what was found in the sheet is shown before it is saved, and one press saves it all the same', async () => {
  await ask(anActivity({ description: 'I went to LS6 2AB and rang 0113 243 1234.' }));
  await press(/^Save as web page/);
  await says('2 things to look at first');
  await says('This looks like a postcode: LS6 2••.');
  expect(text()).not.toMatch(/LS6 2AB|243/);
  expect(text()).toContain('“Home visit”, what it was');
  expect(saved).toEqual([]);
  await press(/^Save it as it is$/);
  await says('It was made on this device and sent nowhere.');
  expect(saved).toEqual([expect.stringMatching(/\.html$/)]);
  expect(text()).not.toContain('to look at first');
});

test('where nothing was found it is saved at once, and no word is said of it', async () => {
  await ask(anActivity({ description: 'I went to see how a kitchen is used.' }));
  await press(/^Save as web page/);
  await until(() => expect(saved).toHaveLength(1));
  expect(text()).not.toMatch(/look at|anonym/i);
});

test('what the person keeps is not asked about again', async () => {
  await ask(anActivity({ description: 'I went to LS6 2AB.' }));
  await press(/^Save as web page/);
  await says('One thing to look at first');
  await press(/^Keep it/);
  await says('Nothing is left to look at');
  expect(readAll(doc(), 'setting').filter(({ key }) => key.startsWith('keptFind:'))).toHaveLength(1);
  await press(/^Not now$/);
  await press(/^Save as web page/);
  await until(() => expect(saved).toHaveLength(1));
});

test('the list alone is looked through for what stands in the list', async () => {
  const words = { description: 'It was in LS6 2AB.', provider: 'Mrs Sample' };
  await ask(anActivity(words), anActivity({ title: 'Reading' }));
  await press(/^Save the list as a table/);
  await says('One thing to look at first');
  await says('This looks like a name: Mrs S•••••.');
  expect(text()).not.toContain('a postcode');
  await press(/^Save it as it is$/);
  await until(() => expect(saved).toEqual(['Activities.csv']));
});

test('to change it the dialog makes way, and the page of the activity is shown at the place', async () => {
  const id = anActivity({ description: 'It was in LS6 2AB.' });
  await ask(id);
  await press(/^Save as PDF/);
  await press(/^Change it/);
  await until(() => expect(router.currentRoute.value.fullPath).toBe(`/activity/${id}#description`));
  expect(isOpen).toBe(false);
  expect(saved).toEqual([]);
});
