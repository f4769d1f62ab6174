// What the app says of itself, in a real browser.
import { afterEach, expect, test, vi } from 'vitest';
import { type App, createApp, nextTick, shallowRef } from 'vue';
import { openProjection } from '../../shared/projection/database.ts';
import { HOST, type Host } from '../host/host.ts';
import { STARTING } from '../host/status.ts';
import StatusLines from './StatusLines.vue';

const root = document.body.appendChild(document.createElement('div'));
const status = shallowRef(STARTING);
const projection = openProjection();
const host = { status, portfolio: { projection } } as unknown as Host;
let app: App;
afterEach(() => {
  app.unmount();
  status.value = STARTING;
  window.dispatchEvent(new Event('online'));
});

test('offline, a later sync is promised only to whom syncing is turned on', async () => {
  app = createApp(StatusLines).provide(HOST, host);
  app.mount(root);
  window.dispatchEvent(new Event('offline'));
  await nextTick();
  expect(root.textContent?.trim()).toBe('Offline. Everything still works.');
  status.value = { ...STARTING, server: { state: 'offline' } as never };
  await nextTick();
  expect(root.textContent?.trim()).toBe('Offline. Everything still works; it will sync later.');
});

test('room that runs short is told of while everything is still saved', async () => {
  const estimate = vi
    .spyOn(navigator.storage, 'estimate')
    .mockResolvedValue({ usage: 850_000_000, quota: 1_000_000_000 });
  status.value = { ...STARTING, loaded: true };
  app = createApp(StatusLines).provide(HOST, host);
  app.mount(root);
  await vi.waitFor(() => expect(root.textContent).toContain('uses 850.0 MB of the 1.0 GB'));
  expect(root.textContent).toContain('Everything is saved.');
  estimate.mockRestore();
});

test('while a large portfolio is being listed on a new device, that is said, and nothing once it is whole', async () => {
  await projection.markers.put({ key: 'marker', fingerprint: null, isFilling: true });
  status.value = { ...STARTING, loaded: true };
  app = createApp(StatusLines).provide(HOST, host);
  app.mount(root);
  await vi.waitFor(() => expect(root.textContent).toContain('is being listed, the latest first'));
  await projection.markers.delete('marker');
  await vi.waitFor(() => expect(root.textContent).not.toContain('is being listed'));
});
