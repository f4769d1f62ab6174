// A day that is typed part by part, while what was typed before comes back late, as on a slow device.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type App, createApp, h, nextTick, ref } from 'vue';
import DateField from './DateField.vue';

let app: App;
let root: HTMLElement;
/** What the record says; what is typed reaches it when the test lets it. */
const date = ref('');
const given: string[] = [];

beforeEach(() => {
  date.value = '2026-10-17';
  given.length = 0;
  root = document.body.appendChild(document.createElement('div'));
  const props = { label: 'Date', 'onUpdate:modelValue': (value: string) => given.push(value) };
  app = createApp(() => h(DateField, { ...props, modelValue: date.value }));
  app.mount(root);
});
afterEach(() => {
  app.unmount();
  root.remove();
});

const field = (): HTMLInputElement => root.querySelector('input') ?? expect.unreachable('there is no field');

/** As a browser does when a part is typed: a day without one of its parts is no day, and the field is empty. */
async function type(value: string): Promise<void> {
  field().value = value;
  field().dispatchEvent(new InputEvent('input', { bubbles: true }));
  await nextTick();
}

async function comesBack(value: string): Promise<void> {
  date.value = value;
  await nextTick();
}

test('earlier keys that come back late do not undo what is being typed', async () => {
  field().focus();
  await type('');
  await type('2026-03-17');
  await type('');
  expect(given).toEqual(['', '2026-03-17', '']);
  await comesBack('');
  await comesBack('2026-03-17');
  expect(field().value).toBe('');
  await type('2026-03-03');
  await comesBack('');
  expect(field().value).toBe('2026-03-03');
  await comesBack('2026-03-03');
  field().blur();
  await nextTick();
  expect(field().value).toBe('2026-03-03');
});

test('what another device sets is shown once the field is left', async () => {
  field().focus();
  await type('2026-03-03');
  await comesBack('2026-03-03');
  field().blur();
  await comesBack('2026-04-01');
  expect(field().value).toBe('2026-04-01');
});

test('a year that is half typed stays, and goes no further', async () => {
  field().focus();
  await type('0002-10-17');
  expect(given).toEqual([]);
  field().blur();
  await comesBack('2026-04-01');
  expect(field().value).toBe('0002-10-17');
  expect(root.textContent).toContain('Enter a date between 1900 and 2199');
});
