// What was deleted can be recognised, and how long it stays is told.
import { expect, test } from 'vitest';
import type { LocalDate } from '../../../shared/model/dates.ts';
import type { RecordId } from '../../../shared/model/id.ts';
import type { Deleted } from '../../../shared/projection/recently-deleted.ts';
import { kindInWords, nameInWords, timeLeft } from './deleted-words.ts';

const day = (text: string) => text as LocalDate;
const deleted = (patch: Partial<Deleted>): Deleted => ({
  kind: 'reflection',
  id: 'reflection-1' as RecordId,
  name: 'What happened',
  partOf: 'Course',
  deletedOn: day('2026-11-01'),
  ...patch,
});

test('names what it was, and what it was a part of', () => {
  expect(kindInWords(deleted({}))).toBe('Reflection on “Course”');
  expect(kindInWords(deleted({ kind: 'goal', partOf: '' }))).toBe('Goal');
  expect(nameInWords(deleted({ name: ' Two\nlines ' }))).toBe('Two lines');
  expect(nameInWords(deleted({ name: 'word '.repeat(60) }))).toHaveLength(120);
  expect(nameInWords(deleted({ kind: 'activity', name: '' }))).toBe('Untitled activity');
});

test('counts the days that are left; on the last one it is still there', () => {
  expect(timeLeft(day('2026-11-01'), day('2026-11-01'))).toBe('30 days left');
  expect(timeLeft(day('2026-11-01'), day('2026-11-30'))).toBe('1 day left');
  expect(timeLeft(day('2026-11-01'), day('2026-12-01'))).toBe('Last day');
});
