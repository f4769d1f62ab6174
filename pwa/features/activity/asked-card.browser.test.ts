// What registrations ask to be said of an activity, with a real portfolio in a real browser.
import { createPinia } from 'pinia';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type App, createApp, defineComponent, h } from 'vue';
import type { LocalDate } from '../../../shared/model/dates.ts';
import type { RecordId } from '../../../shared/model/id.ts';
import { createActivity, createRegistration } from '../../../shared/portfolio/edit.ts';
import { readRecord } from '../../../shared/portfolio/read.ts';
import { activity } from '../../../shared/projection/queries.ts';
import { emptyPortfolio } from '../../../tests/empty-portfolio.ts';
import { HOST, type Host, openHost } from '../../host/host.ts';
import { useRegistered } from '../../records/use-registered.ts';
import { useLive } from '../../stores/use-live.ts';
import AskedCard from './AskedCard.vue';
import FrameworkCard from './FrameworkCard.vue';
import { useAsked } from './use-asked.ts';

const now = new Date();
let host: Host;
let app: App;
let root: HTMLElement;
let activityId: RecordId;

beforeEach(async () => {
  host = await openHost();
  host.painted();
  await host.portfolio.loaded;
  await emptyPortfolio(host.portfolio);
  activityId = createActivity(host.portfolio.doc, { title: 'Journal club' }, now);
  root = document.body.appendChild(document.createElement('div'));
});
afterEach(async () => {
  app.unmount();
  root.remove();
  await host.stop();
});

function open(): void {
  const OnPage = defineComponent(() => {
    const { answer } = useLive(async () => (await activity(host.portfolio.projection, activityId)) ?? null);
    const asked = useAsked();
    const { periods } = useRegistered();
    return () => [
      h('output', periods.value?.length),
      answer.value && asked.value.length > 0 && h(AskedCard, { activity: answer.value, asked: asked.value }),
    ];
  });
  app = createApp(OnPage);
  app.use(createPinia()).provide(HOST, host).mount(root);
}
/** Each a minute after the one before: they are listed by age. */
let minute = 0;
const registered = (scheme: string, profession: string, cycleFrom: string | null = null) =>
  createRegistration(
    host.portfolio.doc,
    { scheme, profession, cycleFrom: cycleFrom as LocalDate | null },
    new Date(now.getTime() + 60_000 * ++minute),
  );
const marks = () => readRecord(host.portfolio.doc, 'activity', activityId)?.marks;
const field = (label: string): Promise<HTMLInputElement> =>
  vi.waitFor(
    () => {
      const found = [...root.querySelectorAll('label')].find((one) => one.textContent?.trim().startsWith(label));
      const input = found?.querySelector('input') ?? (found && document.getElementById(found.htmlFor));
      return input instanceof HTMLInputElement ? input : expect.unreachable(`no field ${label} yet`);
    },
    { timeout: 5_000 },
  );
const says = (text: string) =>
  vi.waitFor(() => expect(root.querySelector('summary')?.textContent).toBe(text), { timeout: 5_000 });

test('who is registered with HCPC alone is asked nothing', async () => {
  registered('hcpc', 'OT');
  open();
  await vi.waitFor(() => expect(root.querySelector('output')?.textContent).toBe('1'), { timeout: 5_000 });
  expect(root.querySelector('#asked')).toBeNull();
});

test('an occupational therapist who wants it says under which pillar, and at which level', async () => {
  const OnPage = defineComponent(() => {
    const { answer } = useLive(async () => (await activity(host.portfolio.projection, activityId)) ?? null);
    return () => answer.value && h(FrameworkCard, { activity: answer.value });
  });
  app = createApp(OnPage);
  app.use(createPinia()).provide(HOST, host).mount(root);
  await says('Say which pillars it belongs to');
  const [practice, , leadership] = root.querySelectorAll('select');
  const choose = (field: HTMLSelectElement | undefined, value: string) => {
    if (!field) return expect.unreachable('there are four pillars');
    field.value = value;
    field.dispatchEvent(new Event('change'));
  };
  choose(practice, '6');
  await says('Professional Practice, level 6');
  choose(leadership, 'yes');
  await says('Professional Practice, level 6 · Leadership');
  expect(marks()).toEqual({ 'rcot:practice': 6, 'rcot:leadership': true });
  choose(practice, '');
  await vi.waitFor(() => expect(marks()).toEqual({ 'rcot:leadership': true }));
});

test('one activity counts for two regulators, for each by its own words', async () => {
  registered('nmc', 'nurse', '2025-04-01');
  registered('goc', 'optometrist');
  open();
  await says('Say what NMC and GOC ask');
  (await field('Participatory')).click();
  await says('NMC: participatory');
  const points = await field('Points');
  points.value = 'two';
  points.dispatchEvent(new Event('input'));
  points.dispatchEvent(new FocusEvent('focusout', { bubbles: true }));
  await vi.waitFor(() => expect(root.textContent).toContain('Points must be a number, such as 1.5'));
  expect(marks()).toEqual({ 'nmc:participatory': true });
  points.value = '1,5';
  points.dispatchEvent(new Event('input'));
  points.dispatchEvent(new FocusEvent('focusout', { bubbles: true }));
  await says('NMC: participatory · GOC: 1.5 points');
  expect(marks()).toEqual({ 'goc:points': 1.5, 'nmc:participatory': true });
  expect(root.textContent).toContain('NMC counts hours: give the minutes above');
  (await field('Participatory')).click();
  await vi.waitFor(() => expect(marks()).toEqual({ 'goc:points': 1.5 }));
});

test('of an activity that was participatory in part, it is said how much of it was', async () => {
  registered('nmc', 'nurse', '2025-04-01');
  open();
  (await field('Participatory')).click();
  const hours = await field('Participatory: hours of it');
  const type = (value: string) => {
    hours.value = value;
    hours.dispatchEvent(new Event('input'));
    hours.dispatchEvent(new FocusEvent('focusout', { bubbles: true }));
  };
  type('1.5');
  await says('NMC: participatory (1.5 hours)');
  expect(marks()).toEqual({ 'nmc:participatory': 1.5 });
  type('');
  await says('NMC: participatory');
  expect(marks()).toEqual({ 'nmc:participatory': true });
  (await field('Code: practise effectively')).click();
  await says('NMC: participatory, code: practise effectively');
  expect([...root.querySelectorAll('label')].filter((one) => one.textContent?.includes('hours of it'))).toHaveLength(1);
});
