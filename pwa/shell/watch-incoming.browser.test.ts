// What is pasted or dropped anywhere in the app, while it is open and behind the lock.
import { createPinia, setActivePinia } from 'pinia';
import { afterEach, expect, test, vi } from 'vitest';
import { watch } from 'vue';
import { createMemoryHistory, createRouter } from 'vue-router';
import { useIncoming } from '../stores/incoming.ts';
import { watchIncoming } from './watch-incoming.ts';

const app = document.body.appendChild(Object.assign(document.createElement('div'), { id: 'app' }));
setActivePinia(createPinia());
watchIncoming(createRouter({ history: createMemoryHistory(), routes: [{ path: '/:path(.*)*', component: {} }] }));
const incoming = useIncoming();
const taken: string[] = [];
watch(
  () => incoming.address,
  (address) => address && taken.push(address.url),
  { flush: 'sync' },
);
afterEach(() => {
  app.inert = false;
  incoming.address = null;
});

function words(text: string): DataTransfer {
  const data = new DataTransfer();
  data.setData('text/plain', text);
  return data;
}
const paste = (text: string) =>
  document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData: words(text), bubbles: true }));
const drop = (text: string) => {
  const event = new DragEvent('drop', { dataTransfer: words(text), bubbles: true, cancelable: true });
  document.body.dispatchEvent(event);
  return event;
};

test('nothing is taken while Waymark is locked, and a drop does not lead the browser away', async () => {
  // what takes them is loaded by the first one; from then on they are taken in the order in which they come
  paste('https://open.example/before');
  await vi.waitFor(() => expect(taken).toEqual(['https://open.example/before']), { timeout: 10_000 });
  app.inert = true;
  paste('https://locked.example/paste');
  expect(drop('https://locked.example/drop').defaultPrevented).toBe(true);
  app.inert = false;
  paste('https://open.example/after');
  await vi.waitFor(() => expect(taken).toContain('https://open.example/after'));
  expect(taken).toEqual(['https://open.example/before', 'https://open.example/after']);
});
