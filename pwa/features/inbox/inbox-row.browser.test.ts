// One row of the inbox in a real browser.
import { afterEach, expect, test } from 'vitest';
import { type App, createApp, h, shallowRef } from 'vue';
import { type ActivityType, parseActivity } from '../../../shared/model/activity.ts';
import { type Confidentiality, parseEvidence } from '../../../shared/model/evidence.ts';
import type { RecordId } from '../../../shared/model/id.ts';
import { toActivityRow, toEvidenceRow } from '../../../shared/projection/rows.ts';
import InboxRow from './InboxRow.vue';
import type { Waiting } from './use-inbox.ts';

let app: App;
const root = document.body.appendChild(document.createElement('ul'));
afterEach(() => app.unmount());

const waiting = (type: ActivityType | null, confidentiality: Confidentiality = 'unchecked'): Waiting => ({
  activity: toActivityRow(parseActivity('activity-1' as RecordId, { title: 'Case notes', type })),
  reflections: [],
  evidence: [toEvidenceRow(parseEvidence('evidence-1' as RecordId, { title: 'Case notes', confidentiality }))],
  marks: [],
});

function mount(row: Waiting) {
  const said = shallowRef<unknown[]>([]);
  const on = (what: string) => (value?: unknown) => {
    said.value = [...said.value, value === undefined ? what : { [what]: value }];
  };
  app = createApp(() => h(InboxRow, { row, onKeep: on('keep'), onBin: on('bin'), onType: on('type') }));
  app.component('RouterLink', (_, { slots }) => h('a', { href: '#' }, slots.default?.()));
  app.mount(root);
  return said;
}
const typeField = () => root.querySelector('select') ?? expect.unreachable('there is no type to choose');

test('the guessed type stands there, is put right in place, and the activity goes to the record with one press', () => {
  const said = mount(waiting('selfDirected'));
  expect(typeField().selectedOptions[0]?.textContent).toBe('Self-directed learning');
  typeField().value = 'formal';
  typeField().dispatchEvent(new Event('change'));
  root.querySelector<HTMLButtonElement>('[aria-label="Keep: Case notes"]')?.click();
  expect(said.value).toEqual([{ type: 'formal' }, 'keep']);
});

test('without a guess the type can be chosen', () => {
  mount(waiting(null));
  expect(typeField().selectedOptions[0]?.textContent).toBe('Choose a type');
});

test('what may show a patient’s details says so in the inbox', () => {
  mount(waiting('selfDirected', 'flagged'));
  expect(root.textContent).toContain('Check confidentiality');
  app.unmount();
  mount(waiting('selfDirected', 'confirmed'));
  expect(root.textContent).not.toContain('Check confidentiality');
});
