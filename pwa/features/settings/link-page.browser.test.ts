// Linking as a person sees it, in a real browser: what came with a scanned code, where it is looked for, and what is said when it fails.
import { createPinia } from 'pinia';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type App, createApp, shallowRef } from 'vue';
import { createMemoryHistory, createRouter } from 'vue-router';
import type { LinkResult } from '../../../shared/portfolio/link-device.ts';
import { HOST, type Host } from '../../host/host.ts';
import { STARTING } from '../../host/status.ts';
import { takeWords } from './address-words.ts';
import LinkPage from './LinkPage.vue';
import { linkAddress } from './link-address.ts';
import RecoveryWords from './RecoveryWords.vue';

const WORDS = 'legal winner thank year wave sausage worth useful legal winner thank yellow';
const OTHER = 'https://cpd.example';
const asked: { words: string; server: string | undefined }[] = [];
let result: LinkResult;
let app: App | null = null;
let root: HTMLElement;

beforeEach(() => {
  asked.length = 0;
  result = { ok: true, alreadyLinked: true, isSame: true };
  root = document.body.appendChild(document.createElement('div'));
  root.style.width = '328px';
});
afterEach(() => {
  app?.unmount();
  root.remove();
});

function open(page: typeof LinkPage | typeof RecoveryWords, props: Record<string, unknown> = {}, serverUrl = OTHER) {
  const host = {
    status: shallowRef(STARTING),
    painted: () => undefined,
    identity: () => ({ serverUrl, deviceName: 'Laptop' }),
    async linkWithWords(words: string, server?: string) {
      asked.push({ words, server });
      return result;
    },
  } as unknown as Host;
  const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/:path(.*)*', component: {} }] });
  app = createApp(page, props).use(createPinia()).use(router).provide(HOST, host);
  app.mount(root);
}
const says = (text: string) =>
  vi.waitFor(() => expect(root.textContent?.replace(/\s+/g, ' ')).toContain(text), { timeout: 5_000 });
const press = (name: string) => {
  const button = [...root.querySelectorAll('button')].find((one) => one.textContent?.trim() === name);
  (button ?? expect.unreachable(`there is no ${name}`)).click();
};
const field = (id: string) => document.getElementById(id) as HTMLInputElement | null;
function type(id: string, text: string): void {
  const into = field(id) ?? expect.unreachable(`there is no ${id}`);
  into.value = text;
  into.dispatchEvent(new Event('input'));
}

test('a scanned code brings the server along, says so, and the words are looked for there', async () => {
  takeWords(new URL(linkAddress(location.origin, WORDS, OTHER)).hash);
  open(LinkPage);
  await says('They are for the server at cpd.example, which the other device uses.');
  press('Link this device');
  await vi.waitFor(() => expect(asked).toEqual([{ words: WORDS, server: OTHER }]));
});

test('a code that was made before codes carried a server is read as ever', async () => {
  takeWords(`#${WORDS.replaceAll(' ', '-')}`);
  open(LinkPage);
  await says('The 12 words came with the link');
  expect(root.textContent).not.toContain('They are for the server');
  press('Link this device');
  await vi.waitFor(() => expect(asked).toEqual([{ words: WORDS, server: location.origin }]));
});

test('a link that cannot be read asks for the words instead', async () => {
  takeWords('#something=else');
  open(LinkPage);
  await says('The link holds no words that Waymark can read. Enter your 12 words here instead');
  expect(field('link-words')).not.toBeNull();
});

test('a link that cannot be read leaves nothing of one that was opened before it', async () => {
  takeWords(new URL(linkAddress(location.origin, WORDS, OTHER)).hash);
  result = { ok: false, reason: 'unreachable' };
  open(LinkPage);
  await says('They are for the server at cpd.example');
  press('Link this device');
  await says('does not answer');
  takeWords('#something=else');
  await says('The link holds no words');
  expect(root.textContent).not.toMatch(/cpd\.example|came with the link/);
  expect([field('link-words')?.value, field('link-server')?.value]).toEqual(['', '']);
});

test('what is wrong with the server stands at its address, which is open to be put right', async () => {
  takeWords(new URL(linkAddress(location.origin, WORDS, OTHER)).hash);
  result = { ok: false, reason: 'unreachable' };
  open(LinkPage);
  await says('cpd.example');
  press('Link this device');
  await says('The server at cpd.example does not answer');
  expect(field('link-server')?.checkVisibility()).toBe(true);
  expect(field('link-server')?.getAttribute('aria-invalid')).toBe('true');
  type('link-server', 'http://cpd.example');
  await vi.waitFor(() => expect(field('link-server')?.getAttribute('aria-invalid')).not.toBe('true'));
  press('Link this device');
  await says('The address must begin with https');
  expect(asked).toHaveLength(1);
});

test('when the app’s own server is away, no field is called wrong for it', async () => {
  result = { ok: false, reason: 'unreachable' };
  open(LinkPage);
  type('link-words', WORDS);
  press('Link this device');
  await says('does not answer');
  expect(root.querySelectorAll('[aria-invalid="true"]')).toHaveLength(0);
  expect(field('link-server')?.checkVisibility()).toBe(false);
});

test('words that the app’s own server does not know may belong to another server: its field is open', async () => {
  result = { ok: false, reason: 'empty' };
  open(LinkPage);
  type('link-words', WORDS);
  press('Link this device');
  await says('If the other device uses another server, enter the address of that one');
  expect(field('link-server')?.checkVisibility()).toBe(true);
});

test('whoever types the words is told which server to enter beside them, and the paper says it too', async () => {
  open(RecoveryWords, { words: WORDS });
  await says('Your portfolio is kept at cpd.example.');
  expect(document.querySelector('body > .sheet')?.textContent?.replace(/\s+/g, ' ')).toContain('type cpd.example.');
});

test('where the app’s own server is used, no server is spoken of', () => {
  open(RecoveryWords, { words: WORDS }, location.origin);
  for (const text of [root.textContent, document.querySelector('body > .sheet')?.textContent])
    expect(text).not.toMatch(/another server|is kept at/);
});
