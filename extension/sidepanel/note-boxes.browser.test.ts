// Boxes for notes say when what is typed in them seems to name a patient, and are never in the way.
import { afterEach, expect, test, vi } from 'vitest';
import { type App, type Component, createApp, h } from 'vue';
import { parseAnnotation } from '../../shared/model/annotation.ts';
import { newId } from '../../shared/model/id.ts';
import type { SessionView } from '../session/session-calls.ts';

const asked: Record<string, unknown>[] = [];
vi.mock('wxt/browser', () => ({
  browser: {
    storage: { local: { get: async () => ({}), set: async () => undefined, remove: async () => undefined } },
    runtime: {
      sendMessage: async (message: Record<string, unknown>) => {
        asked.push(message);
        return { answer: { seconds: 12, why: '', savedAt: '2026-11-23T18:00:00Z' } };
      },
    },
  },
}));
const [{ default: NoteForm }, { default: NoteItem }, { default: PassageNote }] = await Promise.all([
  import('./NoteForm.vue'),
  import('./NoteItem.vue'),
  import('../highlights/PassageNote.vue'),
]);

const HINT = 'This seems to hold an NHS number: leave out who it is about.';
let app: App;
let root: HTMLElement;

function mount(component: Component, props: object): void {
  root = document.body.appendChild(document.createElement('div'));
  app = createApp(() => h(component, props));
  app.mount(root);
}
afterEach(() => {
  app.unmount();
  root.remove();
  asked.splice(0);
});

const button = (name: string) =>
  [...root.querySelectorAll('button')].find((one) => one.textContent?.trim().startsWith(name)) ??
  expect.fail(`there is no button ${name}`);
function write(words: string): void {
  const area = root.querySelector('textarea') ?? expect.fail('there is no box');
  area.value = words;
  area.dispatchEvent(new InputEvent('input', { bubbles: true }));
}
const hint = () => [...root.querySelectorAll('[role=status]')].map((one) => one.textContent).join('');

test('the note of a session is warned of as it is typed, and kept all the same', async () => {
  const session = { tabId: 3, evidenceId: newId() } as SessionView;
  mount(NoteForm, { session, suggested: '' });
  write('Ask first.');
  await expect.poll(() => button('Keep note').disabled).toBe(false);
  expect(hint()).toBe('');
  write('NHS number: 943 476 5919');
  await expect.poll(hint).toBe(HINT);
  button('Keep note').click();
  await expect
    .poll(() => asked.find(({ ask }) => ask === 'addNote'))
    .toMatchObject({ text: 'NHS number: 943 476 5919' });
  await expect.poll(hint).toBe('');
});

test('a note that is changed later is warned of too', async () => {
  const from = { evidenceId: newId(), createdAt: '2026-11-23T18:00:00Z', target: { kind: 'moment', seconds: 5 } };
  const note = parseAnnotation(newId(), { ...from, note: 'Ask first.' }) ?? expect.fail('no note');
  mount(NoteItem, { note, canJump: false });
  button('Edit').click();
  await expect.poll(() => root.querySelector('textarea')).not.toBeNull();
  write('NHS number: 943 476 5919');
  await expect.poll(hint).toBe(HINT);
});

test('the note on a passage is warned of, beside whether it is saved', async () => {
  mount(PassageNote, { passage: { id: newId(), note: '' } });
  write('NHS number: 943 476 5919');
  await expect.poll(hint).toBe(`${HINT}Note saved`);
});
