// The list of one's devices in a real browser: names, what each has, and taking one off the list.
import { createPinia } from 'pinia';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type App, createApp, shallowRef } from 'vue';
import { createMemoryHistory, createRouter } from 'vue-router';
import { NOT_CONNECTED, type RelayStatus } from '../../../shared/sync/relay-status.ts';
import type { OwnDevices } from '../../host/devices.ts';
import { HOST, type Host } from '../../host/host.ts';
import { type HostStatus, STARTING } from '../../host/status.ts';
import DeviceList from './DeviceList.vue';

const noon = new Date();
noon.setHours(12, 0, 0, 0);
const yearAgoMs = new Date(noon.getFullYear() - 1, 10, 3, 14, 2).getTime();
const server: RelayStatus = {
  ...NOT_CONNECTED,
  connection: 'connected',
  isInStep: true,
  devices: [
    { id: 'phone-0001', name: 'Phone', saidAtMs: 0, heardAtMs: Date.now(), behind: 0 },
    { id: 'tablet-001', name: 'Kitchen tablet', saidAtMs: yearAgoMs, heardAtMs: null, behind: 4 },
  ],
};
const status = shallowRef<HostStatus>(STARTING);
let identity = { deviceId: 'laptop-001', deviceName: 'Windows computer, Edge' };
const removed: string[] = [];
let isBroken = false;
const devices: OwnDevices = {
  async rename(deviceName) {
    if (isBroken) throw new Error('QuotaExceededError');
    identity = { ...identity, deviceName };
  },
  remove: async (id) => void removed.push(id),
  wordsOf: async (id) => `three words ${id}`,
  acknowledge: async () => undefined,
};
let app: App;
let root: HTMLElement;

beforeEach(() => {
  isBroken = false;
  removed.length = 0;
  identity = { deviceId: 'laptop-001', deviceName: 'Windows computer, Edge' };
  status.value = { ...STARTING, server };
  root = document.body.appendChild(document.createElement('div'));
  root.style.width = '288px';
  const host = { status, identity: () => identity, devices: async () => devices } as unknown as Host;
  const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/:path(.*)*', component: {} }] });
  app = createApp(DeviceList).use(createPinia()).use(router).provide(HOST, host);
  app.mount(root);
});
afterEach(() => {
  app.unmount();
  root.remove();
});

const items = () => [...root.querySelectorAll('li')].map((item) => item.textContent?.replace(/\s+/g, ' ').trim() ?? '');
const button = (name: string) =>
  vi.waitFor(
    () =>
      [...document.querySelectorAll('button')].find((one) => one.textContent?.replace(/\s+/g, ' ').trim() === name) ??
      expect.unreachable(`there is no button ${name}`),
  );
const field = () => vi.waitFor(() => root.querySelector('input') ?? expect.unreachable('there is no field'));
async function type(value: string): Promise<void> {
  const input = await field();
  input.value = value;
  input.dispatchEvent(new Event('input'));
}

test('this device comes first, and each other says what it has and when it was last in step', async () => {
  await vi.waitFor(() => expect(items()[1]).toContain('three words phone-0001'));
  const [own, phone, tablet] = items();
  expect(own).toMatch(/^Windows computer, Edge ?This device ?Three words: three words laptop-001/);
  expect(phone).toMatch(/^Phone ?Has everything ?In step now/);
  expect(tablet).toContain(`4 changes behind`);
  expect(tablet).toContain(`Last in step on 3 November ${noon.getFullYear() - 1} at 14:02`);
  expect(root.querySelector('[role=status]')?.textContent).toBe('Your latest changes are on 2 devices.');
  expect(root.scrollWidth).toBeLessThanOrEqual(288);
});

test('the extension beside it is in the list while it is connected, with what it has said', async () => {
  status.value = { ...STARTING, extension: 'asleep', extensionCopy: 'whole' };
  await vi.waitFor(() => expect(items()[1]).toMatch(/^The extension in this browser ?Has everything/));
  status.value = { ...STARTING, extension: 'connected', extensionCopy: 'behind' };
  await vi.waitFor(() => expect(items()[1]).toContain('Does not have your latest changes yet'));
  status.value = { ...STARTING, extension: 'absent', extensionCopy: 'whole' };
  await vi.waitFor(() => expect(items()).toHaveLength(1));
});

test('I rename this device, and a name that does not do says what to do', async () => {
  (await button('Rename')).click();
  expect(await field()).toBe(document.activeElement);
  expect((await field()).value).toBe('Windows computer, Edge');
  await type('  ');
  (await button('Save the name')).click();
  await vi.waitFor(() => expect(root.textContent).toContain('Enter a name, such as “Work laptop”'));
  expect(document.activeElement).toBe(await field());
  await type('Work laptop');
  isBroken = true;
  (await button('Save the name')).click();
  await vi.waitFor(() => expect(root.textContent).toContain('This browser could not save the name'));
  isBroken = false;
  (await button('Save the name')).click();
  await vi.waitFor(() => expect(items()[0]).toMatch(/^Work laptop/));
  await vi.waitFor(() => expect(document.activeElement?.textContent?.trim()).toBe('Rename'));
});

test('Escape leaves the name as it was', async () => {
  (await button('Rename')).click();
  await type('Something else');
  (await field()).dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
  await vi.waitFor(() => expect(document.activeElement?.textContent?.trim()).toBe('Rename'));
  expect(items()[0]).toMatch(/^Windows computer, Edge/);
});

test('taking one off the list says that this does not shut it out, and what does', async () => {
  (await button('Remove Kitchen tablet from the list')).click();
  const dialog = await vi.waitFor(() => root.querySelector('dialog') ?? expect.unreachable('no window has opened'));
  expect(dialog.textContent).toContain('This does not shut it out');
  expect(dialog.textContent).toContain('until you change your words');
  expect(dialog.querySelector('a')?.getAttribute('href')).toBe('/settings#change-words');
  (await button('Keep it')).click();
  await vi.waitFor(() => expect(root.querySelector('dialog')).toBeNull());
  expect(removed).toEqual([]);
  (await button('Remove Kitchen tablet from the list')).click();
  (await button('Remove from the list')).click();
  await vi.waitFor(() => expect(removed).toEqual(['tablet-001']));
  await vi.waitFor(() => expect(root.querySelector('dialog')).toBeNull());
});
