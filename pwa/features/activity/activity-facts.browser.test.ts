// The facts of an activity in a real browser.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type App, createApp, h, nextTick } from 'vue';
import { parseActivity } from '../../../shared/model/activity.ts';
import type { RecordId } from '../../../shared/model/id.ts';
import { HOST, type Host, openHost } from '../../host/host.ts';
import ActivityFactsCard from './ActivityFactsCard.vue';

let host: Host;
let app: App;
let root: HTMLElement;
beforeEach(async () => {
  host = await openHost();
  root = document.body.appendChild(document.createElement('div'));
  root.style.width = '320px';
});
afterEach(async () => {
  app.unmount();
  root.remove();
  await host.stop();
});

async function titleField(title: string): Promise<HTMLElement> {
  const activity = parseActivity('activity-1' as RecordId, { title });
  app = createApp(() => h(ActivityFactsCard, { activity }));
  app.provide(HOST, host).mount(root);
  await nextTick();
  return root.querySelector<HTMLElement>('#activity-title') ?? expect.unreachable('there is no title');
}

test('a long title can be read whole while it is written, and stays one line of text', async () => {
  const field = await titleField(
    'Early active movement after tendon repair in the hand: a systematic review of outcomes',
  );
  expect(field.scrollWidth).toBeLessThanOrEqual(field.clientWidth);
  expect(field.scrollHeight).toBeLessThanOrEqual(field.clientHeight);
  const enter = new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true });
  expect(field.dispatchEvent(enter)).toBe(false);
});
