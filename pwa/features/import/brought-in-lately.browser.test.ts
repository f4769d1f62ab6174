// Imports of the last weeks, on a page that was loaded since: taken back as one, and put back.
import { createPinia, setActivePinia } from 'pinia';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { type App, createApp, defineComponent, h } from 'vue';
import * as commands from '../../../shared/portfolio/edit.ts';
import { readAll } from '../../../shared/portfolio/read.ts';
import { emptyPortfolio } from '../../../tests/empty-portfolio.ts';
import { anEntry } from '../../../tests/fixtures/imported-entry.ts';
import { HOST, type Host, openHost } from '../../host/host.ts';
import { bringIn } from '../../import/bring-in.ts';
import { useSession } from '../../stores/session.ts';
import BroughtInLately from './BroughtInLately.vue';
import { useTakeBack } from './use-take-back.ts';

let host: Host;
let app: App;
let root: HTMLElement;

beforeAll(async () => {
  host = await openHost();
  host.painted();
  await host.portfolio.loaded;
});
afterAll(async () => {
  await emptyPortfolio(host.portfolio);
  await host.stop();
});
beforeEach(() => emptyPortfolio(host.portfolio));
afterEach(() => {
  app.unmount();
  root.remove();
});

function mount(): void {
  const pinia = createPinia();
  setActivePinia(pinia);
  root = document.body.appendChild(document.createElement('div'));
  // as the page does: what is taken back belongs to it and not to the list
  const page = defineComponent(() => {
    const takingBack = useTakeBack();
    return () => h(BroughtInLately, { takingBack });
  });
  app = createApp(page).use(pinia).provide(HOST, host);
  app.mount(root);
}
const bring = async (count: number, name: string) => {
  const entries = Array.from({ length: count }, (_, at) => ({
    entry: anEntry({ title: `Activity ${at}`, files: [], done: { type: null, minutes: null, endedOn: null } }),
    goesTo: null,
    confidentiality: 'unchecked' as const,
  }));
  const { keepFile, dropFile, saved } = host;
  return bringIn(entries, {
    doc: host.portfolio.doc,
    commands,
    name,
    keepFile,
    dropFile,
    saved,
    now: () => new Date(),
  });
};
const inBin = () => readAll(host.portfolio.doc, 'activity').filter(({ deletedOn }) => deletedOn).length;

test('an import is listed with its file and day, goes to the bin but for what was changed since, and comes back', async () => {
  const { activityIds } = await bring(14, 'record.csv');
  for (const id of activityIds.slice(0, 3)) commands.changeActivity(host.portfolio.doc, id, { title: 'Mine' });
  mount();
  await vi.waitFor(() => expect(root.textContent).toMatch(/11 activities from record\.csv, \d+ \w+ \d{4}/));
  expect(root.textContent).toContain('3 that you have changed since stay.');
  root.querySelector('button')?.click();
  await vi.waitFor(() => expect(root.querySelector('button')).toBeNull());
  expect(inBin()).toBe(11);
  expect(useSession().done?.text).toBe(
    '11 things are in the bin for 30 days, where single things can be put back. 3 that you have changed since stay.',
  );
  useSession().undo();
  await vi.waitFor(() => expect(root.textContent).toContain('11 activities from record.csv'));
  expect(inBin()).toBe(0);
});

test('once all of the only one is taken back, nothing is said of it', async () => {
  await bring(1, 'one.csv');
  mount();
  await vi.waitFor(() => expect(root.textContent).toContain('1 activity from one.csv'));
  root.querySelector('button')?.click();
  await vi.waitFor(() => expect(root.textContent).toBe(''));
});
