// The offer to put the app on this device, in a real browser.
import { createPinia } from 'pinia';
import { afterEach, expect, test, vi } from 'vitest';
import { type App, createApp, nextTick } from 'vue';
import { watchInstalling } from '../../stores/install-prompt.ts';
import { useSession } from '../../stores/session.ts';
import InstallCard from './InstallCard.vue';

const root = document.body.appendChild(document.createElement('div'));
let app: App;
function show() {
  app = createApp(InstallCard).use(createPinia());
  app.mount(root);
}
afterEach(() => {
  app.unmount();
  localStorage.clear();
});
watchInstalling();

/** What the browser does when the app may be installed. */
function offer() {
  const prompt = vi.fn(async () => ({ outcome: 'accepted' }));
  const event = Object.assign(new Event('beforeinstallprompt', { cancelable: true }), { prompt });
  dispatchEvent(event);
  return { event, prompt };
}
const button = (name: string) =>
  [...root.querySelectorAll('button')].find((one) => one.textContent?.includes(name)) ?? expect.unreachable(name);

test('nothing is offered where the browser offers nothing', () => {
  show();
  expect(root.textContent).toBe('');
});

test('the browser asks at my press, and not by itself', async () => {
  show();
  const { event, prompt } = offer();
  expect(event.defaultPrevented).toBe(true);
  await nextTick();
  button('Install Waymark').click();
  expect(prompt).toHaveBeenCalledTimes(1);
  await nextTick();
  expect(root.textContent).toBe('');
});

test('“Not now” is good for 30 days and can be taken back, and installed it is never offered again', async () => {
  show();
  offer();
  await nextTick();
  button('Not now').click();
  await nextTick();
  expect(root.textContent).toBe('');
  useSession().undo();
  await nextTick();
  button('Not now').click();
  app.unmount();

  show();
  expect(root.textContent).toBe('');
  app.unmount();
  vi.useFakeTimers({ now: Date.now() + 31 * 86_400_000, toFake: ['Date'] });
  document.dispatchEvent(new Event('visibilitychange'));
  show();
  await nextTick();
  expect(root.textContent).toContain('Install Waymark');
  vi.useRealTimers();
  document.dispatchEvent(new Event('visibilitychange'));

  dispatchEvent(new Event('appinstalled'));
  await nextTick();
  expect(root.textContent).toBe('');
});
