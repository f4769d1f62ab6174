// The strip of a recording says the same to the eye as its words do.
import { afterEach, expect, test } from 'vitest';
import { type App, createApp, h } from 'vue';
import type { Stretch } from '../../shared/model/session.ts';
import TimeStrip from './TimeStrip.vue';

let app: App;
let root: HTMLElement;
function mount(props: { watched: Stretch[]; earlier?: Stretch[]; isPlaying?: boolean }): void {
  root = document.body.appendChild(document.createElement('div'));
  app = createApp(() => h(TimeStrip, { earlier: [], isPlaying: false, ...props, mediaSeconds: 600 }));
  app.mount(root);
}
afterEach(() => {
  app.unmount();
  root.remove();
});

const bars = (layer: string) =>
  [...root.querySelectorAll(`.${layer}`)].map((one) => ['x', 'width'].map((name) => Number(one.getAttribute(name))));
const goTo = () => [...root.querySelectorAll('button')].map((one) => one.textContent?.trim());

test('what was seen without a break is one bar, whatever the heartbeats cut it into', () => {
  mount({
    watched: [
      [0, 60],
      [60.4, 120],
      [300, 360],
    ],
  });
  expect(bars('now')).toEqual([
    [0, 200],
    [500, 100],
  ]);
  expect(root.textContent).toContain('Seen: 0:00–2:00, 5:00–6:00.');
  expect(goTo()).toEqual(['2:00–5:00', '6:00–10:00']);
});

test('where a session goes on from an earlier one, no seam is left between them', () => {
  mount({ watched: [[61, 120]], earlier: [[0, 60]] });
  expect(bars('earlier')).toEqual([[0, 200]]);
});

test('while it plays, what lies ahead is not called missing', () => {
  mount({
    watched: [
      [0, 60],
      [120, 180],
    ],
    isPlaying: true,
  });
  expect(goTo()).toEqual(['1:00–2:00']);
});
