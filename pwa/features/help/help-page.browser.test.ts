// Reading the help in a real browser: answers open one at a time, by an address, and by the browser's own search.
import { createPinia } from 'pinia';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type App, createApp, nextTick } from 'vue';
import { createMemoryHistory, createRouter } from 'vue-router';
import { HOST, type Host, openHost } from '../../host/host.ts';
import HelpPage from './HelpPage.vue';

let host: Host;
let app: App;
let root: HTMLElement;
beforeEach(async () => {
  host = await openHost();
  root = document.body.appendChild(document.createElement('div'));
});
afterEach(async () => {
  app.unmount();
  root.remove();
  await host.stop();
});

async function open(path: string) {
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [{ path: '/:any(.*)*', component: HelpPage }],
  });
  await router.push(path);
  app = createApp(HelpPage);
  app.use(createPinia()).use(router).provide(HOST, host).mount(root);
  await nextTick();
  return router;
}
const questions = () => [...root.querySelectorAll<HTMLButtonElement>('h3 button')];
const openOnes = () =>
  questions()
    .filter((one) => one.ariaExpanded === 'true')
    .map(({ id }) => id);
const answerOf = (id: string) =>
  document.getElementById(document.getElementById(id)?.getAttribute('aria-controls') ?? '') ?? expect.unreachable(id);

test('a question opens its answer and closes the one before; closed answers stay within reach of the browser’s search', async () => {
  await open('/help');
  expect(openOnes()).toEqual([]);
  expect(answerOf('hours').getAttribute('hidden')).toBe('until-found');
  document.getElementById('hours')?.click();
  await nextTick();
  expect(openOnes()).toEqual(['hours']);
  expect(answerOf('hours').hasAttribute('hidden')).toBe(false);
  // as the browser does when it finds a word in it
  answerOf('evidence').dispatchEvent(new Event('beforematch', { bubbles: true }));
  await nextTick();
  expect(openOnes()).toEqual(['evidence']);
  expect(answerOf('hours').getAttribute('hidden')).toBe('until-found');
});

test('an address of a question shows its answer', async () => {
  const router = await open('/help#goals');
  expect(openOnes()).toEqual(['goals']);
  await router.push('/help#lock');
  await vi.waitFor(() => expect(openOnes()).toEqual(['lock']));
});
