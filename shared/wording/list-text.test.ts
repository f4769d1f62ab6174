// How several things are named in one sentence.
import { expect, test } from 'vitest';
import { listText } from './list-text.ts';

test.each([
  [[], ''],
  [['a course'], 'a course'],
  [['a course', 'a webinar'], 'a course and a webinar'],
  [['a course', 'a webinar', 'an article'], 'a course, a webinar and an article'],
])('%j is said as "%s"', (parts, said) => {
  expect(listText(parts)).toBe(said);
});
