// One piece of evidence finds its activities, with a real portfolio in a real browser.
import { createPinia, setActivePinia } from 'pinia';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type App, createApp } from 'vue';
import { createMemoryHistory, createRouter } from 'vue-router';
import type { LocalDate } from '../../../shared/model/dates.ts';
import type { FileReference } from '../../../shared/model/evidence.ts';
import type { RecordId } from '../../../shared/model/id.ts';
import * as commands from '../../../shared/portfolio/edit.ts';
import { LAYOUT, metaOf } from '../../../shared/portfolio/layout.ts';
import { readAll, readRecord } from '../../../shared/portfolio/read.ts';
import { emptyPortfolio } from '../../../tests/empty-portfolio.ts';
import { HOST, type Host, openHost } from '../../host/host.ts';
import { useSession } from '../../stores/session.ts';
import EvidencePage from './EvidencePage.vue';

/** A busy machine takes its time. */
const until = <T>(look: () => T | Promise<T>): Promise<T> => vi.waitFor(look, { timeout: 10_000 });

let host: Host;
let app: App;
let root: HTMLElement;
let id: RecordId;
let course: RecordId;
let file: FileReference;
const homesOf = (one: RecordId) =>
  readAll(host.portfolio.doc, 'link').flatMap(({ from, to }) => (to === one ? [from] : []));
const kept = (one = id) => readRecord(host.portfolio.doc, 'evidence', one);

async function open(): Promise<void> {
  const pinia = createPinia();
  setActivePinia(pinia);
  const page = { template: '' };
  const routes = ['/evidence', '/evidence/:id', '/activity/:id'].map((path) => ({ path, component: page }));
  root = document.body.appendChild(document.createElement('div'));
  app = createApp(EvidencePage, { id });
  app
    .use(pinia)
    .use(createRouter({ history: createMemoryHistory(), routes }))
    .provide(HOST, host)
    .mount(root);
  await until(() => expect(root.textContent).toContain('What it shows'));
}
beforeEach(async () => {
  host = await openHost();
  host.painted();
  await host.portfolio.loaded;
  const { doc } = host.portfolio;
  await emptyPortfolio(host.portfolio);
  course = commands.createActivity(doc, { title: 'Safeguarding level 2' }, new Date());
  file = await host.keepFile(new TextEncoder().encode('PK a leaflet'), 'application/msword');
  id = commands.createEvidence(doc, { title: 'Certificate', file }, new Date());
});
afterEach(async () => {
  app.unmount();
  root.remove();
  await host.stop();
});

const press = (words: string) =>
  until(() => {
    const named = (one: HTMLElement) => one.ariaLabel === words || one.textContent?.trim() === words;
    ([...root.querySelectorAll('button')].find(named) ?? expect.unreachable(`no button ${words}`)).click();
  });
const choose = (words: string) =>
  until(() => {
    const label = [...root.querySelectorAll('label')].find((one) => one.textContent?.includes(words));
    (label ?? expect.unreachable(`no choice of ${words}`)).click();
  });

test('evidence without an activity goes to one that is there; that can be taken back', async () => {
  await open();
  expect(root.textContent).toContain('No activity yet.');
  await press('Put it with an activity');
  await choose('Safeguarding level 2');
  await press('Put it there');
  await until(() => expect(homesOf(id)).toEqual([course]));
  await until(() => expect(root.textContent).toContain('Also shows…'));
  expect(document.activeElement?.textContent?.trim()).toBe('Also shows…');
  useSession().undo();
  await until(() => expect(homesOf(id)).toEqual([]));
});

test('the day of evidence in words can be put right', async () => {
  const fields = { title: 'Letter in my green folder', source: 'note' as const, obtainedOn: '2026-11-26' as LocalDate };
  id = commands.createEvidence(host.portfolio.doc, fields, new Date());
  await open();
  const day = await until(() => {
    const label = [...root.querySelectorAll('label')].find((one) => one.textContent === 'Day');
    return root.querySelector<HTMLInputElement>(`#${label?.htmlFor}`) ?? expect.unreachable('there is no field');
  });
  expect(day.value).toBe('2026-11-26');
  day.value = '2026-10-02';
  day.dispatchEvent(new Event('input', { bubbles: true }));
  await until(() => expect(kept()?.obtainedOn).toBe('2026-10-02'));
  await until(() => expect(root.textContent).toContain('2 October 2026'));
});

test('it becomes an activity of its own in the inbox', async () => {
  await open();
  await press('Put it with an activity');
  await press('Make an activity of it');
  await until(() => expect(homesOf(id)).toHaveLength(1));
  expect(readRecord(host.portfolio.doc, 'activity', homesOf(id)[0] ?? '')).toMatchObject({
    title: 'Certificate',
    triagedAt: null,
  });
});

test('it shows two activities, and is taken off one of them', async () => {
  const { doc } = host.portfolio;
  const club = commands.createActivity(doc, { title: 'Journal club' }, new Date());
  for (const one of [course, club]) commands.putLink(doc, 'activityEvidence', one, id, 5);
  await open();
  await press('Take it off: Journal club');
  await until(() => expect(homesOf(id)).toEqual([course]));
  useSession().undo();
  await until(() => expect(homesOf(id).sort()).toEqual([course, club].sort()));
  expect(readAll(doc, 'link').map(({ position }) => position)).toEqual([5, 5]);
});

test('an activity that it is with already is not offered as a new one', async () => {
  commands.putLink(host.portfolio.doc, 'activityEvidence', course, id);
  await open();
  await press('Also shows…');
  await choose('Safeguarding level 2');
  await until(() => expect(root.textContent).toContain('It is with this activity already.'));
});

test('of the same file twice one is kept, with the activities of both', async () => {
  const { doc } = host.portfolio;
  const twin = commands.createEvidence(doc, { title: 'Certificate again', file }, new Date());
  commands.putLink(doc, 'activityEvidence', course, twin);
  await open();
  await press('Keep only this one, not: Certificate again');
  await until(() => expect(homesOf(id)).toEqual([course]));
  expect(kept(twin)?.deletedOn).not.toBeNull();
  await until(() => expect(root.textContent).not.toContain('The same file is here twice'));
  useSession().undo();
  await until(() => expect(kept(twin)?.deletedOn).toBeNull());
  expect(homesOf(id)).toEqual([]);
});

test('it goes to the bin, and comes back by Undo', async () => {
  await open();
  await press('Move to the bin: Certificate');
  await until(() => expect(kept()?.deletedOn).not.toBeNull());
  useSession().undo();
  await until(() => expect(kept()?.deletedOn).toBeNull());
});

test('where the portfolio can only be read it is said that nothing was changed, and the page stays', async () => {
  await open();
  const meta = metaOf(host.portfolio.doc);
  meta.set('minimumReader', LAYOUT + 1);
  try {
    await press('Move to the bin: Certificate');
    await until(() => expect(useSession().done?.text).toContain('Nothing was changed'));
    expect(kept()?.deletedOn).toBeNull();
  } finally {
    meta.delete('minimumReader');
  }
});
