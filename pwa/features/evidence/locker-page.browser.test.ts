// All the evidence of a portfolio: a thousand pieces at once, looked through by the address.
import { createPinia, setActivePinia } from 'pinia';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type App, createApp } from 'vue';
import { createMemoryHistory, createRouter, type Router } from 'vue-router';
import { parseActivity } from '../../../shared/model/activity.ts';
import { parseEvidence } from '../../../shared/model/evidence.ts';
import { newId } from '../../../shared/model/id.ts';
import { linkKey } from '../../../shared/model/link.ts';
import { openProjection, type ProjectionDb } from '../../../shared/projection/database.ts';
import { toActivityRow, toEvidenceRow } from '../../../shared/projection/rows.ts';
import { HOST, type Host } from '../../host/host.ts';
import LockerPage from './LockerPage.vue';

/** A busy machine takes its time. */
const until = <T>(look: () => T | Promise<T>): Promise<T> => vi.waitFor(look, { timeout: 10_000 });

let projection: ProjectionDb;
let app: App;
let root: HTMLElement;
let router: Router;

/** Rows as they would be projected: the document has no part in what the list shows. */
async function fill(count: number): Promise<void> {
  const { evidence, activities, links } = projection;
  await Promise.all([evidence.clear(), activities.clear(), links.clear()]);
  const activity = toActivityRow(parseActivity(newId(), { title: 'Hand day', triagedAt: '2026-11-03T14:02:00.000Z' }));
  const pieces = Array.from({ length: count }, (_, index) =>
    toEvidenceRow(
      parseEvidence(newId(), {
        title: `Piece ${index + 1}`,
        kind: index % 2 === 0 ? 'Course certificate' : '',
        confidentiality: index % 100 === 0 ? 'flagged' : 'unchecked',
        addedAt: new Date(Date.UTC(2026, 0, 1) + index * 60_000).toISOString(),
        file: { sha256: index.toString(16).padStart(64, '0'), mime: 'application/msword', sizeBytes: 1_000 },
      }),
    ),
  );
  await activities.put(activity);
  await evidence.bulkPut(pieces);
  await links.bulkPut(
    pieces.slice(10).map(({ id }) => {
      const key = linkKey('activityEvidence', activity.id, id);
      return { key, kind: 'activityEvidence' as const, from: activity.id, to: id, position: 0 };
    }),
  );
}
async function open(address: string): Promise<void> {
  const pinia = createPinia();
  setActivePinia(pinia);
  const page = { template: '' };
  const routes = ['/evidence', '/evidence/:id', '/record'].map((path) => ({ path, component: page }));
  router = createRouter({ history: createMemoryHistory(), routes });
  await router.push(address);
  root = document.body.appendChild(document.createElement('div'));
  app = createApp(LockerPage);
  const host: Partial<Host> = {
    isExample: false,
    portfolio: { projection } as never,
    painted: () => undefined,
    file: async () => null,
  };
  app
    .use(pinia)
    .use(router)
    .provide(HOST, host as Host)
    .mount(root);
  await until(() => expect(root.querySelector('.lead')?.textContent).toBeTruthy());
}
beforeEach(() => {
  projection = openProjection();
});
afterEach(async () => {
  app.unmount();
  root.remove();
  await projection.delete();
});
const titles = () => [...root.querySelectorAll('.title')].map((one) => one.textContent?.trim());
const type = (words: string) => {
  const field = root.querySelector<HTMLInputElement>('#locker-words') ?? expect.unreachable('no field');
  field.value = words;
  field.dispatchEvent(new Event('input'));
};

test('of a thousand pieces the newest are there, and as many lines as can be seen soon', async () => {
  await fill(1_000);
  await open('/evidence');
  await until(() => expect(titles().length).toBeGreaterThan(0));
  expect(titles()[0]).toBe('Piece 1000');
  expect(titles().length).toBeLessThan(400);
  expect(root.textContent).toContain('1,000 pieces, newest first; 1.0 MB of files.');
});

test('what is asked for stands in the address, and what stands there is asked for', async () => {
  await fill(200);
  await open('/evidence?show=loose');
  await until(() => expect(titles()).toHaveLength(10));
  expect(titles()[0]).toBe('Piece 10');
  expect(root.textContent).toContain('10 of 200 pieces.');
  type('piece 7');
  await until(() => expect(titles()).toEqual(['Piece 7']));
  await until(() => expect(router.currentRoute.value.query).toEqual({ show: 'loose', q: 'piece 7' }));
  await router.push('/evidence?kind=none&q=piece+20');
  await until(() => expect(titles()).toEqual(['Piece 200', 'Piece 120', 'Piece 20']));
  await router.push('/evidence?show=flagged');
  await until(() => expect(titles()).toEqual(['Piece 101', 'Piece 1']));
  await router.push('/evidence?show=double');
  await until(() => expect(root.textContent).toContain('No evidence fits this.'));
});
