// What could tell who somebody is, shown beneath the field in which it is being written, with a real portfolio in a real browser.
import { createPinia, setActivePinia } from 'pinia';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type App, createApp, h } from 'vue';
import type { RecordId } from '../../../shared/model/id.ts';
import { createActivity, createRegistration, putSetting } from '../../../shared/portfolio/edit.ts';
import { readAll } from '../../../shared/portfolio/read.ts';
import { emptyPortfolio } from '../../../tests/empty-portfolio.ts';
import { HOST, type Host, openHost } from '../../host/host.ts';
import { useSession } from '../../stores/session.ts';
import SharedTextArea from '../SharedTextArea.vue';

const until = <T>(look: () => T | Promise<T>): Promise<T> => vi.waitFor(look, { timeout: 15_000 });
let host: Host;
let app: App;
let id: RecordId;
let root: HTMLElement;
const area = () => root.querySelector('textarea') ?? expect.unreachable('there is no text area');
const doc = () => host.portfolio.doc;

beforeEach(async () => {
  host = await openHost();
  host.painted();
  await host.portfolio.loaded;
  await emptyPortfolio(host.portfolio);
  createRegistration(
    doc(),
    { scheme: 'hcpc', profession: 'OT', number: 'OT012345', name: 'Rowan Ellis-Tate' },
    new Date(),
  );
  id = createActivity(doc(), { title: 'Home visit', description: 'It was in LS6 2AB.' }, new Date());
  const pinia = createPinia();
  setActivePinia(pinia);
  root = document.body.appendChild(document.createElement('div'));
  const place = { kind: 'activity' as const, id, field: 'description' };
  app = createApp(() => h(SharedTextArea, { label: 'What it was', place }));
  app.use(pinia).provide(HOST, host).mount(root);
  await until(() => expect(area().value).toBe('It was in LS6 2AB.'));
});
afterEach(async () => {
  app.unmount();
  root.remove();
  await host.stop();
});
function type(next: string): void {
  area().focus();
  area().value = next;
  area().setSelectionRange(next.length, next.length);
  area().dispatchEvent(new InputEvent('input', { bubbles: true }));
}
const button = (words: RegExp) =>
  [...root.querySelectorAll('button')].find((one) => words.test(one.textContent?.trim() ?? ''));
const press = (words: RegExp) => until(() => (button(words) ?? expect.unreachable(`no ${words}`)).click());
const shows = (words: string) => until(() => expect(root.textContent).toContain(words));
const kept = () => readAll(doc(), 'setting').filter(({ key }) => key.startsWith('keptFind:')).length;

test('a find is shown after a pause, shown in the text, and kept on all devices', async () => {
  expect(root.textContent).not.toContain('This looks like');
  type('I, Ms Ellis-Tate (HCPC number OT012345), saw Mrs Sample in LS6 2AB.');
  await shows('This looks like a name: Mrs S•••••. Change it, or keep it?');
  await press(/^Show me$/);
  await until(() => expect(area().value.slice(area().selectionStart, area().selectionEnd)).toBe('Mrs Sample'));
  expect(document.activeElement).toBe(area());
  await press(/^1 of 2, next$/);
  await shows('This looks like a postcode: LS6 2••.');
  await press(/^Keep it$/);
  await shows('This looks like a name');
  await until(() => expect(button(/next$/)).toBeUndefined());
  expect(kept()).toBe(1);
  await press(/^Keep it$/);
  await until(() => expect(button(/^Keep it$/)).toBeUndefined());
  expect(document.activeElement).toBe(area());
  // nothing of what was kept stands in the setting
  expect(JSON.stringify(readAll(doc(), 'setting'))).not.toMatch(/sample|ls6/i);
});

test('it is said once, and goes by itself when the words are changed', async () => {
  const session = useSession();
  const said: string[] = [];
  const stop = session.$subscribe(() => said.push(session.spoken), { flush: 'sync' });
  type('She is 93 years old.');
  await shows('an age over 89');
  type('She is 93 years old and walks.');
  type('She is in her nineties and walks.');
  await until(() => expect(root.textContent).not.toContain('an age over 89'));
  stop();
  expect(said.filter((words) => words.includes('an age over 89'))).toEqual([
    'What it was: This looks like an age over 89: 9• years old. Ways to change or keep it are after the field.',
  ]);
});

test('a name on the person’s own list is seen as soon as it stands there', async () => {
  putSetting(doc(), 'leaveOut:doris', 'Doris');
  type('I learned it from Doris.');
  await shows('This is on your list of names to leave out: D••••.');
});
