// The names that a person wants to be told of: added, found again on every device, and taken off.
import { createPinia, setActivePinia } from 'pinia';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type App, createApp, h, type SetupContext } from 'vue';
import { readAll } from '../../../shared/portfolio/read.ts';
import { emptyPortfolio } from '../../../tests/empty-portfolio.ts';
import { HOST, type Host, openHost } from '../../host/host.ts';
import { useSession } from '../../stores/session.ts';
import LeaveOutCard from './LeaveOutCard.vue';

let host: Host;
let app: App;
let root: HTMLElement;
const settings = () => Object.fromEntries(readAll(host.portfolio.doc, 'setting').map(({ key, value }) => [key, value]));

beforeEach(async () => {
  host = await openHost();
  host.painted();
  await host.portfolio.loaded;
  await emptyPortfolio(host.portfolio);
  const pinia = createPinia();
  setActivePinia(pinia);
  root = document.body.appendChild(document.createElement('div'));
  app = createApp(LeaveOutCard);
  app.component('RouterLink', (_: unknown, { slots }: Pick<SetupContext, 'slots'>) => h('a', slots.default?.()));
  app.use(pinia).provide(HOST, host).mount(root);
});
afterEach(async () => {
  app.unmount();
  root.remove();
  await host.stop();
});
function press(words: string): void {
  const found = [...root.querySelectorAll('button')].find(
    (one) => (one.ariaLabel ?? one.textContent?.trim()) === words,
  );
  (found ?? expect.unreachable(`no button ${words}`)).click();
}
async function add(words: string): Promise<void> {
  const field = root.querySelector('input') ?? expect.unreachable('no field');
  field.value = words;
  field.dispatchEvent(new Event('input'));
  press('Add to the list');
}

test('names are put on the list, once each, and taken off and brought back', async () => {
  await add('Doris, Bramble Wick');
  await vi.waitFor(() =>
    expect(settings()).toEqual({ 'leaveOut:doris': 'Doris', 'leaveOut:bramble wick': 'Bramble Wick' }),
  );
  await vi.waitFor(() =>
    expect([...root.querySelectorAll('li span')].map((one) => one.textContent)).toEqual(['Bramble Wick', 'Doris']),
  );
  await add('DORIS');
  await vi.waitFor(() => expect(root.textContent).toContain('It is on your list already'));
  press('Remove: Doris');
  await vi.waitFor(() => expect(settings()).toEqual({ 'leaveOut:bramble wick': 'Bramble Wick' }));
  useSession().undo();
  await vi.waitFor(() => expect(settings()).toHaveProperty('leaveOut:doris', 'Doris'));
});

test('an empty line and a single letter are no names', async () => {
  await add(' , ');
  await vi.waitFor(() => expect(root.textContent).toContain('Type a name first'));
  await add('A');
  await vi.waitFor(() => expect(root.textContent).toContain('One letter would be found in every text'));
  expect(settings()).toEqual({});
});
