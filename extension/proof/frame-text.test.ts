// A page whose course stands in a frame: what is kept of it, and what is said of the rest.
import { expect, test } from 'vitest';
import type { PageCopy } from '../capture/page-copy.ts';
import { withFrames } from './frame-text.ts';

const copy = (url: string, html: string, closedFrames: string[] = [], notes: string[] = []): PageCopy => ({
  url,
  html,
  notes,
  language: 'en-GB',
  closedFrames,
});
const words = (text: string) => `<p>${`${text} `.repeat(60)}</p>`;
const page = copy('https://course.example/unit', '<p>Unit 3</p>', ['content.example', 'player.example']);

test('the words of a frame that may be read stand with those of the page, and the other frame is told of', () => {
  const frame = copy('https://content.example/story.html', words('Lift together.'));
  const whole = withFrames(page, [frame, null]);
  expect(whole?.html).toContain('<p>Unit 3</p>');
  expect(whole?.html).toContain('In a frame from content.example');
  expect(whole?.html).toContain('Lift together.');
  expect(whole?.notes).toEqual([
    'What a frame from player.example showed was not kept: Waymark may read it only with your permission for player.example.',
  ]);
});

test('a frame inside a frame is told of too, and the same frame twice is kept once', () => {
  const frame = copy('https://content.example/story.html', words('Lift together.'), ['deep.example']);
  const whole = withFrames({ ...page, closedFrames: ['content.example'] }, [frame, frame]);
  expect(whole?.html.match(/In a frame/g)).toHaveLength(1);
  expect(whole?.notes.join()).toContain('deep.example');
});

test('a page whose words all stand in a frame is kept by them; one without any words is none', () => {
  const empty = copy('https://course.example/unit', '');
  expect(withFrames(empty, [copy('https://content.example/', words('Scald risk.'))])?.html).toContain('Scald risk.');
  expect(withFrames(empty, [copy('https://content.example/', '<p>Menu</p>')])).toBeNull();
  expect(withFrames(null, [])).toBeNull();
});

test('what is too long for the copy is left out and said', () => {
  const frame = copy('https://content.example/', `<p>${'x'.repeat(2_200_000)}</p>`);
  const whole = withFrames(page, [frame]);
  expect(whole?.html).toBe('<p>Unit 3</p>');
  expect(whole?.notes.join()).toContain('Some of it was left out');
});
