// How long a message stays, in a real browser.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type App, createApp, h, nextTick, ref } from 'vue';
import ToastLine from './ToastLine.vue';

let app: App;
let root: HTMLElement;
const onClose = vi.fn();
const place = ref('/audit/statement');
beforeEach(() => {
  vi.useFakeTimers();
  onClose.mockClear();
  root = document.body.appendChild(document.createElement('div'));
});
afterEach(() => {
  app.unmount();
  root.remove();
  vi.useRealTimers();
});
function show(props: { text: string; actionLabel?: string }) {
  app = createApp(() => h(ToastLine, { ...props, place: place.value, onClose }));
  app.mount(root);
}
const toast = () => root.querySelector<HTMLElement>('.toast') ?? expect.unreachable('there is no message');

test('a message with nothing to take back goes by itself after eight seconds', () => {
  show({ text: 'Copied.' });
  vi.advanceTimersByTime(7_900);
  expect(onClose).not.toHaveBeenCalled();
  vi.advanceTimersByTime(200);
  expect(onClose).toHaveBeenCalledTimes(1);
});

test('a long message stays as long as a slow reader needs', () => {
  show({ text: 'word '.repeat(30).trim() });
  vi.advanceTimersByTime(14_900);
  expect(onClose).not.toHaveBeenCalled();
  vi.advanceTimersByTime(200);
  expect(onClose).toHaveBeenCalledTimes(1);
});

test('while the pointer or the focus is on it, it stays', () => {
  show({ text: 'Copied.' });
  toast().dispatchEvent(new PointerEvent('pointerenter'));
  vi.advanceTimersByTime(60_000);
  toast().dispatchEvent(new PointerEvent('pointerleave'));
  vi.advanceTimersByTime(4_000);
  toast().querySelector('button')?.focus();
  vi.advanceTimersByTime(60_000);
  expect(onClose).not.toHaveBeenCalled();
});

test('a way back is never taken away by time: it becomes smaller, and says its words again when I come to it', async () => {
  show({ text: 'In your record.', actionLabel: 'Undo' });
  vi.advanceTimersByTime(600_000);
  await nextTick();
  expect(onClose).not.toHaveBeenCalled();
  expect(toast().dataset.small).toBe('');
  expect(root.textContent).toContain('Undo');
  toast().querySelector('button')?.focus();
  await nextTick();
  expect(toast().dataset.small).toBeUndefined();
});

test('a way back goes with me to the next screen, and once it is small no further', async () => {
  show({ text: 'It is in the bin.', actionLabel: 'Undo' });
  place.value = '/record';
  await nextTick();
  expect(onClose).not.toHaveBeenCalled();
  vi.advanceTimersByTime(9_000);
  await nextTick();
  place.value = '/audit/evidence';
  await nextTick();
  expect(onClose).toHaveBeenCalledTimes(1);
});
