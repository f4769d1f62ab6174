// The person's own words, with a real portfolio in a real browser.
import { createPinia, setActivePinia } from 'pinia';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type App, createApp } from 'vue';
import * as commands from '../../../shared/portfolio/edit.ts';
import { readAll } from '../../../shared/portfolio/read.ts';
import { HOST, type Host, openHost } from '../../host/host.ts';
import { useSession } from '../../stores/session.ts';
import OwnWordsCard from './OwnWordsCard.vue';

let host: Host;
let app: App;
let root: HTMLElement;
const doc = () => host.portfolio.doc;
const kinds = () => readAll(doc(), 'ownType').filter(({ deletedOn }) => deletedOn === null);

beforeEach(async () => {
  host = await openHost();
  host.painted();
  await host.portfolio.loaded;
  const pinia = createPinia();
  setActivePinia(pinia);
  root = document.body.appendChild(document.createElement('div'));
  app = createApp(OwnWordsCard);
  app.use(pinia).provide(HOST, host).mount(root);
  await vi.waitFor(() => expect(root.querySelector('select')).not.toBeNull());
});
afterEach(async () => {
  commands.putSetting(doc(), 'peopleTerm', '');
  for (const { id } of readAll(doc(), 'ownType')) commands.moveToBin(doc(), 'ownType', id, '2026-11-26' as never);
  app.unmount();
  root.remove();
  await host.stop();
});

const press = (words: string) =>
  vi.waitFor(() => {
    const found = [...root.querySelectorAll('button')].find(
      (one) => (one.ariaLabel ?? one.textContent?.trim()) === words,
    );
    (found ?? expect.unreachable(`no button ${words}`)).click();
  });
function give(field: HTMLInputElement | HTMLSelectElement | undefined, value: string): void {
  const one = field ?? expect.unreachable('the field is not there');
  one.value = value;
  one.dispatchEvent(new Event(one instanceof HTMLSelectElement ? 'change' : 'input', { bubbles: true }));
}
const term = () => readAll(doc(), 'setting').find(({ key }) => key === 'peopleTerm')?.value;

test('the word for those one works for is one of the usual, or one’s own', async () => {
  give(root.querySelectorAll('select')[0], 'clients');
  await vi.waitFor(() => expect(term()).toBe('clients'));
  give(root.querySelectorAll('select')[0], 'own word');
  await vi.waitFor(() => expect(root.querySelector('input')).not.toBeNull());
  give(root.querySelectorAll('input')[0], 'tenants');
  window.dispatchEvent(new Event('focusout'));
  await vi.waitFor(() => expect(term()).toBe('tenants'));
});

test('a kind of learning of one’s own counts as one of the five, and can be put away and brought back', async () => {
  await press('Add a kind');
  await press('Add the kind');
  await vi.waitFor(() => expect(root.textContent).toContain('Give it a name'));
  give(root.querySelectorAll('input')[0], 'Balint group');
  give(root.querySelectorAll('select')[1], 'workBased');
  await press('Add the kind');
  await vi.waitFor(() => expect(kinds()).toMatchObject([{ name: 'Balint group', type: 'workBased' }]));
  await vi.waitFor(() => expect(root.textContent).toContain('counts as Work-based learning'));
  await press('Put away: Balint group');
  await vi.waitFor(() => expect(kinds()).toEqual([]));
  useSession().undo();
  await vi.waitFor(() => expect(kinds()).toHaveLength(1));
});
