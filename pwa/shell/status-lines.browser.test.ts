// What the app says of itself, in a real browser.
import { afterEach, expect, test } from 'vitest';
import { type App, createApp, nextTick, shallowRef } from 'vue';
import { HOST, type Host } from '../host/host.ts';
import { STARTING } from '../host/status.ts';
import StatusLines from './StatusLines.vue';

const root = document.body.appendChild(document.createElement('div'));
const status = shallowRef(STARTING);
let app: App;
afterEach(() => {
  app.unmount();
  window.dispatchEvent(new Event('online'));
});

test('offline, a later sync is promised only to whom syncing is turned on', async () => {
  app = createApp(StatusLines).provide(HOST, { status } as unknown as Host);
  app.mount(root);
  window.dispatchEvent(new Event('offline'));
  await nextTick();
  expect(root.textContent?.trim()).toBe('Offline. Everything still works.');
  status.value = { ...STARTING, server: { state: 'offline' } as never };
  await nextTick();
  expect(root.textContent?.trim()).toBe('Offline. Everything still works; it will sync later.');
});
