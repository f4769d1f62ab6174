// News of the person's devices, in a real browser: three words to compare, one device or several, mine or not mine.
import { createPinia } from 'pinia';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type App, createApp, shallowRef } from 'vue';
import { createMemoryHistory, createRouter } from 'vue-router';
import { compareWords } from '../../shared/crypto/compare-words.ts';
import { keysFromSecret } from '../../shared/crypto/keys.ts';
import { toInstant } from '../../shared/model/dates.ts';
import { newId } from '../../shared/model/id.ts';
import { type Identity, openLocal } from '../../shared/portfolio/identity.ts';
import type { DeviceStanding } from '../../shared/sync/device-standings.ts';
import { NOT_CONNECTED, type RelayStatus } from '../../shared/sync/relay-status.ts';
import { type WatchedDevices, watchDevices } from '../host/devices.ts';
import { HOST, type Host } from '../host/host.ts';
import { type HostStatus, STARTING } from '../host/status.ts';
import DeviceNews from './DeviceNews.vue';

const SERVER: RelayStatus = {
  ...NOT_CONNECTED,
  connection: 'connected',
  waiting: false,
  isInStep: true,
};
const device = (id: string, name: string): DeviceStanding => ({ id, name, saidAtMs: 0, heardAtMs: null, behind: 0 });
const PHONE = device('phone-0001', 'Phone');
const TABLET = device('tablet-001', 'Kitchen tablet');

const local = openLocal('waymark-device-news-test');
const status = shallowRef<HostStatus>({ ...STARTING, loaded: true, isSyncing: true, leader: true });
let me: { identity: Identity };
let devices: WatchedDevices;
let app: App;
let root: HTMLElement;

beforeEach(async () => {
  await local.values.clear();
  const identity: Identity = {
    key: 'me',
    documentName: 'none',
    portfolioId: newId(),
    secret: crypto.getRandomValues(new Uint8Array(16)),
    deviceId: newId(),
    deviceName: 'Work laptop',
    serverUrl: 'https://cpd.example',
    createdAt: toInstant(new Date()),
  };
  me = { identity };
  status.value = { ...STARTING, loaded: true, isSyncing: true, leader: true };
  start();
  root = document.body.appendChild(document.createElement('main'));
  root.id = 'page';
  root.tabIndex = -1;
  const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/:path(.*)*', component: {} }] });
  const host = { status, identity: () => me.identity, devices: async () => devices } as unknown as Host;
  app = createApp(DeviceNews).use(createPinia()).use(router).provide(HOST, host);
  app.mount(root);
});
afterEach(() => {
  app.unmount();
  root.remove();
  devices.stop();
});

function start(): void {
  const tabs = { tell: () => undefined, on: () => undefined };
  const say = (patch: Partial<HostStatus>) => {
    status.value = { ...status.value, ...patch };
  };
  devices = watchDevices({ local, me, status, say, tabs, relay: () => null, become: async () => undefined });
}
function hear(server: Partial<RelayStatus>): void {
  status.value = { ...status.value, server: { ...SERVER, ...server } };
}
const wordsOf = (id: string) => compareWords(keysFromSecret(me.identity.secret).room, id).join(' ');
const says = (text: string) => vi.waitFor(() => expect(root.textContent).toContain(text), { timeout: 5_000 });
const saysNothing = () => vi.waitFor(() => expect(root.textContent?.trim()).toBe(''), { timeout: 5_000 });
const told = () => local.values.toArray();
const button = (name: string) =>
  vi.waitFor(
    () =>
      [...root.querySelectorAll('button')].find((one) => one.textContent?.trim() === name) ??
      expect.unreachable(`there is no button ${name}`),
    { timeout: 5_000 },
  );
/** As on a device that turned syncing on before any other. */
async function beFirst(): Promise<void> {
  hear({});
  await vi.waitFor(async () => expect(await told()).toHaveLength(1), { timeout: 5_000 });
}

test('the first device of a portfolio has nobody to compare with', async () => {
  hear({ isInStep: false });
  await beFirst();
  await saysNothing();
});

test('a device that was just linked shows its three words until they are compared, also after a restart', async () => {
  hear({ devices: [PHONE, TABLET] });
  await says('Compare these three words with your other device');
  await says(wordsOf(me.identity.deviceId));
  expect(root.textContent).not.toContain('A new device was linked');
  devices.stop();
  start();
  hear({ connection: 'offline', isInStep: false, devices: [PHONE, TABLET] });
  (await button('They are the same')).click();
  await saysNothing();
  await vi.waitFor(() => expect(document.activeElement).toBe(root));
});

test('devices that are linked later are news, each with its words, until I say that they are mine', async () => {
  await beFirst();
  hear({ connection: 'offline', isInStep: false, devices: [PHONE, TABLET] });
  await says('A new device was linked: Phone');
  await says(wordsOf(PHONE.id));
  await says('A new device was linked: Kitchen tablet');
  await says(wordsOf(TABLET.id));
  (await button('It is mine')).click();
  await vi.waitFor(() => expect(root.textContent).not.toContain('Phone'), { timeout: 5_000 });
  expect(root.textContent).toContain('Kitchen tablet');
  (await button('It is mine')).click();
  await saysNothing();
  devices.stop();
  start();
  hear({ devices: [PHONE, TABLET, device('extra-0001', 'Old iPad')] });
  await says('A new device was linked: Old iPad');
  expect(root.textContent).not.toContain('Phone');
});

test('one that is not mine leads to changing my words, and can still turn out to be mine', async () => {
  await beFirst();
  hear({ devices: [TABLET] });
  (await button('Not mine')).click();
  await says('Someone may have your 12 words: Kitchen tablet');
  await vi.waitFor(() => expect(document.activeElement?.textContent).toContain('until you change your words'));
  expect(root.querySelector('a')?.getAttribute('href')).toBe('/settings#change-words');
  (await button('It is mine after all')).click();
  await saysNothing();
});

test('in another tab the answer is heard too', async () => {
  await beFirst();
  hear({ devices: [TABLET] });
  await says('Kitchen tablet');
  const [row] = await told();
  if (!row) throw new Error('nothing was kept');
  await local.values.put({ key: row.key, value: { ids: [TABLET.id], isCompared: true } });
  await saysNothing();
});
