// Tagging an activity and saying which goals it serves, with a real portfolio in a real browser.
import { createPinia } from 'pinia';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type App, createApp, defineComponent, h } from 'vue';
import type { RecordId } from '../../../shared/model/id.ts';
import { createActivity, createGoal } from '../../../shared/portfolio/edit.ts';
import { readAll, readRecord } from '../../../shared/portfolio/read.ts';
import { activity } from '../../../shared/projection/queries.ts';
import { HOST, type Host, openHost } from '../../host/host.ts';
import { useSession } from '../../stores/session.ts';
import { useLive } from '../../stores/use-live.ts';
import GoalsAndTags from './GoalsAndTags.vue';

let host: Host;
let app: App;
let root: HTMLElement;
let activityId: RecordId;

beforeEach(async () => {
  host = await openHost();
  host.painted();
  await host.portfolio.loaded;
  const { doc } = host.portfolio;
  for (const kind of ['activities', 'goals', 'links']) doc.getMap(kind).clear();
  activityId = createActivity(doc, { title: 'Splint clinic', tags: ['Hands'] }, new Date());
  createActivity(doc, { title: 'Ward round', tags: ['Stroke'] }, new Date());
  root = document.body.appendChild(document.createElement('div'));
  const OnPage = defineComponent(() => {
    const { answer } = useLive(async () => (await activity(host.portfolio.projection, activityId)) ?? null);
    return () => answer.value && h(GoalsAndTags, { activity: answer.value });
  });
  app = createApp(OnPage);
  app.use(createPinia()).provide(HOST, host).mount(root);
  await vi.waitFor(() => expect(root.textContent).toContain('Goals that this serves'));
  expect(root.querySelector('summary')?.textContent).toBe('Hands');
  root.querySelector('summary')?.click();
});
afterEach(async () => {
  app.unmount();
  root.remove();
  await host.stop();
});

const tags = () => readRecord(host.portfolio.doc, 'activity', activityId)?.tags;
const field = () => root.querySelector<HTMLInputElement>('.tags input') ?? expect.unreachable('there is no field');
function type(words: string) {
  field().value = words;
  field().dispatchEvent(new InputEvent('input', { bubbles: true }));
}
const press = (name: string) =>
  (
    [...root.querySelectorAll('button')].find(
      (one) => (one.getAttribute('aria-label') ?? one.textContent?.trim()) === name,
    ) ?? expect.unreachable(`there is no button ${name}`)
  ).click();

test('Enter, a comma and leaving the field each add a tag, one that differs only in case once', async () => {
  type('Splints');
  field().dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
  await vi.waitFor(() => expect(tags()).toEqual(['Hands', 'Splints']));
  type('hands, Pain,');
  await vi.waitFor(() => expect(tags()).toEqual(['Hands', 'Pain', 'Splints']));
  await vi.waitFor(() => expect(field().value).toBe(''));
  type('Tendons');
  field().dispatchEvent(new FocusEvent('blur'));
  await vi.waitFor(() => expect(tags()).toEqual(['Hands', 'Pain', 'Splints', 'Tendons']));
});

test('tags in use are suggested, but not those that it has; one is removed by its button, with a way back', async () => {
  await vi.waitFor(() =>
    expect([...root.querySelectorAll('datalist option')].map((one) => one.getAttribute('value'))).toEqual(['Stroke']),
  );
  press('Remove the tag Hands');
  await vi.waitFor(() => expect(tags()).toEqual([]));
  await vi.waitFor(() => expect(document.activeElement).toBe(field()));
  useSession().undo();
  await vi.waitFor(() => expect(tags()).toEqual(['Hands']));
});

test('a goal is ticked, and one that I had in mind made on the spot', async () => {
  const { doc } = host.portfolio;
  const goal = createGoal(doc, { title: 'Feel at home with splints' }, new Date());
  const linked = () => readAll(doc, 'link').filter(({ kind }) => kind === 'goalActivity');
  await vi.waitFor(() => expect(root.textContent).toContain('Feel at home with splints'));
  root.querySelector<HTMLInputElement>('[type=checkbox]')?.click();
  await vi.waitFor(() => expect(linked()).toMatchObject([{ from: goal, to: activityId }]));
  press('New goal');
  await vi.waitFor(() => expect(document.activeElement?.id).toBe('new-goal'));
  press('Add this goal');
  await vi.waitFor(() => expect(root.textContent).toContain('Enter what you want to learn'));
  const title = root.querySelector<HTMLInputElement>('#new-goal') ?? expect.unreachable('there is no field');
  title.value = 'Lead a journal club';
  title.dispatchEvent(new InputEvent('input', { bubbles: true }));
  press('Add this goal');
  await vi.waitFor(() => expect(linked()).toHaveLength(2));
  await vi.waitFor(() => expect(root.querySelectorAll('[type=checkbox]:checked')).toHaveLength(2));
  useSession().undo();
  await vi.waitFor(() => expect(root.textContent).not.toContain('Lead a journal club'));
});
