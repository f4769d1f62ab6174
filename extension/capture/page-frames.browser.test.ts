// Open and closed frames as a real browser gives them.
import { afterEach, expect, it } from 'vitest';
import { shownLines } from '../extractors/shown-lines.ts';
import { closedFrames } from './page-frames.ts';

afterEach(() => document.body.replaceChildren());

async function frameWith(attributes: Record<string, string>): Promise<HTMLIFrameElement> {
  const frame = document.createElement('iframe');
  for (const [name, value] of Object.entries(attributes)) frame.setAttribute(name, value);
  const loaded = new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
  document.body.append(frame);
  await loaded;
  return frame;
}

it('reads a frame of the same origin and names none', async () => {
  await frameWith({ srcdoc: '<h2>Part one</h2><p>Sit down first.</p>', width: '600', height: '400' });
  expect(shownLines(document).map(({ text }) => text)).toEqual(expect.arrayContaining(['Part one', 'Sit down first.']));
  expect(closedFrames(document)).toEqual([]);
});

it('names a large frame that is closed, and no small one', async () => {
  // a sandbox without an origin is closed as another site's frame is
  const closed = { sandbox: '', src: `${location.origin}/course?token=secret`, title: 'Course' };
  await frameWith({ ...closed, width: '600', height: '400' });
  await frameWith({ ...closed, src: `${location.origin}/counter`, width: '10', height: '10' });
  expect(closedFrames(document)).toEqual([{ src: `${location.origin}/course`, title: 'Course' }]);
  expect(shownLines(document)).toEqual([]);
});

it('does not name a frame that a style sheet hides', async () => {
  await frameWith({ sandbox: '', src: `${location.origin}/course`, width: '600', height: '400' });
  expect(closedFrames(document)).toHaveLength(1);
  document.body.style.display = 'none';
  expect(closedFrames(document)).toEqual([]);
  document.body.style.display = '';
});
