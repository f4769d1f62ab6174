// Wording one's own questions, changing them, and opening a file of them, with a real portfolio in a real browser.
import { createPinia } from 'pinia';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type App, createApp } from 'vue';
import type { RecordId } from '../../../shared/model/id.ts';
import { ownModelKey } from '../../../shared/model/own-model.ts';
import { createActivity, createReflection } from '../../../shared/portfolio/edit.ts';
import { readAll } from '../../../shared/portfolio/read.ts';
import { HOST, type Host, openHost } from '../../host/host.ts';
import { useSession } from '../../stores/session.ts';
import OwnModelsPage from './OwnModelsPage.vue';

let host: Host;
let app: App;
let root: HTMLElement;
const models = () =>
  readAll(host.portfolio.doc, 'ownModel').map(({ name, prompts, deletedOn }) => ({
    name,
    keys: prompts.map(({ key }) => key),
    isOffered: deletedOn === null,
  }));

beforeEach(async () => {
  host = await openHost();
  host.painted();
  await host.portfolio.loaded;
  host.portfolio.doc.getMap('ownModels').clear();
  root = document.body.appendChild(document.createElement('div'));
  app = createApp(OwnModelsPage);
  app.use(createPinia()).provide(HOST, host).mount(root);
  await vi.waitFor(() => expect(root.textContent).toContain('Write questions'));
});
afterEach(async () => {
  app.unmount();
  root.remove();
  await host.stop();
});

const press = (words: string) =>
  (
    [...root.querySelectorAll('button')].find((one) => one.textContent?.trim() === words) ??
    expect.unreachable(`there is no button ${words}`)
  ).click();
function fill(id: string, words: string) {
  const field = root.querySelector<HTMLInputElement>(`#${id}`) ?? expect.unreachable(`there is no field ${id}`);
  field.value = words;
  field.dispatchEvent(new InputEvent('input', { bubbles: true }));
}
async function writeQuestions() {
  press('Write questions');
  await vi.waitFor(() => expect(root.querySelector('#model-name')).not.toBeNull());
  fill('model-name', 'Ward questions');
  fill('question-0', 'What struck me');
  const aspect = root.querySelector('select') ?? expect.unreachable('there is nothing to choose from');
  aspect.value = 'learned';
  aspect.dispatchEvent(new Event('change', { bubbles: true }));
  press('Add a question');
  await vi.waitFor(() => expect(root.querySelector('#question-1')).not.toBeNull());
  fill('question-1', 'Anything else');
  press('Save these questions');
  await vi.waitFor(() => expect(root.querySelector('#model-name')).toBeNull());
}
const written = { name: 'Ward questions', keys: ['learned-1', 'open-2'], isOffered: true };

test('I word my own questions, and say what an answer to each speaks to', async () => {
  await writeQuestions();
  expect(models()).toEqual([written]);
  await vi.waitFor(() => expect(root.textContent).toContain('Speaks to: what you learned'));
  press('Put away');
  await vi.waitFor(() => expect(models()).toEqual([{ ...written, isOffered: false }]));
  await vi.waitFor(() => expect(root.textContent).toContain('Put away (1)'));
  useSession().undo();
  await vi.waitFor(() => expect(models()).toEqual([written]));
});

test('questions without words or name are asked for, and nothing is kept until they have some', async () => {
  press('Write questions');
  await vi.waitFor(() => expect(root.querySelector('#model-name')).not.toBeNull());
  press('Save these questions');
  await vi.waitFor(() => expect(root.querySelector('[role=alert]')?.textContent).toContain('Enter a name'));
  expect(root.querySelector('[role=alert]')?.textContent).toContain('Enter question 1, or remove it');
  expect(models()).toEqual([]);
});

test('questions that I wrote under are not changed under me: new ones take their place, and undo takes them back', async () => {
  await writeQuestions();
  const id = readAll(host.portfolio.doc, 'ownModel')[0]?.id ?? ('' as RecordId);
  const activityId = createActivity(host.portfolio.doc, { title: 'Shift' }, new Date());
  const reflection = { activityId, modelKey: ownModelKey(id), promptKeys: ['learned-1', 'open-2'] };
  createReflection(host.portfolio.doc, reflection, new Date());
  await vi.waitFor(() => press('Change'));
  await vi.waitFor(() => expect(root.textContent).toContain('You have written under these questions.'));
  fill('model-name', 'Shift questions');
  press('Save these questions');
  await vi.waitFor(() =>
    expect(models()).toEqual(
      expect.arrayContaining([
        { ...written, isOffered: false },
        { ...written, name: 'Shift questions' },
      ]),
    ),
  );
  useSession().undo();
  await vi.waitFor(() => expect(models()).toContainEqual(written));
  expect(models().filter(({ isOffered }) => isOffered)).toEqual([written]);
});

test('a file from a colleague is looked at before it is kept, and a wrong one says what is wrong', async () => {
  const open = (words: string) => {
    const input = root.querySelector<HTMLInputElement>('input[type=file]') ?? expect.unreachable('no file input');
    const files = new DataTransfer();
    files.items.add(new File([words], 'questions.json'));
    input.files = files.files;
    input.dispatchEvent(new Event('change'));
  };
  open('{"format":"other"}');
  await vi.waitFor(() => expect(root.textContent).toContain('“questions.json” was not opened'));
  const questions = [{ label: 'Why?', hint: 'In a line.', speaksTo: 'practice' }];
  open(JSON.stringify({ format: 'waymark-reflection-model', version: 1, name: 'From Ann', summary: '', questions }));
  await vi.waitFor(() => expect(root.textContent).toContain('Nothing is kept yet.'));
  expect(root.textContent).not.toContain('was not opened');
  expect(models()).toEqual([]);
  press('Keep these questions');
  await vi.waitFor(() => expect(models()).toEqual([{ name: 'From Ann', keys: ['practice-1'], isOffered: true }]));
});
