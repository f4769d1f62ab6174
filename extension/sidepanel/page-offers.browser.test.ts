// What the panel offers from the page: a transcript that seems to name a patient waits for the person.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type App, createApp, h } from 'vue';
import type { SessionView } from '../session/session-calls.ts';

const asked: Record<string, unknown>[] = [];
vi.mock('wxt/browser', () => ({
  browser: {
    runtime: {
      sendMessage: async (message: { isLookedAt: boolean }) => {
        asked.push(message);
        const held = { from: '', seen: 'an NHS number', why: '' };
        return { answer: message.isLookedAt ? { from: 'the captions of the recording', seen: '', why: '' } : held };
      },
    },
  },
}));
const { default: PageOffers } = await import('./PageOffers.vue');

let app: App;
let root: HTMLElement;
beforeEach(() => {
  root = document.body.appendChild(document.createElement('div'));
  const session = { tabId: 3, kind: 'webinar' } as SessionView;
  app = createApp(() => h(PageOffers, { session, tabId: 3, hasScorm: false, isFolded: false }));
  app.mount(root);
});
afterEach(() => {
  app.unmount();
  root.remove();
  asked.splice(0);
});

const button = (name: string) => [...root.querySelectorAll('button')].find((one) => one.textContent?.trim() === name);

test('a transcript that is held back says what was seen, and is kept when the person says so', async () => {
  button('Keep the transcript')?.click();
  await expect.poll(() => root.textContent).toContain('It seems to show a patient’s details (an NHS number)');
  button('Keep it all the same')?.click();
  await expect.poll(() => root.textContent).toContain('The transcript is kept, from the captions of the recording.');
  expect(button('Keep it all the same')).toBeUndefined();
  expect(asked.map(({ isLookedAt }) => isLookedAt)).toEqual([false, true]);
});
