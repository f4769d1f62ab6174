// Moments and sizes in words.
import { expect, test } from 'vitest';
import { addDays, type LocalDate, localDateOf, toInstant } from '../../shared/model/dates.ts';
import { dayAndMonth, momentInWords, recentInWords, sizeInWords } from './dates.ts';

const at = new Date(2026, 2, 4, 14, 2);
const day = localDateOf(at);

test('says a moment in the device’s own time', () => {
  expect(momentInWords(toInstant(at))).toBe('4 March 2026 at 14:02');
});

test('says how recent a moment is', () => {
  expect(recentInWords(toInstant(at), day)).toBe('today at 14:02');
  expect(recentInWords(toInstant(at), addDays(day, 1))).toBe('yesterday at 14:02');
  expect(recentInWords(toInstant(at), addDays(day, 2))).toBe('4 March 2026');
});

test('a moment just before midnight is yesterday just after it', () => {
  const late = new Date(2026, 2, 31, 23, 59);
  expect(recentInWords(toInstant(late), '2026-04-01' as LocalDate)).toBe('yesterday at 23:59');
});

test('puts day and month into the margin', () => {
  expect(dayAndMonth('2026-09-01' as LocalDate)).toEqual({ day: 1, month: 'Sep' });
});

test('rounds sizes to what people can picture', () => {
  expect([sizeInWords(999), sizeInWords(340_200), sizeInWords(1_234_567)]).toEqual(['999 bytes', '340 kB', '1.2 MB']);
});
