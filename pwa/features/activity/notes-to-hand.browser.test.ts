// Notes beside the reflection, with a real portfolio in a real browser.
import { createPinia, setActivePinia } from 'pinia';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type App, createApp, h, shallowRef } from 'vue';
import type { Annotation } from '../../../shared/model/annotation.ts';
import type { RecordId } from '../../../shared/model/id.ts';
import type { Reflection } from '../../../shared/model/reflection.ts';
import { createActivity } from '../../../shared/portfolio/edit.ts';
import { readAll } from '../../../shared/portfolio/read.ts';
import { HOST, type Host, openHost } from '../../host/host.ts';
import { useSession } from '../../stores/session.ts';
import NotesToHand from './NotesToHand.vue';
import type { Note } from './use-notes.ts';

let host: Host;
let app: App;
let root: HTMLElement;
let activityId: RecordId;
const reflections = shallowRef<Reflection[]>([]);
const promptKey = shallowRef('');
const written = () => readAll(host.portfolio.doc, 'reflection').filter((one) => one.activityId === activityId);

const noteAt = (seconds: number, note: string): Note => ({
  annotation: { id: `note-${seconds}`, target: { kind: 'moment', seconds }, note } as Annotation,
  words: `${note} (my note at ${seconds})`,
});

beforeEach(async () => {
  host = await openHost();
  host.painted();
  await host.portfolio.loaded;
  activityId = createActivity(host.portfolio.doc, { title: 'Fatigue webinar' }, new Date());
  reflections.value = [];
  promptKey.value = '';
  const pinia = createPinia();
  setActivePinia(pinia);
  root = document.body.appendChild(document.createElement('div'));
  const notes = [noteAt(95, 'Pacing, not pushing'), noteAt(200, 'Ask about sleep')];
  const props = () => ({
    activityId,
    notes,
    reflections: reflections.value,
    modelKey: null,
    promptKey: promptKey.value,
  });
  app = createApp(() => h(NotesToHand, props()));
  app.use(pinia).provide(HOST, host).mount(root);
});
afterEach(async () => {
  app.unmount();
  root.remove();
  await host.stop();
});

const press = (note: string) =>
  [...root.querySelectorAll('button')].find((one) => one.textContent?.includes(note))?.click();

test('one press puts a note under the first question, says where, and can be taken back', async () => {
  press('Pacing, not pushing');
  await vi.waitFor(() => expect(written()).toHaveLength(1));
  expect(written()[0]?.answers).toEqual({ learned: 'Pacing, not pushing (my note at 95)', practice: '', people: '' });
  expect(useSession().done?.text).toBe('Added to “What did you take from it?”.');
  reflections.value = written();
  await vi.waitFor(() => expect(root.textContent).toContain('In your reflection'));
  useSession().undo();
  expect(written()[0]?.answers.learned).toBe('');
});

test('a note goes under the question that I was writing under, after what stands there', async () => {
  press('Pacing, not pushing');
  await vi.waitFor(() => expect(written()).toHaveLength(1));
  reflections.value = written();
  promptKey.value = 'practice';
  await vi.waitFor(() => expect(root.textContent).toContain('In your reflection'));
  press('Ask about sleep');
  await vi.waitFor(() => expect(written()[0]?.answers.practice).toBe('Ask about sleep (my note at 200)'));
  expect(written()).toHaveLength(1);
});
