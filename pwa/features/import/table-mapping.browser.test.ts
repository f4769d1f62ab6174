// The columns of a table as a person puts them right, and what comes of its rows.
import { afterEach, expect, test, vi } from 'vitest';
import { type App, createApp, h, nextTick } from 'vue';
import type { ReadImport } from '../../import/imported.ts';
import TableMapping from './TableMapping.vue';

let app: App;
let root: HTMLElement;
const taken: ReadImport[] = [];

const ROWS = [
  ['When', 'What', 'Sort', 'Length'],
  ['3/4/26', 'Splints', 'Club', '90'],
  ['5/6/26', 'Hands', 'Formal', '30'],
  ['99/99/26', 'No day', 'Club', ''],
];
async function mount(rows = ROWS) {
  root = document.body.appendChild(document.createElement('div'));
  app = createApp(() =>
    h(TableMapping, {
      tables: [{ name: '', rows }],
      name: 'cpd.csv',
      onMapped: (read: ReadImport) => taken.push(read),
    }),
  );
  app.mount(root);
  await vi.waitFor(() => expect(root.textContent).toContain('rows can come in'));
}
afterEach(() => {
  app.unmount();
  root.remove();
  taken.length = 0;
  localStorage.removeItem('waymark-table-columns');
});

function select(label: string): HTMLSelectElement {
  const found = [...root.querySelectorAll('label')].find((one) => one.textContent?.trim() === label);
  const field = found && root.querySelector(`#${CSS.escape(found.htmlFor)}`);
  return field instanceof HTMLSelectElement ? field : expect.unreachable(`no list “${label}”`);
}
async function choose(label: string, value: string): Promise<void> {
  const field = select(label);
  field.value = value;
  field.dispatchEvent(new Event('change', { bubbles: true }));
  await nextTick();
}
const press = (name: string) =>
  [...root.querySelectorAll('button')].find((one) => one.textContent?.trim() === name)?.click();

test('guesses what it can, asks what is in doubt, and reads the rows by what the person says', async () => {
  await mount();
  expect([select('When').value, select('What').value]).toEqual(['date', 'title']);
  expect(root.textContent).toContain('Is the day or the month first?');
  expect(root.textContent).toContain('One row cannot be read as it stands');
  await choose('Sort', 'type');
  await choose('Length', 'minutes');
  await choose('Club', 'professional');
  await choose('How days are written', 'monthFirst');
  await vi.waitFor(() => expect(root.textContent).toContain('4 March 2026 · Professional activity · 90 minutes'));
  press('Look at them');
  expect(taken).toMatchObject([
    {
      name: 'cpd.csv',
      entries: [
        { title: 'Splints', seenOn: '2026-03-04', done: { type: 'professional', minutes: 90, toRecord: true } },
        { title: 'Hands', seenOn: '2026-05-06', done: { type: 'formal', minutes: 30 } },
      ],
      problems: ['One row is left out.'],
    },
  ]);
});

test('the next file with the same columns is read as this one was', async () => {
  await mount();
  await choose('Length', 'minutes');
  await choose('Sort', 'type');
  await choose('Club', 'other');
  press('Look at them');
  app.unmount();
  root.remove();
  await mount([ROWS[0] ?? [], ['25/12/26', 'Another', 'Club', '15']]);
  expect([select('Length').value, select('Club').value]).toEqual(['minutes', 'other']);
});
