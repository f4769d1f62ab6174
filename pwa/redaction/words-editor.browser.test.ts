// Words of a kept page are covered by a press, by a selection, from the keyboard and by typing them; what is made lacks them.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type App, createApp, h } from 'vue';
import WordsEditor from './WordsEditor.vue';

const PAGE = `<main><h2>Home visits</h2><p>Seen with Mrs Sample, telephone 0113 243 1234.</p>
  <p>Later Bramblewick helped. Bramblewick has a key.</p><ul><li>A rail</li><li>A lamp</li></ul></main>`;
const CONTEXT = { ownWords: [], owner: { names: [], numbers: [] } };
let app: App;
let root: HTMLElement;
const made: { file: File; remarks: string[] }[] = [];

beforeEach(async () => {
  made.splice(0);
  const onDone = (file: File, remarks: string[]) => made.push({ file, remarks });
  const besides = [{ where: 'its title', text: 'Mr Bramblewick and home visits' }];
  root = document.body.appendChild(document.createElement('div'));
  app = createApp(() =>
    h(WordsEditor, { open: true, content: PAGE, mime: 'text/html', context: CONTEXT, besides, onDone }),
  );
  app.mount(root);
  await vi.waitFor(() => expect(root.querySelector('.region')).not.toBeNull());
});
afterEach(() => {
  app.unmount();
  root.remove();
});
const named = (one: HTMLElement) => one.ariaLabel ?? one.textContent?.trim() ?? '';
const button = (words: RegExp) => [...root.querySelectorAll('button')].find((one) => words.test(named(one)));
const press = (words: RegExp) =>
  vi.waitFor(() => {
    const one = button(words);
    if (!one || one.disabled) expect.unreachable(`no button ${words}`);
    one?.click();
  });
const region = () => root.querySelector<HTMLElement>('.region') ?? expect.unreachable();
const lines = () =>
  [...root.querySelectorAll('.line')].map((one) => one.textContent?.replace(/, show these words again/g, ''));
const lineWith = (words: string) => vi.waitFor(() => expect(lines().join('\n')).toContain(words));
const key = (name: string, shiftKey = false) =>
  region().dispatchEvent(new KeyboardEvent('keydown', { key: name, shiftKey, bubbles: true, cancelable: true }));
const selected = () => document.getSelection()?.toString();
async function result(): Promise<string> {
  await press(/^Use these words$/);
  await vi.waitFor(() => expect(made).toHaveLength(1));
  expect(made[0]?.file.type).toBe('text/html');
  return made[0]?.file.text() ?? '';
}

test('one find is covered by a press, then all; until it is saved a bar shows its words again', async () => {
  expect(root.textContent).toContain('This looks like a name: Mrs S•••••.');
  await press(/^Use these words$/);
  await vi.waitFor(() => expect(root.textContent).toContain('Nothing is covered yet.'));
  await press(/^Cover this: This looks like a name/);
  await lineWith('Seen with [covered], telephone 0113 243 1234.');
  await vi.waitFor(() => expect(root.textContent).toContain('One find is not covered.'));
  root.querySelector<HTMLElement>('button.bar')?.click();
  await lineWith('Seen with Mrs Sample, telephone');
  await vi.waitFor(() => expect(document.activeElement).toBe(region()));
  await press(/^Cover all that was found$/);
  await lineWith('Seen with [covered], telephone [covered].');
  expect(await result()).not.toMatch(/Sample|0113|243/);
  expect(made[0]?.remarks).toEqual([]);
});

test('what is marked in the words is covered by a press on it', async () => {
  root.querySelector<HTMLElement>('mark')?.click();
  await lineWith('Seen with [covered], telephone 0113');
});

test('selected words are covered, then wherever else they stand, and it is said that the title has them too', async () => {
  expect(button(/^Cover the selected words$/)?.disabled).toBe(true);
  const words = [...root.querySelectorAll('.line span')].find((one) => one.textContent?.includes('Later'));
  const text = words?.firstChild ?? expect.unreachable();
  const at = text.textContent?.indexOf('ramblewi') ?? 0;
  document.getSelection()?.setBaseAndExtent(text, at, text, at + 8);
  await press(/^Cover the selected words$/);
  await lineWith('Later [covered] helped. Bramblewick has a key.');
  await vi.waitFor(() => expect(root.textContent).toContain('The same words stand in one more place.'));
  await press(/^Cover that too$/);
  await lineWith('[covered] helped. [covered] has a key.');
  expect(await result()).not.toContain('ramblewick');
  expect(made[0]?.remarks).toEqual([
    '2 finds are not covered.',
    '“Bramblewick” stands in its title too, which goes along as it is.',
  ]);
});

test('a selection over several lines covers each, and none of the lines is lost', async () => {
  const spans = [...root.querySelectorAll('.line span')];
  const from = spans.find((one) => one.textContent?.includes('Later'))?.firstChild ?? expect.unreachable();
  const to = spans.find((one) => one.textContent === 'A rail')?.firstChild ?? expect.unreachable();
  document.getSelection()?.setBaseAndExtent(from, 6, to, 1);
  await press(/^Cover the selected words$/);
  await vi.waitFor(() => expect(lines().slice(2)).toEqual(['Later [covered]', '[covered] rail', 'A lamp']));
});

test('with the keyboard alone words are chosen, more of them with Shift, and covered; a bar is passed over', async () => {
  region().focus();
  key('ArrowRight');
  expect(selected()).toBe('Home');
  key('ArrowRight');
  key('ArrowRight');
  expect(selected()).toBe('Seen');
  key('ArrowRight', true);
  key('ArrowRight', true);
  key('ArrowRight', true);
  expect(selected()).toBe('Seen with Mrs Sample');
  key('ArrowLeft', true);
  expect(selected()).toBe('Seen with Mrs');
  key('ArrowLeft');
  key('ArrowRight');
  expect(selected()).toBe('Seen');
  // at once: the browser tells of a selection only later
  key('Enter');
  await lineWith('[covered] with Mrs Sample');
  expect(selected()).toBe('');
  key('ArrowRight');
  key('ArrowRight');
  key('ArrowRight');
  expect(selected()).toBe('with');
});

test('words that are typed are covered wherever they stand; those that do not stand in it are told of', async () => {
  const field = root.querySelector('input') ?? expect.unreachable();
  const type = async (words: string) => {
    field.value = words;
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    await press(/^Cover them$/);
  };
  await type('Bramblethorn');
  await vi.waitFor(() => expect(root.textContent).toContain('These words do not stand in it.'));
  await type('bramblewick');
  await lineWith('Later [covered] helped. [covered] has a key.');
  expect(field.value).toBe('');
});
