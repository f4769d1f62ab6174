// The next small thing, out of real rows, in a real browser.
import { Dexie } from 'dexie';
import { createPinia } from 'pinia';
import { afterEach, expect, test, vi } from 'vitest';
import { type App, createApp, nextTick } from 'vue';
import { createMemoryHistory, createRouter } from 'vue-router';
import type { ActivityFields } from '../../../shared/model/activity.ts';
import { addDays, addMonths, type LocalDate } from '../../../shared/model/dates.ts';
import { newId } from '../../../shared/model/id.ts';
import * as edit from '../../../shared/portfolio/edit.ts';
import { openPortfolio } from '../../../shared/portfolio/open.ts';
import { nextPlanned } from '../../../shared/projection/queries.ts';
import { cycleOf } from '../../../shared/schemes/cycle.ts';
import { HOST, type Host } from '../../host/host.ts';
import { today } from '../../stores/today.ts';
import NextThing from './NextThing.vue';

const root = document.body.appendChild(document.createElement('div'));
const documentName = `test-${newId()}`;
const now = new Date();
let app: App;
let portfolio: ReturnType<typeof openPortfolio>;

/** A portfolio whose owner keeps it for the year around today, with these activities in the record. */
async function open(...activities: Partial<ActivityFields>[]) {
  portfolio = openPortfolio({ documentName });
  await portfolio.lead();
  const period = { periodStart: addMonths(today.value, -6), periodEnd: addMonths(today.value, 6) };
  edit.createRegistration(portfolio.doc, { scheme: 'own', ...period }, now);
  const ids = activities.map((fields) => edit.createActivity(portfolio.doc, fields, now));
  await rows(ids.length);
  return ids;
}
const rows = (count: number) =>
  vi.waitFor(async () => expect(await portfolio.projection.activities.count()).toBe(count));
function show() {
  const host = { portfolio, painted: () => undefined } as unknown as Host;
  const routes = [{ path: '/:path(.*)*', component: {} }];
  const router = createRouter({ history: createMemoryHistory(), routes });
  app = createApp(NextThing).provide(HOST, host).use(createPinia()).use(router);
  app.mount(root);
}
const heading = () => root.querySelector('h2')?.textContent ?? '';
const button = (name: string) =>
  [...root.querySelectorAll('button')].find((one) => one.textContent?.includes(name)) ?? expect.unreachable(name);

afterEach(async () => {
  app.unmount();
  await portfolio.close();
  for (const name of ['waymark-projection', documentName]) await Dexie.delete(name);
});

const course: Partial<ActivityFields> = {
  title: 'A part-time master’s degree',
  type: 'formal',
  startedOn: addMonths(today.value, -40),
  endedOn: addDays(today.value, -3),
};

test('a course that began years before still counts, and what is planned asks for nothing', async () => {
  await open(course, { title: 'Next month', startedOn: addDays(today.value, 30) });
  show();
  await vi.waitFor(() => expect(heading()).toBe('Nothing waits for you'));
  expect((await nextPlanned(portfolio.projection, today.value))?.title).toBe('Next month');
});

test('after my registration ended, nothing is asked of the time since', async () => {
  await open({ ...course, startedOn: addMonths(today.value, -8), endedOn: addMonths(today.value, -7) });
  const { doc, projection } = portfolio;
  const own = (await projection.registrations.toArray())[0]?.id ?? expect.unreachable('no registration');
  const ot = { scheme: 'hcpc', profession: 'OT', periodStart: null, periodEnd: null } as const;
  const usual = cycleOf(ot, today.value) ?? expect.unreachable('no cycle');
  const until = addMonths(today.value, -6);
  edit.changeRegistration(doc, own, { ...ot, until });
  edit.adjustCycle(doc, own, usual.start, { start: addMonths(today.value, -8), end: addMonths(today.value, 4) });
  await vi.waitFor(async () => expect(await projection.registrations.get(own)).toMatchObject({ until, ...ot }));
  show();
  await vi.waitFor(() => expect(heading()).not.toBe(''));
  const seen = new Set<string>();
  while (!seen.has(heading())) {
    seen.add(heading());
    [...root.querySelectorAll('button')].find((one) => one.textContent?.includes('Another one'))?.click();
    await nextTick();
  }
  expect([...seen].filter((one) => one.startsWith('Nothing is listed'))).toEqual([]);
});

test('with two registrations, what is asked for one of them says so and leads to its cycle', async () => {
  const months = (count: number) => addMonths(today.value, count);
  await open({ title: 'Before the second began', type: 'other', startedOn: months(-4) }, course);
  const year = { periodStart: months(-5), periodEnd: months(7) };
  const tutor = edit.createRegistration(portfolio.doc, { scheme: 'own', label: 'Tutor', ...year }, now);
  edit.createActivity(portfolio.doc, { title: 'In the first alone', startedOn: addDays(months(-6), 3) }, now);
  edit.createActivity(portfolio.doc, { title: 'In both', startedOn: months(-1) }, now);
  await rows(4);
  await vi.waitFor(async () => expect(await portfolio.projection.registrations.get(tutor)).toBeDefined());
  show();
  await vi.waitFor(() => expect(heading()).toBe('Give “In both” a type'));
  expect(root.textContent).not.toContain('For ');
  button('Another one').click();
  await vi.waitFor(() => expect(heading()).toBe('Give “In the first alone” a type'));
  expect(root.textContent).toContain('For A period of your own');
});

test('the one that I look at stays while others come, and goes once it is done', async () => {
  const [undated = newId()] = await open(
    { title: 'Without a date', type: 'other', startedOn: null },
    { title: 'Without a type', startedOn: addDays(today.value, -9) },
    course,
  );
  show();
  await vi.waitFor(() => expect(heading()).toBe('Give “Without a type” a type'));
  button('Another one').click();
  await vi.waitFor(() => expect(heading()).toBe('Give “Without a date” a date'));

  edit.createActivity(portfolio.doc, { title: 'A story', type: 'other', startedOn: today.value, starred: true }, now);
  await rows(4);
  expect(heading()).toBe('Give “Without a date” a date');
  edit.changeActivity(portfolio.doc, undated, { startedOn: addDays(today.value, -1) as LocalDate });
  await vi.waitFor(() => expect(heading()).toBe('Reflect on “A story”'));
});
