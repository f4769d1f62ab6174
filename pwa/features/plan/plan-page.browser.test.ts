// The plan in a person's hands, with a real portfolio in a real browser.
import { createPinia, setActivePinia } from 'pinia';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type App, createApp, h } from 'vue';
import { addDays, type LocalDate, localDateOf } from '../../../shared/model/dates.ts';
import type { Goal } from '../../../shared/model/goal.ts';
import type { RecordId } from '../../../shared/model/id.ts';
import * as commands from '../../../shared/portfolio/edit.ts';
import { readAll, readRecord } from '../../../shared/portfolio/read.ts';
import { HOST, type Host, openHost } from '../../host/host.ts';
import { useSession } from '../../stores/session.ts';
import PlanPage from './PlanPage.vue';

const TODAY = localDateOf(new Date());
let host: Host;
let app: App;
let root: HTMLElement;
const doc = () => host.portfolio.doc;

beforeEach(async () => {
  host = await openHost();
  host.painted();
  await host.portfolio.loaded;
  const pinia = createPinia();
  setActivePinia(pinia);
  root = document.body.appendChild(document.createElement('div'));
  app = createApp(PlanPage);
  app.component('RouterLink', {
    props: ['to'],
    render: (link: { $slots: { default: () => [] } }) => h('a', link.$slots.default()),
  });
  app.use(pinia).provide(HOST, host);
});
afterEach(async () => {
  // what was made is not there for the next test
  for (const kind of ['goal', 'activity'] as const)
    for (const { id } of readAll(doc(), kind)) commands.moveToBin(doc(), kind, id, TODAY);
  app.unmount();
  root.remove();
  await host.stop();
});

async function open(): Promise<void> {
  app.mount(root);
  await vi.waitFor(() => expect(root.textContent).toContain('Goals'));
}
const button = (words: string) =>
  [...root.querySelectorAll('button')].find((one) => (one.ariaLabel ?? one.textContent?.trim()) === words);
const press = (words: string) => vi.waitFor(() => (button(words) ?? expect.unreachable(`no button ${words}`)).click());
const goals = (): Goal[] => readAll(doc(), 'goal').filter(({ deletedOn }) => deletedOn === null);
const activity = (id: RecordId) => readRecord(doc(), 'activity', id);

function write(selector: string, words: string): void {
  const field = root.querySelector<HTMLInputElement>(selector) ?? expect.unreachable(`no field ${selector}`);
  field.value = words;
  field.dispatchEvent(new Event('input', { bubbles: true }));
}

/** Planned three weeks ago for a day that has gone by. */
const plannedFor = (title: string, startedOn: LocalDate): RecordId =>
  commands.createActivity(doc(), { title, startedOn }, new Date(`${addDays(TODAY, -21)}T09:00:00Z`));

test('a goal is added, reached, binned and brought back', async () => {
  await open();
  await press('Add a goal');
  await vi.waitFor(() => write('#goal-title', 'Feel at home with hand splints'));
  await press('Add the goal');
  await vi.waitFor(() => expect(goals().map(({ title }) => title)).toEqual(['Feel at home with hand splints']));
  await press('Reached: Feel at home with hand splints');
  await vi.waitFor(() => expect(goals()[0]?.state).toBe('reached'));
  useSession().undo();
  await vi.waitFor(() => expect(goals()[0]?.state).toBe('open'));

  const summary = () => [...root.querySelectorAll('summary')].find((one) => one.textContent === 'Change this goal');
  await vi.waitFor(() => (summary() ?? expect.unreachable('the goal cannot be changed')).click());
  await press('Bin: Feel at home with hand splints');
  await vi.waitFor(() => expect(goals()).toEqual([]));
  useSession().undo();
  await vi.waitFor(() => expect(goals()).toHaveLength(1));
});

test('a goal without words is not added, and says what is missing', async () => {
  await open();
  await press('Add a goal');
  await press('Add the goal');
  await vi.waitFor(() =>
    expect(root.querySelector('[role=alert]')?.textContent).toContain('Say what you mean to learn'),
  );
  expect(goals()).toEqual([]);
});

test('an activity is tied to a goal and untied again', async () => {
  const goal = commands.createGoal(doc(), { title: 'Splints' }, new Date());
  const course = commands.createActivity(doc(), { title: 'Splinting course', startedOn: TODAY }, new Date());
  const tied = () =>
    readAll(doc(), 'link').filter(({ kind, from, to }) => kind === 'goalActivity' && from === goal && to === course);
  await open();
  const summary = () =>
    [...root.querySelectorAll('summary')].find((one) => one.textContent === 'Choose what serves it');
  await vi.waitFor(() => (summary() ?? expect.unreachable('nothing can be chosen')).click());
  const tick = () =>
    vi.waitFor(() => {
      const label = [...root.querySelectorAll('label')].find((one) => one.textContent?.includes('Splinting course'));
      (label ?? expect.unreachable('the course is not offered')).click();
    });
  await tick();
  await vi.waitFor(() => expect(tied()).toHaveLength(1));
  await vi.waitFor(() => expect(root.textContent).toContain('What serves it'));
  await tick();
  await vi.waitFor(() => expect(tied()).toHaveLength(0));
});

test('what is planned stands next first, and what was answered is not asked about again', async () => {
  plannedFor('Conference', addDays(TODAY, 40));
  plannedFor('Supervision', addDays(TODAY, 1));
  const past = plannedFor('Hand clinic visit', addDays(TODAY, -2));
  await open();
  await vi.waitFor(() => expect(root.textContent).toMatch(/Supervision.*tomorrow.*Conference/s));
  await press('Yes, it happened: Hand clinic visit');
  await vi.waitFor(() => expect(activity(past)?.confirmedOn).toBe(TODAY));
  await vi.waitFor(() => expect(root.textContent).not.toContain('Did this happen?'));
  useSession().undo();
  await vi.waitFor(() => expect(root.textContent).toContain('Did this happen?'));
});

test('what did not happen yet moves to another day', async () => {
  const past = plannedFor('Hand clinic visit', addDays(TODAY, -2));
  await open();
  await press('Move the date: Hand clinic visit');
  await vi.waitFor(() => write('input[type=date]', addDays(TODAY, 7)));
  await press('Move it');
  await vi.waitFor(() => expect(activity(past)?.startedOn).toBe(addDays(TODAY, 7)));
  await vi.waitFor(() => expect(root.textContent).not.toContain('Did this happen?'));
});

test('what was reflected on or has evidence needs no question', async () => {
  const reflected = plannedFor('Reflected on', addDays(TODAY, -2));
  const shown = plannedFor('Shown', addDays(TODAY, -3));
  const answers = { learned: 'Something' };
  commands.createReflection(
    doc(),
    { activityId: reflected, modelKey: 'hcpc-three-questions', promptKeys: ['learned'], answers },
    new Date(),
  );
  commands.putLink(
    doc(),
    'activityEvidence',
    shown,
    commands.createEvidence(doc(), { title: 'Certificate' }, new Date()),
  );
  await open();
  await vi.waitFor(() => expect(root.textContent).toContain('Nothing yet.'));
  expect(root.textContent).not.toContain('Did this happen?');
});

const focused = (words: string) => vi.waitFor(() => expect(document.activeElement?.textContent?.trim()).toBe(words));

test('the focus stays beside what I pressed, when that leaves the page', async () => {
  commands.createGoal(doc(), { title: 'Splints' }, new Date());
  plannedFor('Hand clinic visit', addDays(TODAY, -2));
  plannedFor('Supervision', addDays(TODAY, -3));
  await open();
  await press('Move the date: Supervision');
  await press('Cancel');
  await focused('Move the date');
  await press('Yes, it happened: Supervision');
  await focused('Did this happen?');
  await vi.waitFor(() => expect(root.textContent).not.toContain('Supervision'));
  await focused('Did this happen?');
  await press('Bin: Hand clinic visit');
  await vi.waitFor(() => expect(root.textContent).not.toContain('Did this happen?'));
  await focused('Plan');

  await press('Reached: Splints');
  await focused('Goals');
});

test('a portfolio that may only be read says so, and nothing claims to be done', async () => {
  commands.createGoal(doc(), { title: 'Splints' }, new Date());
  plannedFor('Hand clinic visit', addDays(TODAY, -2));
  await open();
  await vi.waitFor(() => expect(root.textContent).toContain('Did this happen?'));
  const meta = doc().getMap('meta');
  const before = meta.get('minimumReader');
  meta.set('minimumReader', 99);
  try {
    for (const words of ['Yes, it happened: Hand clinic visit', 'Bin: Hand clinic visit', 'Reached: Splints']) {
      useSession().close();
      await press(words);
      await vi.waitFor(() => expect(useSession().done?.text).toContain('Nothing was changed'));
      expect(useSession().done?.undo).toBeNull();
    }
  } finally {
    if (before === undefined) meta.delete('minimumReader');
    else meta.set('minimumReader', before);
  }
});
