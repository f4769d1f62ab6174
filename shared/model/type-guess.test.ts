// The type that a kept page gets before anybody has said one.
import { expect, it } from 'vitest';
import { CAPTURE_KINDS } from './capture.ts';
import { guessType } from './type-guess.ts';

it('takes courses, certificates and live webinars as formal, and all that is read, heard or watched alone as self-directed', () => {
  expect(CAPTURE_KINDS.filter((kind) => guessType(kind, false) === 'formal')).toEqual([
    'webinar',
    'course',
    'certificate',
  ]);
  expect(CAPTURE_KINDS.filter((kind) => guessType(kind, true) === 'formal')).toEqual(['course', 'certificate']);
});
