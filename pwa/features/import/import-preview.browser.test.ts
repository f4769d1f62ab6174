// The preview of a table: rows that may hold a person's details are told of, can be seen alone, and are left out by their tick.
import { createPinia, setActivePinia } from 'pinia';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { type App, createApp, defineComponent, h } from 'vue';
import { createRegistration, putSetting } from '../../../shared/portfolio/edit.ts';
import { emptyPortfolio } from '../../../tests/empty-portfolio.ts';
import { anEntry } from '../../../tests/fixtures/imported-entry.ts';
import { HOST, type Host, openHost } from '../../host/host.ts';
import type { ImportedEntry } from '../../import/imported.ts';
import ImportPreview from './ImportPreview.vue';
import { useImport } from './use-import.ts';

let host: Host;
let app: App;
let root: HTMLElement;
let imports: ReturnType<typeof useImport>;

beforeAll(async () => {
  host = await openHost();
  host.painted();
  await host.portfolio.loaded;
});
afterAll(async () => {
  await emptyPortfolio(host.portfolio);
  await host.stop();
});
beforeEach(async () => {
  await emptyPortfolio(host.portfolio);
  const { doc, projection } = host.portfolio;
  putSetting(doc, 'leaveOut:doris', 'Doris');
  createRegistration(doc, { name: 'Ann Lee', number: 'OT12345' }, new Date());
  await vi.waitFor(async () => {
    expect(await projection.settings.count()).toBe(1);
    expect(await projection.registrations.count()).toBe(1);
  });
});
afterEach(() => {
  app.unmount();
  root.remove();
});

const aRow = (title: string, note = '', outcome = ''): ImportedEntry => {
  const done = { type: null, minutes: null, endedOn: null, texts: { outcome }, toRecord: true };
  return anEntry({ source: 'csv', kind: 'page', title, note, files: [], done });
};
async function preview(entries: ImportedEntry[]): Promise<void> {
  root = document.body.appendChild(document.createElement('div'));
  app = createApp(
    defineComponent(() => {
      imports = useImport();
      const { reads, choices, step } = imports;
      return () => step.value === 'preview' && h(ImportPreview, { reads: reads.value, choices, problem: '' });
    }),
  );
  const pinia = createPinia();
  setActivePinia(pinia);
  app.use(pinia).provide(HOST, host).mount(root);
  await imports.takeMapped({ name: 'cpd.csv', source: 'csv', entries, problems: [] });
  await vi.waitFor(() => expect(root.textContent).toContain('new'));
}
const rows = () => [...root.querySelectorAll('li.row-of-import')].map((row) => row.textContent?.trim() ?? '');
const tick = (label: string): HTMLInputElement => {
  const found = [...root.querySelectorAll('label')].find((one) => one.textContent?.includes(label));
  return found?.querySelector('input') ?? expect.unreachable(`no tick “${label}”`);
};
const ROWS = [
  aRow('Splints'),
  aRow('Feeding', 'Doris ate by herself.'),
  aRow('My own talk', 'Given by Mrs Ann Lee, registration OT12345.'),
  aRow('Home visit', '', 'She moved to LS6 2AB with Mrs Sample.'),
];

test('rows with something that could tell who somebody is are counted above, and each says what and in which field', async () => {
  await preview(ROWS);
  expect(root.textContent).toContain('2 rows may hold details of a person');
  expect(root.textContent).toContain(
    'Look at them before you bring them in, or put right afterwards what should not stand there.',
  );
  const [splints, feeding, talk, visit] = rows();
  expect(splints).not.toContain('details of a person');
  expect(feeding).toContain('What it was: on your list of names to leave out (D••••)');
  expect(talk).not.toContain('details of a person');
  expect(visit).toContain('What came of it: a postcode (LS6 2••), a name (Mrs S•••••)');
  // nothing is left out by itself, and nothing else is asked
  expect(imports.choices.chosen.value.size).toBe(4);
  expect(root.querySelector('select')).toBeNull();
});

test('those rows can be seen alone, and one is left out by its tick', async () => {
  await preview(ROWS);
  tick('Show only these rows').click();
  await vi.waitFor(() => expect(rows()).toHaveLength(2));
  tick('Home visit').click();
  await vi.waitFor(() => expect(root.textContent).toContain('3 things will go to your record.'));
  tick('Show only these rows').click();
  await vi.waitFor(() => expect(rows()).toHaveLength(4));
  expect(imports.choices.toBringIn().map(({ entry }) => entry.title)).toEqual(['Splints', 'Feeding', 'My own talk']);
});

test('a row with what seems to be a patient’s number is not ticked before it is looked at, whichever column it is in', async () => {
  await preview([aRow('Splints'), aRow('Clinic', '', 'NHS number 943 476 5919')]);
  expect(root.textContent).toContain('One row may hold details of a person');
  expect(root.textContent).toContain('It seems to hold a patient’s details, so it is left out unless you tick it.');
  expect(rows()[1]).toContain('What came of it: an NHS number (943 ••• ••19)');
  expect(tick('Clinic').checked).toBe(false);
  tick('Clinic').click();
  expect(imports.choices.toBringIn()).toHaveLength(2);
});

test('a table without any says nothing', async () => {
  await preview([aRow('Splints'), aRow('Hands')]);
  expect(root.textContent).not.toContain('details of a person');
  expect(root.textContent).not.toContain('Show only');
});
