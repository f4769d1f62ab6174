// Evidence that shows no activity finds one, with a real portfolio in a real browser.
import { createPinia, setActivePinia } from 'pinia';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type App, createApp } from 'vue';
import type { RecordId } from '../../../shared/model/id.ts';
import * as commands from '../../../shared/portfolio/edit.ts';
import { readAll, readRecord } from '../../../shared/portfolio/read.ts';
import { HOST, type Host, openHost } from '../../host/host.ts';
import { useSession } from '../../stores/session.ts';
import LooseEvidencePage from './LooseEvidencePage.vue';

let host: Host;
let app: App;
let root: HTMLElement;
let id: RecordId;
let course: RecordId;
const homes = () => readAll(host.portfolio.doc, 'link').flatMap(({ from, to }) => (to === id ? [from] : []));

beforeEach(async () => {
  host = await openHost();
  host.painted();
  await host.portfolio.loaded;
  const { doc } = host.portfolio;
  course = commands.createActivity(doc, { title: 'Safeguarding level 2' }, new Date());
  id = commands.createEvidence(doc, { title: 'Certificate' }, new Date());
  const pinia = createPinia();
  setActivePinia(pinia);
  root = document.body.appendChild(document.createElement('div'));
  app = createApp(LooseEvidencePage);
  app.component('RouterLink', { render: () => null });
  app.use(pinia).provide(HOST, host).mount(root);
  await vi.waitFor(() => expect(root.textContent).toContain('Certificate'));
});
afterEach(async () => {
  // what was made is not there for the next test
  commands.moveToBin(host.portfolio.doc, 'evidence', id, '2026-11-23' as never);
  app.unmount();
  root.remove();
  await host.stop();
});

const press = (words: string) =>
  [...root.querySelectorAll('button')].find((one) => one.textContent?.trim() === words)?.click();
const choose = (words: string) =>
  vi.waitFor(() => {
    const label = [...root.querySelectorAll('label')].find((one) => one.textContent?.includes(words));
    (label ?? expect.unreachable(`no choice of ${words}`)).click();
  });

test('it goes to an activity that is there; that can be taken back', async () => {
  press('Attach to an activity');
  await choose('Safeguarding level 2');
  await vi.waitFor(() => expect(root.textContent).toContain('Attach it'));
  press('Attach it');
  await vi.waitFor(() => expect(homes()).toEqual([course]));
  await vi.waitFor(() => expect(root.textContent).toContain('All your evidence belongs to an activity.'));
  useSession().undo();
  await vi.waitFor(() => expect(homes()).toEqual([]));
  await vi.waitFor(() => expect(root.textContent).toContain('Certificate'));
});

test('it becomes an activity of its own in the inbox', async () => {
  press('Attach to an activity');
  await vi.waitFor(() => expect(root.textContent).toContain('Make an activity of it'));
  press('Make an activity of it');
  await vi.waitFor(() => expect(homes()).toHaveLength(1));
  expect(readRecord(host.portfolio.doc, 'activity', homes()[0] ?? '')).toMatchObject({
    title: 'Certificate',
    triagedAt: null,
  });
});

test('it goes to the bin, and comes back by Undo', async () => {
  const kept = () => readRecord(host.portfolio.doc, 'evidence', id);
  press('Move to the bin');
  await vi.waitFor(() => expect(kept()?.deletedOn).not.toBeNull());
  useSession().undo();
  await vi.waitFor(() => expect(kept()?.deletedOn).toBeNull());
});
