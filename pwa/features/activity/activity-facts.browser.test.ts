// The facts of an activity in a real browser.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { type App, createApp, h, nextTick, shallowRef } from 'vue';
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

test('the facts are read in a line that opens; without a day or a type they stand open, and stay so while they get one', async () => {
  const date = { startedOn: '2026-11-10', datePrecision: 'day' };
  const fields = shallowRef<object>({ title: 'Splint clinic', ...date, type: 'workBased', minutes: 90 });
  app = createApp(() =>
    h(ActivityFactsCard, {
      activity: parseActivity('activity-1' as RecordId, fields.value),
      key: String('type' in fields.value),
    }),
  );
  app.provide(HOST, host).mount(root);
  const line = () => root.querySelector('details');
  await nextTick();
  expect(line()?.open).toBe(false);
  expect(line()?.querySelector('summary')?.textContent).toBe(
    '10 November 2026 · Work-based learning · 1 hour 30 minutes Change',
  );
  fields.value = { title: 'Splint clinic', ...date };
  await nextTick();
  expect(line()?.open).toBe(true);
});

test('a long title can be read whole while it is written, and stays one line of text', async () => {
  const field = await titleField(
    'Early active movement after tendon repair in the hand: a systematic review of outcomes',
  );
  expect(field.scrollWidth).toBeLessThanOrEqual(field.clientWidth);
  expect(field.scrollHeight).toBeLessThanOrEqual(field.clientHeight);
  const enter = new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true });
  expect(field.dispatchEvent(enter)).toBe(false);
});

test('the first thing that is typed into a title stays', async () => {
  const field = await titleField('Splint clinic');
  await userEvent.click(field);
  // as the keyboard does it: between two listeners of one event the browser lets the page be drawn
  await userEvent.keyboard('!');
  await nextTick();
  expect(field).toHaveProperty('value', expect.stringContaining('!'));
});
