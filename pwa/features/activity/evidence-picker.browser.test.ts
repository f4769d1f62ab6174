// Evidence that is there already is put with another activity, with a real portfolio in a real browser.
import { createPinia, setActivePinia } from 'pinia';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type App, createApp } from 'vue';
import type { RecordId } from '../../../shared/model/id.ts';
import * as commands from '../../../shared/portfolio/edit.ts';
import { readAll } from '../../../shared/portfolio/read.ts';
import { emptyPortfolio } from '../../../tests/empty-portfolio.ts';
import { HOST, type Host, openHost } from '../../host/host.ts';
import { useSession } from '../../stores/session.ts';
import EvidencePicker from './EvidencePicker.vue';

/** A busy machine takes its time. */
const until = <T>(look: () => T | Promise<T>): Promise<T> => vi.waitFor(look, { timeout: 10_000 });

let host: Host;
let app: App;
let root: HTMLElement;
let here: RecordId;
let certificate: RecordId;
const evidenceHere = () => readAll(host.portfolio.doc, 'link').flatMap(({ from, to }) => (from === here ? [to] : []));
const titles = () => [...root.querySelectorAll('.title')].map((one) => one.textContent);

beforeEach(async () => {
  host = await openHost();
  host.painted();
  await host.portfolio.loaded;
  const { doc } = host.portfolio;
  await emptyPortfolio(host.portfolio);
  here = commands.createActivity(doc, { title: 'Journal club' }, new Date());
  const other = commands.createActivity(doc, { title: 'Hand day' }, new Date());
  certificate = commands.createEvidence(doc, { title: 'Certificate' }, new Date());
  const leaflet = commands.createEvidence(doc, { title: 'Leaflet' }, new Date());
  commands.putLink(doc, 'activityEvidence', other, certificate);
  commands.putLink(doc, 'activityEvidence', here, leaflet);
  const pinia = createPinia();
  setActivePinia(pinia);
  root = document.body.appendChild(document.createElement('div'));
  app = createApp(EvidencePicker, { activityId: here });
  app.use(pinia).provide(HOST, host).mount(root);
});
afterEach(async () => {
  app.unmount();
  root.remove();
  await host.stop();
});

test('a piece of another activity is added to this one, and the way back takes only this link', async () => {
  await until(() => expect(titles()).toEqual(['Certificate']));
  root.querySelector<HTMLButtonElement>('[aria-label="Add: Certificate"]')?.click();
  await until(() => expect(evidenceHere()).toContain(certificate));
  useSession().undo();
  await until(() => expect(evidenceHere()).not.toContain(certificate));
  expect(readAll(host.portfolio.doc, 'link').filter(({ to }) => to === certificate)).toHaveLength(1);
});

test('words of the title find it; without a match that is said', async () => {
  const field = root.querySelector('input') ?? expect.unreachable('no field');
  field.value = 'certif';
  field.dispatchEvent(new Event('input'));
  await until(() => expect(titles()).toEqual(['Certificate']));
  field.value = 'splint';
  field.dispatchEvent(new Event('input'));
  await until(() => expect(root.textContent).toContain('No other evidence has these words in its title.'));
});
