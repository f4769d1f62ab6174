// Reflecting under models, with a real portfolio in a real browser.
import { createPinia } from 'pinia';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { type App, createApp, h, nextTick, shallowRef } from 'vue';
import type { RecordId } from '../../../shared/model/id.ts';
import { ownModelKey } from '../../../shared/model/own-model.ts';
import type { Reflection } from '../../../shared/model/reflection.ts';
import { createActivity, createOwnModel, createReflection, putSetting } from '../../../shared/portfolio/edit.ts';
import { readAll, readRecord } from '../../../shared/portfolio/read.ts';
import { toOwnModelFields } from '../../../shared/reflection-models/own.ts';
import { phoneJpeg } from '../../../tests/fixtures/made-pictures.ts';
import { HOST, type Host, openHost } from '../../host/host.ts';
import { questions } from '../../stores/reading.ts';
import ReflectionCard from './ReflectionCard.vue';

let host: Host;
let app: App;
let root: HTMLElement;
let activityId: RecordId;
const reflections = shallowRef<Reflection[]>([]);
const ofActivity = () => readAll(host.portfolio.doc, 'reflection').filter((one) => one.activityId === activityId);

beforeEach(async () => {
  host = await openHost();
  host.painted();
  await host.portfolio.loaded;
  // what another test has picked is what a new activity begins with
  host.portfolio.doc.getMap('settings').clear();
  activityId = createActivity(host.portfolio.doc, { title: 'Journal club' }, new Date());
  root = document.body.appendChild(document.createElement('div'));
  reflections.value = [];
});
afterEach(async () => {
  app.unmount();
  root.remove();
  await host.stop();
});

function mount() {
  app = createApp(() => h(ReflectionCard, { activityId, reflections: reflections.value }));
  app.use(createPinia()).component('RouterLink', { render: () => h('a') });
  app.provide(HOST, host).mount(root);
}
const areaOf = (label: string) => {
  const name = [...root.querySelectorAll('label')].find((one) => one.textContent?.trim() === label);
  const area = name && document.getElementById(name.htmlFor);
  return area instanceof HTMLTextAreaElement ? area : expect.unreachable(`there is no text area for ${label}`);
};
function write(label: string, words: string) {
  const area = areaOf(label);
  area.focus();
  area.value = words;
  area.dispatchEvent(new InputEvent('input', { bubbles: true }));
}
async function choose(model: string) {
  const button = [...root.querySelectorAll('button')].find((one) => one.textContent?.includes('questions'));
  if (!root.querySelector('[type=radio]')) button?.click();
  await vi.waitFor(() => expect(root.querySelector(`[value="${model}"]`)).not.toBeNull());
  root.querySelector<HTMLInputElement>(`[value="${model}"]`)?.click();
}

test('looking at questions makes no reflection; the first words do, with all its texts', async () => {
  mount();
  await vi.waitFor(() => expect(areaOf('What did you take from it?').readOnly).toBe(false));
  await choose('gibbs');
  await vi.waitFor(() => areaOf('Feelings'));
  expect(ofActivity()).toEqual([]);
  write('Feelings', 'Calm.');
  expect(ofActivity()).toMatchObject([
    { modelKey: 'gibbs', answers: { feelings: 'Calm.', description: '', actionPlan: '' } },
  ]);
});

test('an earlier reflection that arrives from another device does not take the place of the one I am writing', async () => {
  mount();
  const question = 'What did you take from it?';
  await vi.waitFor(() => expect(areaOf(question).readOnly).toBe(false));
  write(question, 'Here I ');
  const [mine] = ofActivity();
  const theirs = createReflection(
    host.portfolio.doc,
    { activityId, modelKey: 'hcpc-three-questions', promptKeys: ['learned'], answers: { learned: 'There.' } },
    new Date(Date.now() - 60_000),
  );
  // as the projection gives them: each as soon as it has a row, and the oldest first
  reflections.value = ofActivity().filter(({ id }) => id === theirs);
  await nextTick();
  expect(areaOf(question).value).toBe('Here I ');
  reflections.value = ofActivity().sort((a) => (a.id === theirs ? -1 : 1));
  await vi.waitFor(() => expect(root.textContent).toContain('Written on another device'));
  const writing = areaOf(question);
  expect(document.activeElement).toBe(writing);
  expect(writing.value).toBe('Here I ');
  write(question, 'Here I go on.');
  writing.blur();
  expect(Object.fromEntries(ofActivity().map(({ id, answers }) => [id, answers.learned]))).toEqual({
    [mine?.id ?? '']: 'Here I go on.',
    [theirs]: 'There.',
  });
});

test('what was written under one model stays in reach under another', async () => {
  mount();
  await vi.waitFor(() => expect(areaOf('What did you take from it?').readOnly).toBe(false));
  write('What did you take from it?', 'That less is more.');
  await choose('gibbs');
  await vi.waitFor(() => areaOf('Feelings'));
  write('Feelings', 'Calm.');
  reflections.value = ofActivity();
  expect(reflections.value).toHaveLength(2);
  await vi.waitFor(() => expect(root.textContent).toContain('You also wrote under Three questions for HCPC'));
  expect(root.textContent).toContain('That less is more.');
  await choose('hcpc-three-questions');
  await vi.waitFor(() => expect(areaOf('What did you take from it?').value).toBe('That less is more.'));
  expect(root.textContent).toContain('You also wrote under Gibbs’ reflective cycle');
});

test('goes question by question for who likes that, and begins at the first without words', async () => {
  const learned = { learned: 'That less is more.' };
  const promptKeys = ['learned', 'practice', 'people'];
  createReflection(
    host.portfolio.doc,
    { activityId, modelKey: 'hcpc-three-questions', promptKeys, answers: learned },
    new Date(),
  );
  reflections.value = ofActivity();
  mount();
  const press = (words: string) =>
    [...root.querySelectorAll('button')].find((one) => one.textContent?.trim() === words)?.click();
  // the styles that hide the others are not loaded here
  const shown = () => [...root.querySelectorAll('textarea')].filter((area) => !area.closest('.waiting'));
  await vi.waitFor(() => expect(shown()).toHaveLength(3));
  press('One question at a time');
  await vi.waitFor(() => expect(root.textContent).toContain('Question 2 of 3'));
  expect(shown()).toEqual([areaOf('What will you do differently, or keep doing, at work?')]);
  write('What will you do differently, or keep doing, at work?', 'Ask first.');
  press('Next question');
  await vi.waitFor(() => expect(document.activeElement).toBe(areaOf('Who benefits, and how?')));
  expect(root.textContent).toContain('Question 3 of 3');
  expect(root.textContent).not.toContain('Next question');
  press('Back');
  await vi.waitFor(() => expect(shown()[0]?.value).toBe('Ask first.'));
  press('All questions at once');
  await vi.waitFor(() => expect(shown()).toHaveLength(3));
});

test('on a narrow screen many questions unfold one after the other, and what is written stays in sight', async () => {
  await page.viewport(360, 740);
  questions.value = 'fit';
  const promptKeys = ['description', 'feelings', 'evaluation', 'analysis', 'conclusion', 'actionPlan'];
  const answers = { evaluation: 'It was short.' };
  createReflection(host.portfolio.doc, { activityId, modelKey: 'gibbs', promptKeys, answers }, new Date());
  reflections.value = ofActivity();
  mount();
  const shown = () => [...root.querySelectorAll('textarea')].filter((area) => !area.closest('.waiting'));
  const next = () => [...root.querySelectorAll('button')].find((one) => one.textContent?.trim() === 'Next question');
  await vi.waitFor(() => expect(shown()).toHaveLength(2));
  next()?.click();
  await vi.waitFor(() => expect(document.activeElement).toBe(areaOf('Feelings')));
  expect(shown()).toHaveLength(3);
  for (let left = 3; left > 0; left--) {
    next()?.click();
    await nextTick();
  }
  expect(shown()).toHaveLength(6);
  expect(next()).toBeUndefined();
  await page.viewport(1280, 800);
});

test('two reflections that two devices began apart under the same model can both be read and written', async () => {
  const begin = (learned: string) =>
    createReflection(
      host.portfolio.doc,
      {
        activityId,
        modelKey: 'hcpc-three-questions',
        promptKeys: ['learned', 'practice', 'people'],
        answers: { learned },
      },
      new Date(),
    );
  begin('From the phone.');
  begin('From the computer.');
  reflections.value = ofActivity();
  mount();
  const values = () => [...root.querySelectorAll('textarea')].map((area) => area.value).filter(Boolean);
  await vi.waitFor(() => expect(values().sort()).toEqual(['From the computer.', 'From the phone.']));
  expect(root.textContent).toContain('Written on another device while it was offline');
});

const asked = [
  { label: 'What struck me', hint: '', speaksTo: 'learned' as const },
  { label: 'Anything else', hint: '', speaksTo: null },
];

test('I reflect under my own questions, and what I wrote can be read where they have not arrived', async () => {
  const id = createOwnModel(host.portfolio.doc, toOwnModelFields('Ward questions', '', asked), new Date());
  mount();
  await vi.waitFor(() => expect(areaOf('What did you take from it?').readOnly).toBe(false));
  await choose(ownModelKey(id));
  await vi.waitFor(() => areaOf('What struck me'));
  write('What struck me', 'The quiet.');
  expect(ofActivity()).toMatchObject([
    { modelKey: ownModelKey(id), answers: { 'learned-1': 'The quiet.', 'open-2': '' } },
  ]);
  reflections.value = [{ ...ofActivity()[0], modelKey: ownModelKey(activityId) } as Reflection];
  await choose('gibbs');
  await vi.waitFor(() => expect(root.textContent).toContain('You also wrote under Questions of your own'));
  expect(root.textContent).toContain('Question 1 (what you learned)');
  expect(root.textContent).toContain('The quiet.');
});

test('what I picked last is what the next activity begins with, unless it is made for one kind of activity', async () => {
  mount();
  await vi.waitFor(() => areaOf('What did you take from it?'));
  await choose('driscoll');
  await choose('journal-article');
  await vi.waitFor(() => expect(readRecord(host.portfolio.doc, 'setting', 'reflectionModel')?.value).toBe('driscoll'));
  app.unmount();
  mount();
  await vi.waitFor(() => areaOf('Now what?'));
  putSetting(host.portfolio.doc, 'reflectionModel', 'put-away-or-gone');
  await vi.waitFor(() => areaOf('What did you take from it?'));
});

const handOver = (file: File) => {
  const input =
    root.querySelector<HTMLInputElement>('[data-reflection-file] input') ?? expect.unreachable('no file input');
  const files = new DataTransfer();
  files.items.add(file);
  input.files = files.files;
  input.dispatchEvent(new Event('change'));
};

test('a reflection that I wrote elsewhere is evidence of that kind; what counts here are words, and the way to them is near', async () => {
  mount();
  await vi.waitFor(() => expect(areaOf('What did you take from it?').readOnly).toBe(false));
  handOver(new File(['A page from my employer'], 'Template.docx'));
  await vi.waitFor(() => expect(root.textContent).toContain('Your reflection is among the evidence'));
  const found = readAll(host.portfolio.doc, 'link').find(({ from }) => from === activityId);
  await vi.waitFor(() =>
    expect(readRecord(host.portfolio.doc, 'evidence', found?.to ?? '')).toMatchObject({
      title: 'Template',
      kind: 'Reflection',
      source: 'file',
    }),
  );
  expect(ofActivity()).toEqual([]);
  [...root.querySelectorAll('button')].find((one) => one.textContent?.trim() === 'Write what I learned')?.click();
  await vi.waitFor(() => expect(document.activeElement).toBe(areaOf('What did you take from it?')));
});

test('a photograph of what I wrote by hand waits to be looked over, still after I have been elsewhere', async () => {
  const pressed = (words: string) =>
    vi.waitFor(() => {
      const found = [...root.querySelectorAll('button')].find((one) => one.textContent?.trim() === words);
      (found ?? expect.unreachable(`no button ${words}`)).click();
    });
  mount();
  handOver(new File([await phoneJpeg(1)], 'Page.jpg', { type: 'image/jpeg' }));
  await vi.waitFor(() => expect(root.textContent).toContain('Before it is kept'));
  app.unmount();
  mount();
  await vi.waitFor(() => expect(root.textContent).toContain('Before it is kept'));
  expect(readAll(host.portfolio.doc, 'link').filter(({ from }) => from === activityId)).toEqual([]);
  await pressed('Keep this picture');
  await vi.waitFor(() => expect(root.textContent).toContain('Your reflection is among the evidence'));
  const found = readAll(host.portfolio.doc, 'link').find(({ from }) => from === activityId);
  expect(readRecord(host.portfolio.doc, 'evidence', found?.to ?? '')).toMatchObject({
    title: 'Page',
    kind: 'Reflection',
  });
  await vi.waitFor(() => expect(root.textContent).not.toContain('Before it is kept'));
});
