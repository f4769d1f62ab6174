// "Not yet" means the same day wherever it is pressed.
import { expect, test } from 'vitest';
import type { LocalDate } from './dates.ts';
import { askAgainOn, askAgainWords } from './reminder.ts';

const TODAY = '2026-11-30' as LocalDate;

test('a certificate that is not there yet is asked about tomorrow', () => {
  expect(askAgainOn('certificate', TODAY)).toBe('2026-12-01');
  expect(askAgainWords('certificate')).toBe('tomorrow');
});

test('what has not come of it yet is asked about in a week', () => {
  expect(askAgainOn('followUp', TODAY)).toBe('2026-12-07');
  expect(askAgainWords('followUp')).toBe('in a week');
});
