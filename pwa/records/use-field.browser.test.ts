// A one-line field that saves itself, in a real browser.
import { afterEach, expect, test, vi } from 'vitest';
import { effectScope, ref } from 'vue';
import { useField } from './use-field.ts';

const scope = () => effectScope(true);
let stop = () => {};
afterEach(() => stop());

function field(initial: string, write: (value: string) => unknown = (value) => written.push(value)) {
  const kept = ref(initial);
  const life = scope();
  const value = life.run(() => useField(() => kept.value, write)) ?? expect.unreachable('the scope is active');
  stop = () => life.stop();
  return { kept, value, life };
}
let written: string[] = [];

test('writes once after a pause, and shows what I typed until it comes back', async () => {
  written = [];
  const { kept, value } = field('old');
  value.value = 'n';
  value.value = 'new';
  expect([value.value, written]).toEqual(['new', []]);
  await vi.waitFor(() => expect(written).toEqual(['new']));
  expect(value.value).toBe('new');
  kept.value = 'new';
  kept.value = 'from another device';
  await vi.waitFor(() => expect(value.value).toBe('from another device'));
});

test('writes at once when a field is left, and when its page goes', () => {
  written = [];
  const { value, life } = field('');
  value.value = 'a';
  window.dispatchEvent(new FocusEvent('focusout'));
  expect(written).toEqual(['a']);
  value.value = 'ab';
  life.stop();
  expect(written).toEqual(['a', 'ab']);
});

test('what is refused stays on screen and is not written', () => {
  const { value } = field('90', () => false);
  value.value = 'ninety';
  window.dispatchEvent(new FocusEvent('focusout'));
  expect(value.value).toBe('ninety');
});

test('while I type, another device does not write over it', async () => {
  written = [];
  const { kept, value } = field('old');
  value.value = 'mine';
  kept.value = 'theirs';
  expect(value.value).toBe('mine');
  await vi.waitFor(() => expect(written).toEqual(['mine']));
});
