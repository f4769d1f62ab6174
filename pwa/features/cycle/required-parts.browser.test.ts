// Parts that a regulator asks for beside activities, noted and taken back with a real portfolio in a real browser.
import { createPinia } from 'pinia';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type App, computed, createApp, defineComponent, h } from 'vue';
import { checkScheme } from '../../../shared/audit/scheme-checks.ts';
import type { LocalDate } from '../../../shared/model/dates.ts';
import { createRegistration } from '../../../shared/portfolio/edit.ts';
import { readAll } from '../../../shared/portfolio/read.ts';
import { loadSchemes, scheme } from '../../../shared/schemes/index.ts';
import { emptyPortfolio } from '../../../tests/empty-portfolio.ts';
import { HOST, type Host, openHost } from '../../host/host.ts';
import { knownRegistrations } from '../../records/known-registrations.ts';
import { useSession } from '../../stores/session.ts';
import { useLive } from '../../stores/use-live.ts';
import RequiredParts from './RequiredParts.vue';

const day = (text: string) => text as LocalDate;
const cycle = { start: day('2020-04-01'), end: day('2023-03-31'), windowOpens: null, deadline: null };
const pinia = createPinia();
let host: Host;
let app: App;
let root: HTMLElement;

beforeEach(async () => {
  host = await openHost();
  host.painted();
  await host.portfolio.loaded;
  await emptyPortfolio(host.portfolio);
  await loadSchemes();
  const { doc, projection } = host.portfolio;
  createRegistration(doc, { scheme: 'nmc', profession: 'nurse', cycleFrom: cycle.start }, new Date());
  const nmc = scheme('nmc') ?? expect.unreachable('NMC is there');
  root = document.body.appendChild(document.createElement('div'));
  const OnPage = defineComponent(() => {
    const { answer } = useLive(() => knownRegistrations(projection));
    const registration = computed(() => answer.value?.[0]);
    return () => {
      const one = registration.value;
      if (!one) return null;
      const { profession, doneParts } = one;
      const look = { activities: [], cycle, scheme: nmc, profession, doneParts, today: day('2026-11-26') };
      const parts = checkScheme(look).flatMap((check) => check.parts ?? []);
      return h(RequiredParts, { parts, registration: one, cycle });
    };
  });
  app = createApp(OnPage);
  app.use(pinia).provide(HOST, host).mount(root);
});
afterEach(async () => {
  app.unmount();
  root.remove();
  await host.stop();
});

const soon = <T>(find: () => T) => vi.waitFor(find, { timeout: 5_000 });
const press = (name: string) =>
  soon(() => {
    const buttons = [...root.querySelectorAll('button')];
    const found = buttons.find((one) => (one.getAttribute('aria-label') ?? one.textContent?.trim()) === name);
    (found ?? expect.unreachable(`no button ${name} yet`)).click();
  });
const says = (text: string) => soon(() => expect(root.textContent).toContain(text));
const type = (at: number, value: string) => {
  const input = root.querySelectorAll('input')[at] ?? expect.unreachable('the form is open');
  input.value = value;
  input.dispatchEvent(new Event('input'));
};
const done = () => readAll(host.portfolio.doc, 'registration').flatMap(({ doneParts }) => doneParts);

test('a reflective account is noted with its day, in this cycle only, and can be taken back', async () => {
  await says('0 of 5');
  await press('Note as done: Written reflective accounts');
  await soon(() => expect(root.querySelector('input')?.value).toBe('2023-03-31'));
  type(0, '2023-04-01');
  await press('Note it as done');
  await says('The day lies in this cycle: from 1 April 2020 to 31 March 2023.');
  type(0, '2021-05-02');
  type(1, 'On a fall at home');
  await press('Note it as done');
  await says('2 May 2021: On a fall at home');
  await says('1 of 5');
  expect(done()).toMatchObject([{ part: 'accounts', doneOn: '2021-05-02', note: 'On a fall at home' }]);
  await press('Take back: Written reflective accounts, 2 May 2021');
  await soon(() => expect(done()).toEqual([]));
  useSession(pinia).undo();
  await says('2 May 2021: On a fall at home');
});
